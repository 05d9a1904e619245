"""Which test, and which sitting of it, a heading names, and so which day a score is of."""

import re
from collections.abc import Sequence

from lib.importing.reading.columns import Column
from lib.importing.reading.headings import plain_words

FILLERS = re.compile(
    r"\b(date|day|of|on|the|test|tested|assess(ment|ed)|taken|sas|scores?|standard(ised)?|stanine)\b"
)
"""Words of a day's heading or a score's that name no test."""
OF_TESTS = {
    "cat4": re.compile(r"\bcat4?s?\b"),
    "reading": re.compile(r"\b(ngrt|reading|star|accelerated reader|ra)\b"),
    "maths": re.compile(r"\b(ptm|maths|mathematics)\b"),
}
LETTER = re.compile(r"\b[abc]$")


def days_of(score: Column, days: Sequence[Column]) -> list[Column]:
    """Return the columns of days that a score may be of: its own test's, else those of no test.

    None where all are of other tests; several where it cannot be told.
    """
    named = {day.place: _named(day) for day in days}
    said = _named(score)
    own = [day for day in days if said and named[day.place] == said]
    of_test = [day for day in days if _test(day) == _test(score)]
    of_sitting = [day for day in of_test if _fits(named[day.place], said)]
    of_none = [day for day in days if _test(day) is None]
    return list(own or of_sitting or ([] if of_test else of_none))


def _named(column: Column) -> str:
    """Return what a heading says of its test: `NGRT A date` and `NGRT A SAS` both say `ngrt a`."""
    return " ".join(FILLERS.sub(" ", plain_words(column.heading)).split())


def _test(column: Column) -> str | None:
    if column.field and column.field.partition("_")[0] in OF_TESTS:
        return column.field.partition("_")[0]
    said = plain_words(column.heading)
    return next((test for test, pattern in OF_TESTS.items() if pattern.search(said)), None)


def _fits(day: str, score: str) -> bool:
    """Whether a day is of no other sitting, A to C, than a score."""
    letters = {found[0] for text in (day, score) if (found := LETTER.search(text))}
    return len(letters) < 2
