"""SpreadsheetML 2003 (.xml): the marksheets of SIMS, and Excel's "XML Spreadsheet 2003".

Cells are sparse: `ss:Index` says where a cell or a row stands when some before it are missing.
Hidden columns and rows are read: SIMS hides the first column, and the UPN stands in it.
"""

from lib.importing.readers.grid import Grid
from lib.importing.readers.limits import USUAL, Room
from lib.importing.readers.notices import hidden_sheet
from lib.importing.readers.numbers import as_percentage, text_of_moment, text_of_number
from lib.importing.readers.safe_xml import Levels, is_xml, parse, root_of
from lib.importing.sheet import Notice, Sheet

NAME = "spreadsheet_xml"
ROOT = "Workbook"


def claims(file_name: str, data: bytes) -> bool:
    """Whether the bytes are XML whose outermost element is a workbook."""
    return is_xml(data) and root_of(data) == ROOT


def tables(data: bytes, space: Room = USUAL) -> tuple[list[Sheet], list[Notice]]:
    """Return each visible worksheet, hidden columns and rows included.

    Raises FileRefusedError when the XML is damaged, holds entities or is too large.
    """
    reading = _Reading(space)
    parse(data, reading)
    return reading.sheets, reading.notices


class _Reading(Levels):
    def __init__(self, space: Room) -> None:
        super().__init__(space)
        self.sheets: list[Sheet] = []
        self.notices: list[Notice] = []
        self.name, self.is_hidden, self.grid = "", False, Grid(space)
        self.row = self.column = -1
        self.across = self.spanned = 0  # columns and rows the last one covers besides its own
        self.style = self.cell_style = self.kind = ""
        self.percentages: set[str] = set()  # styles that show a number as a percentage
        self.parts: list[str] | None = None  # the text being read; None where none is wanted
        self.in_comment = False
        self.opening = {
            "Style": self._style,
            "NumberFormat": self._number_format,
            "Worksheet": self._worksheet,
            "Row": self._row,
            "Cell": self._cell,
            "Comment": self._comment,
            "Data": self._data,
            "Visible": self._visible,
        }
        self.closing = {
            "Comment": self._end_comment,
            "Data": self._end_data,
            "Visible": self._end_visible,
            "Worksheet": self._end_worksheet,
        }

    def characters(self, content: str) -> None:
        """Take text, wanted only inside Data and Visible."""
        if self.parts is not None:
            self.add_letters(content)
            self.parts.append(content)

    def _style(self, attributes: dict[str, str]) -> None:
        self.style = attributes.get("ID", "")

    def _number_format(self, attributes: dict[str, str]) -> None:
        shown = attributes.get("Format", "")
        if shown == "Percent" or "%" in shown:
            self.percentages.add(self.style)

    def _worksheet(self, attributes: dict[str, str]) -> None:
        self.name, self.is_hidden = attributes.get("Name", ""), False
        self.grid = Grid(self.space)
        self.row, self.spanned = -1, 0

    def _row(self, attributes: dict[str, str]) -> None:
        self.row = _placed(attributes, self.row + 1 + self.spanned)
        self.spanned = _count(attributes.get("Span"))
        self.column, self.across = -1, 0

    def _cell(self, attributes: dict[str, str]) -> None:
        self.column = _placed(attributes, self.column + 1 + self.across)
        self.across = _count(attributes.get("MergeAcross"))
        self.cell_style = attributes.get("StyleID", "")
        self.letters = 0

    def _comment(self, attributes: dict[str, str]) -> None:
        self.in_comment = True

    def _end_comment(self) -> None:
        self.in_comment = False

    def _data(self, attributes: dict[str, str]) -> None:
        self.kind = attributes.get("Type", "String")
        self.parts = None if self.in_comment else []

    def _end_data(self) -> None:
        if self.parts is None:
            return
        text = _text(self.kind, "".join(self.parts).strip())
        if self.kind == "Number" and self.cell_style in self.percentages:
            text = as_percentage(text)
        self.parts = None
        self.grid.put(max(self.row, 0), max(self.column, 0), text)

    def _visible(self, attributes: dict[str, str]) -> None:
        self.parts = []

    def _end_visible(self) -> None:
        self.is_hidden = "".join(self.parts or ()).strip() in ("SheetHidden", "SheetVeryHidden")
        self.parts = None

    def _end_worksheet(self) -> None:
        if self.is_hidden:
            self.notices.append(hidden_sheet(self.name))
        else:
            self.sheets.append(Sheet(self.name, self.grid.cells))


def _text(kind: str, said: str) -> str:
    if kind == "Number":
        try:
            return text_of_number(float(said))
        except ValueError:
            return said
    if kind == "DateTime":
        return text_of_moment(said)
    if kind == "Boolean":
        return {"1": "TRUE", "0": "FALSE"}.get(said, said)
    return said


def _placed(attributes: dict[str, str], following: int) -> int:
    """Return where a row or a cell stands, from 0: where it says, or after the one before."""
    said = _count(attributes.get("Index"))
    return said - 1 if said else max(following, 0)


def _count(said: str | None) -> int:
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 9 else 0
