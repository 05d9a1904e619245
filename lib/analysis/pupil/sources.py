"""Where each of a pupil's grades came from: file and row, who brought it in, what it replaced."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from lib.dates import long_date
from lib.store.database import Database
from lib.store.row import Row


@dataclass(frozen=True)
class _Version(Row, query="pupil/grade_sources"):
    """One version of a grade: one that counts, one replaced, or one that a person took out."""

    subject_id: str
    subject: str
    subject_order: int
    qualification: str
    grade: str
    entered_on: date | None
    import_id: int | None
    superseded_by: int | None
    source_row: int | None
    source_column: str | None
    value_in_file: str | None
    file_name: str | None
    sheet: str | None
    imported_by: str | None
    imported_at: datetime | None
    replaced_in: str | None
    replaced_by: str | None
    replaced_at: datetime | None

    @property
    def entry(self) -> tuple[int, str, date | None]:
        """What it is a version of, its qualification aside."""
        return self.subject_order, self.subject_id, self.entered_on

    @property
    def words(self) -> str:
        """The grade and where it stands: "5 (grades.xlsx, sheet Maths, row 7)"."""
        sheet = f", sheet {self.sheet}" if self.sheet else ""
        return f"{self.grade} ({self.file_name or 'a file'}{sheet}, row {self.source_row})"


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
    versions = database.records(_Version, pupil_id=pupil_id, checkpoint_id=checkpoint_id)
    sources: list[GradeSource] = []
    for _, entry in groupby(versions, key=lambda version: version.entry):
        sources += _of_one_entry(list(entry))
    return sources


def _of_one_entry(versions: Sequence[_Version]) -> list[GradeSource]:
    """Return an entry's source. Several grades count when it has several qualifications."""
    standing = [version for version in versions if version.superseded_by is None]
    return [_source(version, versions) for version in standing] or [_taken_out(versions)]


def _replaced(version: _Version, versions: Sequence[_Version]) -> Iterator[str]:
    """Follow a grade back through what each file replaced, the latest first."""
    while found := [v for v in versions if v.superseded_by == version.import_id]:
        same = [v for v in found if v.qualification == version.qualification]
        version = (same or found)[0]
        yield version.words


def _taken_out(versions: Sequence[_Version]) -> GradeSource:
    """Return what took the last grade out: a blank cell that a person chose to clear."""
    last = max(versions, key=lambda version: version.superseded_by or 0)
    return GradeSource(
        subject=last.subject,
        entry=_entry(last),
        grade=None,
        file_name=last.replaced_in or None,
        sheet=None,
        row=None,
        column=None,
        value=None,
        brought_by=last.replaced_by or None,
        brought_at=last.replaced_at,
        before=(last.words, *_replaced(last, versions)),
    )


def _source(version: _Version, versions: Sequence[_Version]) -> GradeSource:
    return GradeSource(
        subject=version.subject,
        entry=_entry(version),
        grade=version.grade,
        file_name=version.file_name or None,
        sheet=version.sheet or None,
        row=version.source_row,
        column=version.source_column or None,
        value=version.value_in_file or None,
        brought_by=version.imported_by or None,
        brought_at=version.imported_at,
        before=tuple(_replaced(version, versions)),
    )


def _entry(version: _Version) -> str:
    return long_date(version.entered_on) if version.entered_on else ""
