"""The pictures of rows in Plotly: bars, whiskers, marks, headings and scales, an axis a picture."""

from collections.abc import Iterable, Sequence
from html import escape

from lib.charts.frame import palette
from lib.charts.frame.rows import Picture, Range, Row, Rows
from lib.charts.frame.template import SIZE_SMALL, SIZE_TEXT, WHISKER, Trace, rule
from lib.charts.frame.traces import box, dots, hidden, whiskers, words
from lib.numerals import signed

QUIETER = 3
"""Pixels that marks are smaller in a quiet picture."""
BAR_HALF, BAR_END = 0.25, 0.32
"""Half the height of a grey bar and of the line at its end, in rows."""
COMPARED = 0.38
"""Half the height of one row's own comparator."""


def picture_axis(picture: Picture) -> Trace:
    """Return the layout of the picture's own axis."""
    return hidden(picture.low, picture.high, domain=[picture.left, picture.right], anchor="y")


def picture_shapes(drawing: Rows, index: int, bottom: float) -> list[Trace]:
    """Return the line at each tick, the one at zero in ink, grey bars and rows' comparators."""
    picture = drawing.pictures[index]
    pale = [v for v in picture.ticks if picture.is_ruled and v != picture.zero]
    shapes = [rule(value, 0.5, value, bottom, palette.LINE_PALE) for value in pale]
    if picture.zero is not None:
        top = 0.5 if drawing.look.is_ruled else 0.7
        shapes.append(rule(picture.zero, top, picture.zero, bottom, palette.INK, 1.6))
    if index == 0:
        for i, value in drawing.compared():
            shapes.append(rule(value, COMPARED - i, value, -COMPARED - i, palette.INK, 1.6))
    for i, _, g in drawing.drawn(index):
        if g.expected is not None:
            sides = (-i - BAR_HALF, -i + BAR_HALF)
            shapes.append(box(0, g.expected, *sides, palette.BAR_PALE, layer="below"))
            shapes.append(rule(g.expected, -i - BAR_END, g.expected, -i + BAR_END, palette.INK, 2))
    return [shape | {"xref": f"x{index + 2}", "yref": "y"} for shape in shapes]


def picture_traces(drawing: Rows, index: int, bottom: float) -> Iterable[Trace]:
    """Return the traces of one picture; `bottom` is where the rows end."""
    picture, known = drawing.pictures[index], drawing.drawn(index)
    yield from _whiskers(known, picture)
    yield _marks(known, picture)
    if picture.heading or picture.ticks:
        yield _headings(drawing, picture, bottom)
    if picture.line_words and drawing.first_line is not None:
        at, told = [drawing.first_line], [escape(picture.line_words)]
        yield words(at, [drawing.look.heading_at], told, "center", palette.INK, SIZE_SMALL)
    if picture.labelled:
        yield _labels(known, picture)
    reasons = [(-i, f"\u2002{escape(r.why)}") for i, r in enumerate(drawing.rows) if _wants_why(r)]
    if index == 0 and reasons:
        ys, said = zip(*reasons, strict=True)
        yield words([picture.zero or 0.0] * len(ys), ys, said)


def _wants_why(row: Row) -> bool:
    return bool(row.why) and row.ranges[0] is None


def _whiskers(known: Sequence[tuple[int, Row, Range]], picture: Picture) -> Iterable[Trace]:
    """All whiskers of one colour are one trace."""
    by_colour: dict[str, list[tuple[float, float, float]]] = {}
    for i, _, g in known:
        if g.likely:
            low, high = (picture.clamp(end) for end in g.likely)
            by_colour.setdefault(picture.mark(g).colour, []).append((-i, low, high))
    for colour, ends in by_colour.items():
        yield whiskers(ends, colour, WHISKER - 1 if picture.quiet else WHISKER)


def _marks(known: Sequence[tuple[int, Row, Range]], picture: Picture) -> Trace:
    trace = dots(
        [picture.clamp(g.value) for _, _, g in known],
        [-i for i, _, _ in known],
        [picture.mark(g) for _, _, g in known],
        [escape(r.hover) if r.hover else _hover(r, g) for _, r, g in known],
        QUIETER if picture.quiet else 0,
    )
    if any(r.key is not None for _, r, _ in known):
        trace["customdata"] = [[r.key] for _, r, _ in known]
        # Plotly fades what is not selected; the rows must stay readable after a click.
        trace["unselected"] = {"marker": {"opacity": 1}}
    return trace


def _hover(row: Row, found: Range) -> str:
    said = [f"{escape(row.name)}: {signed(found.value)}"]
    if found.likely:
        said.append(f"likely {signed(found.likely[0])} to {signed(found.likely[1])}")
    return ", ".join([*said, f"n {escape(row.n)}"])


def _headings(drawing: Rows, picture: Picture, bottom: float) -> Trace:
    """Write the heading above the picture and the ticks' words above or below it."""
    look, values = drawing.look, list(picture.ticks)
    on_top, at = look.ticks_on_top, picture.heading_at
    middle = (picture.low + picture.high) / 2
    tick_y = look.heading_at if on_top else bottom - look.ticks_below
    heading = escape(picture.heading)
    if picture.heading_more:
        heading = f"<b>{heading}</b>{escape(picture.heading_more)}"
    return words(
        [middle if at is None else at, *values],
        [look.heading_at + (0.8 if on_top else 0), *[tick_y] * len(values)],
        [heading, *(escape(picture.ticks[v]) for v in values)],
        ["center" if at is None else "right", *["center"] * len(values)],
        [palette.INK if on_top else palette.SECONDARY, *[palette.SECONDARY] * len(values)],
        SIZE_TEXT - 1,
        [400 if picture.heading_more else 600, *[400] * len(values)],
    )


def _labels(known: Sequence[tuple[int, Row, Range]], picture: Picture) -> Trace:
    zero = picture.zero or 0.0
    clear = [(i, g, g.value > zero) for i, _, g in known if picture.mark(g).word != "Not clear"]
    ends = [(g.high if is_over else g.low) or 0.0 for _, g, is_over in clear]
    return words(
        [picture.clamp(end) for end in ends],
        [-i for i, _, _ in clear],
        [f"\u2002{signed(g.value)}\u2002" for _, g, _ in clear],
        ["right" if is_over else "left" for _, _, is_over in clear],
        [picture.mark(g).text_colour for _, g, _ in clear],
    )
