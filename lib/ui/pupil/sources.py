"""Where each grade came from: every grade of the checkpoint on screen, traced to file and row."""

from functools import partial

import pandas as pd

from lib.analysis.pupil.sources import GradeSource, grade_sources
from lib.dates import short_moment
from lib.ui.frame.opening import show_opener
from lib.ui.frame.questions import answer
from lib.ui.frame.show import show_caption, show_table

TITLE = "Where each grade came from"
SHARED = {
    "File": "All stand in {}",
    "Sheet": "sheet {}",
    "Row": "row {}",
    "Brought in": "brought in on {}",
    "By": "by {}",
}
"""What a marksheet's grades have in common is said once above the table, in these words."""


def show_grade_sources(pupil_id: int, checkpoint_id: int) -> None:
    """Offer the file and row each grade stands in, made when it is asked for."""
    show = partial(_show_sources, pupil_id, checkpoint_id)
    show_opener(TITLE, TITLE, show, "large", type="secondary")


def _show_sources(pupil_id: int, checkpoint_id: int) -> None:
    sources = answer(grade_sources, pupil_id, checkpoint_id)
    if not sources:
        show_caption("No grade of this checkpoint came in by a file.")
        return
    table = pd.DataFrame([_told(source) for source in sources]).fillna("")
    shared = _shared(table)
    if shared:
        words = (SHARED[name].format(value) for name, value in shared.items())
        show_caption(f"{', '.join(words)}.")
    empty = [name for name in table if table[name].eq("").all()]
    count = "1 grade" if len(sources) == 1 else f"{len(sources)} grades"
    show_table(
        table.drop(columns=[*empty, *shared]),
        numbers=("Row",),
        caption=f"{count}. In the file: the cell as it stood. Rows are counted from the top "
        "of the sheet, as a spreadsheet counts them.",
    )


def _shared(table: pd.DataFrame) -> dict[str, str]:
    """Return what every grade has in common, if their file is: else nothing is said once."""
    if table["File"].nunique() > 1 or table["File"].eq("").any():
        return {}
    return {
        name: table[name].iloc[0]
        for name in SHARED
        if table[name].nunique() == 1 and table[name].iloc[0]
    }


def _told(source: GradeSource) -> dict[str, object]:
    at = source.brought_at
    return {
        "Subject": source.subject,
        "Entered": source.entry,
        "Grade": source.grade or "taken out",
        "In the file": source.value,
        "File": source.file_name,
        "Sheet": source.sheet,
        "Row": "" if source.row is None else str(source.row),
        "Column": source.column,
        "Brought in": "" if at is None else short_moment(at),
        "By": source.brought_by,
        "Replaced": ", before that ".join(source.before),
    }
