"""Predictions against results, a row a subject: the mean error with its range, and four shares."""

from collections.abc import Sequence
from math import ceil

from lib.charts.frame.rows import Column, Picture, Row, Rows, reach
from lib.charts.frame.rows_figure import rows_figure
from lib.charts.frame.template import Figure

SHARES = ("Exact", "Within one", "Too high", "Too low")


def accuracy_rows(rows: Sequence[Row]) -> Figure:
    """Draw the rows; `cells` are the shares in the order of SHARES, already written."""
    # The words of the ticks need room whatever the ranges are.
    end = max(0.9, ceil(reach(rows) * 10 + 0.5) / 10)
    ticks = {-0.5: "−½ grade", 0.0: "right", 0.5: "+½ grade"}
    picture = Picture("Predicted minus final", 0.27, 0.58, -end, end, ticks)
    columns = [
        Column(name, at, "right") for name, at in zip(SHARES, (0.64, 0.72, 0.8, 0.88), strict=True)
    ]
    return rows_figure(Rows(rows, [picture], columns, "Subject", "Grades", 0.255))
