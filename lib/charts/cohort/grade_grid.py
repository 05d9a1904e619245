"""English grade along the top, maths grade down the side, pupils in each cell; clickable."""

import numpy as np

from lib.charts.frame import palette
from lib.charts.frame.cells import cells, grade_axis
from lib.charts.frame.template import SIZE_SMALL, Figure, Trace, figure, note, rule
from lib.charts.frame.traces import margins

CELL = 32


def grade_grid(counts: np.ndarray, grade: int, chosen: tuple[int, int] | None = None) -> Figure:
    """Draw the grid. `counts` is maths (rows, U first) by English (columns).

    Cells with `grade` or more in one of the two only are tinted orange, in both blue; each cell
    with pupils carries [english, maths] as customdata; `chosen` is the cell shown as names.
    """
    size = counts.shape[0]
    names = ["U", *(str(g) for g in range(1, size))]
    edge = size - 0.5
    return figure(
        [_cells(counts, kind, grade, chosen) for kind in TINTS],
        height=size * CELL + 60,
        width=size * CELL + 70,
        margin=margins(66, 4, 52, 8),
        xaxis=grade_axis(names, -0.5, edge, side="top"),
        yaxis=grade_axis(names, -0.5, edge),
        shapes=_cuts(size, grade),
        annotations=[
            note("English", 0.5, 1, colour=palette.SECONDARY, size=SIZE_SMALL, anchor="center")
            | {"xref": "paper", "yref": "paper", "yshift": 40},
            note("maths", 0, 1, colour=palette.SECONDARY, size=SIZE_SMALL)
            | {"xref": "paper", "yref": "paper", "yshift": 14, "xshift": -62},
        ],
        clickmode="event+select",
        hovermode="closest",
    )


TINTS = {
    "both": (palette.ABOVE_TINT, palette.ABOVE),
    "one": (palette.BELOW_TINT, palette.BELOW_TEXT),
    "neither": (palette.ON_TINT, palette.SECONDARY),
}


def _kind(english: int, maths: int, grade: int) -> str:
    return ("neither", "one", "both")[int(english >= grade) + int(maths >= grade)]


def _cuts(size: int, grade: int) -> list[Trace]:
    cut = grade - 0.5
    return [
        rule(-0.5, cut, size - 0.5, cut, palette.INK, 1.2),
        rule(cut, -0.5, cut, size - 0.5, palette.INK, 1.2),
    ]


def _cells(counts: np.ndarray, kind: str, grade: int, chosen: tuple[int, int] | None) -> Trace:
    tint, ink = TINTS[kind]
    found = [
        (int(e), int(m))
        for m, e in zip(*np.nonzero(counts), strict=True)
        if _kind(e, m, grade) == kind
    ]
    return cells(
        found,
        [int(counts[m, e]) for e, m in found],
        found,
        tint,
        ink,
        600 if kind == "one" else 400,
        [palette.INK if cell == chosen else palette.WHITE for cell in found],
        CELL - 4,
    ) | {
        "hovertemplate": "English %{customdata[0]}, maths %{customdata[1]}: %{text}<extra></extra>"
    }
