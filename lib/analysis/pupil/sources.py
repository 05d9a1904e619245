"""Where each of a pupil's grades came from: file and row, who brought it in, what it replaced."""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from lib.dates import long_date
from lib.store.database import Database


@dataclass(frozen=True)
class GradeSource:
    """One grade of a pupil at a checkpoint and the place in a file where it stands.

    `grade` is None for one that was taken out. `sheet`, `row`, `column` and `value` (as it stood)
    are None where the file had none. `before` tells the grades it replaced, the latest first.
    """

    subject: str
    entry: str  # the date of entry where an entry has one, else blank
    grade: str | None
    file_name: str | None
    sheet: str | None
    row: int | None
    column: str | None
    value: str | None
    brought_by: str | None
    brought_at: datetime | None
    before: tuple[str, ...]


def grade_sources(database: Database, pupil_id: int, checkpoint_id: int) -> list[GradeSource]:
    """Return the source of every grade a pupil has, or had, at a checkpoint."""
    versions = database.rows("pupil/grade_sources", pupil_id=pupil_id, checkpoint_id=checkpoint_id)
    sources: list[GradeSource] = []
    for _, entry in versions.groupby(["subject_order", "subject_id", "entered_on"], dropna=False):
        sources += _of_one_entry(entry)
    return sources


def _of_one_entry(versions: pd.DataFrame) -> list[GradeSource]:
    """Return an entry's source. Several grades count when it has several qualifications."""
    standing = versions[versions.superseded_by.isna()]
    if standing.empty:
        return [_taken_out(versions)]
    return [_source(row, _replaced(row, versions)) for row in standing.itertuples(index=False)]


def _replaced(row: object, versions: pd.DataFrame) -> tuple[str, ...]:
    """Follow a grade back through what each file replaced, the latest first."""
    words, number, scale = [], row.import_id, row.qualification
    while True:
        found = versions[versions.superseded_by == number]
        same = found[found.qualification == scale]
        if found.empty:
            return tuple(words)
        one = (same if len(same) else found).iloc[0]
        words.append(_version(one))
        number, scale = one.import_id, one.qualification


def _version(row: pd.Series) -> str:
    return f"{row.grade} ({_place(row)})"


def _place(row: pd.Series) -> str:
    parts = [_known(row.file_name) or "a file"]
    parts += [f"sheet {row.sheet}"] if _known(row.sheet) else []
    return ", ".join([*parts, f"row {int(row.source_row)}"])


def _taken_out(versions: pd.DataFrame) -> GradeSource:
    """Return what took the last grade out: a blank cell that a person chose to clear."""
    last = versions.sort_values("superseded_by").iloc[-1]
    before = (_version(last), *_replaced(last, versions))
    by, at = _known(last.replaced_by), _known(last.replaced_at)
    file_name = _known(last.replaced_in)
    entry = _entry(last.entered_on)
    return GradeSource(last.subject, entry, None, file_name, None, None, None, None, by, at, before)


def _source(row: object, before: tuple[str, ...]) -> GradeSource:
    return GradeSource(
        subject=row.subject,
        entry=_entry(row.entered_on),
        grade=row.grade,
        file_name=_known(row.file_name),
        sheet=_known(row.sheet),
        row=None if pd.isna(row.source_row) else int(row.source_row),
        column=_known(row.source_column),
        value=_known(row.value_in_file),
        brought_by=_known(row.imported_by),
        brought_at=_known(row.imported_at),
        before=before,
    )


def _entry(day: object) -> str:
    return "" if pd.isna(day) else long_date(pd.Timestamp(day))


def _known(value: object) -> object:
    return None if pd.isna(value) or value == "" else value
