"""Attitude to learning or effort: a column a subject, a subject a row, or one for the pupil."""

from collections.abc import Sequence
from functools import partial

import pandas as pd

from lib.importing.contents.observations.cells import Observed, Read, ReaderOf, entries_of
from lib.importing.contents.observations.keeping import compare, keep
from lib.importing.kinds import Kind
from lib.importing.people.matching import texts
from lib.importing.reading.columns import Column
from lib.importing.reading.details.attitudes import attitude_reader
from lib.importing.reading.values import NotUnderstoodError
from lib.importing.screening import Screening


def _reader(beside: Sequence[str], cells: Sequence[str]) -> Read:
    read = attitude_reader(cells, beside)

    def reader(cell: str) -> Observed | None:
        if read is None:
            raise NotUnderstoodError(cell)
        said = read(cell)
        return Observed(said.told, said.value, said.scale) if said else None

    return reader


def _of_no_scale(screening: Screening, columns: Sequence[Column], beside: Sequence[str]) -> set:
    """Return the places of the columns whose values are on no one scale."""
    cells = {column.place: texts(screening.columns.rows, column) for column in columns}
    return {place for place, given in cells.items() if attitude_reader(given, beside) is None}


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per filled cell; a row that names a subject nobody knows is left out."""
    columns = screening.columns
    headed = [c for c in columns.columns if "attitude" in (c.measure, c.field)]
    beside = [cell for column in headed for cell in texts(columns.rows, column)]
    reader_of = partial(_reader, beside)
    of_subjects: list[tuple[Column, str, str | Sequence[str], ReaderOf]] = [
        (column, "attitude", column.subject.subject_id, reader_of)
        for column in columns.subject_columns("attitude")
        if column.subject
    ]
    by_row = columns.column("subject")
    names = texts(columns.rows, by_row)
    subjects = [screening.book.named(name) if name else None for name in names]
    of_row = [subject.subject_id if subject else "" for subject in subjects]
    of_pupil = [
        (column, "attitude", of_row if by_row else "", reader_of)
        for column in columns.columns
        if column.field == "attitude"
    ]
    table = entries_of(screening, [*of_subjects, *of_pupil])
    unknown = {
        number
        for (number, _), name, subject in zip(columns.rows, names, subjects, strict=True)
        if name and not subject
    }
    is_unknown = table["source_row"].isin(unknown) & table["subject_id"].eq("")
    state = table["state"].mask(is_unknown, "no_subject")
    has_none = table["place"].isin(_of_no_scale(screening, headed, beside))
    return table.assign(state=state.mask(has_none, "no_scale"))


KIND = Kind(
    words="attitude to learning",
    unit="attitude",
    menu=9,
    checks=(
        "contents.attitude.checks",
        "contents.observations.checks",
        "contents.observations.nothing",
        "contents.observations.days",
        "contents.observations.year_groups",
    ),
    entries=entries,
    compare=compare,
    keep=keep,
    half_terms="now",
)
