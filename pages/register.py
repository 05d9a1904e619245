"""Who qualifies for help this half-term, and what is each getting?"""

import streamlit as st

from lib.interventions.intervention_register import wording as words
from lib.interventions.intervention_register.half_term import intervention_register
from lib.ui.frame.choices import choose_checkpoint, choose_cohort, choose_view, filter_row
from lib.ui.frame.guard import require
from lib.ui.frame.questions import answer, school
from lib.ui.frame.show import show_answer, show_no_checkpoint, show_rule, show_status_badge
from lib.ui.intervention_register.actions import show_register_head
from lib.ui.intervention_register.panels import show_movement, show_reasons
from lib.ui.intervention_register.pupils import show_register_list, show_register_style
from lib.ui.intervention_register.rules import show_rules
from lib.ui.registers.members import show_registers

require()

QUESTION = "Who qualifies for help this half-term, and what is each getting?"
VIEWS = {"register": "Register", "registers": "Registers", "rules": "Rules"}

at = school()
with filter_row():
    cohort = choose_cohort()
    checkpoint = choose_checkpoint(cohort, kinds=("predicted", "working_at", "mock"))
    view = choose_view("view", "View", VIEWS) if at is not None else "register"
    show_status_badge(checkpoint)

if at is not None and view == "registers":
    # The school's registers need a pupil list only.
    show_registers(at, cohort)
elif at is None or checkpoint is None:
    show_no_checkpoint(QUESTION)
elif view == "rules":
    show_rules(checkpoint.checkpoint_id, at.as_of)
else:
    chosen = checkpoint.checkpoint_id
    show_register_style()
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
