"""The picture of a governor card: dots with likely ranges, or counts by date, as one figure.

The figure carries the whole card: question, finding, sentence, n and stamps stand in its margins,
so that the picture exported by the chart's own button makes sense on its own. On the page the
margins are cropped (style.css), because the same words stand around the chart as text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Protocol

from lib.charts.frame import palette
from lib.charts.frame.marks import MARKS, mark
from lib.charts.frame.template import (
    DOT,
    SANS,
    SERIF,
    SIZE_SMALL,
    SIZE_TEXT,
    WHISKER,
    Figure,
    figure,
    note,
    rule,
)

TOP, SIDE, BOTTOM, SHOWN = 112, 24, 252, 152
"""Pixels: the margins that only the exported picture shows, and what the page shows between."""
EXPORTED = (960, 540, 3)
"""Width, height and scale of the exported picture: 2880 × 1620, a slide's shape."""
NAMES, VALUES = 0.42, 0.82
"""Where the names end and the values begin, as shares of the width."""
LINE = 24
"""Characters of a name on one line."""


class CardMark(Protocol):
    """One row: see lib/analysis/governors/card.py, whose marks are drawn here."""

    name: str
    value: float
    low: float | None
    high: float | None
    reading: str
    value_words: str
    n_words: str
    against: float | None
    of: float | None


class CardPicture(Protocol):
    """Rows of one kind in one unit."""

    kind: str
    unit: str
    marks: Sequence[CardMark]
    against_words: str


@dataclass(frozen=True)
class CardWords:
    """What stands around the picture once it is exported, a paragraph an entry of `below`."""

    question: str
    finding: str
    below: tuple[str, ...]
    stamp: tuple[str, ...]


def card_figure(picture: CardPicture, words: CardWords) -> Figure:
    """Draw the picture of a card with its words in the margins."""
    drawn = _ranges(picture) if picture.kind == "ranges" else _bars(picture)
    traces, layout, notes = drawn
    return figure(
        traces,
        height=TOP + SHOWN + BOTTOM,
        margin={"l": SIDE, "r": SIDE, "t": TOP, "b": BOTTOM, "autoexpand": False},
        annotations=[*notes, *_around(words)],
        **layout,
    )


def span(picture: CardPicture) -> tuple[float, float]:
    """From and to of the scale of a picture of ranges, with room at either end."""
    ends = [e for m in picture.marks for e in (m.low, m.high, m.value, m.against) if e is not None]
    room = 0.12 * (max(ends) - min(ends) or 1.0)
    return min(ends) - room, max(ends) + room


def one_line(picture: CardPicture) -> float | None:
    """What every row is compared with, None where the rows differ in it or have nothing."""
    values = {m.against for m in picture.marks}
    return next(iter(values)) if len(values) == 1 else None


def colour_of(row: CardMark) -> str:
    """The colour of a mark: of its reading, or pale for what only stands beside it."""
    return MARKS[row.reading].colour if row.reading in MARKS else palette.BAR


def bar_colour(row: CardMark) -> str:
    """The colour of a bar: orange, with its shape, where the count has grown."""
    if row.reading == "context":
        return palette.BAR
    return palette.BELOW if row.reading == "below" else palette.MAIN


def value_of(row: CardMark) -> str:
    """The value with the shape of its reading, so that no colour stands alone."""
    clear = row.reading in ("below", "above", "promising")
    return f"{mark(row.reading).glyph} {row.value_words}" if clear else row.value_words


def name_lines(row: CardMark) -> list[str]:
    """A row's name on two lines at most, then its n."""
    lines = wrap(row.name, LINE, max_lines=2, placeholder="…")
    if len(lines) == 2 and len(lines[1]) + len(row.n_words) + 2 <= LINE + 2:
        return [lines[0], f"{lines[1]}, {row.n_words}"]
    return [*lines, row.n_words] if row.n_words else lines


def _ranges(picture: CardPicture) -> tuple[list[dict], dict, list[dict]]:
    rows = picture.marks
    low, high = span(picture)
    traces = []
    for y, row in enumerate(rows):
        colour = colour_of(row)
        if row.low is not None:
            traces.append(_whisker(row, -y, colour))
        traces.append(_dot(row, -y, colour))
    shared = one_line(picture)
    top, bottom = 0.95, -len(rows) + 0.45
    shapes = [_line(shared, top - 0.25, bottom)] if shared is not None else []
    if shared is None:
        compared = [(y, row.against) for y, row in enumerate(rows) if row.against is not None]
        shapes = [_line(value, 0.38 - y, -0.38 - y) for y, value in compared]
    notes = [_row_name(row, -y) for y, row in enumerate(rows)]
    notes += [_row_value(row, -y) for y, row in enumerate(rows)]
    first = rows[0].against
    if first is not None:
        notes.append(_over_the_line(picture.against_words, (first - low) / (high - low), top))
    layout = {
        "xaxis": {"domain": [NAMES, VALUES], "range": [low, high], "visible": False},
        "yaxis": {"range": [bottom, top + 0.2], "visible": False},
        "shapes": shapes,
    }
    return traces, layout, notes


