"""Who is behind, how sure are we, and who goes on the list?"""

import streamlit as st

from lib.analysis.behind.evidence import behind_evidence
from lib.analysis.behind.pupils import behind_list
from lib.analysis.behind.shortlist import shortlist
from lib.analysis.behind.wording import how_chosen, plan_finding
from lib.ui.behind.grid import show_behind_grid
from lib.ui.behind.shortlist import (
    offer_plan,
    offer_plan_for_the_rest,
    show_place_facts,
    show_waiting,
)
from lib.ui.frame import choices, show
from lib.ui.frame.guard import require
from lib.ui.frame.questions import answer, follow, the_school
from lib.ui.frame.trail import show_trail
from lib.ui.lists.taking_away import offer_subject_lists

require()

QUESTION = "Who is behind, how sure are we, and who goes on the list?"
SHORTFALLS = {"persistent": "Persistent", "new": "New", "one_off": "One-off"}

filters = choices.filter_row()
with filters:
    cohort = choices.choose_cohort()
    checkpoint = choices.choose_checkpoint(cohort)

if checkpoint is None:
    show.show_empty(
        QUESTION,
        "There are no grades to compare with targets yet",
        "Bring in a pupil list, targets and one checkpoint's grades; the list follows at once.",
        "import_data",
        "Import data",
    )

with filters:
    subject = choices.choose_subject(checkpoint)
    group = choices.choose_group()
    statuses = choices.choose_many("shortfalls", "Shortfalls", SHORTFALLS, ["persistent", "new"])
    show.show_status_badge(checkpoint)

show_trail(cohort, checkpoint, "Behind target")
evidence = answer(behind_evidence, checkpoint.checkpoint_id, the_school().as_of)
behind = follow(behind_list, evidence, subject, group, statuses)
top = st.container()
slider, facts, button = st.columns([2, 6.6, 1.6], gap="medium", vertical_alignment="center")
with slider:
    asked = "How many to list?" if evidence.is_final else "How many places have you?"
    how_many = choices.choose_number("places", asked, 1, 60, 15)
chosen = follow(shortlist, behind, how_many)
with top:
    show.show_answer(QUESTION, chosen.finding)
with facts:
    show_place_facts(behind, chosen)
with button, st.container(gap="xsmall"):
    offer_plan(behind, chosen, subject)
    offer_subject_lists(checkpoint, subject, behind.subject)

show_behind_grid(behind, chosen, checkpoint=checkpoint.checkpoint_id)
show.show_caption(how_chosen(behind))
if not evidence.is_final:
    show.show_question("Do I have a plan for every child who is underachieving?")
show.show_section(plan_finding(behind))
if not evidence.is_final:
    offer_plan_for_the_rest(behind, subject)
show_waiting(behind, chosen, checkpoint=checkpoint.checkpoint_id)
