"""What is different between these two?"""

import streamlit as st

from lib.analysis.compare import wording as words
from lib.analysis.compare.sides import compare
from lib.analysis.explain.figures import explained_comparison
from lib.ui.compare.choices import choose_two_sides
from lib.ui.compare.panels import show_cautions, show_explaining, show_only, show_sides
from lib.ui.explain.panel import show_explain
from lib.ui.frame.guard import require
from lib.ui.frame.questions import answer
from lib.ui.frame.show import show_answer, show_empty, show_no_checkpoint, show_rule

require()

QUESTION = "What is different between these two?"

chosen = choose_two_sides()
if chosen is None:
    show_no_checkpoint(QUESTION)

measure, a, b = chosen
found = answer(compare, measure, a.asked, b.asked)
if found is None:
    show_empty(
        QUESTION,
        "One side has no pupils with grades",
        "Nobody at that checkpoint is in that group, subject and class: widen the side.",
        "import_data",
        "Import data",
    )

key = "-".join(str(part) for part in ("compare", measure, *a.asked, *b.asked))
show_explain(explained_comparison, measure, a.asked, b.asked)
show_answer(QUESTION, words.finding(found), words.lede(found))
with st.container(key="main_and_rail"):
    main, rail = st.columns([1.54, 1], gap="large")
with main:
    show_sides(found, key)
    show_rule()
    show_only(found)
with rail:
    show_explaining(found)
    show_cautions(found)
