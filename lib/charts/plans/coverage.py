"""Rows of counts in three parts: a plan that fits, another plan only, none. One bar a row.

Each part carries its number and opens to names by a click: its customdata is (row id, state).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.charts.frame import palette
from lib.charts.frame.template import SIZE_LABEL, SIZE_TEXT, Figure, Trace, figure, note
from lib.charts.frame.traces import hidden

ROW = 34
LABELS = 0.28
"""The share of the width that names take."""
FITS, OTHER, NONE = "fits", "other", "none"
PARTS = (
    (FITS, palette.MAIN, palette.WHITE),
    (OTHER, palette.BAR_PALE, palette.INK),
    (NONE, palette.INK, palette.WHITE),
)
WORDS = {FITS: "a plan that fits", OTHER: "another plan only", NONE: "no plan"}


@dataclass(frozen=True)
class CoverageRow:
    """One row: what it is called, and how many pupils are in each state."""

    row_id: str
    name: str
    counts: dict[str, int]

    @property
    def n(self) -> int:
        """All pupils of the row."""
        return sum(self.counts.values())

    @property
    def alt(self) -> str:
        """The row in words."""
        parts = [f"{self.counts[s]} {WORDS[s]}" for s in WORDS if self.counts[s]]
        return f"{self.name}, n {self.n}: {', '.join(parts)}"


def coverage_bars(rows: Sequence[CoverageRow], chosen: tuple[str, str] | None = None) -> Figure:
    """Draw the rows from the top; the `chosen` (row id, state) is outlined."""
    most = max((row.n for row in rows), default=1)
    width = most / (1 - LABELS)
    start = -LABELS * width
    traces = [_part(rows, *part, chosen) for part in PARTS]
    return figure(
        traces,
        height=ROW * len(rows) + 14,
        barmode="stack",
        bargap=0.24,
        xaxis=hidden(start, most * 1.001),
        yaxis=hidden(len(rows) - 0.5, -0.5),
        annotations=[_name(row, place, start) for place, row in enumerate(rows)],
        hovermode="closest",
        clickmode="event+select",
    )


def _part(
    rows: Sequence[CoverageRow],
    state: str,
    fill: str,
    ink: str,
    chosen: tuple[str, str] | None,
) -> Trace:
    counts = [row.counts[state] for row in rows]
    edges = [4 if chosen == (row.row_id, state) else 1 for row in rows]
    return {
        "type": "bar",
        "orientation": "h",
        "x": counts,
        "y": list(range(len(rows))),
        "text": [str(count) if count else "" for count in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": ink, "size": SIZE_TEXT},
        "constraintext": "none",
        "customdata": [[row.row_id, state] for row in rows],
        "hovertext": [f"{row.name}: {row.counts[state]} {WORDS[state]}" for row in rows],
        "hoverinfo": "text",
        "marker": {"color": fill, "line": {"color": palette.WHITE, "width": edges}},
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _name(row: CoverageRow, place: int, start: float) -> Trace:
    return note(
        f"{row.name}  <span style='color:{palette.SECONDARY}'>{row.n}</span>",
        start,
        place,
        size=SIZE_LABEL,
    )
