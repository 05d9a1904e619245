"""Rows of a frame with names: what a check reads of a person in the file, of a thing to store."""

from typing import NamedTuple, TypeVar

import pandas as pd


class Person(NamedTuple):
    """A row of the file and the pupil it was matched to."""

    source_row: int
    pupil_id: int | None
    upn: str
    upn_in_file: str
    admission_number: str
    uln: str
    surname: str
    forename: str
    matched_by: str | None
    results_year: int | None
    is_contradicted: bool | None
    other: str

    @property
    def who(self) -> str:
        """The person as the file has them."""
        return (
            self.upn_in_file or self.admission_number or f"{self.forename} {self.surname}".strip()
        )


class Fault(NamedTuple):
    """A cell that could not be understood."""

    place: int
    heading: str
    field: str
    text: str


class Entry(NamedTuple):
    """A thing to store, and where it stands in the file."""

    source_row: int
    place: int
    source_column: str
    value_in_file: str
    grade: str | None
    qualification: str
    state: str


Named = TypeVar("Named", Person, Entry)


def named(row: type[Named], table: pd.DataFrame) -> list[Named]:
    """Return a table's rows with the names of `row`, None where there is no value."""
    nothing = [None] * len(table)
    columns = [_values(table[f]) if f in table.columns else nothing for f in row._fields]
    return [row(*values) for values in zip(*columns, strict=True)]


def _values(column: pd.Series) -> list:
    # Column by column: making one table of objects of them all took a third of an import.
    missing, values = column.isna(), column.tolist()
    if not missing.any():
        return values
    return [None if no else value for value, no in zip(values, missing, strict=True)]
