"""Every subject as one row: against target, and against the comparison that is being judged."""

from collections.abc import Sequence
from math import ceil

from lib.charts.frame.rows import Look, Picture, Row, Rows, reach
from lib.charts.frame.rows_figure import rows_figure
from lib.charts.frame.template import Figure

LOOK = Look(row=36, head=1.9, foot=0.2, ticks_on_top=True)


def subject_rows(rows: Sequence[Row], heading: str, line: str, unit: str = "grade") -> Figure:
    """Draw the rows; ranges are against target, then the judged comparison named by `heading`.

    `line` names the comparator's own line: "England"; `unit` what a difference is counted in.
    """
    quiet, end = _reach(rows, 0), _reach(rows, 1)
    ticks = {-1.0: f"−1 {unit}", 0.0: "on target"}
    pictures = [
        Picture("Against target", 0.325, 0.53, -quiet, quiet, ticks, quiet=True),
        Picture(heading, 0.55, 0.86, -end, end, {-1.0: f"−1 {unit}", 0.0: line}, labelled=True),
    ]
    return rows_figure(Rows(rows, pictures, (), "Subject", "Pupils", 0.29, look=LOOK))


def target_rows(rows: Sequence[Row], unit: str = "grade") -> Figure:
    """Draw the rows where target is all there is to judge by: one picture, read for the verdict."""
    end = _reach(rows, 0)
    ticks = {-1.0: f"−1 {unit}", 0.0: "on target", 1.0: f"+1 {unit}"}
    picture = Picture("Against target", 0.31, 0.84, -end, end, ticks, labelled=True)
    return rows_figure(Rows(rows, [picture], (), "Subject", "Pupils", 0.29, look=LOOK))


def _reach(rows: Sequence[Row], index: int) -> float:
    # Room for the value written beside a clear mark.
    return max(1.25, ceil(((reach(rows, index) or 1) + 0.35) * 5) / 5)
