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

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from lib.charts.frame import palette
from lib.charts.frame.marks import mark
from lib.charts.frame.row_pictures import (
    Picture,
    Row,
    picture_axis,
    picture_rules,
    picture_traces,
)
from lib.charts.frame.template import SIZE_LABEL, SIZE_TEXT, Figure, figure, rule


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
) -> Figure:
    """Draw the rows in the order given, each `row_height` pixels high. See the module's example."""
    bottom = -len(rows) + 0.5
    left, right = Column(name, 0.0), Column(reading, reading_at, reading_align)
    traces = [
        *_text_columns(rows, left, Column(n, n_at, "right"), columns, right),
        *(
            t
            for i, p in enumerate(pictures)
            for t in picture_traces(rows, i, p, bottom, ticks_on_top)
        ),
    ]
    head, foot = (1.9, 0.2) if ticks_on_top else (1.0, 0.9)
    return figure(
        traces,
        height=round((len(rows) + head - 0.5 + foot) * row_height) + 16,
        xaxis={"range": [0, 1], "visible": False},
        yaxis={"range": [bottom - foot, head], "visible": False},
        shapes=[*_row_rules(len(rows)), *picture_rules(pictures, bottom)],
        hovermode="closest",
        **{f"xaxis{i + 2}": picture_axis(p) for i, p in enumerate(pictures)},
    )


def _row_rules(count: int) -> list[dict]:
    lines = [rule(0, 0.5 - i, 1, 0.5 - i, palette.LINE_PALE) for i in range(1, count + 1)]
    return [rule(0, 0.5, 1, 0.5, palette.LINE), *lines]


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
