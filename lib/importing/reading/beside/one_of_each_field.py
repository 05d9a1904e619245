"""One column of each field of a pupil: the one said, else the preferred spelling."""

from collections.abc import Sequence
from dataclasses import replace

from lib.importing.reading.columns import Column
from lib.importing.reading.headings import fields, key, known_headings, preference, sitting_in
from lib.importing.reading.times import dated_time_in

SEVERAL = frozenset(
    {
        *("not_used", "grade", "class_code", "arrangement", "other_target"),
        *("behaviour_not_kept", "attendance_not_kept"),
    }
)
"""Fields that several columns may hold."""


def one_of_each_field(columns: Sequence[Column]) -> list[Column]:
    """Keep one column of each field of a pupil: the one said, else the preferred spelling."""
    best: dict[tuple, Column] = {}
    for column in columns:
        if not column.field or column.field in SEVERAL:
            continue
        place = _place_of(column)
        if place not in best or _rank(column) < _rank(best[place]):
            best[place] = column
    return [
        column
        if best.get(_place_of(column), column) is column
        else replace(column, field="not_used", why="other_column")
        for column in columns
    ]


def _place_of(column: Column) -> tuple:
    """Return what only one column may hold: a field, or one at a time, or in a sitting of a test.

    Each test has a day of its own.
    """
    content = fields()[column.field].content if column.field else ""
    if content != "tests":
        return (column.field, dated_time_in(column.heading) if content else None)
    own = column.place if column.field == "tested_on" else sitting_in(column.heading)
    return (column.field, dated_time_in(column.heading), own)


def _rank(column: Column) -> tuple[bool, bool, int, bool]:
    spelled = column.why == "heading" and key(column.heading) in known_headings()
    order = preference(column.heading) if spelled else 0
    is_share = "%" in column.heading
    return (not column.why.startswith("said"), not any(column.samples), order, not is_share)
