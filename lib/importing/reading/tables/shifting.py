"""Rows of which a part stands one column too far to the right or to the left.

A spreadsheet's “insert cell” pushes the rest of one row on and “delete cell” pulls it back: every
grade then stands under the next subject, and where a cell at the end was blank the row is as long
as the others. Such a row is known by a cell that cannot be of its column, is of the one beside it,
and leaves no other cell wrong once the row is put right.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lib.importing.reading.columns import CLASS_SHAPE, Column
from lib.importing.reading.grades import scales_that_know
from lib.importing.reading.recognise import Recognition
from lib.importing.reading.tables.mending import NAMES, is_of_kind
from lib.importing.reading.values import days

MOST_ROWS = 50_000
"""Longer files are no marksheets, and no person made them."""

MOSTLY = 0.5
NAME = re.compile(r"[^\d%]*[^\W\d_]{2}[^\d%]*")
FIGURE = re.compile(r"[\d.,%+ -]+")
FORM = re.compile(r"(?=.*[A-Za-z])(?=.*\d)[\w/ .-]{2,8}")

OF_WORDS, OF_FIGURES = frozenset({"surname", "forename"}), frozenset({"upn", "date_of_birth"})
FIGURES = re.compile(r"\d")

Row = list[str]


@dataclass(frozen=True)
class Shifted:
    """A row, the first of its cells that is out of place, and to which side it was moved."""

    row: int
    heading: str
    value: str
    side: str  # right or left


def shifted_rows(found: Recognition) -> list[Shifted]:
    """Return the rows of a table of a row a pupil that have shifted within themselves."""
    if found.is_long or len(found.rows) > MOST_ROWS:
        return []
    rows = [row for _, row in found.rows]
    kinds = [_Kind(column, [_cell(row, column.place) for row in rows]) for column in found.columns]
    return [
        shifted
        for number, row in found.rows
        if any(kind.is_wrong(_cell(row, kind.place)) for kind in kinds)
        if len(row) >= len(kinds) or not out_of_place(found.columns, row)
        if (shifted := _shifted(number, row, kinds))
    ]


def out_of_place(columns: Sequence[Column], row: Row) -> str | None:
    """Return a number or form in a name's place, or a name in a UPN's or a date's, if any."""
    cells = [(c.field, row[c.place]) for c in columns if c.place < len(row)]
    return next(
        (
            text
            for field, text in cells
            if (field in OF_WORDS and FIGURES.search(text))
            or (field in OF_FIGURES and len(text) > 1 and not FIGURES.search(text))
            or (field == "date_of_birth" and text and days([text]) == [None])
        ),
        None,
    )


class _Kind:
    """What the cells of one column are."""

    def __init__(self, column: Column, cells: Sequence[str]) -> None:
        self.place = column.place
        self.heading = column.heading
        self.is_graded = column.subject is not None and column.measure in ("grade", "target")
        counts = Counter(cell for cell in cells if cell)
        self.is_mostly_filled = counts.total() > MOSTLY * len(cells)
        self._read = _reader(column, counts)
        self._known: dict[str, bool | None] = {cell: self._read(cell) for cell in counts}

    def of(self, cell: str) -> bool | None:
        """Whether a cell is of this column; None where that cannot be told."""
        if not cell:
            return None
        return self._known[cell] if cell in self._known else self._read(cell)

    def is_wrong(self, cell: str) -> bool:
        """Whether a cell cannot be of this column."""
        return self.of(cell) is False


def _reader(column: Column, counts: Counter[str]) -> Callable[[str], bool | None]:
    if column.field in NAMES:
        return _is_name
    if column.field not in ("form", "class_code") and column.measure != "class":
        return lambda cell: is_of_kind(cell, column)
    of_grades = sum(count for cell, count in counts.items() if scales_that_know(cell))
    if of_grades > MOSTLY * counts.total():
        return lambda _: None  # forms 1 to 9
    shape = FORM if column.field == "form" else CLASS_SHAPE
    return lambda cell: False if scales_that_know(cell) else bool(shape.fullmatch(cell)) or None


def _is_name(cell: str) -> bool | None:
    if FIGURE.fullmatch(cell):
        return False
    return True if NAME.fullmatch(cell) else None


def _shifted(number: int, row: Row, kinds: Sequence[_Kind]) -> Shifted | None:
    cells = [_cell(row, kind.place) for kind in kinds]
    for side, place, restored in _ways(cells, kinds):
        wrong = [kind.place for kind in kinds[place:] if kind.is_wrong(cells[kind.place])]
        beside = -1 if side == "right" else 1
        if not wrong or any(k.is_wrong(restored[k.place]) for k in kinds[place:]):
            continue
        lands = [(p, p + beside) for p in wrong if 0 <= p + beside < len(kinds)]
        # A grade of a neighbour's scale alone may as well be mistyped.
        tells = any(not (kinds[p].is_graded and kinds[to].is_graded) for p, to in lands)
        if len(lands) < len(wrong) or not tells:
            continue
        if all(kinds[to].of(cells[p]) for p, to in lands):
            return Shifted(number, kinds[wrong[0]].heading, cells[wrong[0]], side)
    return None


def _ways(cells: Row, kinds: Sequence[_Kind]) -> Iterator[tuple[str, int, Row]]:
    """Yield each way a row may have shifted: the side, from which column, the row put right."""
    for kind in kinds:
        place = kind.place
        if kind.is_mostly_filled and not cells[place]:
            yield "right", place, [*cells[:place], *cells[place + 1 :], ""]
        elif kind.is_mostly_filled and not cells[-1]:
            yield "left", place, [*cells[:place], "", *cells[place:-1]]


def _cell(row: Row, place: int) -> str:
    return row[place] if place < len(row) else ""
