"""What a cell holds that nobody sees: zero-width letters, hard spaces, the frame of ="5"."""

import re
from collections.abc import Iterable

from lib.importing.sheet import Sheet

UNSEEN = re.compile("[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
JOINERS = "\u200c\u200d"
"""Within a word they may shape its letters; at its ends they do nothing."""

HARD_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]")
FRAMED = re.compile(r'="((?:[^"]|"")*)"')
"""How a program keeps a spreadsheet from making a number or a date of a text."""


def without_unseen(sheets: Iterable[Sheet]) -> list[Sheet]:
    """Return the sheets with every cell as a person sees it; a row without any such stays."""
    return [Sheet(s.name, [_row(row) for row in s.cells]) for s in sheets]


def _row(row: list[str]) -> list[str]:
    # One look at a whole row: a million rows of plain letters cost half a second.
    whole = "".join(row)
    if whole.isascii() and '="' not in whole:
        return row
    return [seen(cell) for cell in row]


def seen(cell: str) -> str:
    """Return a cell as a person sees it."""
    if cell.isascii() and not cell.startswith('="'):
        return cell
    text = HARD_SPACE.sub(" ", UNSEEN.sub("", cell)).strip(f" {JOINERS}")
    framed = FRAMED.fullmatch(text)
    return framed[1].replace('""', '"').strip() if framed else text
