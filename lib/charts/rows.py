"""The row template: name, n, picture of a value and its likely range, figures, reading.

Shared by every page that compares groups, subjects or interventions, so that they look the
same. One figure: text traces on a hidden 0-to-1 axis, and one axis for each picture.

    figure = rows_figure(
        rows=[Row("Disadvantaged", "46", (Range(-0.55, -1.03, -0.07, "below"),),
                  cells=("−0.55", "−1.03 to −0.07"), reading="below"),
              Row("Looked after", "4", (None,), why="shown at 10 pupils or more")],
        pictures=[Picture("Progress 8 against the rest", 0.22, 0.66, -1.5, 1.5,
                          {-1: "−1 grade", 0: "the same", 1: "+1 grade"})],
        columns=[Column("Gap", 0.7, "right"), Column("Likely", 0.72)],
        name="Group", n="Pupils", n_at=0.2)
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go

from lib.charts import palette
from lib.charts.marks import mark, signed
from lib.charts.template import DOT, SIZE_LABEL, SIZE_TEXT, WHISKER, figure, rule


@dataclass(frozen=True)
class Range:
    """A value with its likely range, and the reading that colours it."""

    value: float
    low: float
    high: float
    reading: str = "not clear"


@dataclass(frozen=True)
class Row:
    """One row. `ranges` has one entry a picture, None where there are too few to tell.

    `cells` fill the columns in order. `why` stands in the first picture when its range is None.
    `reading` gives the shape and word at the right end; `word` replaces the word.
    """

    name: str
    n: str
    ranges: tuple[Range | None, ...]
    cells: tuple[str, ...] = ()
    reading: str = "too few to tell"
    word: str = ""
    why: str = ""

    @property
    def is_clear(self) -> bool:
        """Whether the row says something: it is then set in bold."""
        return self.reading in ("below", "above")

    @property
    def is_grey(self) -> bool:
        """Whether there are too few to tell."""
        return self.reading == "too few to tell"


@dataclass(frozen=True)
class Picture:
    """Where one picture stands (`left` to `right`, as shares of the width) and its scale.

    `ticks` are values and their words; the line at `zero` is drawn in ink. `quiet` draws small
    grey marks without a verdict; `labelled` writes the value beside the clear ones.
    """

    heading: str
    left: float
    right: float
    low: float
    high: float
    ticks: Mapping[float, str]
    zero: float = 0.0
    quiet: bool = False
    labelled: bool = False


@dataclass(frozen=True)
class Column:
    """A column of figures: its heading, where it stands (share of the width), its alignment.

    Values of a `strong` column take the reading's colour and weight.
    """

    heading: str
    at: float
    align: str = "left"
    strong: bool = False


def rows_figure(
    rows: Sequence[Row],
    pictures: Sequence[Picture],
    columns: Sequence[Column] = (),
    *,
    name: str,
    n: str,
    n_at: float,
    reading: str = "Reading",
    reading_at: float = 1.0,
    reading_align: str = "right",
    row_height: int = 34,
    ticks_on_top: bool = False,
) -> go.Figure:
    """Draw the rows in the order given, each `row_height` pixels high. See the module's example."""
    bottom = -len(rows) + 0.5
    left, right = Column(name, 0.0), Column(reading, reading_at, reading_align)
    traces = [
        *_text_columns(rows, left, Column(n, n_at, "right"), columns, right),
        *(t for i, p in enumerate(pictures) for t in _picture(rows, i, p, bottom, ticks_on_top)),
    ]
    head, foot = (1.9, 0.2) if ticks_on_top else (1.0, 0.9)
    return figure(
        traces,
        height=round((len(rows) + head - 0.5 + foot) * row_height) + 16,
        xaxis={"range": [0, 1], "visible": False},
        yaxis={"range": [bottom - foot, head], "visible": False},
        shapes=[*_row_rules(len(rows)), *_picture_rules(pictures, bottom)],
        hovermode="closest",
        **{f"xaxis{i + 2}": _axis(p) for i, p in enumerate(pictures)},
    )


def _axis(picture: Picture) -> dict:
    return {
        "domain": [picture.left, picture.right],
        "range": [picture.low, picture.high],
        "visible": False,
        "anchor": "y",
    }


def _row_rules(count: int) -> list[dict]:
    lines = [rule(0, 0.5 - i, 1, 0.5 - i, palette.LINE_PALE) for i in range(1, count + 1)]
    return [rule(0, 0.5, 1, 0.5, palette.LINE), *lines]


def _picture_rules(pictures: Sequence[Picture], bottom: float) -> list[dict]:
    lines = []
    for i, picture in enumerate(pictures):
        for value in picture.ticks:
            is_zero = value == picture.zero
            colour = palette.INK if is_zero else palette.LINE_PALE
            line = rule(value, 0.5, value, bottom, colour, 1.6 if is_zero else 1)
            lines.append(line | {"xref": f"x{i + 2}", "yref": "y"})
    return lines


def _text_columns(
    rows: Sequence[Row], left: Column, n: Column, columns: Sequence[Column], right: Column
) -> Iterable[dict]:
    weights = [600 if r.is_clear else 400 for r in rows]
    inks = [palette.SECONDARY if r.is_grey else palette.INK for r in rows]
    yield _text(left, [r.name for r in rows], inks, weights)
    yield _text(n, [r.n for r in rows], inks)
    for j, column in enumerate(columns):
        cells = [r.cells[j] if j < len(r.cells) else "" for r in rows]
        colours = [_text_colour(r) if column.strong else palette.SECONDARY for r in rows]
        yield _text(column, cells, colours, 600 if column.strong else 400)
    words = [f"{mark(r.reading).glyph} {r.word or mark(r.reading).word}" for r in rows]
    yield _text(right, words, [mark(r.reading).text_colour for r in rows], weights)


