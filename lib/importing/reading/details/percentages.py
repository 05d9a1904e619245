"""Percentages, told by their whole column: 1 beside 0.95 is 100%, and beside 95 it is not clear."""

import re
from collections.abc import Callable, Iterable

from lib.importing.reading.values import NOT_GIVEN, NotUnderstoodError

PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?|\.\d+)\s*(%?)")
BAND = re.compile(
    r"(?:<|>|under|over|below|above)=?\s*\d{1,3}(?:\.\d+)?\s*%?"
    r"|\d{1,3}(?:\.\d+)?\s*%?\s*(?:[+]|-|–|to)\s*(?:\d{1,3}(?:\.\d+)?)?\s*%?",
    flags=re.IGNORECASE,
)
"""What a column of bands holds: 96%+, 90-95%, 50-%, <90."""


def percent_reader(cells: Iterable[str]) -> Callable[[str], float | None]:
    """Return the way a column writes its percentages, told by all of its cells together."""
    return read_share if is_of_shares(cells) else read_percent


def is_of_shares(cells: Iterable[str]) -> bool:
    """Whether a column writes 0.95 for 95%: all of its bare numbers are from 0 to 1."""
    found = [PERCENT.fullmatch(cell.strip()) for cell in set(cells)]
    numbers = [_number(one[1]) for one in found if one and not one[2]]
    return any(numbers) and max(numbers) <= 1


def read_share(text: str) -> float | None:
    """Return 0 to 100 from a share such as 0.95, or `95%`; None when blank.

    Raises NotUnderstoodError.
    """
    found = PERCENT.fullmatch(text.strip())
    if found and not found[2]:
        return round(_number(found[1]) * 100, 6)
    return read_percent(text)


def read_percent(text: str) -> float | None:
    """Return 0 to 100 from `95%` or `95.0`; None when blank.

    Raises NotUnderstoodError when it is none, and for a bare number above 0 and up to 1: it may be
    a share, and nobody is there for 1% of the time.
    """
    value = text.strip()
    if value.upper() in NOT_GIVEN:
        return None
    found = PERCENT.fullmatch(value)
    number = _number(found[1]) if found else -1
    if not found or number > 100 or (0 < number <= 1 and not found[2]):
        raise NotUnderstoodError(text)
    return number


def _number(text: str) -> float:
    """Return the number of `95.2`, or of `95,2` where a file between semicolons writes it so."""
    return float(text.replace(",", "."))


def is_band(text: str) -> bool:
    """Whether a cell names a band of percentages rather than one."""
    return bool(BAND.fullmatch(text.strip()))
