"""The pictures of a row template: whiskers, marks, headings and scales, one axis a picture."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from lib.charts.frame import palette
from lib.charts.frame.marks import mark
from lib.charts.frame.template import DOT, SIZE_TEXT, WHISKER, rule
from lib.numerals import signed


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


def picture_axis(picture: Picture) -> dict:
    """Return the layout of the picture's own axis."""
    return {
        "domain": [picture.left, picture.right],
        "range": [picture.low, picture.high],
        "visible": False,
        "anchor": "y",
    }


def picture_rules(pictures: Sequence[Picture], bottom: float) -> list[dict]:
    """Return the line at each tick, the one at zero in ink."""
    lines = []
    for i, picture in enumerate(pictures):
        for value in picture.ticks:
            is_zero = value == picture.zero
            colour = palette.INK if is_zero else palette.LINE_PALE
            line = rule(value, 0.5, value, bottom, colour, 1.6 if is_zero else 1)
            lines.append(line | {"xref": f"x{i + 2}", "yref": "y"})
    return lines


def picture_traces(
    rows: Sequence[Row], index: int, picture: Picture, bottom: float, ticks_on_top: bool
) -> Iterable[dict]:
    """Return the traces of one picture; `bottom` is where the rows end."""
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
            "opacity": 1,
        },
        "hovertext": [_hover(r, g) for _, r, g in known],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _size(symbol: str, picture: Picture) -> int:
    return (DOT if symbol == "circle" else DOT + 4) - (3 if picture.quiet else 0)


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
        "text": [f"\u2002{signed(g.value)}\u2002" for _, g in clear],
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
        "text": [f"\u2002{escape(why)}" for _, why in reasons],
        "textposition": "middle right",
        "textfont": {"size": SIZE_TEXT, "color": palette.SECONDARY},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
