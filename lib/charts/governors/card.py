"""The picture of a governor card: dots with likely ranges, or counts by date, as one figure.

The figure carries the whole card: question, finding, sentence, n and stamps stand in its margins,
so that the picture exported by the chart's own button makes sense on its own. On the page the
margins are cropped (style.css), because the same words stand around the chart as text.
"""

from dataclasses import dataclass
from html import escape
from textwrap import wrap

from lib.charts.frame import palette
from lib.charts.frame.bars import Bars
from lib.charts.frame.rows import Rows
from lib.charts.frame.rows_figure import rows_figure
from lib.charts.frame.template import (
    SANS,
    SERIF,
    SIZE_SMALL,
    SIZE_TEXT,
    Figure,
    Trace,
    figure,
    note,
    rule,
)
from lib.charts.frame.traces import hidden, margins

TOP, SIDE, BOTTOM, SHOWN = 112, 24, 252, 152
"""Pixels: the margins that only the exported picture shows, and what the page shows between."""
EXPORTED = (960, 540, 3)
"""Width, height and scale of the exported picture: 2880 × 1620, a slide's shape."""


@dataclass(frozen=True)
class CardWords:
    """What stands around the picture once it is exported, a paragraph an entry of `below`."""

    question: str
    finding: str
    below: tuple[str, ...]
    stamp: tuple[str, ...]


def card_figure(drawing: Rows | Bars, words: CardWords) -> Figure:
    """Draw the picture of a card with its words in the margins."""
    shared = {"height": TOP + SHOWN + BOTTOM, "margin": margins(SIDE, SIDE, TOP, BOTTOM)}
    around = _around(words)
    if isinstance(drawing, Rows):
        return rows_figure(drawing, annotations=around, **shared)
    whole, count = drawing.whole, len(drawing.bars)
    return figure(
        _bars(drawing),
        annotations=[*_bar_words(drawing), *around],
        barmode="overlay",
        xaxis=hidden(-0.6, count - 0.4),
        yaxis=hidden(-0.22 * whole, 1.2 * whole),
        shapes=[rule(-0.5, 0, count - 0.5, 0, palette.INK, 1.4)],
        **shared,
    )


def _bars(drawing: Bars) -> list[Trace]:
    bars = drawing.bars
    places = list(range(len(bars)))
    shared = {"type": "bar", "x": places, "width": 0.52, "hoverinfo": "skip"}
    edge = {"color": palette.PANEL, "line": {"color": palette.LINE, "width": 1}}
    return [
        shared | {"y": [bar.of or 0 for bar in bars], "marker": edge},
        shared | {"y": [b.value for b in bars], "marker": {"color": [b.fill for b in bars]}},
    ]


def _bar_words(drawing: Bars) -> list[Trace]:
    notes = []
    for x, bar in enumerate(drawing.bars):
        at, told = bar.value + 0.09 * drawing.whole, f"<b>{escape(bar.words)}</b>"
        notes.append(note(told, x, at, colour=bar.ink, anchor="center", size=SIZE_TEXT + 1))
        style = f"font-size:{SIZE_SMALL}px;color:{palette.SECONDARY}"
        n = f' <span style="{style}">{escape(bar.n)}</span>' if bar.n else ""
        under = f"<b>{escape(bar.name)}</b>{n}"
        notes.append(note(under, x, -0.12 * drawing.whole, anchor="center"))
    return notes


def _around(words: CardWords) -> list[Trace]:
    """The words in the margins, set for the width of the exported picture."""
    finding = _lines(wrap(words.finding, 52, max_lines=2, placeholder="…"))
    head = [
        _margin(escape(words.question), 1, TOP - 10, palette.SECONDARY, 16, SANS),
        _margin(f"<b>{finding}</b>", 1, TOP - 34, palette.INK, 24, SERIF),
    ]
    below, y = [], -14
    for paragraph in words.below:
        lines = wrap(paragraph, 98)
        below.append(_margin(_lines(lines), 0, y, palette.INK, 16, SANS))
        y -= 21 * len(lines) + 4
    stamps = _lines([line for told in words.stamp for line in wrap(told, 110)])
    return [*head, *below, _margin(stamps, 0, y - 6, palette.SECONDARY, SIZE_SMALL, SANS)]


def _lines(lines: list[str]) -> str:
    return "<br>".join(escape(line) for line in lines)


def _margin(text: str, y: float, shift: float, ink: str, size: int, family: str) -> Trace:
    where = {"xref": "paper", "yref": "paper", "yshift": shift, "yanchor": "top"}
    font = {"size": size, "color": ink, "family": family}
    return note(text, 0, y, **where) | {"font": font}
