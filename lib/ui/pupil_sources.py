"""Where each grade came from: every grade of the checkpoint on screen, traced to file and row."""

import pandas as pd
import streamlit as st

from lib.analysis.pupil_sources import GradeSource, grade_sources
from lib.ui.questions import answer
from lib.ui.show import show_table


def show_grade_sources(pupil_id: int, checkpoint_id: int) -> None:
    """Offer, closed until it is wanted, the file and row each grade stands in."""
    sources = answer(grade_sources, pupil_id, checkpoint_id)
    if not sources:
        return
    with st.expander("Where each grade came from"):
        table = pd.DataFrame([_told(source) for source in sources]).fillna("")
        empty = [name for name in table if table[name].eq("").all()]
        files = {source.file_name for source in sources if source.file_name}
        caption = (
            f"{len(sources)} grades from {len(files)} {'file' if len(files) == 1 else 'files'}. "
            "In the file: the cell as it stood. The row is counted as a spreadsheet counts it."
        )
        show_table(table.drop(columns=empty), numbers=("Row",), caption=caption)


def _told(source: GradeSource) -> dict[str, object]:
    at = source.brought_at
    when = "" if at is None else f"{pd.Timestamp(at).day} {pd.Timestamp(at):%b %Y, %H:%M}"
    return {
        "Subject": source.subject,
        "Entered": source.entry,
        "Grade": source.grade or "taken out",
        "In the file": source.value,
        "File": source.file_name,
        "Sheet": source.sheet,
        "Row": "" if source.row is None else str(source.row),
        "Column": source.column,
        "Brought in": ", ".join(part for part in (when, source.brought_by) if part),
        "Replaced": ", before that ".join(source.before),
    }
