"""Targets of other kinds than the one grades are held against: minimum, aspirational, FFT."""

from collections.abc import Sequence

import pandas as pd

from lib.importing.contents.observations.cells import Observed, Read, ReaderOf, entries_of
from lib.importing.contents.observations.keeping import compare, keep
from lib.importing.kinds import Kind
from lib.importing.reading.columns import Column
from lib.importing.reading.targets import OTHER_TARGET
from lib.importing.reading.values import NotUnderstoodError
from lib.importing.screening import Screening


def reader_on(column: Column) -> ReaderOf:
    """Return the way a column writes the grades of its scale."""

    def of_column(_: Sequence[str]) -> Read:
        def reader(cell: str) -> Observed | None:
            reading = column.read(cell)
            if reading.state == "unknown":
                raise NotUnderstoodError(cell)
            return Observed(reading.grade) if reading.grade else None

        return reader

    return of_column


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per target; it is of the academic year, whatever the heading's half-term."""
    columns = [
        (c, f"{c.kind}_target", c.subject.subject_id, reader_on(c))
        for c in screening.columns.subject_columns(OTHER_TARGET)
        if c.subject
    ]
    table = entries_of(screening, columns)
    year = screening.academic_year
    return table.assign(academic_year=year, half_term=None, occasion=str(year)).astype(
        {"academic_year": "Int64", "half_term": "Int64", "occasion": "str"}
    )


KIND = Kind(
    words="targets of other kinds",
    unit="target",
    menu=3,
    checks=(
        "contents.other_targets.checks",
        "contents.observations.checks",
        "contents.observations.year_groups",
    ),
    entries=entries,
    compare=compare,
    keep=keep,
)
