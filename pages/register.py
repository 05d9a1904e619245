"""Who qualifies for help this half-term, and what is each getting?"""

import streamlit as st

from lib.interventions import register_words as words
from lib.interventions.intervention_register import intervention_register
from lib.ui.choices import choose_checkpoint, choose_cohort, choose_view, filter_row
from lib.ui.guard import require
from lib.ui.questions import answer, school
from lib.ui.register_actions import show_register_head
from lib.ui.register_list import show_register_list, show_register_style
from lib.ui.register_members import show_registers
from lib.ui.register_parts import show_movement, show_reasons
from lib.ui.register_rules_form import show_rules
from lib.ui.show import show_answer, show_no_checkpoint, show_rule, show_status_badge

require()

QUESTION = "Who qualifies for help this half-term, and what is each getting?"
VIEWS = {"register": "Register", "registers": "Registers", "rules": "Rules"}

with filter_row():
    cohort = choose_cohort()
    checkpoint = choose_checkpoint(cohort, kinds=("predicted", "working_at", "mock"))
    view = choose_view("view", "View", VIEWS) if school() is not None else "register"
    show_status_badge(checkpoint)

show_register_style()
at = school()
if view == "registers":
    # The school's registers need a pupil list only.
    show_registers(at, cohort)
elif checkpoint is None:
    show_no_checkpoint(QUESTION)
elif view == "rules":
    show_rules(checkpoint.checkpoint_id, at.as_of)
else:
    chosen = checkpoint.checkpoint_id
    register = answer(intervention_register, chosen, at.as_of)
    show_answer(QUESTION, words.finding(register), words.lede(register))
    with st.container(key="main_and_rail"):
        main, rail = st.columns([1.4, 1], gap="large")
    with main:
        show_movement(register, str(chosen))
    with rail:
        show_reasons(register)
    show_rule()
    show_register_head(register, words.list_title(register))
    show_register_list(register)
