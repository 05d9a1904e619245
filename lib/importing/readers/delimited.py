"""Text tables: comma, tab, semicolon or pipe; UTF-8, UTF-16 or older; any line ending."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from sys import intern

from lib.importing.readers.encodings import OLD_ENCODINGS, Decoded, decoded, utf_16_of
from lib.importing.readers.limits import check_cells
from lib.importing.sheet import FileRefusedError, Notice, Sheet

NAME = "csv"
DELIMITERS = (",", "\t", ";", "|")
SNIFFED_ROWS = 60
SAID = re.compile(r"\s*\"?sep=([,;|\t])\"?\s*\n?", flags=re.IGNORECASE)
"""Excel's own first line that names the separator."""

GUARDED = tuple(f"'{sign}" for sign in "=+-@＝＋－＠")
"""How a cell begins whose apostrophe only keeps a spreadsheet from running it, as in exports."""

NO_TEXT = bytes(code for code in range(32) if code not in (9, 10, 11, 12, 13, 26))


def claims(file_name: str, data: bytes) -> bool:
    """Whether the bytes are text: hardly a character among them that no text has."""
    start = data[:4096]
    strange = len(start) - len(start.translate(None, NO_TEXT))
    return utf_16_of(data) is not None or strange <= len(start) // 64


def sheets(data: bytes) -> list[Sheet]:
    """Return the table as one sheet. Raises FileRefusedError when it is not a table of text."""
    return tables(data)[0]


def tables(data: bytes) -> tuple[list[Sheet], list[Notice]]:
    """Return the table as one sheet, and a notice when its encoding had to be guessed.

    Raises FileRefusedError when it is not a table of text.
    """
    found = decoded(data)
    try:
        cells = list(_rows(found.text))
    except csv.Error as error:
        raise _broken_off() from error
    if cells and found.text.count('"') % 2 and any("\n" in cell for cell in cells[-1]):
        raise _broken_off()
    check_cells(len(cells), max(map(len, cells), default=0))
    while cells and not any(cells[-1]):
        cells.pop()
    return [Sheet("", cells)], old_encoding(found)


def old_encoding(found: Decoded) -> list[Notice]:
    """Return the notice that says which old encoding was taken, and shows a word read so."""
    if not found.is_guess:
        return []
    return [
        Notice(
            "file_old_encoding",
            "warning",
            f"This file is not UTF-8. Its letters were read as {OLD_ENCODINGS[found.encoding]}; "
            f"one word then reads {found.word!r}.",
            "If that word is wrong, save the file as CSV UTF-8 and bring that in.",
            value=found.word,
        )
    ]


def _rows(text: str) -> Iterator[list[str]]:
    """Yield each row with its cells trimmed; equal cells share one string, which saves most."""
    said = SAID.match(text)
    lines = StringIO(text, newline=None)
    if said:
        lines.readline()
        yield []
    delimiter = said[1] if said else _delimiter(text)
    # Hardly a file has one, and a million rows are read faster without looking.
    tidy = _bare if any(guard in text for guard in GUARDED) else str.strip
    for row in csv.reader(lines, delimiter=delimiter):
        yield list(map(intern, map(tidy, row)))


def _bare(cell: str) -> str:
    text = cell.strip()
    return text[1:].strip() if text.startswith(GUARDED) else text


def _delimiter(text: str) -> str:
    """Return the separator that cuts the first rows into the most columns, most evenly."""
    start = StringIO(text[: SNIFFED_ROWS * 4096], newline=None)
    sample = "".join(islice(start, SNIFFED_ROWS))
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> int:
    """Return how many cuts the rows of the commonest width have between them."""
    try:
        widths = [len(row) for row in csv.reader(StringIO(sample), delimiter=delimiter) if row]
    except csv.Error:
        return 0
    return max((widths.count(width) * (width - 1) for width in set(widths)), default=0)


def _broken_off() -> FileRefusedError:
    return FileRefusedError(
        "file_damaged_text",
        "This text file breaks off in the middle of a quoted value.",
        "Export it again, or open it in Excel and save it as CSV UTF-8.",
    )
