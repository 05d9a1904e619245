"""How a column writes reading ages: years and months, months alone, or years with decimals."""

import re
from collections.abc import Callable, Collection

from lib.importing.reading.values import NotUnderstoodError, read_reading_age

DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})")
MONTHS = re.compile(r"\d{2,3}")
FEWEST, MOST = 48, 240
"""Months that a reading age has; a number of years is lower."""

MONTHS_OF_A_YEAR = 12


class UnclearAgeError(NotUnderstoodError):
    """A reading age such as 12.1: 12:01, or 12:10 without its nought, or a tenth of a year."""

    state = "unclear_age"


def reading_age_reader(cells: Collection[str]) -> Callable[[str], int | None]:
    """Return the way a column writes its ages in months, told by all of its cells together.

    It raises UnclearAgeError for a cell that none of them makes clear, NotUnderstoodError for one
    that is no age.
    """
    parts = {found[2] for cell in cells if (found := DOTTED.fullmatch(cell.strip()))}
    is_decimal = any(len(part) == 2 and int(part) >= MONTHS_OF_A_YEAR for part in parts)
    is_padded = any(part[0] == "0" and len(part) == 2 for part in parts)
    has_ten = "10" in parts and not is_padded

    def reader(cell: str) -> int | None:
        text = re.sub(r"^[<>\u2264\u2265]\s*|\s*\+$", "", cell.strip())
        if MONTHS.fullmatch(text) and FEWEST <= int(text) <= MOST:
            return int(text)
        found = DOTTED.fullmatch(text)
        if found and is_decimal:
            return round(float(text) * MONTHS_OF_A_YEAR)
        if found and len(found[2]) == 1 and found[2] != "0":
            is_clear = has_ten or ("11" in parts and not is_padded and found[2] != "1")
            if not is_clear:
                raise UnclearAgeError(cell)
        return read_reading_age(text)

    return reader
