"""Attendance and lates, by half-term or the year so far: a row a pupil, or a row a half-term."""

from collections.abc import Sequence

import pandas as pd

from lib.importing.contents.observations.cells import Observed, Read, observations
from lib.importing.contents.observations.keeping import compare, keep
from lib.importing.kinds import Kind
from lib.importing.reading.details.percentages import is_band, percent_reader
from lib.importing.reading.details.scores import read_count
from lib.importing.screening import Screening


def attendance_reader(cells: Sequence[str]) -> Read:
    """Return the way a column writes attendance: 94.2%, 94.2 or .942; a band is nothing."""
    read = percent_reader(cells)

    def reader(cell: str) -> Observed | None:
        value = None if is_band(cell) else read(cell)
        return None if value is None else Observed(f"{value:.1f}%", value)

    return reader


def count_reader(_: Sequence[str]) -> Read:
    """Return the way a column writes how many."""

    def reader(cell: str) -> Observed | None:
        value = read_count(cell)
        return None if value is None else Observed(str(value), value)

    return reader


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per filled cell of attendance or of lates."""
    table = observations(screening, {"attendance": attendance_reader, "lates": count_reader})
    # The weeks of a pupil do not contradict each other: none of them is kept.
    return table.assign(state="by_week") if screening.columns.column("week_on") else table


KIND = Kind(
    words="attendance",
    unit="figure",
    menu=8,
    checks=(
        "contents.attendance.checks",
        "contents.observations.checks",
        "contents.observations.nothing",
        "contents.observations.days",
        "contents.observations.year_groups",
    ),
    entries=entries,
    compare=compare,
    keep=keep,
    half_terms="so far",
)
