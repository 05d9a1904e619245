"""Text tables: comma, tab, semicolon or pipe; UTF-8, UTF-16 or Windows; any line ending."""

import csv
from io import StringIO

from lib.importing.readers.limits import check_cells
from lib.importing.sheet import FileRefusedError, Sheet

NAME = "csv"
DELIMITERS = (",", "\t", ";", "|")
SNIFFED_ROWS = 40


def claims(file_name: str, data: bytes) -> bool:
    """Whether the bytes are text."""
    return _is_utf_16(data) or b"\x00" not in data[:4096]


def sheets(data: bytes) -> list[Sheet]:
    """Return the table as one sheet. Raises FileRefusedError when it is not a table of text."""
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    try:
        rows = list(csv.reader(StringIO(text), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise FileRefusedError(
            "file_damaged_text",
            "This text file breaks off in the middle of a quoted value.",
            "Export it again, or open it in Excel and save it as CSV UTF-8.",
        ) from error
    check_cells(len(rows), max((len(row) for row in rows), default=0))
    cells = [[value.strip() for value in row] for row in rows]
    while cells and not any(cells[-1]):
        cells.pop()
    return [Sheet("", cells)]


def _is_utf_16(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    start = data[:400]
    return len(start) > 3 and start[1::2].count(0) > len(start) // 4


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if _is_utf_16(data):
        return data.decode("utf-16-le", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Five bytes have no letter in Windows-1252; replaced, they show up in a finding.
        return data.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """Return the separator that cuts the first rows into the most, and most even, columns."""
    sample = "\n".join(text.split("\n", SNIFFED_ROWS)[:SNIFFED_ROWS])
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[int, int]:
    try:
        widths = [len(row) for row in csv.reader(StringIO(sample), delimiter=delimiter) if row]
    except csv.Error:
        return (0, 0)
    common = max(set(widths), key=widths.count, default=1)
    return (widths.count(common) * (common > 1), common)
