"""A file of a school before it is written, with the truth of each row beside its cells."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from random import Random

from openpyxl import Workbook
from perverse.school import Pupil

from lib.importing.delivery import CheckpointChoice

NAMES = ("surname", "forename", "full_name")
NUMBERS = ("upn", "number", "former_upn")


@dataclass
class Line:
    """One line of a file. `said` is what it truly says of its pupil, by topic, as it is stored.

    A topic is `grade:mathematics`, `target:history` or a column of the pupil table. `roles` names
    the columns and is one list for all the lines of a table.
    """

    cells: list[str]
    roles: list[str]
    who: Pupil | None = None
    said: dict[str, str] = field(default_factory=dict)
    is_head: bool = False
    is_row: bool = False  # a pupil's, whoever that is

    def cell(self, role: str) -> str:
        """Return what stands in a column."""
        return self.cells[self.roles.index(role)]

    def put(self, role: str, text: str) -> None:
        """Write over what stands in a column."""
        self.cells[self.roles.index(role)] = text


@dataclass
class SchoolList:
    """A list, its lines from the first, and how it is written to a file."""

    random: Random
    kind: str  # pupils, flags, behaviour, needs, attendance, marks, targets, results
    checkpoint: CheckpointChoice
    lines: list[Line]
    name: str = "list"
    delimiter: str = ","
    encoding: str = "utf-8"
    line_end: str = "\n"
    is_workbook: bool = False
    is_unquoted: bool = False
    second_sheet: list[Line] = field(default_factory=list)
    is_sent_twice: bool = False  # as .csv and as .xlsx
    done: list[str] = field(default_factory=list)  # which perversions

    @property
    def rows(self) -> list[Line]:
        """The lines of pupils."""
        return [line for line in self.lines if line.is_row]

    @property
    def head(self) -> Line:
        """The first line of headings."""
        return next(line for line in self.lines if line.is_head)

    @property
    def roles(self) -> list[str]:
        """The columns of the first table."""
        return self.head.roles

    @property
    def subjects(self) -> list[str]:
        """The columns of grades and targets."""
        return [role for role in self.roles if role.startswith(("grade:", "target:"))]

    @property
    def has_names(self) -> bool:
        """Whether a row says its surname."""
        return "surname" in self.roles or "full_name" in self.roles

    def texts(self, role: str) -> list[str]:
        """Return a column's cells below the headings."""
        return [line.cell(role) for line in self.rows]

    def put_all(self, role: str, texts: list[str]) -> None:
        """Write a column's cells below the headings."""
        for line, text in zip(self.rows, texts, strict=True):
            if role in line.roles:
                line.put(role, text)

    def change(self, role: str, by: Callable[[str], str]) -> None:
        """Change every cell of a column that is not blank."""
        for line in self.rows:
            if line.cell(role):
                line.put(role, by(line.cell(role)))

    def add_column(
        self, role: str, heading: str, texts: list[str], after: str | None = None
    ) -> None:
        """Add a column to the lines of the first table, at the end or after another."""
        roles = self.roles
        place = roles.index(after) + 1 if after else len(roles)
        for line in [line for line in self.lines if line.roles is roles]:
            if line.is_row or line.is_head:
                line.cells.insert(place, heading if line.is_head else "")
        roles.insert(place, role)
        self.put_all(role, texts)

    def drop_column(self, role: str) -> None:
        """Take a column away."""
        place = self.roles.index(role)
        for line in self.lines:
            if line.roles is self.roles and (line.is_row or line.is_head):
                del line.cells[place]
        del self.roles[place]

    def all_lines(self) -> Iterator[tuple[int, Line]]:
        """Return every line of both sheets with its number on its sheet, from 1."""
        yield from enumerate(self.lines, start=1)
        yield from enumerate(self.second_sheet, start=1)

    def files(self) -> list[tuple[str, bytes]]:
        """Return the files as they are handed in."""
        if self.is_sent_twice:
            return [(f"{self.name}.csv", self._text()), (f"{self.name}.xlsx", self._workbook())]
        if self.is_workbook or self.second_sheet:
            return [(f"{self.name}.xlsx", self._workbook())]
        return [(f"{self.name}.csv", self._text())]

    def _text(self) -> bytes:
        cells = [line.cells for line in self.lines]
        if self.is_unquoted:
            text = self.line_end.join(self.delimiter.join(row) for row in cells) + self.line_end
        else:
            out = StringIO()
            csv.writer(out, delimiter=self.delimiter, lineterminator=self.line_end).writerows(cells)
            text = out.getvalue()
        return text.encode(self.encoding, errors="replace")

    def _workbook(self) -> bytes:
        book, out = Workbook(), BytesIO()
        sheets = [self.lines, self.second_sheet] if self.second_sheet else [self.lines]
        book.remove(book.active)
        for number, lines in enumerate(sheets, start=1):
            sheet = book.create_sheet(f"Sheet{number}")
            for line in lines:
                sheet.append([_worked_out(cell) for cell in line.cells] or [None])
        book.save(out)
        return out.getvalue()


def _worked_out(cell: str) -> str | None:
    """Return what a workbook has in a cell: of a formula its value."""
    return (cell[2:-1] if cell.startswith('="') else cell) or None
