"""Who is being helped, by whom, until when, and who has no plan?"""

import streamlit as st

from lib.analysis.plans import wording as words
from lib.analysis.plans.coverage import coverage
from lib.interventions.plans.listed import in_state, plan_list
from lib.ui.frame.choices import choose_checkpoint, choose_cohort, choose_view, filter_row
from lib.ui.frame.guard import require
from lib.ui.frame.questions import answer, school
from lib.ui.frame.show import show_answer, show_no_checkpoint
from lib.ui.lists.filled_in import show_filled_list
from lib.ui.plans.coverage import show_coverage
from lib.ui.plans.listed import plans_finding, show_plans
from lib.ui.plans.mine import choose_mine
from lib.ui.plans.new import show_new_plan
from lib.ui.plans.panels import plan_asked_for, show_plan
from lib.ui.plans.style import show_plan_style

require()

QUESTION = "Who is being helped, by whom, until when, and who has no plan?"
VIEWS = {"coverage": "Coverage", "plans": "Plans", "new": "New plan", "lists": "Lists"}

show_plan_style()
at = school()
if at is not None and (plan := plan_asked_for()) is not None:
    show_plan(at, plan)
    st.stop()

filters = filter_row()
with filters:
    checkpoint = choose_checkpoint(choose_cohort())
if at is None or checkpoint is None:
    show_no_checkpoint(QUESTION)

with filters:
    view = choose_view("view", "Part of the page", VIEWS)
if view == "new":
    show_new_plan(at, checkpoint)
    st.stop()

if view == "lists":
    show_filled_list(at)
    st.stop()

with filters:
    mine = choose_mine(checkpoint, at.urn, with_staff=view == "plans")
plans = answer(plan_list, checkpoint.checkpoint_id, at.as_of, *mine)
if view == "plans":
    show_answer(QUESTION, plans_finding(plans))
    show_plans(at, plans)
    st.stop()

found = answer(coverage, checkpoint.checkpoint_id, at.as_of, *mine)
show_answer(QUESTION, words.finding(found), words.lede(found))
if checkpoint.kind != "final":
    show_coverage(found, in_state(plans, "live"), checkpoint.checkpoint_id)
