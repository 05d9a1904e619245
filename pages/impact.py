"""Is it working?"""

import streamlit as st

from lib.analysis.impact import wording as words
from lib.analysis.impact.judged import impact_of
from lib.ui.frame.choices import filter_row
from lib.ui.frame.guard import require
from lib.ui.frame.questions import answer, school
from lib.ui.frame.show import show_answer, show_empty, show_rule
from lib.ui.impact.choices import choose_impact, choose_intervention, chosen_row
from lib.ui.impact.panels import show_method, show_row, show_rows

require()

QUESTION = "Is it working?"

EMPTY = (
    QUESTION,
    "No help is recorded here yet",
    "Choose another year above, or bring in who was helped; the verdicts follow.",
    "import_data",
    "Import data",
)

at = school()
if at is None:
    show_empty(*EMPTY)

filters = filter_row()
with filters:
    choice = choose_impact(at)
found = answer(impact_of, at.urn, at.as_of, choice.grouping, choice.cohort, choice.period)
if not found.rows:
    show_empty(*EMPTY)

with filters:
    found = choose_intervention(found, choice.grouping)
    show_method()

key = f"{choice.grouping}-{choice.cohort}-{choice.period}-{len(found.rows)}"
chosen = chosen_row(found)
show_answer(QUESTION, words.finding(found), words.LEDE)
st.space(10)
show_rows(found, chosen, key)
show_rule()
show_row(chosen, found.minimum, at, key)
