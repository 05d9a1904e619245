"""The department meeting, one question a screen."""

import streamlit as st

from lib.analysis.meeting.decisions import department_decisions
from lib.analysis.meeting.screens import department_meeting
from lib.ui.frame.choices import choose_checkpoint, choose_cohort, choose_comparison
from lib.ui.frame.guard import require
from lib.ui.frame.questions import answer, the_school
from lib.ui.frame.show import show_no_checkpoint
from lib.ui.meeting import way
from lib.ui.meeting.decisions import (
    Meeting,
    offer_to_decide,
    show_last_time,
    show_rail,
    show_today,
)
from lib.ui.meeting.papers import offer_key, offer_pack
from lib.ui.meeting.screens import STYLE, show_heading, show_rows

require()

st.html(STYLE)
page = st.container(key="meeting_page")
top = page.container(key="meeting_top", horizontal=True, vertical_alignment="center")
with top, st.popover("Change", type="tertiary"):
    cohort = choose_cohort()
    checkpoint = choose_checkpoint(cohort)
    comparison = choose_comparison(cohort, checkpoint)
    department = way.choose_department(checkpoint)

if cohort is None or checkpoint is None or not department:
    with page:
        show_no_checkpoint("The department meeting, one question a screen")

stamps = way.stamps(department, cohort, checkpoint)
with top:
    way.show_stamps(stamps[:-1])
    offer_key(cohort)

school = the_school()
at, today = checkpoint.checkpoint_id, school.as_of
against = (comparison.checkpoint_id, comparison.month) if comparison else (None, "")
screens = answer(department_meeting, at, *against, department, today)
decisions = answer(department_decisions, at, department, today)
meeting = Meeting(school.urn, department, cohort.results_year, at, today)
shown = way.screen_on_show(screens)

with page:
    if shown == way.FIRST:
        show_last_time(decisions)
        offer_to_decide(meeting)
    elif shown == way.LAST:
        show_today(decisions)
        with st.container(horizontal=True):
            offer_to_decide(meeting)
            offer_pack(screens, decisions, (school.name, *stamps))
    else:
        screen = next(s for s in screens if s.name == shown)
        show_heading(screen)
        with st.container(key="meeting_columns"):
            left, right = st.columns([2.05, 1], gap="large")
        with left:
            show_rows(screen)
        with right:
            show_rail(decisions)
            offer_to_decide(meeting)
    way.show_way(screens)
