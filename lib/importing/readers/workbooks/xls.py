"""Old Excel workbooks (.xls): what python-calamine does not say, found in the records.

It leaves error cells blank, gives a percentage as its number, and reads a workbook that asks for a
password as an empty one. Values only are read; a macro inside never runs.
"""

import struct
from collections.abc import Iterator

from lib.importing.readers.limits import Room, damaged
from lib.importing.readers.numbers import as_percentage, text_of_number
from lib.importing.readers.ole import WORKBOOK_STREAMS, OleFile
from lib.importing.readers.refusals import password
from lib.importing.readers.workbooks.cells import Beside, Prepared
from lib.importing.readers.workbooks.percentages import is_percentage

BEGIN, END, PROTECTED, SHEET, FORMAT, STYLE = 0x809, 0x0A, 0x2F, 0x85, 0x41E, 0xE0
NUMBER, SHORT_NUMBER, SHORT_NUMBERS, TRUTH = 0x203, 0x27E, 0xBD, 0x205
FORMULAS = (0x06, 0x206, 0x406)
EXCEL_97 = 0x600
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def prepared(data: bytes, space: Room) -> Prepared:
    """Return what is shown in the cells whose values do not say it.

    Raises FileRefusedError when it is damaged or asks for a password, struct.error when a record
    is cut short.
    """
    reading = _Reading()
    for place, kind, body in _records(OleFile(data).read(*WORKBOOK_STREAMS)):
        reading.take(place, kind, body)
    return Prepared(data, list(reading.sheets.values()))


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield the place, the kind and the body of each record."""
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield place, kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


class _Reading:
    """Takes the records one by one; `sheets` are in the workbook's order, by their first record."""

    def __init__(self) -> None:
        self.sheets: dict[int, Beside] = {}
        self._sheet: Beside | None = None  # being read; None outside one
        self._around: list[Beside | None] = []  # what the sheet, or a chart in it, stands in
        self._is_97 = True
        self._formats: dict[int, str] = {}
        self._are_percentages: list[bool] = []  # of each style

    def take(self, place: int, kind: int, body: bytes) -> None:
        """Take one record. Raises struct.error when it is cut short."""
        if kind == BEGIN:
            self._begin(place, body)
        elif kind == END:
            self._sheet = self._around.pop() if self._around else None
        elif self._sheet is not None:
            self._cell(self._sheet, kind, body)
        else:
            self._describe(kind, body)

    def _begin(self, place: int, body: bytes) -> None:
        if place == 0:
            self._is_97 = struct.unpack_from("<H", body)[0] >= EXCEL_97
        self._around.append(self._sheet)
        self._sheet = self.sheets.get(place)

    def _describe(self, kind: int, body: bytes) -> None:
        if kind == PROTECTED:
            raise password()
        if kind == SHEET:
            start = struct.unpack_from("<I", body)[0]
            if start in self.sheets:  # a small file could say so of thousands, each as long
                raise damaged()
            self.sheets[start] = Beside()
        elif kind == FORMAT:
            letters = body[5 if self._is_97 else 3 :]
            is_wide = self._is_97 and body[4:5] == b"\x01"
            code = letters.decode("utf-16-le" if is_wide else "latin-1", errors="replace")
            self._formats[struct.unpack_from("<H", body)[0]] = code
        elif kind == STYLE:
            number = struct.unpack_from("<H", body, 2)[0]
            self._are_percentages.append(is_percentage(number, self._formats.get(number, "")))

    def _cell(self, sheet: Beside, kind: int, body: bytes) -> None:
        if kind == TRUTH:
            row, column, value, is_error = struct.unpack_from("<HH2xBB", body)
            if is_error:
                sheet.shown[row, column] = ERRORS.get(value, "#N/A")
        elif kind in FORMULAS and body[12:14] == b"\xff\xff":
            if body[6] == 2:
                sheet.shown[struct.unpack_from("<HH", body)] = ERRORS.get(body[8], "#N/A")
        elif kind in (NUMBER, SHORT_NUMBER, SHORT_NUMBERS, *FORMULAS):
            for row, column, style, value in _numbers(kind, body):
                if style < len(self._are_percentages) and self._are_percentages[style]:
                    sheet.shown[row, column] = as_percentage(text_of_number(value))


def _numbers(kind: int, body: bytes) -> Iterator[tuple[int, int, int, float]]:
    """Yield the row, column, style and number of the cells in a record."""
    if kind == SHORT_NUMBERS:
        row, first = struct.unpack_from("<HH", body)
        for place in range((len(body) - 6) // 6):
            style, bits = struct.unpack_from("<HI", body, 4 + 6 * place)
            yield row, first + place, style, short_number(bits)
    elif kind == SHORT_NUMBER:
        row, column, style, bits = struct.unpack_from("<HHHI", body)
        yield row, column, style, short_number(bits)
    else:
        yield struct.unpack_from("<HHHd", body)


def short_number(bits: int) -> float:
    """Return the number in 32 bits: a whole one or the top of a float, perhaps in hundredths."""
    if bits & 2:
        value = float((bits - (1 << 32) if bits >> 31 else bits) >> 2)
    else:
        value = struct.unpack("<d", struct.pack("<II", 0, bits & 0xFFFFFFFC))[0]
    return value / 100 if bits & 1 else value
