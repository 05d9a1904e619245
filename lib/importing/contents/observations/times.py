"""When an observation is of: a half-term, the year so far, or the day of a test.

Told by the row, then by its column's heading, then by what stands above the table and its names,
then by the person who brings it in.
"""

from datetime import date
from functools import cached_property

from lib.importing.delivery import academic_year_of
from lib.importing.people.matching import texts
from lib.importing.reading.columns import Column
from lib.importing.reading.fitting import time_columns
from lib.importing.reading.times import LAST_HALF_TERM, Time, dated_time_in, half_term_of
from lib.importing.reading.values import days
from lib.importing.screening import Screening

DAYS = ("event_on", "tested_on")
"""Fields whose day tells when: an event counts in its half-term, a test has its own day."""

When = tuple[int | None, int | None, date | None, str]
"""The academic year, half-term and day, and a state: ok, no_date or to_come."""


def occasion(academic_year: int | None, half_term: int | None, day: date | None) -> str:
    """Return what tells two times apart: `2026-10-05`, `2027 HT1`, `2027` for the year so far."""
    if day:
        return day.isoformat()
    return " ".join(
        str(part) for part in (academic_year, f"HT{half_term}" * bool(half_term)) if part
    )


class Times:
    """When each cell of a sheet is of."""

    def __init__(self, screening: Screening) -> None:
        self._screening = screening
        columns, rows = screening.columns, screening.columns.rows
        self._row_times = [
            [_time_of(column, text) for text in texts(rows, column)]
            for column in time_columns(columns.columns, rows)
        ]
        self._days = {field: texts(rows, columns.column(field)) for field in DAYS}
        self._read = {field: days(cells) for field, cells in self._days.items()}

    def of(self, number: int, column: Column) -> When:
        """Return when the cell of a column is of in the row of a number, from 0."""
        event, test = (self._read[field][number] for field in DAYS)
        if any(self._days[f][number] and self._read[f][number] is None for f in DAYS):
            return None, None, None, "no_date"
        day = event or test
        if day and day > self._screening.day:
            return None, None, None, "to_come"
        if day:
            half_term = half_term_of(day) if event else None
            return academic_year_of(day), half_term, None if event else day, "ok"
        told = [times[number] for times in self._row_times]
        year, half_term = _first([*told, dated_time_in(column.heading), *self._of_table])
        delivery = self._screening.delivery
        if self._is_beside_grades:
            of_cell = [*told, dated_time_in(column.heading)]
            return year or self._screening.academic_year, _first(of_cell)[1], None, "ok"
        half_term = half_term or delivery.half_term
        if delivery.checkpoint and not half_term:
            half_term = delivery.checkpoint.half_term
        is_known = half_term is None or half_term <= LAST_HALF_TERM
        return year or self._screening.academic_year, half_term if is_known else None, None, "ok"

    @cached_property
    def _is_beside_grades(self) -> bool:
        """Whether it is attendance or points of a marksheet: the year so far, whatever stands above
        of its grades.
        """
        columns = self._screening.columns
        has_grades = columns.is_long or any(c.measure == "grade" for c in columns.columns)
        return has_grades and self._screening.kind.half_terms == "so far"

    @cached_property
    def _of_table(self) -> list[Time | None]:
        columns = self._screening.columns
        above = [*columns.titles, columns.sheet.name, self._screening.delivery.file_name]
        return [dated_time_in(text) for text in above]


def _time_of(column: Column, text: str) -> Time | None:
    """Return the time a cell names; under Half term, a bare number is one."""
    return dated_time_in(f"{column.heading} {text}" if text.isdigit() else text)


def _first(times: list[Time | None]) -> tuple[int | None, int | None]:
    """Return the first year and the first half-term that are said."""
    said = [time for time in times if time]
    year = next((time.academic_year for time in said if time.academic_year), None)
    return year, next((time.half_term for time in said if time.half_term), None)
