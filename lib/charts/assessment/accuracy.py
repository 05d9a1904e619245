"""Predictions against results, a row a subject: the mean error with its range, and four shares."""

from collections.abc import Sequence
from math import ceil

from lib.charts.frame.row_pictures import Picture, Row
from lib.charts.frame.rows import Column, rows_figure
from lib.charts.frame.template import Figure

SHARES = ("Exact", "Within one", "Too high", "Too low")


def accuracy_rows(rows: Sequence[Row]) -> Figure:
    """Draw the rows; `cells` are the shares in the order of SHARES, already written."""
    reach = _reach(rows)
    ticks = {-0.5: "−½ grade", 0.0: "right", 0.5: "+½ grade"}
    picture = Picture("Predicted minus final", 0.27, 0.58, -reach, reach, ticks)
    columns = [
        Column(name, at, "right") for name, at in zip(SHARES, (0.64, 0.72, 0.8, 0.88), strict=True)
    ]
    return rows_figure(
        rows,
        [picture],
        columns,
        name="Subject",
        n="Grades",
        n_at=0.255,
        reading="Reading",
    )


def _reach(rows: Sequence[Row]) -> float:
    ends = [abs(e) for r in rows for g in r.ranges if g for e in (g.low, g.high)]
    # The words of the ticks need room whatever the ranges are.
    return max(0.9, ceil(max(ends, default=0) * 10 + 0.5) / 10)
