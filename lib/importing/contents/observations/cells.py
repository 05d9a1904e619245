"""The cells of a sheet as observations: what each says, of which measure, subject and time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from lib.importing.contents.observations.times import Times, occasion
from lib.importing.people.matching import texts
from lib.importing.reading.columns import Column
from lib.importing.reading.values import NotUnderstoodError
from lib.importing.screening import Screening

TEXTS = ("source_column", "measure", "subject_id", "told", "scale", "occasion", "value_in_file")
COUNTS = ("lates", "positive_points", "negative_points")
TYPES = {
    "source_row": "int64",
    "place": "int64",
    **dict.fromkeys(TEXTS, "str"),
    "academic_year": "Int64",
    "half_term": "Int64",
    "observed_on": "datetime64[us]",
    "value": "Float64",
    "is_counted": "bool",
    "state": "str",
}
"""Of an entry. `told` is the observation in words, `value` its number where it has one."""


@dataclass(frozen=True)
class Observed:
    """What a cell says: in words, and as a number on a scale where it is one.

    Cells of one pupil, measure and time that are counted come to their sum.
    """

    told: str
    value: float | None = None
    scale: str = ""
    is_counted: bool = False


Read = Callable[[str], Observed | None]
"""None for a blank; raises NotUnderstoodError."""

Said = Observed | NotUnderstoodError | None
"""What a cell says, or that it cannot be told; None for a blank."""

ReaderOf = Callable[[Sequence[str]], Read]
"""The way a column writes, told by all of its cells together."""


def observations(screening: Screening, readers: Mapping[str, ReaderOf]) -> pd.DataFrame:
    """Return an entry for each filled cell under a field that has a reader, in columns TYPES."""
    columns = [(c, c.field, "") for c in screening.columns.columns if c.field in readers]
    return entries_of(screening, [(c, str(f), s, readers[str(f)]) for c, f, s in columns])


def entries_of(
    screening: Screening, columns: Iterable[tuple[Column, str, str | Sequence[str], ReaderOf]]
) -> pd.DataFrame:
    """Return an entry for each filled cell of columns, each with measure, subject and reader.

    A subject is one for the whole column, or one a row.
    """
    times = Times(screening)
    records = [
        record
        for column, measure, subject, reader in columns
        for record in _of_column(
            screening, times, column, measure, subject, _read_by(screening, column, reader)
        )
    ]
    frame = pd.DataFrame(records, columns=list(TYPES)).astype(TYPES)
    return with_repeated(screening, frame)


def entries_as_said(
    screening: Screening,
    columns: Iterable[tuple[Column, str, Sequence[Said]]],
    subjects: str | Sequence[str] = "",
) -> pd.DataFrame:
    """Return an entry for each thing that the rows say, each stated at a column of a measure.

    `subjects` are those of the rows, where each is of one.
    """
    times = Times(screening)
    records = [
        record
        for column, measure, said in columns
        for record in _of_column(screening, times, column, measure, subjects, said)
    ]
    return pd.DataFrame(records, columns=list(TYPES)).astype(TYPES)


def _read_by(screening: Screening, column: Column, reader: ReaderOf) -> list[Said]:
    cells = texts(screening.columns.rows, column)
    read = reader([cell for cell in cells if cell])
    return [_read(read, cell) for cell in cells]


def _of_column(
    screening: Screening,
    times: Times,
    column: Column,
    measure: str,
    subject: str | Sequence[str],
    told: Sequence[Said],
) -> Iterable[dict[str, object]]:
    listed = screening.columns.rows
    cells = texts(listed, column)
    for number, ((source_row, _), said) in enumerate(zip(listed, told, strict=True)):
        if said is None:
            continue
        year, half_term, day, state = times.of(number, column)
        subject_id = subject if isinstance(subject, str) else subject[number]
        yield {
            "source_row": source_row,
            "place": column.place,
            "source_column": column.heading,
            "measure": measure,
            "subject_id": subject_id,
            **_as_kept(said),
            "academic_year": year,
            "half_term": half_term,
            "observed_on": day,
            "occasion": occasion(year, half_term, day),
            "value_in_file": cells[number],
            "state": state if isinstance(said, Observed) else said.state,
        }


def _read(read: Read, cell: str) -> Said:
    if not cell:
        return None
    try:
        return read(cell)
    except NotUnderstoodError as error:
        return error


def _as_kept(said: Observed | NotUnderstoodError) -> dict[str, object]:
    known = said if isinstance(said, Observed) else Observed("")
    return {
        "told": known.told,
        "value": known.value,
        "scale": known.scale,
        "is_counted": known.is_counted,
    }


def _with_rows(screening: Screening, table: pd.DataFrame) -> pd.Series:
    """Return what each entry says; of how often, with its row, as days alike are no day again."""
    counts = table["measure"].isin(COUNTS)
    if not counts.any():
        return table["told"]
    rows = {number: "\x1f".join(row) for number, row in screening.columns.rows}
    return table["told"] + table["source_row"].map(rows).where(counts, "")


def with_repeated(screening: Screening, table: pd.DataFrame) -> pd.DataFrame:
    """Mark what is said of one pupil, measure and time again, and what contradicts it."""
    pupils = table["source_row"].map(screening.people.set_index("source_row")["pupil_id"])
    usable = pupils.notna() & table["state"].eq("ok") & ~table["is_counted"]
    key = [pupils[usable], *(table.loc[usable, c] for c in ("measure", "subject_id", "occasion"))]
    told = _with_rows(screening, table.loc[usable]).groupby(key)
    differs, is_again = told.transform("nunique").gt(1), told.cumcount().gt(0)
    state = table["state"].mask(is_again.reindex(table.index, fill_value=False), "said_twice")
    state = state.mask(differs.reindex(table.index, fill_value=False), "contradicts")
    return table.assign(state=state)
