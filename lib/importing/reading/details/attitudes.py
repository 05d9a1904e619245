"""Attitude to learning or effort, in numbers, letters or words: told by its whole column.

Which end of a school's numbers is the best is the school's to say (its setting best_attitude);
letters and words have an order of their own, the best first.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
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
SHORT = ("e ex o vg", "g go gd", "s sat ri r", "p i in inad u")
TRAFFIC_LIGHTS = {"g": 2, "green": 2, "a": 3, "amber": 3, "r": 4, "red": 4}
"""Their letters, beside each other: E, G and S are excellent, good and satisfactory."""

SHORTENED = PLACES | {w: place for place, words in enumerate(SHORT, start=1) for w in words.split()}
LETTER_PLACES = {letter: place for place, letter in enumerate("abcdef", start=1)}
ENOUGH = 0.6
"""The share of a column's cells that a scale must read before any of them is read on it."""


class Attitude(NamedTuple):
    """An attitude as it was said, its number, and the scale it is on; 1 is best but for numbers."""

    told: str
    value: float
    scale: str


Read = Callable[[str], Attitude | None]
"""None for a blank; raises NotUnderstoodError."""


def attitude_reader(cells: Sequence[str], beside: Sequence[str] = ()) -> Read | None:
    """Return the way a column writes attitudes; None where no one scale is sure to be meant.

    `beside` holds the cells of every column of attitudes of the sheet: a school has one scale, and
    a column of E alone does not say whether E is excellent or the fifth letter.
    """
    return _sure(cells) or (_sure(beside) if _reads_enough(_sure(beside), cells) else None)


def _sure(cells: Sequence[str]) -> Read | None:
    """Return the one way that reads most of the cells, where those of its rank agree."""
    given = Counter(cell.strip() for cell in cells if not _is_blank(cell))
    is_lit = any(cell.lower() in ("g", "green", "r", "red") for cell in given)
    reads = (*READS, _read_light) if is_lit else READS
    counts = {read: sum(n for c, n in given.items() if _knows(read, c)) for read in reads}
    most = max(counts.values())
    best = [read for read, count in counts.items() if count == most]
    if most < ENOUGH * given.total() or not most:
        return None
    agree = all(
        len({read(cell).value for read in best}) == 1 for cell in given if _knows(best[0], cell)
    )
    return _or_blank(best[0]) if agree else None


def _reads_enough(read: Read | None, cells: Sequence[str]) -> bool:
    given = [cell for cell in cells if not _is_blank(cell)]
    return read is not None and sum(_knows(read, cell) for cell in given) >= ENOUGH * len(given)


def _or_blank(read: Callable[[str], Attitude]) -> Read:
    return lambda text: None if _is_blank(text) else read(text)


def _is_blank(text: str) -> bool:
    return text.strip().upper() in {*NOT_GIVEN, "X", "AB", "ABS"}


def _knows(read: Read, cell: str) -> bool:
    try:
        read(cell)
    except NotUnderstoodError:
        return False
    return True


def _read_number(text: str) -> Attitude:
    value = text.strip()
    found = re.fullmatch(r"(\d{1,2}(?:\.\d+)?) ?([-+=−–]?)", value)
    if not found or not 0 < float(found[1]) <= HIGHEST:
        raise NotUnderstoodError(text)
    return Attitude(f"{float(found[1]):g}{found[2]}", float(found[1]), NUMBERS)


def _by_places(places: Mapping[str, int], scale: str) -> Callable[[str], Attitude]:
    def read(text: str) -> Attitude:
        value = " ".join(text.split())
        place = places.get(re.sub(r"[^a-z]", "", value.lower()))
        if place is None or not re.fullmatch(r"[A-Za-z][A-Za-z /,'’-]*", value):
            raise NotUnderstoodError(text)
        return Attitude(value.upper() if len(value) == 1 else value, float(place), scale)

    return read


_read_light = _by_places(TRAFFIC_LIGHTS, WORDS)
READS = (
    _read_number,
    _by_places(PLACES, WORDS),
    _by_places(LETTER_PLACES, LETTERS),
    _by_places(SHORTENED, WORDS),
)
"""The ways of writing it, the plainest first; traffic lights only where one is green or red."""
