"""The days a title names, and the school's time that they come to."""

import re
from datetime import date, timedelta
from functools import lru_cache

from lib.importing.delivery import academic_year_of
from lib.importing.reading.times import Time, dated_time_in, half_term_of
from lib.importing.reading.values import NotUnderstoodError, read_date

DAY = re.compile(
    r"(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d\d|20\d\d-\d\d-\d\d"
    r"|\d{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9},? 20\d\d)(?!\d)"
)
ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)|,")
OF_A_WEEK = re.compile(r"(?<![a-z])(week|weekly|fortnight|w[/ _.-]?[cbe])(?![a-z])", re.IGNORECASE)
NEARLY = timedelta(days=14)
"""A school's own first day is up to two weeks from the first of a month."""
SHORTEST = timedelta(days=21)
"""A half-term is longer than this, and a report of a week or two is none."""


@lru_cache(maxsize=4_096)
def days_in(text: str) -> tuple[date, ...]:
    """Return every day that a text names, the earliest first."""
    found = []
    for said in DAY.findall(text):
        try:
            day = read_date(ORDINAL.sub("", said))
        except NotUnderstoodError:
            continue
        found += [day] if day else []
    return tuple(sorted(found))


def time_of_days(text: str) -> Time | None:
    """Return the half-term or the year so far that the days of a title come to; None if neither.

    One day alone tells the academic year, unless it is the day of a week.
    """
    days = days_in(text)
    if not days or OF_A_WEEK.search(text):
        return None
    first, last = days[0], days[-1]
    year = academic_year_of(last)
    # Days of the holidays on either side do no harm.
    half_term = half_term_of(last - NEARLY)
    in_one = half_term_of(first + NEARLY) == half_term and academic_year_of(first + NEARLY) == year
    if in_one and last - first >= SHORTEST:
        return Time(year, half_term)
    return Time(year, None) if len(days) == 1 or _begins(first, year) else None


def told_time(text: str) -> Time | None:
    """Return the time that words or days name: `Autumn 1`, `01/09/2025 to 17/07/2026`."""
    words, days = dated_time_in(text), time_of_days(text)
    if words and days and not words.academic_year:
        return words._replace(academic_year=days.academic_year)
    return words or days


def is_unclear(text: str) -> bool:
    """Whether a text names days that are neither a half-term nor a year so far."""
    return bool(days_in(text)) and told_time(text) is None


def half_term_begun(year: int, half_term: int | None, day: date) -> bool:
    """Whether a half-term of an academic year, or the year where None, has begun on a day."""
    soon = day + NEARLY
    return (year, half_term or 1) <= (academic_year_of(soon), half_term_of(soon))


def _begins(day: date, year: int) -> bool:
    """Whether a day is at the beginning of an academic year."""
    return abs(day - date(year - 1, 9, 1)) <= NEARLY + timedelta(days=1)
