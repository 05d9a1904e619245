"""Rows a stray comma made one cell too long, put together again where only one way is right.

Some exports (GIAP among them) quote nothing, so a comma inside a name shifts the rest of its row. A
row is mended when joining two neighbouring cells of a name gives every other column a value of its
kind, and the pupil's name on the list, or there being only one such way, says which two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lib.importing.reading.columns import Column
from lib.importing.reading.headings import key
from lib.importing.reading.recognise import Recognition
from lib.importing.reading.upns import clean_upn, upn_state
from lib.importing.reading.values import (
    NotUnderstoodError,
    read_date,
    read_score,
    read_sex,
    read_year_group,
)

NAMES = ("surname", "forename", "full_name")
READ = {
    "date_of_birth": read_date,
    "sex": read_sex,
    "year_group": read_year_group,
    "ks2_reading": read_score,
    "ks2_maths": read_score,
}
Names = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Mended:
    """The recognition with its rows put together, and the number of each row that was."""

    recognition: Recognition
    rows: tuple[int, ...]


def mended(found: Recognition, names: Names) -> Mended:
    """Return the sheet with each row mended that can be for certain. `names` is by UPN."""
    width = len(found.columns)
    longer = [(n, row) for n, row in found.rows if any(row[width:])]
    whole = {n: joined for n, row in longer if (joined := _whole(row, found.columns, names))}
    if not whole:
        return Mended(found, ())
    cells = [whole.get(n, row) for n, row in enumerate(found.sheet.cells, start=1)]
    sheet = replace(found.sheet, cells=cells)
    return Mended(replace(found, sheet=sheet), tuple(whole))


def _whole(row: list[str], columns: Sequence[Column], names: Names) -> list[str] | None:
    extra = max(place for place, cell in enumerate(row) if cell) + 1 - len(columns)
    if extra != 1:
        return None
    places = [c.place for c in columns if c.field in NAMES]
    ways = [_joined(row, place) for place in places]
    right = [way for way in ways if _fits(way, columns)]
    if len(right) > 1:
        right = [way for way in right if _is_named(way, columns, names)]
    return right[0] if len(right) == 1 else None


def _joined(row: list[str], place: int) -> list[str]:
    return [*row[:place], f"{row[place]}, {row[place + 1]}", *row[place + 2 :]]


def _fits(row: list[str], columns: Sequence[Column]) -> bool:
    """Whether each cell is of its column's kind, and some cell could have told otherwise."""
    told = [is_of_kind(row[c.place], c) for c in columns if c.place < len(row)]
    return all(answer is not False for answer in told) and any(told)


def is_of_kind(cell: str, column: Column) -> bool | None:
    """Whether a cell is of its column's kind; None where any text would be."""
    if not cell:
        return None
    if column.field == "upn":
        return upn_state(clean_upn(cell)) != "malformed"
    if column.subject and column.measure in ("grade", "target"):
        return column.read(cell).state != "unknown"
    if column.field not in READ:
        return None
    try:
        return READ[column.field](cell) is not None
    except NotUnderstoodError:
        return False


def _is_named(row: list[str], columns: Sequence[Column], names: Names) -> bool:
    said = {c.field: row[c.place] for c in columns if c.field in ("upn", "surname", "forename")}
    known = names.get(clean_upn(said.get("upn", "")))
    if known is None:
        return False
    parts = zip((said.get("surname", ""), said.get("forename", "")), known, strict=True)
    return any(key(mine) == key(theirs) for mine, theirs in parts)
