"""What changed since the last checkpoint, and what needs attention first?"""

import streamlit as st

from lib.analysis.assessment.completeness import completeness
from lib.analysis.cohort.headlines import headlines
from lib.analysis.explain.figures import explained_headlines
from lib.analysis.groups.finding import finding as gap_finding
from lib.analysis.groups.finding import over_time_note
from lib.analysis.groups.keeping_up import groups_at
from lib.analysis.overview import changes
from lib.analysis.overview.attention import where_to_look
from lib.ui.cohort.tiles import headline_tiles
from lib.ui.explain.panel import show_explain
from lib.ui.frame.choices import choose_checkpoint, choose_cohort, choose_comparison, filter_row
from lib.ui.frame.guard import require
from lib.ui.frame.questions import answer, the_school
from lib.ui.frame.show import show_answer, show_no_checkpoint, show_rule, show_status_badge
from lib.ui.frame.tiles import show_tiles
from lib.ui.overview.panels import (
    show_change,
    show_completeness,
    show_gap_line,
    show_where_to_look,
)
from lib.ui.overview.welcome import show_welcome

require()

QUESTION = "What changed since the last checkpoint, and what needs attention first?"
TILES = ("attainment_8", "progress_8", "english_and_maths_5", "at_target", "behind", "shortfall")

show_welcome()
with filter_row():
    cohort = choose_cohort()
    checkpoint = choose_checkpoint(cohort)
    comparison = choose_comparison(cohort, checkpoint)
    show_status_badge(checkpoint)

if checkpoint is None:
    show_no_checkpoint(QUESTION)

chosen, against = checkpoint.checkpoint_id, comparison and comparison.checkpoint_id
since, today = comparison.month if comparison else "", the_school().as_of
change = answer(changes.overview, chosen, against, since, today)
figures = answer(headlines, chosen, against)
grades_in = answer(completeness, chosen)
gap = answer(groups_at, chosen, "disadvantaged")

show_explain(explained_headlines, chosen)
show_answer(QUESTION, changes.finding(change), changes.lede(change))
show_tiles(headline_tiles([figures[m] for m in TILES if m in figures], checkpoint, since))

with st.container(key="main_and_rail"):
    main, rail = st.columns([1.54, 1], gap="large")
with main:
    show_change(change, f"{chosen}_{against}")
    if gap is not None:
        show_gap_line(gap_finding(gap), over_time_note(gap), gap.over_time.change)
with rail:
    show_where_to_look(answer(where_to_look, chosen, against, since, today))
show_rule()
show_completeness(grades_in)
