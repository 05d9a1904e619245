"""What a sheet holds of pupils beside grades: attendance, attitude, behaviour, tests, needs.

Each kind of it is told by its fields (fields.csv), and may stand beside a pupil list or grades.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from lib.importing.reading.columns import Column
from lib.importing.reading.details.spans import days_in
from lib.importing.reading.fitting import tells_times
from lib.importing.reading.heading_rows import PUPIL_KEYS
from lib.importing.reading.headings import Measure, measure_of, plain_words
from lib.importing.reading.headings import fields as known_fields
from lib.importing.reading.times import time_in

AS_GRADES = re.compile(
    r"\b(attitude( to learning)?|atl|effort|behaviour for learning|bfl) (grades?|scores?|marks?)\b"
)
OF_GRADES = re.compile(
    r"\b(attainment|grades?|progress|assessments?|marks?|results?|reports?|track(er|ing)"
    r"|predict\w*|working at|targets?)\b"
)
"""What a title says that names attitude beside grades; effort grades are no grades."""

OF_ATTITUDE = re.compile(r"\b(attitude|atl|effort|behaviour for learning|bfl)\b")


def observed_in(
    columns: Sequence[Column], title: str, values: Sequence[Sequence[str]]
) -> tuple[str, ...]:
    """Return the kinds of content that the columns make beside grades and a pupil list.

    `title` is everything that stands above the table and the names of the sheet and file.
    """
    of_columns = [(c, known_fields()[c.field]) for c in columns if c.field]
    dated = {f.content for _, f in of_columns if f.content and f.is_day}
    # A day alone is nothing; beside a reading age it makes it a test.
    held = [(c, f) for c, f in of_columns if f.content and not f.is_day]
    found = {f.content for c, f in held if c.time or not f.is_weak or f.content in dated}
    if any(column.measure == "attitude" for column in columns):
        found.add("attitude")
    weak = {f.content for _, f in held if f.is_weak}
    is_list = any(f.is_detail and not f.content for _, f in of_columns)
    if has_times(columns, values) or (tells_time(title) and not is_list):
        found |= weak
    return tuple(sorted(found))


def beside_grades(columns: Sequence[Column], found: Sequence[str]) -> tuple[str, ...]:
    """Add what a marksheet says of its pupils: there attendance is no detail of a pupil list."""
    told = {f.content for c in columns if c.field and (f := known_fields()[c.field]).is_detail}
    return tuple(dict.fromkeys([*found, *sorted(told - {""})]))


def not_kept_in(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return the kind of content of columns beside pupils of which nothing is kept: it says so."""
    fields = {column.field for column in columns if column.field}
    told = [known_fields()[f].content for f in sorted(fields) if f.endswith("_not_kept")]
    return tuple(told[:1]) if fields & PUPIL_KEYS else ()


def tells_time(title: str) -> bool:
    """Whether a title names a half-term, a year or days."""
    return bool(time_in(title) or days_in(title))


def has_times(columns: Sequence[Column], values: Sequence[Sequence[str]]) -> bool:
    """Whether a column says of each row which half-term it is of."""
    return any(is_of_times(column, values[column.place]) for column in columns)


def is_of_times(column: Column, cells: Sequence[str]) -> bool:
    """Whether a column says of each row which half-term or year it is of."""
    is_open = column.subject is None and column.field in (None, "not_used")
    return is_open and tells_times(cells, column.heading)


def is_titled_attitude(title: str) -> bool:
    """Whether a title says that bare subjects stand over attitude to learning, and no grades."""
    words = plain_words(title)
    return bool(OF_ATTITUDE.search(words)) and not OF_GRADES.search(AS_GRADES.sub(" ", words))


def as_titled(columns: Sequence[Column], title: str) -> list[Column]:
    """Take a bare Grade one a row for an attitude where the title says so and no column does."""
    is_said = any("attitude" in (column.measure, column.field) for column in columns)
    if is_said or not is_titled_attitude(title):
        return list(columns)
    return [replace(c, field="attitude") if _is_bare_grade(c) else c for c in columns]


def _is_bare_grade(column: Column) -> bool:
    is_open = column.field == "grade" and not column.why.startswith("said")
    return is_open and measure_of(column.heading) in (None, Measure("grade"))