def _text_colour(row: Row) -> str:
    return mark(row.reading).text_colour if row.is_clear else palette.INK


def _text(
    column: Column, cells: Sequence[str], colours: Sequence[str], weights: Sequence[int] | int = 400
) -> dict:
    """One column as one trace; its heading is the first point."""
    side = {"left": "middle right", "right": "middle left", "center": "middle center"}
    many = [weights] * len(cells) if isinstance(weights, int) else list(weights)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [column.at] * (len(cells) + 1),
        "y": [0.95, *(-i for i in range(len(cells)))],
        "text": [escape(column.heading), *(escape(c) for c in cells)],
        "textposition": side[column.align],
        "textfont": {
            "size": [SIZE_TEXT - 1, *[SIZE_LABEL] * len(cells)],
            "color": [palette.SECONDARY, *colours],
            "weight": [600, *many],
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _picture(
    rows: Sequence[Row], index: int, picture: Picture, bottom: float, ticks_on_top: bool
) -> Iterable[dict]:
    axis = {"xaxis": f"x{index + 2}", "yaxis": "y"}
    known = [(-i, r, r.ranges[index]) for i, r in enumerate(rows) if r.ranges[index]]
    for reading in ("below", "not clear", "above"):
        found = [(y, g) for y, _, g in known if _drawn_as(picture, g) == reading]
        if found:
            yield _whiskers(found, reading, picture) | axis
    yield _marks(known, picture) | axis
    yield _headings(picture, bottom, ticks_on_top) | axis
    if picture.labelled:
        yield _labels(known, picture) | axis
    reasons = [(-i, r.why) for i, r in enumerate(rows) if r.why and not r.ranges[index]]
    if index == 0 and reasons:
        yield _reasons(reasons, picture) | axis


def _drawn_as(picture: Picture, found: Range) -> str:
    return (
        "not clear" if picture.quiet or found.reading not in ("below", "above") else found.reading
    )


def _clamp(value: float, picture: Picture) -> float:
    return min(max(value, picture.low), picture.high)


def _whiskers(found: Sequence[tuple[int, Range]], reading: str, picture: Picture) -> dict:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for y, g in found:
        xs += [_clamp(g.low, picture), _clamp(g.high, picture), None]
        ys += [y, y, None]
    width = WHISKER - 1 if picture.quiet else WHISKER
    return {
        "type": "scatter",
        # Markers as small as the line is wide give it round ends.
        "mode": "lines+markers",
        "x": xs,
        "y": ys,
        "line": {"color": mark(reading).colour, "width": width},
        "marker": {"size": width, "color": mark(reading).colour},
        "hoverinfo": "skip",
    }


def _marks(known: Sequence[tuple[int, Row, Range]], picture: Picture) -> dict:
    drawn = [mark(_drawn_as(picture, g)) for _, _, g in known]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [_clamp(g.value, picture) for _, _, g in known],
        "y": [y for y, _, _ in known],
        "marker": {
            "symbol": [m.symbol for m in drawn],
            "color": [m.colour for m in drawn],
            "size": [_size(m.symbol, picture) for m in drawn],
            "line": {"color": palette.WHITE, "width": 1.5},
        },
        "hovertext": [_hover(r, g) for _, r, g in known],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _size(symbol: str, picture: Picture) -> int:
    return (DOT if symbol == "circle" else DOT + 3) - (3 if picture.quiet else 0)


def _hover(row: Row, found: Range) -> str:
    likely = f"likely {signed(found.low)} to {signed(found.high)}"
    return f"{escape(row.name)}: {signed(found.value)}, {likely}, n {escape(row.n)}"


def _headings(picture: Picture, bottom: float, ticks_on_top: bool) -> dict:
    """Write the heading above the picture and the ticks' words above or below it."""
    tick_y = 0.95 if ticks_on_top else bottom - 0.55
    values = list(picture.ticks)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [(picture.low + picture.high) / 2, *values],
        "y": [1.75 if ticks_on_top else 0.95, *[tick_y] * len(values)],
        "text": [escape(picture.heading), *(escape(picture.ticks[v]) for v in values)],
        "textposition": "middle center",
        "textfont": {
            "size": SIZE_TEXT - 1,
            "color": [palette.INK if ticks_on_top else palette.SECONDARY, *_greys(values)],
            "weight": [600, *[400] * len(values)],
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _greys(values: Sequence[float]) -> list[str]:
    return [palette.SECONDARY] * len(values)


def _labels(known: Sequence[tuple[int, Row, Range]], picture: Picture) -> dict:
    clear = [(y, g) for y, _, g in known if _drawn_as(picture, g) != "not clear"]
    ends = [g.high if g.value > picture.zero else g.low for _, g in clear]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [_clamp(end, picture) for end in ends],
        "y": [y for y, _ in clear],
        "text": [f" {signed(g.value)} " for _, g in clear],
        "textposition": [
            "middle right" if g.value > picture.zero else "middle left" for _, g in clear
        ],
        "textfont": {"size": SIZE_TEXT, "color": [mark(g.reading).text_colour for _, g in clear]},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _reasons(reasons: Sequence[tuple[int, str]], picture: Picture) -> dict:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [picture.zero] * len(reasons),
        "y": [y for y, _ in reasons],
        "text": [f" {escape(why)}" for _, why in reasons],
        "textposition": "middle right",
        "textfont": {"size": SIZE_TEXT, "color": palette.SECONDARY},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
