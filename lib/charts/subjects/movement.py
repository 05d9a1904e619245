"""Who moved: grade before down the side, grade now along the top, pupils in each cell."""

from collections.abc import Sequence
from html import escape

import numpy as np

from lib.charts.frame import palette
from lib.charts.frame.template import SIZE_LABEL, SIZE_SMALL, SIZE_TEXT, Figure, figure, note

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
    size = len(grades)
    return figure(
        [_empty(counts), *(_cells(grades, counts, kind, chosen) for kind in KINDS)],
        height=size * CELL + 56,
        margin={"l": 62, "r": 4, "t": 48, "b": 4, "autoexpand": False},
        xaxis={
            "range": [-0.5, size - 0.5],
            "side": "top",
            "tickvals": list(range(size)),
            "ticktext": [f"<b>{escape(g)}</b>" for g in grades],
            "tickfont": {"size": SIZE_TEXT, "color": palette.INK},
        },
        yaxis={
            "range": [size - 0.5, -0.5],
            "tickvals": list(range(size)),
            "ticktext": [f"<b>{escape(g)}</b>" for g in grades],
            "tickfont": {"size": SIZE_TEXT, "color": palette.INK},
            "showgrid": False,
        },
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


def _empty(counts: np.ndarray) -> dict:
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
) -> dict:
    tint, ink, weight = KINDS[kind]
    cells = [(r, c) for r, c in zip(*np.nonzero(counts), strict=True) if _kind(r, c) == kind]
    names = [[grades[r], grades[c]] for r, c in cells]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [int(c) for _, c in cells],
        "y": [int(r) for r, _ in cells],
        "text": [str(int(counts[cell])) for cell in cells],
        "textfont": {"size": SIZE_LABEL - 1, "color": ink, "weight": weight},
        "customdata": names,
        "marker": {
            "symbol": "square",
            "size": CELL - 3,
            "color": tint,
            "opacity": 1,
            "line": {
                "color": [palette.INK if tuple(n) == chosen else tint for n in names],
                "width": 2,
            },
        },
        # Plotly fades what is not selected; a grid must stay readable after a click.
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": ink}},
        "hovertemplate": "%{customdata[0]} to %{customdata[1]}: %{text}<extra></extra>",
    }
