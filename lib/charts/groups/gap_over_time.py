"""A gap checkpoint by checkpoint with its likely range as a band, beside no gap and England's."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from lib.charts.frame import palette
from lib.charts.frame.rows import Range
from lib.charts.frame.template import SIZE_LABEL, SIZE_TEXT, Figure, Trace, figure, note, rule
from lib.charts.frame.traces import band, hidden, hovering, margins
from lib.numerals import signed

HEIGHT = 300
ROOM_RIGHT, ROOM_BELOW, ROOM_ABOVE = 108, 52, 8
LINE_APART = 21
"""Pixels between the labels at the right end, so that none covers another."""


@dataclass(frozen=True)
class GapAt:
    """The gap at one checkpoint; None where there were too few to tell."""

    name: str
    year: str
    gap: Range | None


def gap_over_time(points: Sequence[GapAt], england: tuple[float, str] | None = None) -> Figure:
    """Draw the gap, first checkpoint to last. `england` is its gap and "2022/23, revised"."""
    known = [(i, p.gap) for i, p in enumerate(points) if p.gap is not None]
    low, high = _span(known, england)
    last = len(points) - 0.7
    shapes = [rule(-0.3, 0, last, 0, palette.INK, 1.6)]
    if england is not None:
        dotted = rule(-0.3, england[0], last, england[0], palette.SECONDARY, 1.4)
        shapes.append(dotted | {"line": dotted["line"] | {"dash": "dot"}})
    return figure(
        [_band(known), _line(points, known)],
        height=HEIGHT,
        margin=margins(6, ROOM_RIGHT, ROOM_ABOVE, ROOM_BELOW),
        xaxis=hidden(-0.45, last),
        yaxis=hidden(low, high),
        shapes=shapes,
        annotations=[
            *_first_label(known),
            *_checkpoint_labels(points),
            *_right_labels(known, england, low, high),
        ],
    )


def _span(
    known: Sequence[tuple[int, Range]], england: tuple[float, str] | None
) -> tuple[float, float]:
    ends = [0.0, *(end for _, gap in known for end in gap.ends)]
    ends += [england[0]] if england else []
    room = 0.06 * (max(ends) - min(ends) or 1)
    return min(ends) - room, max(ends) + room


def _band(known: Sequence[tuple[int, Range]]) -> Trace:
    there = [(i, gap.high) for i, gap in known]
    back = [(i, gap.low) for i, gap in reversed(known)]
    return band([i for i, _ in there + back], [end for _, end in there + back])


def _line(points: Sequence[GapAt], known: Sequence[tuple[int, Range]]) -> Trace:
    said = [(points[i], signed(g.value), [signed(end) for end in g.likely or ()]) for i, g in known]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [i for i, _ in known],
        "y": [gap.value for _, gap in known],
        "line": {"color": palette.MAIN, "width": 2.5},
        "marker": {
            "size": [*[10] * (len(known) - 1), 15],
            "color": palette.MAIN,
            # Plotly fades marks of more than one size unless told not to.
            "opacity": 1,
            "line": {"color": palette.WHITE, "width": 1.5},
        },
        **hovering(
            [
                f"{escape(p.name)} {escape(p.year)}: {value}, likely {' to '.join(ends)}"
                for p, value, ends in said
            ]
        ),
        "cliponaxis": False,
    }


def _first_label(known: Sequence[tuple[int, Range]]) -> list[Trace]:
    if len(known) < 2:
        return []
    i, gap = known[0]
    return [note(signed(gap.value), i, gap.value, colour=palette.MAIN, xshift=-6, yshift=17)]


def _checkpoint_labels(points: Sequence[GapAt]) -> list[Trace]:
    """Name each checkpoint under it; a new year stands below, and the last is bold."""
    labels = []
    for i, point in enumerate(points):
        is_new = i == 0 or points[i - 1].year != point.year
        is_last = i == len(points) - 1
        name = f"<b>{escape(point.name)}</b>" if is_last else escape(point.name)
        text = f"{name}<br>{escape(point.year) if is_new else ' '}"
        ink = palette.INK if is_last else palette.SECONDARY
        labels.append(
            note(text, i, 0, colour=ink, anchor="center", yref="paper", yanchor="top", yshift=-6)
        )
    return labels


def _right_labels(
    known: Sequence[tuple[int, Range]], england: tuple[float, str] | None, low: float, high: float
) -> list[Trace]:
    labels = [(0.0, "No gap", palette.INK, SIZE_TEXT)]
    if known:
        now = known[-1][1].value
        labels.append((now, f"<b>{signed(now)} now</b>", palette.MAIN, SIZE_LABEL))
    if england is not None:
        words = f"England {signed(england[0])}<br>{escape(england[1]).replace(', ', '<br>')}"
        labels.append((england[0], words, palette.SECONDARY, SIZE_TEXT))
    scale = (HEIGHT - ROOM_ABOVE - ROOM_BELOW) / (high - low)
    places = _apart([value * scale for value, *_ in labels])
    return [
        note(text, 1, place / scale, colour=colour, size=size, xref="paper", xshift=8)
        for place, (_, text, colour, size) in zip(places, labels, strict=True)
    ]


def _apart(places: Sequence[float]) -> list[float]:
    """Move labels down until none covers the one above; England's, in three lines, needs more."""
    order = sorted(range(len(places)), key=lambda i: -places[i])
    moved = list(places)
    for above, below in pairwise(order):
        needed = LINE_APART * (2.1 if 2 in (above, below) else 1)
        moved[below] = min(moved[below], moved[above] - needed)
    return moved
