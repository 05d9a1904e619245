"""What a workbook's own records say of the cells of one sheet, beside their values."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

COLUMNS = 1 << 14
"""The most columns a sheet has."""


@dataclass
class Seen:
    """How far the cells reach, which are shown as percentages, hold errors, were never counted."""

    height: int = 0
    width: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)  # row, column from 0
    uncounted: list[str] = field(default_factory=list)  # formulas without a value, such as C5
    _percentages: array = field(default_factory=lambda: array("q"))  # row × COLUMNS + column

    def reach(self, row: int, column: int) -> None:
        """Note a cell at a row and column, from 0."""
        self.height = max(self.height, row + 1)
        self.width = max(self.width, column + 1)

    def add_percentage(self, row: int, column: int) -> None:
        """Note that a cell's number is shown as a percentage."""
        self._percentages.append(row * COLUMNS + column)

    def percentages(self) -> Iterator[tuple[int, int]]:
        """Yield the row and column, from 0, of every cell shown as a percentage."""
        return (divmod(place, COLUMNS) for place in self._percentages)


def column_number(letters: bytes) -> int:
    """Return a column's place from 0: A is 0, AA is 26."""
    place = 0
    for letter in letters.upper():
        place = place * 26 + letter - 64
    return place - 1


NOTHING_SEEN = Seen()
