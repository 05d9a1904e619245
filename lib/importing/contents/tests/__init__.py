"""Reading ages and standardised scores: NGRT, CAT4 and its four batteries, progress tests."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd

from lib.importing.contents.observations.cells import Observed, Read, ReaderOf, observations
from lib.importing.contents.observations.keeping import compare, keep
from lib.importing.kinds import Kind
from lib.importing.reading.columns import Column
from lib.importing.reading.details.scores import read_standardised, read_stanine
from lib.importing.reading.values import read_reading_age
from lib.importing.screening import Screening

STANDARDISED = (
    "reading_score",
    "maths_score",
    "cat4_verbal",
    "cat4_quantitative",
    "cat4_non_verbal",
    "cat4_spatial",
    "cat4_mean",
)

IS_DAY = re.compile(r"\bdate\b")


def _reader(read: Callable[[str], int | None], told: Callable[[int], str] = str) -> ReaderOf:
    def of_column(_: Sequence[str]) -> Read:
        def reader(cell: str) -> Observed | None:
            value = read(cell)
            return None if value is None else Observed(told(value), value)

        return reader

    return of_column


def age(months: int) -> str:
    """Return 148 months as 12:04, the way reading ages are written."""
    return f"{months // 12}:{months % 12:02d}"


READERS: dict[str, ReaderOf] = {
    "reading_age": _reader(read_reading_age, age),
    "reading_stanine": _reader(read_stanine),
    **dict.fromkeys(STANDARDISED, _reader(read_standardised)),
}


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per filled cell of a score or an age."""
    return observations(screening, READERS)


def _dated(column: Column) -> Column:
    """Beside scores of tests, a plain date is the day of the test, and so is a second one."""
    is_second = column.why == "other_column" and IS_DAY.search(column.heading.lower())
    return (
        replace(column, field="tested_on") if column.field == "entered_on" or is_second else column
    )


KIND = Kind(
    words="reading ages and standardised scores",
    unit="score",
    menu=11,
    checks=("contents.tests.checks", "contents.observations.checks"),
    entries=entries,
    compare=compare,
    keep=keep,
    column=_dated,
    half_terms="now",
)
