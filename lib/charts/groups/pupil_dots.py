"""A gap told in pupils: one dot for each pupil of the group, and those who would close it."""

from dataclasses import dataclass
from html import escape

from lib.charts.frame import palette
from lib.charts.frame.template import Figure, Trace, figure
from lib.charts.frame.traces import hidden, words

ROW = 34
"""Pixels from one row of dots, or of words, to the next."""


@dataclass(frozen=True)
class Dots:
    """Pupils who reached it, how many more would match the rest (0 or fewer: none), and all."""

    reached: int
    more: int
    n: int
    reached_words: str
    more_words: str
    others_words: str


def pupil_dots(dots: Dots) -> Figure:
    """Draw the dots in rows, then what each kind of dot means with its count."""
    across = _across(dots.n)
    rows = -(-dots.n // across)
    more = min(max(dots.more, 0), dots.n - dots.reached)
    kinds = [
        ("circle", palette.MAIN, palette.MAIN, dots.reached),
        ("circle", palette.BELOW_TINT, palette.BELOW, more),
        ("circle", palette.WHITE, palette.BAR, dots.n - dots.reached - more),
    ]
    told = [dots.reached_words, dots.more_words if more else "", dots.others_words]
    inks = [palette.INK, palette.BELOW_TEXT, palette.SECONDARY]
    size = 22 if across <= 12 else 15 if across <= 20 else 11
    gap = ROW if across <= 12 else ROW * 0.72 if across <= 20 else ROW * 0.52
    traces, start, line = [], 0, 0
    for (symbol, fill, edge, count), text, ink in zip(kinds, told, inks, strict=True):
        places = [divmod(i, across) for i in range(start, start + count)]
        start += count
        style = {"symbol": symbol, "color": fill, "line": {"color": edge, "width": 1.8}}
        traces.append(
            _markers([x for _, x in places], [-y * gap for y, _ in places], style | {"size": size})
        )
        if count and text:
            y = -(rows - 1) * gap - 42 - line * 30
            line += 1
            traces.append(_markers([0], [y], style | {"size": 14}))
            traces.append(words([across / 36], [y], [f" {escape(text)}"], colour=ink))
    bottom = -(rows - 1) * gap - 42 - line * 30 + 10
    return figure(
        traces,
        height=round(18 - bottom) + 16,
        xaxis=hidden(-0.5, across - 0.4),
        yaxis=hidden(bottom, 18),
    )


def _across(n: int) -> int:
    if n <= 60:
        return 12
    return 20 if n <= 120 else 30


def _markers(xs: list[float], ys: list[float], style: dict) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": xs,
        "y": ys,
        "marker": style,
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
