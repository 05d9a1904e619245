"""How many pupils hold each grade, beside how many would if they drew England's grades."""

from collections.abc import Sequence
from html import escape

from lib.charts.frame import palette
from lib.charts.frame.template import SIZE_TEXT, Figure, figure

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
        margin={"l": 0, "r": 0, "t": 26, "b": 50, "autoexpand": False},
        xaxis={
            "range": [-0.6, len(grades) - 0.4],
            "tickvals": places,
            "ticktext": [
                f"<b>{escape(grade)}</b><br>{count}"
                for grade, count in zip(grades, pupils, strict=True)
            ],
            "tickfont": {"size": SIZE_TEXT, "color": palette.INK},
        },
        yaxis={"range": [0, top], "visible": False},
        annotations=[
            {
                "text": f"bar: pupils here, counted below   <b>—</b> {escape(england)}",
                "x": 0,
                "y": 1,
                "xref": "paper",
                "yref": "paper",
                "yshift": 14,
                "xanchor": "left",
                "showarrow": False,
                "font": {"size": SIZE_TEXT - 1, "color": palette.SECONDARY},
            }
        ],
        bargap=0.3,
    )


def _bars(places: Sequence[int], pupils: Sequence[int], expected: Sequence[float]) -> dict:
    return {
        "type": "bar",
        "x": list(places),
        "y": list(pupils),
        "marker": {"color": palette.BAR},
        "hovertext": [
            f"{p} here, England's would be {e:.1f}" for p, e in zip(pupils, expected, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _lines(places: Sequence[int], expected: Sequence[float]) -> dict:
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
