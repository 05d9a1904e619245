"""Reading ages and standardised scores: NGRT, CAT4 and its four batteries, progress tests."""

import re
from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from lib.importing.contents.observations.cells import Observed, Read, ReaderOf, observations
from lib.importing.contents.observations.keeping import compare, keep
from lib.importing.kinds import Kind
from lib.importing.reading.columns import Column
from lib.importing.reading.details.reading_ages import reading_age_reader
from lib.importing.reading.details.scores import read_standardised, read_stanine
from lib.importing.reading.details.which_test import UNKNOWN_TEST
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

YEARS_OF_SCHOOL = 12
"""From the September of reception to the summer of the exams."""

IS_DAY = re.compile(r"\bdate\b")


def _reader(read: Callable[[str], int | None], told: Callable[[int], str] = str) -> Read:
    def reader(cell: str) -> Observed | None:
        value = read(cell)
        return None if value is None else Observed(told(value), value)

    return reader


def age(months: int) -> str:
    """Return 148 months as 12:04, the way reading ages are written."""
    return f"{months // 12}:{months % 12:02d}"


READERS: dict[str, ReaderOf] = {
    "reading_age": lambda cells: _reader(reading_age_reader(cells), age),
    "reading_stanine": lambda _: _reader(read_stanine),
    **dict.fromkeys(STANDARDISED, lambda _: _reader(read_standardised)),
}


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per filled cell of a score or an age."""
    table = observations(screening, READERS)
    unclear = [c.place for c in screening.columns.columns if c.why == UNKNOWN_TEST]
    state = table["state"].mask(table["place"].isin(unclear), UNKNOWN_TEST)
    return table.assign(
        state=state.mask(state.eq("ok") & _is_too_early(screening, table), "too_early")
    )


def _is_too_early(screening: Screening, table: pd.DataFrame) -> pd.Series:
    """Whether each test is from before its pupil's year group started primary school."""
    results = table["source_row"].map(screening.people.set_index("source_row")["results_year"])
    starts = [
        pd.Timestamp(int(year) - YEARS_OF_SCHOOL, 9, 1) if pd.notna(year) else pd.NaT
        for year in results
    ]
    return table["observed_on"].lt(pd.Series(starts, index=table.index, dtype="datetime64[us]"))


def _dated(column: Column) -> Column:
    """Beside scores of tests, a plain date is the day of the test, and so is a second one."""
    is_second = column.why == "other_column" and IS_DAY.search(column.heading.lower())
    return (
        replace(column, field="tested_on") if column.field == "entered_on" or is_second else column
    )


KIND = Kind(
    words="reading ages and test scores",
    unit="score",
    menu=11,
    checks=(
        "contents.tests.checks",
        "contents.observations.checks",
        "contents.observations.nothing",
        "contents.observations.days",
    ),
    entries=entries,
    compare=compare,
    keep=keep,
    column=_dated,
    half_terms="now",
)
