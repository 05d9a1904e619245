"""Where a sheet's headings stand, however many rows they take, and what each column's come to.

A marksheet may open with titles and filters, head its columns in two or three rows (a subject
merged over Target, Current and Effort), and leave spacer columns between. What is merged stands
in the first cell only, so it is carried to the right, never over a pupil's own columns.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lib.importing.reading.grades import scales_that_know
from lib.importing.reading.headings import field_of, fields, key, measure_of, names_only_a_time
from lib.importing.sheet import Sheet

SEARCHED_ROWS = 40
"""How far down the headings may stand, below titles, filters and dates."""

UPN_SHAPE = re.compile(r"\'?[A-Za-z]\d{11}[\dA-Za-z]")
NUMBER_OR_DATE = re.compile(r"[\d.,%/:+-]+( 00:00:00)?")
PUPIL_KEYS = frozenset(
    {"upn", "former_upn", "admission_number", "uln", "surname", "forename", "full_name"}
)
COUNTED = frozenset({"attendance", "behaviour", "attitude"})
"""The kinds of content that each half-term has of its own."""
Knows = Callable[[str], bool]
Row = Sequence[str]


@dataclass(frozen=True)
class Headings:
    """The rows the headings take, by their number in the file, and each column's from the top."""

    first_row: int
    last_row: int
    of_columns: tuple[tuple[str, ...], ...]


def find_headings(sheet: Sheet, is_subject: Knows) -> Headings:
    """Return the headings of a sheet; those of its first row when none are known."""
    # The rows of the tables above it are blank.
    top = next((n for n, row in enumerate(sheet.cells) if any(row)), 0)
    rows = sheet.cells[top : top + SEARCHED_ROWS]
    counts = [0 if is_data(row) else known_in(row, is_subject) for row in rows]
    if not counts or not max(counts):
        return Headings(top + 1, top + 1, _of_columns(rows[:1]))
    first = last = counts.index(max(counts))
    while first and _heads(rows[first - 1], rows[first], counts[first - 1]):
        first -= 1
    while last + 1 < len(rows) and _goes_on(rows[last], rows[last + 1], counts[last + 1]):
        last += 1
    return Headings(top + first + 1, top + last + 1, _of_columns(rows[first : last + 1]))


def known_in(row: Row, is_subject: Knows) -> int:
    """Return how many cells of a row are headings Checkpoint knows."""
    return sum(
        bool(text[:1].isalpha() and (field_of(text) or measure_of(text) or is_subject(text)))
        for text in row
    )


def is_data(row: Row) -> bool:
    """Whether a row is a pupil's rather than a heading: it has a UPN, or is mostly values."""
    filled = [cell for cell in row if cell]
    if any(UPN_SHAPE.fullmatch(cell) for cell in filled):
        return True
    values = sum(1 for cell in filled if NUMBER_OR_DATE.fullmatch(cell) or scales_that_know(cell))
    return len(filled) > 1 and values * 2 >= len(filled)


def _heads(above: Row, below: Row, known: int) -> bool:
    """Whether a row heads groups of the columns below it, rather than being a title."""
    filled = [place for place, cell in enumerate(above) if cell]
    if not filled or is_data(above):
        return False
    over_measures = [p for p in filled if _cell(below, p) and not field_of(_cell(below, p))]
    over_measures += [p for p in filled if measure_of(_cell(below, p))]
    return bool(known and over_measures) or (len(filled) > 1 and bool(over_measures))


def _goes_on(above: Row, below: Row, known: int) -> bool:
    """Whether the row below is one more row of headings."""
    keys = [p for p, cell in enumerate(above) if field_of(cell) in PUPIL_KEYS]
    if keys and _is_under_merged(above, below, keys):
        return True
    if not known or is_data(below):
        return False
    if keys:
        return not any(_cell(below, place) for place in keys)
    return any(field_of(cell) in PUPIL_KEYS for cell in below)


def _is_under_merged(above: Row, below: Row, keys: Sequence[int]) -> bool:
    """Whether a row that tells no pupil stands under headings merged over several columns.

    Years and half-terms under a subject are no headings that are known, and look like values.
    """
    filled = [place for place, cell in enumerate(below) if cell]
    merged = [place for place in filled if not _cell(above, place)]
    return bool(merged) and filled[0] > max(keys) and any(_cell(above, p) for p in filled)


def _of_columns(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    width = max((len(row) for row in rows), default=0)
    carried = [_carried(row, rows, width) for row in rows[:-1]]
    last = [_cell(rows[-1], place) for place in range(width)] if rows else []
    return tuple(
        tuple(dict.fromkeys(level[place] for level in [*carried, last] if level[place]))
        for place in range(width)
    )


def _carried(row: Row, rows: Sequence[Row], width: int) -> list[str]:
    """Return a row of group headings with each carried over the columns it is merged over."""
    found, group = [], ""
    for place in range(width):
        cell = _cell(row, place)
        own = [_cell(other, place) for other in rows if other is not row]
        if cell:
            group = cell
        elif any(_ends(group, text) for text in own):
            group = ""
        found.append(cell or (group if any(own) else ""))
    return found


def _ends(group: str, text: str) -> bool:
    """Whether a heading is a pupil's own, and of no group; a half-term stands over its counts."""
    field = field_of(text)
    if field is None or measure_of(text):
        return False
    return not (names_only_a_time(group) and fields()[field].content in COUNTED)


def _cell(row: Row, place: int) -> str:
    return row[place] if place < len(row) else ""


def same_heading(text: str, other: str) -> bool:
    """Whether two headings are the same but for case, accents, spaces and punctuation."""
    return key(text) == key(other)
