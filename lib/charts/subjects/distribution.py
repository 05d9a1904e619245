"""How many pupils hold each grade, beside how many would if they drew England's grades."""

from collections.abc import Sequence
from html import escape

from lib.charts.frame import palette
from lib.charts.frame.template import SIZE_TEXT, Figure, Trace, figure, note
from lib.charts.frame.traces import hidden, hovering, margins

HEIGHT = 230
HALF_LINE = 0.42


def distribution(
    grades: Sequence[str], pupils: Sequence[int], expected: Sequence[float], england: str
) -> Figure:
    """Draw a bar for each grade, lowest first, and England's number as an ink line across it."""
    top = max([1.0, *pupils, *expected]) * 1.08
    places = list(range(len(grades)))
    return figure(
        [_bars(places, pupils, expected), _lines(places, expected)],
        height=HEIGHT,
        margin=margins(0, 0, 26, 50),
        xaxis={
            "range": [-0.6, len(grades) - 0.4],
            "tickvals": places,
            "ticktext": [
                f"<b>{escape(grade)}</b><br>{count}"
                for grade, count in zip(grades, pupils, strict=True)
            ],
            "tickfont": {"size": SIZE_TEXT, "color": palette.INK},
        },
        yaxis=hidden(0, top),
        annotations=[
            note(
                f"bar: pupils here, counted below   <b>—</b> {escape(england)}",
                0,
                1,
                colour=palette.SECONDARY,
                size=SIZE_TEXT - 1,
                xref="paper",
                yref="paper",
                yanchor="top",
                yshift=14,
            )
        ],
        bargap=0.3,
    )


def _bars(places: Sequence[int], pupils: Sequence[int], expected: Sequence[float]) -> Trace:
    return {
        "type": "bar",
        "x": list(places),
        "y": list(pupils),
        "marker": {"color": palette.BAR},
        **hovering(
            [f"{p} here, England's would be {e:.1f}" for p, e in zip(pupils, expected, strict=True)]
        ),
    }


def _lines(places: Sequence[int], expected: Sequence[float]) -> Trace:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for place, value in zip(places, expected, strict=True):
        xs += [place - HALF_LINE, place + HALF_LINE, None]
        ys += [value, value, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "line": {"color": palette.INK, "width": 2.5},
        "hoverinfo": "skip",
    }
