"""Old Excel workbooks (.xls). Values only are read; a macro inside never runs.

Two libraries read these, and neither can be kept within limits (measured with a limit of 2 GB):

- python-calamine 0.9.1 asks for all the memory there is on about one damaged file in 35, which
  ends the program.
- xlrd 2.0.2 ran without end on 8 of 3,000 damaged files, and runs without end or fills the memory
  on five made by hand, of 5 to 13 kB: it follows sectors that lead back to themselves, tries every
  way through a forked directory, adds the rows anew whenever a sheet states its size, steps
  backwards among the shared strings, and works out every name. No option turns that off. A check
  beforehand would have to find the sectors, walk the records and read each shared string as `ole`
  and `biff` do, which would leave xlrd little but the cells.

This reader read or refused 6,500 such files in 0.03 s each at most; for the files made by hand see
tests/importing/test_hostile_old_workbooks.py.
"""

import struct
from dataclasses import dataclass

from lib.importing.readers import biff
from lib.importing.readers.grid import Grid
from lib.importing.readers.limits import USUAL, Room, damaged
from lib.importing.readers.notices import hidden_sheet
from lib.importing.readers.number_formats import kind_of, text_in_format
from lib.importing.readers.ole import MARK, OleFile
from lib.importing.readers.refusals import password
from lib.importing.sheet import Notice, Sheet

NAME = "xls"
STREAMS = ("Workbook", "WORKBOOK", "Book", "BOOK")
WORKSHEET = 0


def claims(file_name: str, data: bytes) -> bool:
    """Whether the bytes are an old Office file with a workbook inside."""
    return data.startswith(MARK) and not OleFile(data).streams.keys().isdisjoint(STREAMS)


def tables(data: bytes, space: Room = USUAL) -> tuple[list[Sheet], list[Notice]]:
    """Return each visible sheet as text.

    Raises FileRefusedError when it is damaged, too large or asks for a password.
    """
    reading = _Reading(space)
    try:
        for record in biff.records(OleFile(data).read(*STREAMS)):
            reading.take(record)
    except (struct.error, IndexError) as error:
        raise damaged() from error
    worksheets = [found for found in reading.sheets if found.kind == WORKSHEET]
    return (
        [Sheet(found.name, found.grid.cells) for found in worksheets if not found.is_hidden],
        [hidden_sheet(found.name) for found in worksheets if found.is_hidden],
    )


@dataclass(frozen=True)
class _Found:
    name: str
    kind: int
    is_hidden: bool
    grid: Grid


