"""The picture of a governor card for paper, as SVG text: the same scale, colours and words."""

from html import escape

from lib.charts.frame import palette
from lib.charts.frame.bars import Bars
from lib.charts.frame.rows import Range, Row, Rows

WIDTH, ROW, HEAD = 900, 74, 46
NAMES, VALUES = 330, 730
"""Where the names end and the values begin."""
BARS = 300
"""How high the picture of bars is."""


def card_svg(drawing: Rows | Bars, alt: str) -> str:
    """Draw the picture, as wide as the page lets it be; `alt` is its description."""
    parts, height = _rows(drawing) if isinstance(drawing, Rows) else _bars(drawing)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(alt)}">{"".join(parts)}</svg>'
    )


def _rows(drawing: Rows) -> tuple[list[str], int]:
    picture, bottom = drawing.pictures[0], HEAD + ROW * len(drawing.rows)
    compared = dict(drawing.compared())
    parts = []
    if picture.zero is not None:
        x = _across(drawing, picture.zero)
        parts.append(_line(x, HEAD - 12, x, bottom, palette.INK, 1.6))
    if drawing.first_line is not None:
        x = _across(drawing, drawing.first_line)
        parts.append(_text(picture.line_words, x, HEAD - 20, "middle", 16))
    for place, row, found in drawing.drawn():
        y = HEAD + ROW * place + ROW / 2
        if place in compared:
            x = _across(drawing, compared[place])
            parts.append(_line(x, y - 26, x, y + 26, palette.INK, 1.6))
        parts += [*_name(row, y), *_mark(drawing, found, y)]
        parts.append(_text(row.cells[0], WIDTH, y + 6, "end", 20, row.mark.text_colour, 600))
    return parts, bottom + 8


def _across(drawing: Rows, value: float) -> float:
    return NAMES + (VALUES - NAMES) * drawing.pictures[0].share(value)


def _name(row: Row, y: float) -> list[str]:
    said = [(line, 18, palette.INK, 600) for line in row.lines]
    said += [(row.under, 15, palette.SECONDARY, 400)] if row.under else []
    top = y - 10 * (len(said) - 1) + 5
    return [
        _text(line, 0, top + 21 * i, "start", size, ink, weight)
        for i, (line, size, ink, weight) in enumerate(said)
    ]


def _mark(drawing: Rows, found: Range, y: float) -> list[str]:
    shown = drawing.pictures[0].mark(found)
    parts = []
    if found.likely:
        low, high = (_across(drawing, end) for end in found.likely)
        parts.append(_line(low, y, high, y, shown.colour, 4))
    x = _across(drawing, found.value)
    style = f'fill="{shown.inside}" stroke="{shown.edge}" stroke-width="{shown.edge_width}"'
    if shown.shape == "circle":
        return [*parts, f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" {style}/>']
    turn = 1 if shown.shape == "triangle-down" else -1
    corners = ((-10, -7), (10, -7), (0, 10))
    points = " ".join(f"{x + dx:.1f},{y + turn * dy:.1f}" for dx, dy in corners)
    return [*parts, f'<polygon points="{points}" {style}/>']


def _bars(drawing: Bars) -> tuple[list[str], int]:
    base, top = BARS - 50, 40
    high = (base - top) / drawing.whole
    step = min(WIDTH / len(drawing.bars), 260)
    parts = []
    for place, bar in enumerate(drawing.bars):
        x, width = place * step + 20, step - 60
        for value, fill, edge in (
            (bar.of or 0, palette.PANEL, palette.LINE),
            (bar.value, bar.fill, bar.fill),
        ):
            parts.append(
                f'<rect x="{x:.1f}" y="{base - high * value:.1f}" width="{width:.1f}" '
                f'height="{high * value:.1f}" fill="{fill}" stroke="{edge}"/>'
            )
        middle, level = x + width / 2, base - high * bar.value - 10
        parts.append(_text(bar.words, middle, level, "middle", 20, bar.ink, 600))
        parts.append(_text(bar.name, middle, base + 22, "middle", 18, palette.INK, 600))
        parts.append(_text(bar.n, middle, base + 42, "middle", 15, palette.SECONDARY))
    parts.append(_line(0, base, step * len(drawing.bars), base, palette.INK, 1.4))
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
