"""Targets of one academic year: a row per pupil and a column per subject, or one a row."""

import pandas as pd

from lib.importing.contents import results_by_row
from lib.importing.contents.subject_columns import grade_entries
from lib.importing.kinds import Kind
from lib.importing.screening import Screening
from lib.store.statements import frame, lend, rows, run


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per target in the sheet, whether in a column a subject or one a row."""
    if screening.columns.is_long:
        return results_by_row.entries(screening)
    return grade_entries(screening, "target")


def compare(screening: Screening, accepted: pd.DataFrame) -> pd.DataFrame:
    """Return source_row, place, outcome, old and new of each accepted target."""
    lend(screening.cursor, "entry", accepted)
    run(
        screening.cursor, "importing/targets/compare_targets", academic_year=screening.academic_year
    )
    return frame(screening.cursor, "importing/targets/compared_targets")


def keep(screening: Screening, import_id: int) -> list[int]:
    """Store what is new or changed. Returns the checkpoints whose shortfalls follow from it."""
    batch = {"academic_year": screening.academic_year, "import_id": import_id}
    run(screening.cursor, "importing/targets/supersede_targets", **batch)
    run(screening.cursor, "importing/targets/keep_targets", **batch)
    found = rows(
        screening.cursor, "importing/checkpoints/checkpoints_of_targets", import_id=import_id
    )
    return [checkpoint_id for (checkpoint_id,) in found]


def missing(screening: Screening) -> pd.DataFrame:
    """Return the pupils of the year groups in the file, on roll now, who are not in it."""
    found = screening.people.dropna(subset=["pupil_id"])
    return frame(
        screening.cursor,
        "importing/pupils/missing_pupils",
        urn=screening.urn,
        results_years=sorted({int(year) for year in found["results_year"]}),
        on_day=None,
        seen=sorted(screening.seen),
    )


KIND = Kind(
    words="targets",
    unit="target",
    menu=2,
    checks=("grades", "contents.observations.year_groups"),
    entries=entries,
    compare=compare,
    keep=keep,
    missing=missing,
    stands_beside_grades=True,
    has_grades=True,
)
