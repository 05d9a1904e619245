"""When an observation is of: a half-term, the year so far, or the day of a test.

Told by the row, then by its column's heading, then by what stands above the table and its names,
then by the person who brings it in.
"""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from lib.importing.delivery import academic_year_of
from lib.importing.people.matching import texts
from lib.importing.reading.columns import Column
from lib.importing.reading.details.sittings import days_of
from lib.importing.reading.details.spans import half_term_begun, told_time
from lib.importing.reading.fitting import time_columns
from lib.importing.reading.headings import fields
from lib.importing.reading.times import LAST_HALF_TERM, half_term_of, half_terms_in
from lib.importing.reading.values import days
from lib.importing.screening import Screening

When = tuple[int | None, int | None, date | None, str]
"""The academic year, half-term and day, and a state: ok, no_date, to_come,
half_term_to_come, of_a_term."""


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
        columns, rows = screening.columns.columns, screening.columns.rows
        self._of_rows = [
            [_named(column, text) for text in texts(rows, column)]
            for column in time_columns(columns, rows)
        ]
        self._days: dict[int, tuple[list[str], list[date | None]]] = {}

    def of(self, number: int, column: Column) -> When:
        """Return when the cell of a column is of in the row of a number, from 0."""
        written, read = self._days_of(column)
        if written and written[number]:
            return self._on(read[number], column)
        of_cell = [*(texts[number] for texts in self._of_rows), column.heading]
        year, half_term, begins = _first([*of_cell, *self._above])
        # Grades may be brought in early, and their attitudes with them.
        may_be_early = self._screening.delivery.checkpoint is not None and not half_term
        if self._is_beside_grades:
            _, half_term, begins = _first(of_cell)
        elif not half_term:
            half_term = begins = self._chosen
        if half_term and half_term > LAST_HALF_TERM:
            half_term = begins = None
        year = year or self._screening.academic_year
        if half_term and begins != half_term and self._screening.kind.half_terms == "so far":
            return year, half_term, None, "of_a_term"
        has_begun = half_term_begun(year, begins, self._screening.day)
        is_late = self._screening.kind.half_terms and not has_begun and not may_be_early
        return year, half_term, None, "half_term_to_come" if is_late else "ok"

    @property
    def _chosen(self) -> int | None:
        delivery = self._screening.delivery
        of_grades = delivery.checkpoint.half_term if delivery.checkpoint else None
        return delivery.half_term or of_grades

    @cached_property
    def _is_beside_grades(self) -> bool:
        """Whether it is attendance or points of a marksheet: the year so far, whatever stands above
        of its grades.
        """
        columns = self._screening.columns
        has_grades = columns.is_long or any(c.measure == "grade" for c in columns.columns)
        return has_grades and self._screening.kind.half_terms == "so far"

    def _on(self, day: date | None, column: Column) -> When:
        """Return when a day is: an event and an attitude are of its half-term, attendance is of the
        year so far, and a test has its own day.
        """
        if day is None:
            return None, None, None, "no_date"
        if day > self._screening.day:
            return None, None, None, "to_come"
        content = content_of(column)
        if content == "tests":
            return academic_year_of(day), None, day, "ok"
        of_heading = _first([column.heading])[1]
        half_term = of_heading if content == "attendance" else half_term_of(day)
        return academic_year_of(day), half_term, None, "ok"

    def _days_of(self, column: Column) -> tuple[list[str], list[date | None]]:
        """Return the days of a column's cells, as written and as read; none where it has none."""
        if column.place not in self._days:
            own = day_columns(column, self._screening.columns.columns)
            written = texts(self._screening.columns.rows, own[0]) if len(own) == 1 else []
            self._days[column.place] = (written, days(written))
        return self._days[column.place]

    @cached_property
    def _above(self) -> list[str]:
        columns = self._screening.columns
        return [*columns.titles, columns.sheet.name, self._screening.delivery.file_name]


def content_of(column: Column) -> str:
    """Return the kind of content that a column's field makes, blank where it has none."""
    return fields()[column.field].content if column.field and not column.subject else ""


def day_columns(column: Column, columns: Sequence[Column]) -> list[Column]:
    """Return the columns whose day may be that of a column's cells.

    An event's day is the log's, a score's that of its own test; attendance and attitude have only a
    plain date.
    """
    content = content_of(column)
    if content == "attendance" or column.measure == "attitude" or column.field == "attitude":
        return [c for c in columns if c.field == "entered_on"][:1]
    if content == "behaviour":
        return [c for c in columns if c.field == "event_on"][:1]
    return days_of(
        column, [c for c in columns if c.field == "tested_on"] if content == "tests" else []
    )


def _named(column: Column, text: str) -> str:
    """Return what names a cell's time; under Half term, a bare number does."""
    return f"{column.heading} {text}" if text.isdigit() else text


def _first(told: Sequence[str]) -> tuple[int | None, int | None, int | None]:
    """Return the first year and half-term that are said, and the half-term in which it begins."""
    said = [(time, text) for text in told if (time := told_time(text))]
    year = next((time.academic_year for time, _ in said if time.academic_year), None)
    found = next(((time.half_term, text) for time, text in said if time.half_term), None)
    if found is None:
        return year, None, None
    return year, found[0], min(half_terms_in(found[1]), default=found[0])
