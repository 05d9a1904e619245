"""The button that takes the subject lists away as one workbook."""

import streamlit as st

from lib.analysis.lists.subject_lists import subject_lists
from lib.exports.frame.workbook import WORKBOOK_TYPE
from lib.exports.lists.workbook import lists_file_name, write_lists
from lib.ui.frame.meeting_mode import flags_shown
from lib.ui.frame.questions import database
from lib.ui.frame.situations import Checkpoint


def offer_subject_lists(
    checkpoint: Checkpoint, subject_id: str | None, subject: str | None
) -> None:
    """Offer the workbook for heads of department: every subject's list, or the one chosen.

    Not while projecting: it holds every name.
    """
    if not flags_shown():
        return
    opened, year_group = database(), f"Year {checkpoint.year_group}"
    name = f"{checkpoint.academic_year_label} {checkpoint.name}, {year_group}"
    st.download_button(
        f"{subject} list" if subject else "Subject lists",
        # Made on the click: no page waits for a workbook that nobody may want.
        lambda: write_lists(subject_lists(opened, checkpoint.checkpoint_id, subject_id)),
        file_name=lists_file_name(name, subject),
        mime=WORKBOOK_TYPE,
        icon=":material/download:",
        on_click="ignore",
        key="subject_lists",
        width="stretch",
    )
