"""Classes by size and difference, with the band that chance alone would keep them in."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from lib.charts.frame import palette
from lib.charts.frame.marks import mark
from lib.charts.frame.template import SIZE_TEXT, Figure, Trace, figure, note
from lib.charts.frame.traces import band, hovering, margins
from lib.numerals import signed

HEIGHT = 300
HEIGHT_INSIDE = HEIGHT - 54
NAMED_AT_MOST = 4
NAME_WIDTH, NAME_HEIGHT = 9, 19
"""The room a name takes, in pupils along the axis and pixels up it."""


@dataclass(frozen=True)
class Point:
    """One class: its name, subject, pupils, difference in grades and reading."""

    name: str
    subject: str
    n: int
    difference: float
    reading: str
    is_chosen: bool = False


@dataclass(frozen=True)
class Limit:
    """Limits at each class size: chance keeps 95%, and 99.8%, of classes inside."""

    sizes: Sequence[int]
    band: Sequence[float]
    far: Sequence[float]


def funnel(points: Sequence[Point], limit: Limit) -> Figure:
    """Draw every class. Those outside the band are named, furthest first and four at most."""
    reach = max([1.1, *(abs(p.difference) * 1.3 for p in points), limit.band[0]])
    return figure(
        [_band(limit), *_edges(limit), *(_points(points, r) for r in READINGS)],
        height=HEIGHT,
        margin=margins(34, 8, 8, 46),
        xaxis={
            "range": [min(limit.sizes) - 0.5, max(limit.sizes) + 0.8],
            "dtick": 5,
            "tick0": 0,
            "title": {"text": "pupils in the class", "standoff": 4},
        },
        yaxis={
            "range": [-reach, reach],
            "tickvals": [-1, 0, 1],
            "ticktext": ["−1", "0", "+1"],
            "showgrid": False,
            "zeroline": True,
            "zerolinecolor": palette.INK,
            "zerolinewidth": 1.6,
        },
        annotations=_names(points, HEIGHT_INSIDE / (2 * reach), max(limit.sizes)),
        hovermode="closest",
    )


READINGS = ("too few to tell", "not clear", "below", "above")


def _band(limit: Limit) -> Trace:
    sizes = list(limit.sizes)
    there, back = list(limit.band), [-y for y in reversed(limit.band)]
    return band([*sizes, *reversed(sizes)], [*there, *back], palette.ABOVE_TINT)


def _edges(limit: Limit) -> list[Trace]:
    edges = ((limit.band, "solid", palette.MAIN), (limit.far, "dot", palette.SECONDARY))
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": list(limit.sizes),
            "y": [side * y for y in values],
            "line": {"color": colour, "width": 1.2, "dash": dash},
            "hoverinfo": "skip",
        }
        for values, dash, colour in edges
        for side in (1, -1)
    ]


def _points(points: Sequence[Point], reading: str) -> Trace:
    found = [p for p in points if p.reading == reading]
    style = mark(reading)
    clear = reading in ("above", "below")
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [p.n for p in found],
        "y": [p.difference for p in found],
        "marker": {
            "symbol": style.symbol,
            "color": style.colour,
            "size": 15 if clear else 9,
            "line": {
                "color": [palette.INK if p.is_chosen else palette.WHITE for p in found],
                "width": [2 if p.is_chosen else 1 for p in found],
            },
        },
        **hovering(
            [
                f"{escape(p.name)}, {escape(p.subject)}: {signed(p.difference)}, {p.n} pupils"
                for p in found
            ]
        ),
        "cliponaxis": False,
    }


def _names(points: Sequence[Point], pixels: float, largest: int) -> list[Trace]:
    """Name the points outside: on the side with room, or further out, so that none is covered."""
    outside = [p for p in points if p.reading in ("above", "below")]
    furthest = sorted(outside, key=lambda p: -abs(p.difference))[:NAMED_AT_MOST]
    labels: list[Trace] = []
    taken: list[tuple[float, float]] = []
    marks = [(p.n, p.difference * pixels) for p in furthest]
    for point in sorted(furthest, key=lambda p: abs(p.difference)):
        anchor, middle, height = _free_place(point, pixels, largest, taken, marks)
        taken.append((middle, height))
        labels.append(
            note(
                f"<b>{escape(point.name)}, {point.n} pupils</b>",
                point.n,
                point.difference,
                colour=mark(point.reading).text_colour,
                size=SIZE_TEXT - 1,
                anchor=anchor,
                yshift=round(height - point.difference * pixels),
                bgcolor=palette.VEIL,
                borderpad=0,
            )
        )
    return labels


def _free_place(
    point: Point,
    pixels: float,
    largest: int,
    taken: Sequence[tuple[float, float]],
    marks: Sequence[tuple[float, float]],
) -> tuple[str, float, float]:
    """Return the anchor, the middle of the name in pupils, and its height in pixels.

    A name may cover neither another name nor the mark of a class that is outside.
    """
    out = 1 if point.difference > 0 else -1
    sides = [("left", point.n + NAME_WIDTH / 2), ("right", point.n - NAME_WIDTH / 2)]
    sides = [(a, m) for a, m in sides if m + NAME_WIDTH / 2 <= largest + 1]
    height = point.difference * pixels + out * 17
    while True:
        for anchor, middle in sides:
            crowded = [
                abs(x - middle) < NAME_WIDTH and abs(y - height) < NAME_HEIGHT for x, y in taken
            ]
            covered = [abs(x - middle) <= NAME_WIDTH / 2 and abs(y - height) < 15 for x, y in marks]
            if not any(crowded) and not any(covered):
                return anchor, middle, height
        height += out * 4
