"""The picture of a governor card for paper, as SVG text: the same scale, colours and words."""

from html import escape

from lib.analysis.governors.card import Mark, Picture
from lib.charts.frame import palette
from lib.charts.frame.marks import mark
from lib.charts.governors.card import (
    bar_colour,
    colour_of,
    name_lines,
    one_line,
    span,
    value_of,
)

WIDTH, ROW, HEAD = 900, 74, 46
NAMES, VALUES = 330, 730
"""Where the names end and the values begin."""
BARS = 300
"""How high the picture of bars is."""


def card_svg(picture: Picture, alt: str) -> str:
    """Draw the picture, as wide as the page lets it be; `alt` is its description."""
    parts, height = _ranges(picture) if picture.kind == "ranges" else _bars(picture)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(alt)}">{"".join(parts)}</svg>'
    )


def _ranges(picture: Picture) -> tuple[list[str], int]:
    low, high = span(picture)
    bottom = HEAD + ROW * len(picture.marks)

    def across(value: float) -> float:
        return NAMES + (VALUES - NAMES) * (value - low) / (high - low)

    parts = []
    shared = one_line(picture)
    if shared is not None:
        parts.append(_line(across(shared), HEAD - 12, across(shared), bottom, palette.INK, 1.6))
    first = picture.marks[0].against
    if first is not None:
        parts.append(_text(picture.against_words, across(first), HEAD - 20, "middle", 16))
    for place, row in enumerate(picture.marks):
        y = HEAD + ROW * place + ROW / 2
        if shared is None and row.against is not None:
            x = across(row.against)
            parts.append(_line(x, y - 26, x, y + 26, palette.INK, 1.6))
        parts += _row(row, y, across)
    return parts, bottom + 8


def _row(row: Mark, y: float, across: object) -> list[str]:
    *name, n = name_lines(row)
    lines = [*name, n] if name else [n]
    top = y - 10 * (len(lines) - 1) + 5
    parts = [
        _text(
            line,
            0,
            top + 21 * i,
            "start",
            18 if i < len(name) or not name else 15,
            palette.INK if i < len(name) or not name else palette.SECONDARY,
            600 if i < len(name) or not name else 400,
        )
        for i, line in enumerate(lines)
    ]
    colour = colour_of(row)
    if row.low is not None:
        parts.append(_line(across(row.low), y, across(row.high), y, colour, 4))
    parts.append(_shape(row, across(row.value), y, colour))
    ink = mark(row.reading).text_colour
    parts.append(_text(value_of(row), WIDTH, y + 6, "end", 20, ink, 600))
    return parts


def _shape(row: Mark, x: float, y: float, colour: str) -> str:
    style = f'fill="{colour}" stroke="{palette.WHITE}" stroke-width="1.5"'
    if row.reading == "promising":
        style = f'fill="{palette.WHITE}" stroke="{colour}" stroke-width="2.5"'
    turn = {"below": 1, "above": -1, "promising": -1}.get(row.reading)
    if turn is None:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" {style}/>'
    points = " ".join(
        f"{x + dx:.1f},{y + turn * dy:.1f}" for dx, dy in ((-10, -7), (10, -7), (0, 10))
    )
    return f'<polygon points="{points}" {style}/>'


def _bars(picture: Picture) -> tuple[list[str], int]:
    rows = picture.marks
    whole = max(row.of or row.value for row in rows)
    base, top = BARS - 50, 40
    step = min(WIDTH / len(rows), 260)
    parts = []
    for place, row in enumerate(rows):
        x, width = place * step + 20, step - 60
        for value, fill, edge in (
            (row.of or 0, palette.PANEL, palette.LINE),
            (row.value, bar_colour(row), bar_colour(row)),
        ):
            height = (base - top) * value / whole
            parts.append(
                f'<rect x="{x:.1f}" y="{base - height:.1f}" width="{width:.1f}" '
                f'height="{height:.1f}" fill="{fill}" stroke="{edge}"/>'
            )
        middle = x + width / 2
        level = base - (base - top) * row.value / whole - 10
        is_up = row.reading == "below"
        told = f"{'▲ ' if is_up else ''}{row.value_words}"
        ink = palette.BELOW_TEXT if is_up else palette.INK
        parts.append(_text(told, middle, level, "middle", 20, ink, 600))
        parts.append(_text(row.name, middle, base + 22, "middle", 18, palette.INK, 600))
        parts.append(_text(row.n_words, middle, base + 42, "middle", 15, palette.SECONDARY))
    parts.append(_line(0, base, step * len(rows), base, palette.INK, 1.4))
    return parts, BARS


def _line(x0: float, y0: float, x1: float, y1: float, colour: str, width: float) -> str:
    return (
        f'<line x1="{x0:.1f}" y1="{y0:.1f}" x2="{x1:.1f}" y2="{y1:.1f}" stroke="{colour}" '
        f'stroke-width="{width}" stroke-linecap="round"/>'
    )


def _text(
    text: str,
    x: float,
    y: float,
    anchor: str,
    size: int,
    colour: str = palette.INK,
    weight: int = 400,
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" '
        f'font-weight="{weight}" fill="{colour}">{escape(text)}</text>'
    )
