"""Who moved: grade before down the side, grade now along the top, pupils in each cell."""

from collections.abc import Sequence
from html import escape

import numpy as np

from lib.charts.frame import palette
from lib.charts.frame.cells import cells, grade_axis
from lib.charts.frame.template import SIZE_SMALL, Figure, Trace, figure, note
from lib.charts.frame.traces import margins

CELL = 31


def movement_grid(
    grades: Sequence[str],
    counts: np.ndarray,
    before: str,
    now: str,
    chosen: tuple[str, str] | None = None,
) -> Figure:
    """Draw the grid; each cell with pupils carries [before, now] as customdata to be clicked.

    `counts` has a row for each grade before and a column for each now, lowest first; `before`
    and `now` name the checkpoints. `chosen` is the cell whose names are shown.
    """
    names, edge = [escape(grade) for grade in grades], len(grades) - 0.5
    return figure(
        [_empty(counts), *(_cells(grades, counts, kind, chosen) for kind in KINDS)],
        height=len(grades) * CELL + 56,
        margin=margins(62, 4, 48, 4),
        xaxis=grade_axis(names, -0.5, edge, side="top"),
        yaxis=grade_axis(names, edge, -0.5),
        annotations=[
            note(escape(before), 0, 1, size=SIZE_SMALL, xref="paper", yref="paper", yshift=16)
            | {"xshift": -62, "font": {"size": SIZE_SMALL, "color": palette.SECONDARY}},
            note(escape(now), 0.5, 1, anchor="center", xref="paper", yref="paper", yshift=37)
            | {"font": {"size": SIZE_SMALL, "color": palette.SECONDARY}},
        ],
        clickmode="event+select",
        hovermode="closest",
    )


KINDS = {
    "fell": (palette.BELOW_TINT, palette.BELOW_TEXT, 600),
    "stayed": (palette.ON_TINT, palette.SECONDARY, 400),
    "rose": (palette.ABOVE_TINT, palette.ABOVE, 600),
}


def _kind(before: int, now: int) -> str:
    if before == now:
        return "stayed"
    return "rose" if now > before else "fell"


def _empty(counts: np.ndarray) -> Trace:
    rows, columns = np.nonzero(counts == 0)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": columns.tolist(),
        "y": rows.tolist(),
        "marker": {
            "symbol": "square",
            "size": CELL - 4,
            "color": palette.WHITE,
            "line": {"color": palette.LINE_PALE, "width": 1},
        },
        "hoverinfo": "skip",
    }


def _cells(
    grades: Sequence[str], counts: np.ndarray, kind: str, chosen: tuple[str, str] | None
) -> Trace:
    tint, ink, weight = KINDS[kind]
    found = [(r, c) for r, c in np.argwhere(counts).tolist() if _kind(r, c) == kind]
    names = [(grades[r], grades[c]) for r, c in found]
    return cells(
        [(c, r) for r, c in found],
        [int(counts[r, c]) for r, c in found],
        names,
        tint,
        ink,
        weight,
        [palette.INK if name == chosen else tint for name in names],
        CELL - 3,
    ) | {"hovertemplate": "%{customdata[0]} to %{customdata[1]}: %{text}<extra></extra>"}
