"""When something was collected, from the words of a heading, a title or a file's name."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

HALF_TERMS = (
    "Autumn 1",
    "Autumn 2",
    "Spring 1",
    "Spring 2",
    "Summer 1",
    "Summer 2",
    "Final results",
)


LAST_MONTHS = ((9, 10), (11, 12), (1,), (2, 3), (4, 5), (6, 7, 8))
"""The months each half term is mostly in, Autumn 1 first."""


def half_term_of(day: date) -> int:
    """Return the half term, from 1, that a day is in; schools' own dates are a week or two off."""
    return next(n for n, months in enumerate(LAST_MONTHS, start=1) if day.month in months)


LAST_HALF_TERM = 6
"""What comes after it are final results."""


class Time(NamedTuple):
    """An academic year (the summer it ends in) and a half term from 1; None where not said."""

    academic_year: int | None
    half_term: int | None


FIRST_HALVES = {"aut": 1, "spr": 3, "sum": 5}
TERM = re.compile(
    r"\b(autumn|spring|summer)(?: term)?(?: (?:half term|half|ht))? ?([12])?\b"
    r"|\b(aut|spr|sum) ?(?:term )?([12])\b"
)
HALF_TERM = re.compile(r"\b(?:ht|half term) ?([1-6])\b")
SPRING = 3
ALONE = re.compile(r"\b(20\d\d)\b")
YEARS = re.compile(r"\b(20\d\d) ?(?:20)?(\d\d)\b")
SHORT_YEARS = re.compile(
    r"\b([1-3]\d)( ?)(\d\d)\b"
    r"(?! ?(?:st|nd|rd|th|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|pupils|students))"
)
"""25-26, 25/26 and 2526, and not the days 25-26 November."""
FIRST_SHORT, FIRST_RUN_TOGETHER = 15, 21
"""2021 is a year by itself, and before 15-16 the two may be a date or a class."""
DATES = re.compile(r"(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d)(?!\d)")


@lru_cache(maxsize=65_536)
def time_in(text: str) -> Time | None:
    """Return the time that words name, as in `2026/27 Autumn 1`, `Aut1`, `HT3`; None if none."""
    words = _words(text)
    year, half_term = _academic_year(words), _half_term(words)
    return Time(year, half_term) if year or half_term else None


@lru_cache(maxsize=65_536)
def dated_time_in(text: str) -> Time | None:
    """Return the time that words name, also by a year alone: Autumn 2025 is in 2025/26."""
    found = time_in(text)
    alone = ALONE.findall(_words(text))
    if not found or found.academic_year or not found.half_term or len(set(alone)) != 1:
        return found
    return found._replace(academic_year=int(alone[0]) + (found.half_term < SPRING))


@lru_cache(maxsize=65_536)
def half_terms_in(text: str) -> frozenset[int]:
    """Return every half term that words allow: both of a term that is named without its half."""
    words = _words(text)
    found = {int(named[1]) for named in HALF_TERM.finditer(words)}
    for named in TERM.finditer(words):
        term, half = (named[1], named[2]) if named[1] else (named[3], named[4])
        found |= {FIRST_HALVES[term[:3]] + int(n) - 1 for n in (half or "12")}
    return frozenset(found)


@lru_cache(maxsize=65_536)
def academic_years_in(text: str) -> frozenset[int]:
    """Return every academic year that words name, as the summer it ends in."""
    pairs = YEARS.findall(_words(text))
    return frozenset(int(a) + 1 for a, b in pairs if int(b) == (int(a) + 1) % 100)


def without_time(words: str) -> str:
    """Return the words without those that name a time."""
    rest = YEARS.sub(_unless_a_year, SHORT_YEARS.sub(_in_full, words))
    return " ".join(HALF_TERM.sub(" ", TERM.sub(" ", rest)).split())


def _words(text: str) -> str:
    words = re.sub(r"[^a-z0-9]+", " ", DATES.sub(" ", text.lower())).strip()
    return SHORT_YEARS.sub(_in_full, words)


def _in_full(found: re.Match) -> str:
    """Return `25 26` as `2025 26` where the second year follows the first."""
    first, second = int(found[1]), int(found[3])
    lowest = FIRST_SHORT if found[2] else FIRST_RUN_TOGETHER
    return f"20{first} {second}" if second == first + 1 and first >= lowest else found[0]


def _academic_year(words: str) -> int | None:
    for found in YEARS.finditer(words):
        if int(found[2]) == (int(found[1]) + 1) % 100:
            return int(found[1]) + 1
    return None


def _unless_a_year(found: re.Match) -> str:
    return " " if int(found[2]) == (int(found[1]) + 1) % 100 else found[0]


def _half_term(words: str) -> int | None:
    if found := HALF_TERM.search(words):
        return int(found[1])
    found = TERM.search(words)
    if found is None:
        return None
    term, half = (found[1], found[2]) if found[1] else (found[3], found[4])
    # A term named without its half is taken to its end, when the whole of it has been seen.
    return FIRST_HALVES[term[:3]] + (0 if half == "1" else 1)
