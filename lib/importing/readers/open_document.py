"""OpenDocument spreadsheets (.ods), as LibreOffice and Google save them.

Empty cells and rows are written once and said to repeat, often a million times; only those
before a cell that says something count.
"""

from collections.abc import Callable

from lib.importing.readers.archive import MARK, check_archive, unpacked
from lib.importing.readers.grid import Grid
from lib.importing.readers.limits import USUAL, Room, damaged
from lib.importing.readers.notices import hidden_sheet
from lib.importing.readers.numbers import text_of_moment, text_of_number
from lib.importing.readers.refusals import password
from lib.importing.readers.safe_xml import Levels, parse
from lib.importing.sheet import Notice, Sheet

NAME = "ods"
CONTENT, KIND, PARTS = "content.xml", "mimetype", "META-INF/manifest.xml"


def claims(file_name: str, data: bytes) -> bool:
    """Whether the bytes are a zipped OpenDocument spreadsheet."""
    if not data.startswith(MARK) or not {CONTENT, KIND} <= set(check_archive(data)):
        return False
    return b"spreadsheet" in dict(unpacked(data, KIND.__eq__))[KIND][:100]


def tables(data: bytes, space: Room = USUAL) -> tuple[list[Sheet], list[Notice]]:
    """Return each visible sheet as text.

    Raises FileRefusedError when it is damaged, too large or protected with a password.
    """
    parts = dict(unpacked(data, {CONTENT, PARTS}.__contains__))
    if b"encryption-data" in parts.get(PARTS, b""):
        raise password()
    if CONTENT not in parts:
        raise damaged()
    reading = _Reading(space)
    parse(parts[CONTENT], reading)
    return reading.sheets, reading.notices


class _Reading(Levels):
    def __init__(self, space: Room) -> None:
        super().__init__(space, damaged)
        self.sheets: list[Sheet] = []
        self.notices: list[Notice] = []
        self.style = ""
        self.hidden_styles: set[str] = set()  # of tables that are not shown
        self.name, self.is_hidden, self.grid = "", False, Grid(space)
        self.row = self.column = 0
        self.rows = self.columns = 1  # how often the row and the cell being read stand there
        self.of: dict[str, str] = {}  # the attributes of the cell being read
        self.paragraphs: list[list[str]] = []
        self.is_text = False
        self.aside = 0  # inside how many notes, whose paragraphs are not the cell's
        self.opening = {
            "style": self._style,
            "table-properties": self._table_properties,
            "table": self._table,
            "table-row": self._row,
            "table-cell": self._cell,
            "covered-table-cell": self._cell,
            "annotation": self._note,
            "p": self._paragraph,
            "s": self._spaces,
        }
        self.closing: dict[str, Callable[[], None]] = {
            "annotation": self._end_note,
            "p": self._end_paragraph,
            "table-cell": self._end_cell,
            "covered-table-cell": self._end_cell,
            "table-row": self._end_row,
            "table": self._end_table,
        }

    def characters(self, content: str) -> None:
        """Take text, wanted only inside a cell's paragraphs."""
        if self.is_text and self.paragraphs:
            self.add_letters(content)
            self.paragraphs[-1].append(content)

    def _style(self, of: dict[str, str]) -> None:
        self.style = of.get("name", "")

    def _table_properties(self, of: dict[str, str]) -> None:
        if of.get("display") == "false":
            self.hidden_styles.add(self.style)

    def _table(self, of: dict[str, str]) -> None:
        self.name, self.grid, self.row = of.get("name", ""), Grid(self.space), 0
        self.is_hidden = of.get("style-name", "") in self.hidden_styles

    def _row(self, of: dict[str, str]) -> None:
        self.column, self.rows = 0, _repeated(of.get("number-rows-repeated"))

    def _cell(self, of: dict[str, str]) -> None:
        self.of, self.paragraphs, self.letters = of, [], 0
        self.columns = _repeated(of.get("number-columns-repeated"))

    def _note(self, of: dict[str, str]) -> None:
        self.aside += 1

    def _end_note(self) -> None:
        self.aside -= 1

    def _paragraph(self, of: dict[str, str]) -> None:
        self.is_text = not self.aside
        if self.is_text:
            self.paragraphs.append([])

    def _spaces(self, of: dict[str, str]) -> None:
        self.characters(" ")

    def _end_paragraph(self) -> None:
        self.is_text = False

    def _end_cell(self) -> None:
        text = _text(self.of, "\n".join(map("".join, self.paragraphs)).strip())
        if text:
            for row in range(self.row, self.row + self.rows):
                for column in range(self.column, self.column + self.columns):
                    self.grid.put(row, column, text)
        self.column += self.columns
        self.of, self.paragraphs = {}, []

    def _end_row(self) -> None:
        self.row += self.rows

    def _end_table(self) -> None:
        if self.is_hidden:
            self.notices.append(hidden_sheet(self.name))
        else:
            self.sheets.append(Sheet(self.name, self.grid.cells))


def _text(of: dict[str, str], shown: str) -> str:
    """Return a cell's text: its exact number or date; for all else what is shown."""
    kind = of.get("value-type", "")
    if kind == "float" and not shown.startswith("#"):
        try:
            return text_of_number(float(of.get("value", "")))
        except ValueError:
            return shown
    if kind == "date" and of.get("date-value"):
        return text_of_moment(of["date-value"])
    if kind == "boolean":
        return of.get("boolean-value", shown).upper()
    return shown


def _repeated(said: str | None) -> int:
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 9 else 1
