"""Targets of other kinds than the one grades are held against: minimum, aspirational, FFT."""

from collections.abc import Sequence

import pandas as pd

from lib.importing.contents.observations.cells import (
    TYPES,
    Observed,
    Read,
    ReaderOf,
    Said,
    entries_as_said,
    entries_of,
    with_repeated,
)
from lib.importing.contents.observations.keeping import compare, keep
from lib.importing.contents.results_by_row import read_by_row
from lib.importing.kinds import Kind
from lib.importing.people.matching import texts
from lib.importing.reading.columns import Column
from lib.importing.reading.grades import Reading
from lib.importing.reading.targets import (
    OTHER_TARGET,
    PLAIN,
    chosen_target,
    is_target,
    kind_of_target,
)
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
    by_row = _by_row(screening)
    if not by_row.empty:
        table = pd.concat([table, by_row], ignore_index=True).astype(TYPES)
    year = screening.academic_year
    return table.assign(academic_year=year, half_term=None, occasion=str(year)).astype(
        {"academic_year": "Int64", "half_term": "Int64", "occasion": "str"}
    )


def _by_row(screening: Screening) -> pd.DataFrame:
    """Return the entries of rows of one subject each: a column a kind, or a column of kinds."""
    columns = screening.columns
    headed = [(c, c.kind) for c in columns.columns if c.field == OTHER_TARGET and c.kind]
    typed, grade = columns.column("grade_type"), columns.grade_column()
    types = texts(columns.rows, typed)
    if typed and grade:
        chosen = chosen_target(columns.columns, screening.delivery.answers.target)
        kinds = {kind_of_target(text) for text in types if is_target(text)} - {chosen, PLAIN}
        headed += [(grade, kind) for kind in sorted(kinds)]
    read = {column.place: read_by_row(screening, column) for column, _ in headed}
    said = [
        (
            column,
            f"{kind}_target",
            [
                _said(cell, reading)
                if column is not grade or (is_target(of_row) and kind_of_target(of_row) == kind)
                else None
                for (cell, _, reading), of_row in zip(read[column.place], types, strict=True)
            ],
        )
        for column, kind in headed
    ]
    subjects = next(iter(read.values()), [])
    of_rows = [subject.subject_id if subject else "" for _, subject, _ in subjects]
    table = with_repeated(screening, entries_as_said(screening, said, of_rows))
    return table.assign(state=table["state"].mask(table["subject_id"].eq(""), "no_subject"))


def _said(cell: str, reading: Reading) -> Said:
    if reading.state == "unknown":
        return NotUnderstoodError(cell)
    return Observed(reading.grade) if reading.grade else None


KIND = Kind(
    words="targets of other kinds",
    unit="target",
    menu=3,
    checks=(
        "contents.other_targets.checks",
        "contents.observations.checks",
        "contents.observations.days",
        "contents.observations.year_groups",
    ),
    entries=entries,
    compare=compare,
    keep=keep,
)
