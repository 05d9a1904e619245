"""Every group as one row: the gap against the rest of the year and its likely range."""

from collections.abc import Sequence
from math import ceil

from lib.charts.frame.row_pictures import Picture, Row
from lib.charts.frame.rows import Column, rows_figure
from lib.charts.frame.template import Figure


def group_rows(rows: Sequence[Row], heading: str) -> Figure:
    """Draw the rows in the order given; cells are the gap, its likely range, and it in pupils."""
    reach = _reach(rows)
    tick, words = (1.0, "1 grade") if reach < 2.4 else (2.0, "2 grades")
    ticks = {-tick: f"−{words}", 0.0: "the same", tick: f"+{words}"}
    picture = Picture(heading, 0.325, 0.63, -reach, reach, ticks)
    columns = [
        Column("Gap", 0.695, "right", strong=True),
        Column("Likely", 0.705),
        Column("In pupils", 0.815),
    ]
    return rows_figure(
        rows, [picture], columns, name="Group", n="Pupils", n_at=0.305, row_height=32
    )


def _reach(rows: Sequence[Row]) -> float:
    ends = [abs(e) for r in rows for g in r.ranges if g for e in (g.low, g.high)]
    return max(1.2, ceil(max(ends, default=1) * 5) / 5)
