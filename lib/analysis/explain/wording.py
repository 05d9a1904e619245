"""How each figure is worked out, in a sentence; by which rules, and where it came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lib.analysis.frame.checkpoint import MeasuredCheckpoint
from lib.dates import long_date
from lib.store.row import Row
from lib.words import sentence

END_OF_COURSE = ("attainment_8", "progress_8", "english_and_maths_4", "english_and_maths_5")
STANDING = {"open": "not checked yet", "checked": "checked", "locked": "checked and locked"}
FILES_NAMED = 2


@dataclass(frozen=True)
class GradeFile(Row, query="explain/files"):
    """A file that brought in grades of a checkpoint which count."""

    file_name: str | None
    imported_at: datetime
    grades: int


def explained_rules(at: MeasuredCheckpoint, measure: str, england: str = "") -> str:
    """Name the rule set and the release of its tables.

    `england` is the year and release of England's grades, where the figure stands on them.
    """
    if england:
        return f"England's grades by KS2 start, {england}; points by the {at.rules}."
    if measure == "mean_grade":
        return f"Points by the {at.rules}."
    if measure not in END_OF_COURSE:
        return f"The school's own targets and settings; points by the {at.rules}."
    note = f" {sentence(at.progress_8_note or '')}." if measure == "progress_8" else ""
    return f"The {at.rules} with the {at.tables} tables.{note}"


def explained_source(at: MeasuredCheckpoint, files: Sequence[GradeFile]) -> str:
    """Name the checkpoint with its date and standing, and the files the grades came in by."""
    said = (
        f"Year {at.year_group}, {at.academic_year_label} {at.name}, "
        f"collected {long_date(at.collected_on)}, "
        f"{STANDING[at.status]}."
    )
    if not files:
        return said
    named = ", ".join(file.file_name or "a file" for file in files[:FILES_NAMED])
    more = len(files) - FILES_NAMED
    brought = max(file.imported_at for file in files)
    others = f" and {more} more" if more > 0 else ""
    return f"{said} From {named}{others}, last brought in {long_date(brought)}."
