"""Of which test a score is whose heading does not say: SAS, Stanine, Mean.

Told by the test that other columns name, else by what stands above the table and its names. Where
nothing says it, or a test whose scores are not kept, the column is left out and told of.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lib.importing.reading.columns import Cells, Column
from lib.importing.reading.headings import fields, key, plain_words

READING, MATHS, CAT4, OTHER, CEM = "reading", "maths", "cat4", "other", "cem"
UNKNOWN_TEST = "test_unknown"
"""Why a column of scores is not used: its test is not known, or is none of those that are kept."""

NAMES = {
    CAT4: re.compile(r"\b(cat ?4|cats?|cognitive abilit(y|ies))\b"),
    MATHS: re.compile(r"\b(ptm|maths?|mathematics)\b"),
    READING: re.compile(r"\b(ngrt|reading|reader)\b"),
    OTHER: re.compile(r"\b(pte|pts|ngst|english|science|spelling)\b"),
}
OF_CEM = re.compile(r"\b(midyis|yellis|alis)\b")
"""Its parts are headed as other tests are: Maths standardised score."""

HAS_TEST = re.compile(r"\b(ngrt|ptm|progress test|cat ?4|cats?)\b")
SCORES = {"sas", "standardagescore", "standardisedscore", "standardisedagescore"}
OF_ROWS = frozenset({"test", "testname", "nameoftest", "assessment"})
STANINE, MEAN = "stanine", "mean"
FIELD = {READING: "reading_score", MATHS: "maths_score", CAT4: "cat4_mean"}


def with_tests(columns: Sequence[Column], title: str) -> list[Column]:
    """Give each score that is headed only SAS, Stanine or Mean the test it is of.

    `title` is everything that stands above the table and the names of sheet and file.
    """
    named = [(c.place, test) for c in columns if (test := _named(c))]
    titled = _only(_tests_in(title))
    return [_of_test(column, named, titled) for column in columns]


def test_of_rows(columns: Sequence[Column], values: Sequence[Cells]) -> str:
    """Return the test that a column headed Test names in every row; blank where none or several."""
    cells = [
        cell
        for column in columns
        if column.subject is None and key(column.heading) in OF_ROWS
        for cell in values[column.place]
        if cell
    ]
    named = {_only(_tests_in(cell)) for cell in cells}
    return min(cells) if len(named) == 1 and None not in named else ""


def _of_test(column: Column, named: Sequence[tuple[int, str]], titled: str | None) -> Column:
    if column.why.startswith("said") or not _is_score(column):
        return column
    of_columns = {test for _, test in named}
    if CEM in of_columns and not HAS_TEST.search(plain_words(column.heading)):
        return replace(column, why=UNKNOWN_TEST)
    if not _is_bare(column):
        return column
    # Beside several tests it is of the one before it, as publishers print them.
    before = [test for place, test in named if place < column.place]
    several = before[-1] if before else None
    test = (_only(of_columns) or several) if of_columns else titled
    if key(column.heading) == MEAN:
        return replace(column, field=FIELD[CAT4]) if test == CAT4 else column
    if test not in FIELD or (key(column.heading) == STANINE and test != READING):
        return replace(column, why=UNKNOWN_TEST)
    return column if key(column.heading) == STANINE else replace(column, field=FIELD[str(test)])


def _is_score(column: Column) -> bool:
    is_of_tests = bool(column.field) and fields()[str(column.field)].content == "tests"
    is_mean = column.field == "not_used" and key(column.heading) == MEAN
    return is_mean or (is_of_tests and column.field not in ("tested_on", "reading_age"))


def _is_bare(column: Column) -> bool:
    return key(column.heading) in {*SCORES, STANINE, MEAN}


def _named(column: Column) -> str | None:
    """Return the test that a column names; grades and details of pupils name none."""
    if column.subject or _is_bare(column):
        return None
    if str(column.field).startswith("cat4"):
        return CAT4
    is_open = column.field in (None, "not_used")
    if not is_open and fields()[str(column.field)].content != "tests":
        return None
    return _only(_tests_in(column.heading))


def _tests_in(text: str) -> set[str]:
    """Return the tests that words name: a midyis of maths is no test in maths."""
    words = plain_words(text)
    if OF_CEM.search(words):
        return {CEM}
    found = {test for test, name in NAMES.items() if name.search(words)}
    return found if found == {OTHER} else found - {OTHER}


def _only(tests: Iterable[str]) -> str | None:
    found = set(tests)
    return found.pop() if len(found) == 1 else None
