"""Behaviour: points a half-term, or a log with a row an event, which is counted.

A log is taken to hold the whole of each half-term it has an event of: its count replaces the one
that was here. Where each event has its points, these are summed instead. What happened is not
kept.
"""

import pandas as pd

from lib.importing.contents.attendance import count_reader
from lib.importing.contents.behaviour.log import events
from lib.importing.contents.observations.cells import observations
from lib.importing.contents.observations.keeping import compare, keep
from lib.importing.kinds import Kind
from lib.importing.screening import Screening

POINTS = ("positive_points", "negative_points")


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per filled cell of points, and one per event of a log."""
    logged = events(screening)
    return (
        observations(screening, dict.fromkeys(POINTS, count_reader)) if logged is None else logged
    )


KIND = Kind(
    words="behaviour",
    unit="count",
    menu=10,
    checks=(
        "contents.behaviour.checks",
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
