"""Binary Excel workbooks (.xlsb): what python-calamine does not say, found in the records.

It leaves error cells blank and gives a percentage as its number.
"""

import struct
from collections.abc import Iterator
from posixpath import join, normpath
from xml.etree import ElementTree

from lib.importing.readers.archive import unpacked
from lib.importing.readers.limits import Room
from lib.importing.readers.numbers import as_percentage, text_of_number
from lib.importing.readers.workbooks.cells import Beside, Prepared, zipped
from lib.importing.readers.workbooks.percentages import is_percentage
from lib.importing.readers.workbooks.xls import ERRORS, short_number

WORKBOOK, STYLES = "xl/workbook.bin", "xl/styles.bin"
RELATIONS = "xl/_rels/workbook.bin.rels"
SHEET, FORMAT, STYLE, STYLES_BEGIN, STYLES_END = 156, 44, 47, 617, 618
ROW, SHORT_NUMBER, ERROR, NUMBER, FORMULA_NUMBER, FORMULA_ERROR = 0, 2, 3, 5, 9, 11


def prepared(data: bytes, space: Room) -> Prepared:
    """Return the parts that bear on cells, and what is shown in those that do not say it.

    Raises FileRefusedError when damaged, struct.error or IndexError when a record is cut short.
    """
    parts = dict(unpacked(data, lambda name: name.endswith((".bin", ".xml", ".rels"))))
    percentages = _percentages(parts.get(STYLES, b""))
    beside = [_beside(parts.get(name, b""), percentages) for name in _sheets(parts)]
    return Prepared(zipped(parts), beside)


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the body of each record."""
    place = 0
    while place < len(part):
        kind, place = _number(part, place, most_bytes=2)
        length, place = _number(part, place, most_bytes=4)
        yield kind, part[place : place + length]
        place += length


def _number(part: bytes, place: int, most_bytes: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, lowest first, and the place behind it.

    A kind's second byte belongs to it whole, as [MS-XLSB] 2.1.4 has it.
    """
    number = 0
    for shift in range(0, 7 * most_bytes, 7):
        byte = part[place]
        place += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            break
    return number, place


def _sheets(parts: dict[str, bytes]) -> Iterator[str]:
    """Yield the names of the sheets' parts, in the workbook's order."""
    relations = ElementTree.fromstring(parts.get(RELATIONS, b"<a/>"))
    targets = {of.get("Id", ""): of.get("Target", "") for of in relations.iter()}
    for kind, body in _records(parts.get(WORKBOOK, b"")):
        if kind == SHEET:
            relation = _text(body, 8)
            yield normpath(join("/xl", targets.get(relation, ""))).lstrip("/")


def _text(body: bytes, place: int) -> str:
    length = struct.unpack_from("<I", body, place)[0]
    return body[place + 4 : place + 4 + 2 * length].decode("utf-16-le", errors="replace")


def _percentages(styles: bytes) -> set[int]:
    """Return the places of the cell styles whose number format has a percent sign."""
    found: set[int] = set()
    formats: dict[int, str] = {}
    place, is_inside = -1, False
    for kind, body in _records(styles):
        if kind == FORMAT:
            formats[struct.unpack_from("<H", body)[0]] = _text(body, 2)
        elif kind == STYLE and is_inside:
            place += 1
            number = struct.unpack_from("<H", body, 2)[0]
            if is_percentage(number, formats.get(number, "")):
                found.add(place)
        elif kind in (STYLES_BEGIN, STYLES_END):
            is_inside = kind == STYLES_BEGIN
    return found


def _beside(sheet: bytes, percentages: set[int]) -> Beside:
    found = Beside()
    row = 0
    for kind, body in _records(sheet):
        if kind == ROW:
            row = struct.unpack_from("<I", body)[0]
        elif kind in (ERROR, FORMULA_ERROR):
            found.shown[row, struct.unpack_from("<I", body)[0]] = ERRORS.get(body[8], "#N/A")
        elif kind in (SHORT_NUMBER, NUMBER, FORMULA_NUMBER):
            column, style = struct.unpack_from("<II", body)
            if style & 0xFFFFFF in percentages:
                found.shown[row, column] = as_percentage(text_of_number(_value(kind, body)))
    return found


def _value(kind: int, body: bytes) -> float:
    if kind == SHORT_NUMBER:
        return short_number(struct.unpack_from("<I", body, 8)[0])
    return struct.unpack_from("<d", body, 8)[0]
