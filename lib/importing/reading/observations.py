"""What a sheet holds of pupils beside grades: attendance, attitude, behaviour, tests, needs.

Each kind of it is told by its fields (fields.csv), and may stand beside a pupil list or grades.
"""

import re
from collections.abc import Sequence

from lib.importing.reading.columns import Column
from lib.importing.reading.fitting import tells_times
from lib.importing.reading.headings import fields as known_fields
from lib.importing.reading.headings import plain_words
from lib.importing.reading.times import time_in

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
    if has_times(columns, values) or (time_in(title) and not is_list):
        found |= weak
    return tuple(sorted(found))


def has_times(columns: Sequence[Column], values: Sequence[Sequence[str]]) -> bool:
    """Whether a column says of each row which half-term it is of."""
    return any(is_of_times(column, values[column.place]) for column in columns)


def is_of_times(column: Column, cells: Sequence[str]) -> bool:
    """Whether a column says of each row which half-term or year it is of."""
    is_open = column.subject is None and column.field in (None, "not_used")
    return is_open and tells_times(cells, column.heading)


def is_titled_attitude(title: str) -> bool:
    """Whether a title says that bare subjects stand over attitude to learning."""
    return bool(OF_ATTITUDE.search(plain_words(title)))
