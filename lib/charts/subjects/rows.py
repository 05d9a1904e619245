"""Every subject as one row: against target, and against the comparison that is being judged."""

from collections.abc import Sequence
from math import ceil

from lib.charts.frame.row_pictures import Picture, Row
from lib.charts.frame.rows import rows_figure
from lib.charts.frame.template import Figure


def subject_rows(rows: Sequence[Row], heading: str, line: str) -> Figure:
    """Draw the rows; ranges are against target, then the judged comparison named by `heading`.

    `line` names the comparator's own line: "England".
    """
    quiet_reach, reach = _reach(rows, 0), _reach(rows, 1)
    ticks = {-1.0: "−1 grade", 0.0: "on target"}
    pictures = [
        Picture("Against target", 0.325, 0.53, -quiet_reach, quiet_reach, ticks, quiet=True),
        Picture(heading, 0.55, 0.86, -reach, reach, {-1.0: "−1 grade", 0.0: line}, labelled=True),
    ]
    return rows_figure(
        rows, pictures, name="Subject", n="Pupils", n_at=0.29, row_height=36, ticks_on_top=True
    )


def target_rows(rows: Sequence[Row]) -> Figure:
    """Draw the rows where target is all there is to judge by: one picture, read for the verdict."""
    reach = _reach(rows, 0)
    ticks = {-1.0: "−1 grade", 0.0: "on target", 1.0: "+1 grade"}
    picture = Picture("Against target", 0.31, 0.84, -reach, reach, ticks, labelled=True)
    return rows_figure(
        rows, [picture], name="Subject", n="Pupils", n_at=0.29, row_height=36, ticks_on_top=True
    )


def _reach(rows: Sequence[Row], index: int) -> float:
    found = [r.ranges[index] for r in rows if len(r.ranges) > index and r.ranges[index]]
    ends = [abs(e) for g in found for e in (g.low, g.high)]
    # Room for the value written beside a clear mark.
    return max(1.25, ceil((max(ends, default=1) + 0.35) * 5) / 5)
