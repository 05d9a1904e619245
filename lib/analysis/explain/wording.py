"""How each figure is worked out, in a sentence; by which rules, and where it came from."""

import pandas as pd

from lib.dates import long_date
from lib.words import sentence

END_OF_COURSE = ("attainment_8", "progress_8", "english_and_maths_4", "english_and_maths_5")
STANDING = {"open": "not checked yet", "checked": "checked", "locked": "checked and locked"}
FILES_NAMED = 2


def explained_rules(at: pd.Series, measure: str, england: str = "") -> str:
    """Name the rule set and the release of its tables (`at`: a row of explained_checkpoint).

    `england` is the year and release of England's grades, where the figure stands on them.
    """
    if england:
        return f"England's grades by KS2 start, {england}; points by the {at.rules}."
    if measure == "mean_grade":
        return f"Points by the {at.rules}."
    if measure not in END_OF_COURSE:
        return f"The school's own targets and settings; points by the {at.rules}."
    note = f" {sentence(at.progress_8_note)}." if measure == "progress_8" else ""
    return f"The {at.rules} with the {at.tables} tables.{note}"


def explained_source(at: pd.Series, files: pd.DataFrame) -> str:
    """Name the checkpoint with its date and standing, and the files the grades came in by."""
    collected = pd.Timestamp(at.collected_on)
    day = long_date(collected)
    said = (
        f"Year {at.year_group}, {at.academic_year_label} {at['name']}, collected {day}, "
        f"{STANDING[at.status]}."
    )
    if files.empty:
        return said
    named = ", ".join(files.file_name.head(FILES_NAMED))
    more = len(files) - FILES_NAMED
    brought = pd.Timestamp(files.imported_at.max())
    others = f" and {more} more" if more > 0 else ""
    return f"{said} From {named}{others}, last brought in {long_date(brought)}."
