"""Text tables: comma, tab, semicolon or pipe; UTF-8, UTF-16 or older; any line ending."""

import csv
import re
from collections import Counter
from io import StringIO
from itertools import islice
from sys import intern
from typing import Literal

from lib.importing.readers.encodings import Decoded, decoded, utf_16_of
from lib.importing.readers.limits import USUAL, Room, check_cells
from lib.importing.readers.notices import letters_lost, old_encoding
from lib.importing.readers.refusals import not_a_table
from lib.importing.sheet import FileRefusedError, Notice, Sheet

NAME = "csv"
DELIMITERS = (",", "\t", ";", "|")
SNIFFED_ROWS = 60
SAID = re.compile(r"\s*\"?sep=([,;|\t])\"?[ \t]*(?:\r\n?|\n|\Z)", flags=re.IGNORECASE)
"""Excel's own first line that names the separator."""

GUARDED = tuple(f"'{sign}" for sign in "=+-@＝＋－＠")
"""How a cell begins whose apostrophe only keeps a spreadsheet from running it, as in exports."""

NO_TEXT = bytes(code for code in range(32) if code not in (9, 10, 11, 12, 13, 26))
Rows = list[list[str]]


def claims(file_name: str, data: bytes) -> bool:
    """Whether the bytes are text: hardly a character among them that no text has."""
    start = data[:4096]
    strange = len(start) - len(start.translate(None, NO_TEXT))
    return utf_16_of(data) is not None or strange <= 2 + len(start) // 64


def tables(data: bytes, space: Room = USUAL) -> tuple[list[Sheet], list[Notice]]:
    """Return the table as one sheet, and a notice when its encoding had to be guessed.

    Raises FileRefusedError when it is not a table of text.
    """
    found = decoded(data)
    said = SAID.match(found.text)
    text = found.text[said.end() :] if said else found.text
    delimiter = said[1] if said else _delimiter(text)
    lines = max(text.count("\n"), text.count("\r"))
    check_cells(lines + text.count(delimiter), 1, space)
    cells = _rows(text, delimiter)
    if said:
        cells.insert(0, [])
    while cells and not any(cells[-1]):
        cells.pop()
    return [Sheet("", cells)], _notices(found)


def _rows(text: str, delimiter: str) -> Rows:
    """Return the rows with their cells trimmed, quotes taken as quotes unless that is absurd.

    Some programs (GIAP) quote nothing, so that a quote mark in a name would swallow every row up
    to the next one. It is told by the rows: read without quotes there are more of one width.
    """
    if '"' not in text:
        return _parsed_whole(text, delimiter)
    strictly = _or_none(text, delimiter, strict=True)
    if strictly and len(_widths(strictly)) < 2:
        return strictly
    quoted = strictly or _or_none(text, delimiter)
    literal = _or_none(text, delimiter, csv.QUOTE_NONE)
    if literal and _alike(literal) > _alike(quoted or []):
        return [[_unquoted(cell) for cell in row] for row in literal]
    if quoted is None or (strictly is None and _breaks_off(text, delimiter)):
        raise _broken_off()
    return quoted


def _or_none(
    text: str, delimiter: str, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL, strict: bool = False
) -> Rows | None:
    try:
        return _parsed(text, delimiter, quoting, strict)
    except csv.Error:
        return None


def _parsed(
    text: str, delimiter: str, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL, strict: bool = False
) -> Rows:
    """Return the rows; equal cells share one string, which saves most of the memory."""
    lines = StringIO(text, newline=None)
    reader = csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=strict)
    # Hardly a file has one, and a million rows are read faster without looking.
    tidy = _bare if any(guard in text for guard in GUARDED) else str.strip
    return [list(map(intern, map(tidy, row))) for row in reader]


def _bare(cell: str) -> str:
    text = cell.strip()
    return text[1:].strip() if text.startswith(GUARDED) else text


def _widths(rows: Rows) -> Counter[int]:
    """Return how many rows there are of each width, those of a single cell left aside."""
    return Counter(len(row) for row in rows if len(row) > 1)


def _parsed_whole(text: str, delimiter: str) -> Rows:
    """Return the rows of a table without quotes. Raises FileRefusedError: no such value ends."""
    rows = _or_none(text, delimiter, csv.QUOTE_NONE)
    if rows is None:
        raise not_a_table()
    return rows


def _alike(rows: Rows) -> int:
    """Return how many rows have the width that most have."""
    return max(_widths(rows).values(), default=0)


def _unquoted(cell: str) -> str:
    """Return a cell without the quotes round it, when it has both."""
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"').strip()
    return cell


def _breaks_off(text: str, delimiter: str) -> bool:
    """Whether the last quote mark that opens a value has none that closes it."""
    ended = _or_none(f'{text}"', delimiter)
    return ended is not None and ended == _or_none(text, delimiter)


def _delimiter(text: str) -> str:
    """Return the separator that cuts the first rows into the most columns, most evenly."""
    start = StringIO(text[: SNIFFED_ROWS * 4096], newline=None)
    lines = list(islice(start, SNIFFED_ROWS))
    while sum(line.count('"') for line in lines) % 2:  # never cut within a quoted value
        lines.pop()
    sample = "".join(lines)
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[int, ...]:
    """Return how many cuts the rows of the commonest width have between them.

    First when every quote is where a writer puts one, then with quotes at all, then without.
    """
    readings = (
        _or_none(sample, delimiter, strict=True),
        _or_none(sample, delimiter),
        _or_none(sample, delimiter, csv.QUOTE_NONE),
    )
    return tuple(
        max((count * (width - 1) for width, count in _widths(rows or []).items()), default=0)
        for rows in readings
    )


def _notices(found: Decoded) -> list[Notice]:
    """Return what to say of the letters: an old encoding, with a word read so; letters lost."""
    if found.is_guess:
        return [old_encoding(found)]
    return [letters_lost(found.lost)] if found.lost else []


def _broken_off() -> FileRefusedError:
    return FileRefusedError(
        "file_damaged_text",
        "This text file breaks off in the middle of a quoted value.",
        "Export it again, or open it in Excel and save it as CSV UTF-8.",
    )
