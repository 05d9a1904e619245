"""Every group's attendance or attitude as one row: the mean, the gap and its likely range."""

from collections.abc import Sequence

from lib.charts.frame.rows import Column, Look, Picture, Row, Rows, reach
from lib.charts.frame.rows_figure import rows_figure
from lib.charts.frame.template import Figure

STEPS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0)


def observation_rows(rows: Sequence[Row], heading: str) -> Figure:
    """Draw the rows in the order given; cells are the mean, the gap and its likely range."""
    end = max(0.6, reach(rows) * 1.1)
    tick = max((step for step in STEPS if step <= end / 1.2), default=STEPS[0])
    # Bare numbers: on a laptop a unit beside each would run into the next. The heading says it.
    ticks = {-tick: f"−{tick:g}", 0.0: "the same", tick: f"+{tick:g}"}
    picture = Picture(heading, 0.325, 0.63, -end, end, ticks)
    columns = [
        Column("Mean", 0.7, "right"),
        Column("Gap", 0.77, "right", strong=True),
        Column("Likely", 0.785),
    ]
    return rows_figure(Rows(rows, [picture], columns, "Group", "Pupils", 0.305, look=Look(row=32)))
