"""Which subjects and classes lift or cost us, and who moved?"""

import streamlit as st

from lib.analysis.explain.figures import explained_subject
from lib.analysis.subjects import finding as words
from lib.analysis.subjects.against_target import subjects_at
from lib.ui.explain.panel import show_explain
from lib.ui.frame.choices import (
    choose_checkpoint,
    choose_cohort,
    choose_comparison,
    choose_subject,
    choose_view,
    filter_row,
)
from lib.ui.frame.guard import require
from lib.ui.frame.questions import answer
from lib.ui.frame.show import (
    show_answer,
    show_caption,
    show_chart,
    show_empty,
    show_link,
    show_rule,
    show_section,
    show_status_badge,
    show_table,
)
from lib.ui.frame.trail import show_trail
from lib.ui.subjects import pictures
from lib.ui.subjects.panels import show_classes, show_distribution, show_movement

require()

QUESTION = "Which subjects and classes lift or cost us, and who moved?"

with filter_row():
    cohort = choose_cohort()
    checkpoint = choose_checkpoint(cohort)
    before = choose_comparison(cohort, checkpoint)
    subject_id = choose_subject(checkpoint, every=None)
    show_status_badge(checkpoint)

found = checkpoint and answer(subjects_at, checkpoint.checkpoint_id)
if checkpoint is None or subject_id is None or not found:
    missing = f"No grades for {cohort.label} yet" if cohort else "There are no pupils yet"
    line = "Bring in one checkpoint's grades; every subject and class follows from them."
    show_empty(QUESTION, missing, line, "import_data", "Import data")

name = found.name_of(subject_id)
show_trail(cohort, checkpoint, name)
show_explain(explained_subject, checkpoint.checkpoint_id, subject_id, found.basis)
show_answer(QUESTION, words.finding(found), words.lede(found))
st.space(10)
with st.container(key="rail"):
    left, right = st.columns([3, 2], gap="large")
with left:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        title = st.container()
        view = choose_view("compared", "Compared with", pictures.comparisons(found))
    judged = found.basis if view == "table" else view
    with title:
        show_section(words.rows_title(found, judged))
    if view == "table":
        show_table(pictures.rows_table(found), numbers=["Pupils"])
    else:
        figure, alt = pictures.rows_picture(found, view), pictures.rows_alt(found, view)
        show_chart(figure, alt, f"subjects-{checkpoint.checkpoint_id}-{view}", "subjects")
    left_out = "" if view == "table" else pictures.left_out_note(found, view)
    show_caption(words.rows_note(found, judged) + left_out)
    st.space(10)
    show_distribution(checkpoint, subject_id, name)
with right:
    show_classes(checkpoint, subject_id, name)
    show_rule()
    show_movement(checkpoint, before, subject_id, name)
    show_link("behind_target", f"Who is behind target in {name}?", subject=subject_id)
