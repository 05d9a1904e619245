"""Behaviour: points a half-term, or a log with a row an event, which is counted.

A log is taken to hold the whole of each half-term it has an event of: its count replaces the one
that was here. What happened is not kept, only how often.
"""

from collections.abc import Sequence

import pandas as pd

from lib.importing.contents.attendance import count_reader
from lib.importing.contents.observations.cells import Observed, Read, observations
from lib.importing.contents.observations.keeping import compare, keep
from lib.importing.kinds import Kind
from lib.importing.reading.headings import plain_words
from lib.importing.reading.values import NotUnderstoodError
from lib.importing.screening import Screening

POSITIVE = ("achievement", "positive", "reward", "merit", "praise", "house point", "commendation")
NEGATIVE = (
    "behaviour",
    "negative",
    "sanction",
    "detention",
    "incident",
    "demerit",
    "disruption",
    "defiance",
    "suspension",
    "isolation",
    "removal",
    "warning",
)


def event_reader(_: Sequence[str]) -> Read:
    """Return the way a log says what an event was: each counts one, on one of two sides."""

    def reader(cell: str) -> Observed | None:
        said = plain_words(cell)
        for side, words in (("positive_points", POSITIVE), ("negative_points", NEGATIVE)):
            if any(word in said for word in words):
                return Observed(side, 1, is_counted=True)
        raise NotUnderstoodError(cell)

    return reader


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per filled cell of points, and one per event of a log."""
    table = observations(
        screening,
        {
            "positive_points": count_reader,
            "negative_points": count_reader,
            "event_kind": event_reader,
        },
    )
    sides = table["told"].where(table["is_counted"] & table["state"].eq("ok"))
    return table.assign(measure=sides.fillna(table["measure"]))


KIND = Kind(
    words="behaviour",
    unit="count",
    menu=10,
    checks=("contents.observations.checks",),
    entries=entries,
    compare=compare,
    keep=keep,
    half_terms="so far",
)
