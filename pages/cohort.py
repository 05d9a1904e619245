"""How is the whole cohort progressing?"""

import streamlit as st

from lib.analysis.cohort import finding as words
from lib.analysis.cohort.english_and_maths import english_and_maths
from lib.analysis.cohort.headlines import headlines
from lib.analysis.cohort.history import stories
from lib.analysis.cohort.starting_points import by_start
from lib.analysis.explain.figures import explained_headlines
from lib.ui.cohort.panels import (
    show_by_start,
    show_english_and_maths,
    show_history,
    show_history_table,
)
from lib.ui.explain.panel import show_explain
from lib.ui.frame.choices import (
    choose_checkpoint,
    choose_cohort,
    choose_comparison,
    choose_view,
    filter_row,
)
from lib.ui.frame.guard import require
from lib.ui.frame.questions import answer, the_school
from lib.ui.frame.show import (
    show_answer,
    show_no_checkpoint,
    show_rule,
    show_section,
    show_status_badge,
)
from lib.ui.observations.of_groups import show_cohort_beside

require()

QUESTION = (
    "How is the whole cohort progressing? How am I tracking the progress of the whole cohort?"
)

with filter_row():
    cohort = choose_cohort()
    checkpoint = choose_checkpoint(cohort)
    comparison = choose_comparison(cohort, checkpoint)
    show_status_badge(checkpoint)

if checkpoint is None:
    show_no_checkpoint(QUESTION)

chosen, against = checkpoint.checkpoint_id, comparison and comparison.checkpoint_id
key = f"{chosen}_{against}"
found = answer(stories, chosen)
figures = answer(headlines, chosen, against)

show_explain(explained_headlines, chosen)
show_answer(QUESTION, words.finding(found, figures), words.lede(found, figures))
with st.container(horizontal=True, key="history_head", horizontal_alignment="distribute"):
    show_section(words.history_title(found), words.history_note(found))
    view = choose_view("history", "See as", {"chart": "Chart", "table": "Table"})
if view == "chart":
    show_history(found, key)
else:
    show_history_table(found)
show_rule()

with st.container(key="two_halves"):
    halves = st.columns(2 if checkpoint.makes_attainment_8 else 1, gap="large")
with halves[0]:
    show_by_start(answer(by_start, chosen), key)
if checkpoint.makes_attainment_8:
    with halves[1]:
        show_english_and_maths(answer(english_and_maths, chosen), key)
show_cohort_beside(chosen, the_school().urn)
