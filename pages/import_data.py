"""Bring in a file; see what is wrong with it."""

import streamlit as st

from lib.importing.account.wording import heading, lede
from lib.ui.frame.guard import require
from lib.ui.frame.meeting_mode import refuse_a_projector
from lib.ui.frame.questions import school
from lib.ui.frame.show import show_answer, show_rule
from lib.ui.give_back.panel import offer_give_back
from lib.ui.importing.choices import (
    choose_checkpoints,
    choose_files,
    offer_own_school,
    offer_to_store,
    preview_of,
    said,
)
from lib.ui.importing.columns import show_columns
from lib.ui.importing.history import show_history
from lib.ui.importing.panels import show_arrival, show_findings, show_outcomes
from lib.ui.importing.pupils import choose_pupils
from lib.ui.importing.subjects import choose_subjects

require()

QUESTION = "How do I know my data is accurate? Bring in a file; see what is wrong with it"

at = school()
if at is None:
    show_answer(QUESTION, "There is no school yet", "Close Checkpoint and start it again.")
    st.stop()
refuse_a_projector(QUESTION)
top = st.container()
files = choose_files()
if not files:
    with top:
        show_arrival(QUESTION, at, said())
    show_rule()
    show_history(at.urn)
    offer_give_back(at)
    if at.is_sample:
        offer_own_school(at)
else:
    with st.spinner("Reading the files and checking every row"):
        previews = preview_of(choose_checkpoints(files, at), at)
    with top:
        show_answer(QUESTION, heading(previews), lede(previews))
    offer_to_store(previews, at)
    choose_pupils(previews)
    choose_subjects(previews, at)
    show_findings(previews)
    show_columns(previews, at)
    show_outcomes(previews, key=str(len(files)))
