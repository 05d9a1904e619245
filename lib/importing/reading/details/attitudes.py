"""Attitude to learning or effort, in numbers, letters or words: told by its whole column.

Which end of a school's numbers is the best is the school's to say (its setting best_attitude);
letters and words have an order of their own, the best first.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from lib.importing.reading.values import NOT_GIVEN, NotUnderstoodError

NUMBERS, LETTERS, WORDS = "numbers", "letters", "words"
HIGHEST = 10
ORDER = (
    "excellent exc outstanding exceptional exemplary always verygood highlymotivated",
    "good usually mostly positive motivated engaged expected meetingexpectations",
    "satisfactory fair sometimes inconsistent ri requiresimprovement coasting passive variable",
    "poor weak rarely never concern causeforconcern inadequate unacceptable negative disengaged",
)
"""The words of schools' own scales that mean the same, the best first: an order of our own."""

PLACES = {word: place for place, words in enumerate(ORDER, start=1) for word in words.split()}


class Attitude(NamedTuple):
    """An attitude as it was said, its number, and the scale it is on; 1 is best but for numbers."""

    told: str
    value: float
    scale: str


def attitude_reader(cells: Sequence[str]) -> Callable[[str], Attitude | None]:
    """Return the way a column writes attitudes, told by most of its cells."""
    given = [cell for cell in cells if not _is_blank(cell)]
    reads = (_read_number, _read_letter, _read_word)
    return _or_blank(max(reads, key=lambda read: sum(1 for cell in given if _knows(read, cell))))


def _or_blank(read: Callable[[str], Attitude]) -> Callable[[str], Attitude | None]:
    return lambda text: None if _is_blank(text) else read(text)


def _is_blank(text: str) -> bool:
    return text.strip().upper() in {*NOT_GIVEN, "X", "AB", "ABS"}


def _knows(read: Callable[[str], Attitude], cell: str) -> bool:
    try:
        read(cell)
    except NotUnderstoodError:
        return False
    return True


def _read_number(text: str) -> Attitude:
    value = text.strip()
    if not re.fullmatch(r"\d{1,2}(\.\d+)?", value) or not 0 < float(value) <= HIGHEST:
        raise NotUnderstoodError(text)
    return Attitude(f"{float(value):g}", float(value), NUMBERS)


def _read_letter(text: str) -> Attitude:
    value = text.strip().upper()
    if not re.fullmatch(r"[A-F]", value):
        raise NotUnderstoodError(text)
    return Attitude(value, float(ord(value) - ord("A") + 1), LETTERS)


def _read_word(text: str) -> Attitude:
    value = " ".join(text.split())
    place = PLACES.get(re.sub(r"[^a-z]", "", value.lower()))
    if place is None:
        raise NotUnderstoodError(text)
    return Attitude(value, float(place), WORDS)
