"""Old Excel workbooks (.xls). Values only are read; a macro inside never runs.

Its records are walked once beforehand, for what python-calamine does not tell: the password, how
far the cells reach, errors, and which numbers are shown as percentages.
"""

import struct
from collections.abc import Iterator
from io import BytesIO

from lib.importing.readers.limits import USUAL, Room, check_cells, damaged
from lib.importing.readers.numbers import PERCENTAGES
from lib.importing.readers.ole import MARK, OleFile
from lib.importing.readers.refusals import password
from lib.importing.readers.seen_cells import Seen
from lib.importing.readers.workbook import visible_sheets
from lib.importing.sheet import Notice, Sheet

NAME = "xls"
STREAMS = {"Workbook", "Book", "WORKBOOK", "BOOK"}

BEGIN, END, PROTECTED, SHEET, FORMAT, STYLE = 0x809, 0x0A, 0x2F, 0x85, 0x41E, 0xE0
FORMULA, ERROR, SEVERAL = (0x06, 0x206, 0x406), 0x205, 0xBD
CELLS = {0x203, 0x27E, 0xFD, 0x204, 0xD6, ERROR, *FORMULA}
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def claims(file_name: str, data: bytes) -> bool:
    """Whether the bytes are an old Office file with a workbook inside."""
    return data.startswith(MARK) and not STREAMS.isdisjoint(OleFile(data).streams)


def tables(data: bytes, space: Room = USUAL) -> tuple[list[Sheet], list[Notice]]:
    """Return each visible sheet as text.

    Raises FileRefusedError when it is damaged, too large or asks for a password.
    """
    walk = _Walk()
    try:
        walk.run(OleFile(data).read(*sorted(STREAMS, reverse=True)))
    except (struct.error, IndexError) as error:
        raise damaged() from error
    for seen in walk.sheets:
        check_cells(seen.height, seen.width, space)
    return visible_sheets(BytesIO(data), walk.sheets, space)


class _Walk:
    """One pass over the records of a workbook, filling `sheets` in the workbook's order."""

    def __init__(self) -> None:
        self.sheets: list[Seen] = []
        self._starts: dict[int, Seen] = {}  # by the place of the sheet's first record
        self._formats = set(PERCENTAGES)
        self._styles: list[bool] = []  # whether each shows a percentage
        self._sheet = Seen()

    def run(self, stream: bytes) -> None:
        """Take every record in turn."""
        for place, kind, body in _records(stream):
            if kind == BEGIN:
                self._sheet = self._starts.get(place, Seen())
            elif kind == PROTECTED:
                raise password()
            elif kind in CELLS and len(body) >= 6:
                self._cell(kind, body)
            elif kind == SEVERAL and len(body) >= 12:
                self._several(body)
            else:
                self._describe(kind, body)

    def _describe(self, kind: int, body: bytes) -> None:
        if kind == SHEET:
            seen = self._starts.setdefault(struct.unpack_from("<I", body)[0], Seen())
            self.sheets.append(seen)
        elif kind == FORMAT and b"%" in body[2:]:
            self._formats.add(struct.unpack_from("<H", body)[0])
        elif kind == STYLE:
            self._styles.append(struct.unpack_from("<H", body, 2)[0] in self._formats)

    def _cell(self, kind: int, body: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", body)
        self._sheet.reach(row, column)
        if kind == ERROR and len(body) >= 8 and body[7]:
            self._sheet.errors[row, column] = ERRORS.get(body[6], "#N/A")
        elif kind in FORMULA and body[6:7] == b"\x02" and body[12:14] == b"\xff\xff":
            self._sheet.errors[row, column] = ERRORS.get(body[8], "#N/A")
        elif self._is_percentage(style):
            self._sheet.add_percentage(row, column)

    def _several(self, body: bytes) -> None:
        """Take a row of numbers: a style and a value each, the last column at the end."""
        row, first = struct.unpack_from("<HH", body)
        last = struct.unpack_from("<H", body, len(body) - 2)[0]
        self._sheet.reach(row, max(first, last))
        for place in range((len(body) - 6) // 6):
            if self._is_percentage(struct.unpack_from("<H", body, 4 + 6 * place)[0]):
                self._sheet.add_percentage(row, first + place)

    def _is_percentage(self, style: int) -> bool:
        return style < len(self._styles) and self._styles[style]


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield each record's place in the stream, its kind and its body."""
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield place, kind, stream[place + 4 : place + 4 + length]
        place += 4 + length