class _Reading:
    """Takes the records one by one and fills the grids of `sheets`, in the workbook's order."""

    def __init__(self, space: Room) -> None:
        self.sheets: list[_Found] = []
        self._space = space
        self._starts: dict[int, Grid] = {}  # by the place of a sheet's first record
        self._grid: Grid | None = None  # of the sheet being read; None outside one
        self._around: list[Grid | None] = []  # what the sheet, or a chart in it, stands in
        self._strings: list[str] = []
        self._encoding, self._is_97, self._is_from_1904 = "cp1252", True, False
        self._formats: dict[int, str] = {}
        self._styles: list[int] = []  # the number format of each
        self._kinds: dict[int, str] = {}  # of formats, once asked for
        self._awaits_text = (0, 0)  # the formula whose text stands in a record to come
        self._describing = {
            biff.BEGIN: self._begin,
            biff.END: self._end,
            biff.PROTECTED: self._protected,
            biff.SHEET: self._sheet,
            biff.DATES: self._dates,
            biff.CODES: self._codes,
            biff.FORMAT: self._format,
            biff.STYLE: self._style,
            biff.STRINGS: self._shared,
        }
        self._cells = {
            biff.NUMBER: self._number,
            biff.SHORT_NUMBER: self._short_number,
            biff.SHORT_NUMBERS: self._short_numbers,
            biff.TEXT: self._text,
            biff.RICH_TEXT: self._text,
            biff.SHARED_TEXT: self._shared_text,
            biff.TRUTH: self._truth,
            biff.FORMULA_TEXT: self._formula_text,
            **dict.fromkeys(biff.FORMULAS, self._formula),
        }

    def take(self, record: biff.Record) -> None:
        """Take one record. Raises struct.error or IndexError when it is cut short."""
        if record.kind in self._describing:
            self._describing[record.kind](record)
        elif self._grid is not None and record.kind in self._cells:
            self._cells[record.kind](record.body)

    def _begin(self, record: biff.Record) -> None:
        if record.place == 0:
            self._is_97 = struct.unpack_from("<H", record.body)[0] >= biff.EXCEL_97
        self._around.append(self._grid)
        self._grid = self._starts.get(record.place)

    def _end(self, record: biff.Record) -> None:
        self._grid = self._around.pop() if self._around else None

    def _protected(self, record: biff.Record) -> None:
        raise password()

    def _sheet(self, record: biff.Record) -> None:
        start, hidden, kind, length = struct.unpack_from("<IBBB", record.body)
        name = self._string(record.body[7:], length)
        if start in self._starts:  # a small file could say so of thousands, each as long
            raise damaged()
        grid = self._starts[start] = Grid(self._space)
        self.sheets.append(_Found(name, kind, bool(hidden & 3), grid))

    def _dates(self, record: biff.Record) -> None:
        self._is_from_1904 = record.body[:1] == b"\x01"

    def _codes(self, record: biff.Record) -> None:
        number = struct.unpack_from("<H", record.body)[0]
        self._encoding = {10_000: "mac-roman", 32_768: "mac-roman", 850: "cp850"}.get(
            number, "cp1252"
        )

    def _format(self, record: biff.Record) -> None:
        number = struct.unpack_from("<H", record.body)[0]
        layout = "<H" if self._is_97 else "<B"
        length = struct.unpack_from(layout, record.body, 2)[0]
        self._formats[number] = self._string(record.body[2 + struct.calcsize(layout) :], length)

    def _style(self, record: biff.Record) -> None:
        self._styles.append(struct.unpack_from("<H", record.body, 2)[0])

    def _shared(self, record: biff.Record) -> None:
        self._strings = biff.shared_strings(record)

    def _number(self, body: bytes) -> None:
        row, column, style, value = struct.unpack_from("<HHHd", body)
        self._put_number(row, column, style, value)

    def _short_number(self, body: bytes) -> None:
        row, column, style, bits = struct.unpack_from("<HHHI", body)
        self._put_number(row, column, style, biff.short_number(bits))

    def _short_numbers(self, body: bytes) -> None:
        row, first = struct.unpack_from("<HH", body)
        for place in range((len(body) - 6) // 6):
            style, bits = struct.unpack_from("<HI", body, 4 + 6 * place)
            self._put_number(row, first + place, style, biff.short_number(bits))

    def _text(self, body: bytes) -> None:
        row, column, length = struct.unpack_from("<HH2xH", body)
        self._put(row, column, self._string(body[8:], length))

    def _shared_text(self, body: bytes) -> None:
        row, column, place = struct.unpack_from("<HH2xI", body)
        self._put(row, column, self._strings[place])

    def _truth(self, body: bytes) -> None:
        row, column, value, is_error = struct.unpack_from("<HH2xBB", body)
        self._put(row, column, _truth_or_error(value, is_error))

    def _formula(self, body: bytes) -> None:
        row, column, style, value = struct.unpack_from("<HHHd", body)
        if body[12:14] != b"\xff\xff":
            self._put_number(row, column, style, value)
        elif body[6] == 0:
            self._awaits_text = (row, column)
        elif body[6] in (1, 2):
            self._put(row, column, _truth_or_error(body[8], body[6] == 2))

    def _formula_text(self, body: bytes) -> None:
        length = struct.unpack_from("<H", body)[0]
        self._put(*self._awaits_text, self._string(body[2:], length))

    def _put_number(self, row: int, column: int, style: int, value: float) -> None:
        number = self._styles[style] if style < len(self._styles) else 0
        kind = self._kinds.get(number)
        if kind is None:
            kind = self._kinds[number] = kind_of(number, self._formats.get(number, ""))
        self._put(row, column, text_in_format(value, kind, self._is_from_1904))

    def _put(self, row: int, column: int, text: str) -> None:
        if self._grid is not None:
            self._grid.put(row, column, text.strip())

    def _string(self, raw: bytes, length: int) -> str:
        if self._is_97:
            return biff.Parts([raw]).string(length)
        return raw[:length].decode(self._encoding, errors="replace")


def _truth_or_error(value: int, is_error: bool) -> str:
    if is_error:
        return biff.ERRORS.get(value, "#N/A")
    return "TRUE" if value else "FALSE"
