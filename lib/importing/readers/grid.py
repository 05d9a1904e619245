"""A sheet being filled cell by cell, in any order, and stopped before it grows past all sense."""

from dataclasses import dataclass, field

from lib.importing.readers.limits import USUAL, Room, check_cells


@dataclass
class Grid:
    """Rows of text, ragged: no row is longer than its last cell that says something."""

    space: Room = USUAL
    cells: list[list[str]] = field(default_factory=list)
    used: int = 0  # cells so far, the blank ones between included

    def put(self, row: int, column: int, text: str) -> None:
        """Set a cell, counted from 0. Raises FileRefusedError when the sheet grows too large."""
        if not text:
            return
        if row >= len(self.cells):
            self._grow(row + 1 - len(self.cells))
            self.cells.extend([] for _ in range(row + 1 - len(self.cells)))
        line = self.cells[row]
        if column >= len(line):
            self._grow(column + 1 - len(line))
            line.extend([""] * (column + 1 - len(line)))
        line[column] = text

    def _grow(self, more: int) -> None:
        self.used += more
        if self.used > self.space.sheet_cells:
            check_cells(self.used, 1, self.space)
