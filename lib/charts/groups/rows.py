"""Every group as one row: the gap against the rest of the year and its likely range."""

from collections.abc import Sequence
from math import ceil

from lib.charts.frame.rows import Column, Look, Picture, Row, Rows, reach
from lib.charts.frame.rows_figure import rows_figure
from lib.charts.frame.template import Figure
from lib.words import units


def group_rows(rows: Sequence[Row], heading: str, unit: str = "grade") -> Figure:
    """Draw the rows in the order given; cells are the gap, its likely range, and it in pupils.

    `unit` is what a gap is counted in: grade, step, or "grade or step".
    """
    end = max(1.2, ceil(reach(rows) * 5) / 5)
    tick, words = (1.0, f"1 {unit}") if end < 2.4 else (2.0, f"2 {units(unit)}")
    ticks = {-tick: f"−{words}", 0.0: "the same", tick: f"+{words}"}
    picture = Picture(heading, 0.325, 0.63, -end, end, ticks)
    columns = [
        Column("Gap", 0.695, "right", strong=True),
        Column("Likely", 0.705),
        Column("In pupils", 0.815),
    ]
    return rows_figure(Rows(rows, [picture], columns, "Group", "Pupils", 0.305, look=Look(row=32)))