def _line(value: float, top: float, bottom: float) -> dict:
    return rule(value, top, value, bottom, palette.INK, 1.6)


def _whisker(row: CardMark, y: float, colour: str) -> dict:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [row.low, row.high],
        "y": [y, y],
        "line": {"color": colour, "width": WHISKER},
        "marker": {"size": WHISKER, "color": colour},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _dot(row: CardMark, y: float, colour: str) -> dict:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row.value],
        "y": [y],
        "marker": {
            "symbol": mark(row.reading).symbol,
            "size": DOT + 2,
            "color": colour,
            "line": {"color": palette.WHITE, "width": 1.5},
        },
        "hovertemplate": f"{escape(row.name)}: {escape(row.value_words)}<extra></extra>",
        "cliponaxis": False,
    }


def _row_name(row: CardMark, y: float) -> dict:
    *name, n = [escape(line) for line in name_lines(row)]
    told = "<br>".join([*(f"<b>{line}</b>" for line in name), _grey(n)])
    if not name:
        told = f"<b>{n}</b>"
    return note(told, 0, y, xref="paper", size=SIZE_TEXT)


def _grey(text: str) -> str:
    return f'<span style="font-size:{SIZE_SMALL}px;color:{palette.SECONDARY}">{text}</span>'


def _row_value(row: CardMark, y: float) -> dict:
    ink = mark(row.reading).text_colour
    words = f"<b>{escape(value_of(row))}</b>"
    return note(words, 1, y, xref="paper", colour=ink, anchor="right", size=SIZE_TEXT + 1)


def _over_the_line(words: str, share: float, y: float) -> dict:
    """Name the line above it, leaning inwards where it stands near an end."""
    x = NAMES + share * (VALUES - NAMES)
    return note(escape(words), x, y, xref="paper", anchor="center", size=SIZE_SMALL)


def _bars(picture: CardPicture) -> tuple[list[dict], dict, list[dict]]:
    rows = picture.marks
    whole = max(m.of or m.value for m in rows)
    columns = list(range(len(rows)))
    fills = [bar_colour(row) for row in rows]
    shared = {"type": "bar", "x": columns, "width": 0.52, "hoverinfo": "skip"}
    traces = [
        shared
        | {
            "y": [m.of or 0 for m in rows],
            "marker": {"color": palette.PANEL, "line": {"color": palette.LINE, "width": 1}},
        },
        shared | {"y": [m.value for m in rows], "marker": {"color": fills}},
    ]
    notes = []
    for x, row in enumerate(rows):
        glyph = "▲ " if row.reading == "below" else ""
        ink = palette.BELOW_TEXT if row.reading == "below" else palette.INK
        value = f"<b>{glyph}{escape(row.value_words)}</b>"
        at = row.value + 0.09 * whole
        notes.append(note(value, x, at, colour=ink, anchor="center", size=SIZE_TEXT + 1))
        n = f" {_grey(escape(row.n_words))}" if row.n_words else ""
        under = f"<b>{escape(row.name)}</b>{n}"
        notes.append(note(under, x, -0.12 * whole, anchor="center"))
    layout = {
        "barmode": "overlay",
        "xaxis": {"range": [-0.6, len(rows) - 0.4], "visible": False},
        "yaxis": {"range": [-0.22 * whole, 1.2 * whole], "visible": False},
        "shapes": [rule(-0.5, 0, len(rows) - 0.5, 0, palette.INK, 1.4)],
    }
    return traces, layout, notes


def _around(words: CardWords) -> list[dict]:
    """The words in the margins, set for the width of the exported picture."""
    lines = wrap(words.finding, 52, max_lines=2, placeholder="…")
    finding = "<br>".join(escape(line) for line in lines)
    head = [
        _margin(escape(words.question), 1, TOP - 10, palette.SECONDARY, 16, SANS),
        _margin(f"<b>{finding}</b>", 1, TOP - 34, palette.INK, 24, SERIF),
    ]
    below, y = [], -14
    for paragraph in words.below:
        lines = wrap(paragraph, 98)
        text = "<br>".join(escape(line) for line in lines)
        below.append(_margin(text, 0, y, palette.INK, 16, SANS))
        y -= 21 * len(lines) + 4
    y -= 6
    stamps = [line for told in words.stamp for line in wrap(told, 110)]
    text = "<br>".join(escape(line) for line in stamps)
    return [*head, *below, _margin(text, 0, y, palette.SECONDARY, SIZE_SMALL, SANS)]


def _margin(text: str, y: float, shift: float, ink: str, size: int, family: str) -> dict:
    return {
        "text": text,
        "x": 0,
        "y": y,
        "xref": "paper",
        "yref": "paper",
        "yshift": shift,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "font": {"size": size, "color": ink, "family": family},
    }
