"""Rows drawn by Plotly: text traces on a hidden 0-to-1 axis, and one axis for each picture."""

from collections.abc import Iterable, Sequence
from html import escape

from lib.charts.frame import palette
from lib.charts.frame.row_pictures import picture_axis, picture_shapes, picture_traces
from lib.charts.frame.rows import Column, Row, Rows
from lib.charts.frame.template import SIZE_SMALL, SIZE_TEXT, Figure, Trace, figure, rule
from lib.charts.frame.traces import box, hidden, words

TARGETS = 40
"""Clickable places along a row."""
OPPOSITE = {"left": "right", "right": "left", "center": "center"}
"""A column is aligned on the side that its words do not stand on."""


def rows_figure(drawing: Rows, **layout: object) -> Figure:
    """Draw the rows in the order given; `layout` is merged over what they need."""
    look, count = drawing.look, len(drawing.rows)
    bottom = -count + 0.5
    numbers = range(len(drawing.pictures))
    traces = [
        _names(drawing),
        *_columns(drawing),
        *(trace for i in numbers for trace in _on(i, picture_traces(drawing, i, bottom))),
    ]
    is_clickable = any(row.key is not None for row in drawing.rows)
    if is_clickable:
        traces.append(_targets(drawing.rows, look.row))
    shown: Trace = {
        "height": round((count + look.head - 0.5 + look.foot) * look.row) + look.around,
        "xaxis": hidden(0, 1),
        "yaxis": hidden(bottom - look.foot, look.head),
        **{f"xaxis{i + 2}": picture_axis(p) for i, p in enumerate(drawing.pictures)},
        "shapes": [
            *_ground(drawing),
            *_rules(drawing),
            *(s for i in numbers for s in picture_shapes(drawing, i, bottom)),
        ],
        "hovermode": "closest",
        **({"clickmode": "event+select"} if is_clickable else {}),
    }
    shown.update(layout)
    return figure(traces, **shown)


def _on(index: int, traces: Iterable[Trace]) -> Iterable[Trace]:
    return (trace | {"xaxis": f"x{index + 2}", "yaxis": "y"} for trace in traces)


def _rules(drawing: Rows) -> list[Trace]:
    if not drawing.look.is_ruled:
        return []
    lines = [
        rule(0, 0.5 - i - 1, 1, 0.5 - i - 1, palette.LINE_PALE) for i, _ in enumerate(drawing.rows)
    ]
    return [rule(0, 0.5, 1, 0.5, palette.LINE), *lines]


def _ground(drawing: Rows) -> list[Trace]:
    chosen = [
        i for i, r in enumerate(drawing.rows) if r.key is not None and r.key == drawing.chosen
    ]
    return [
        box(-0.006, 1.006, -i - 0.5, -i + 0.5, palette.PANEL, layer="below")
        for i in chosen
        if len(drawing.rows) > 1
    ]


def _names(drawing: Rows) -> Trace:
    rows, look = drawing.rows, drawing.look
    labels = [_name(row, look.under_size) for row in rows]
    weights = [600 if row.is_clear and not row.lines else 400 for row in rows]
    heading = f"<b>{escape(drawing.name)}</b>" if look.verdicts else escape(drawing.name)
    return words(
        [0.0] * (len(rows) + 1),
        [look.heading_at, *(-i for i in range(len(rows)))],
        [heading, *labels],
        "right",
        [palette.SECONDARY, *_inks(rows)],
        [SIZE_TEXT - 1, *[look.name_size] * len(rows)],
        [400 if look.verdicts else 600, *weights],
    )


def _name(row: Row, under_size: int) -> str:
    """The name, in two lines where it is long, and what stands under it."""
    if not row.lines:
        return escape(row.name)
    lines = [escape(line) for line in row.lines]
    told = lines if row.is_grey else [f"<b>{line}</b>" for line in lines]
    if row.under:
        style = f"font-size:{under_size}px;color:{palette.SECONDARY}"
        told.append(f'<span style="{style}">{escape(row.under)}</span>')
    return "<br>".join(told)


def _inks(rows: Sequence[Row]) -> list[str]:
    return [palette.SECONDARY if r.is_grey else palette.INK for r in rows]


def _columns(drawing: Rows) -> Iterable[Trace]:
    rows, all_told = drawing.rows, drawing.look.verdicts
    bold = [600 if r.is_clear or all_told else 400 for r in rows]
    if drawing.n_at is not None:
        n = Column(drawing.n, drawing.n_at, "right")
        yield _text(drawing, n, [r.n for r in rows], _inks(rows), 400)
    for j, column in enumerate(drawing.columns):
        cells = [r.cells[j] if j < len(r.cells) else "" for r in rows]
        told = [r.mark.text_colour if r.is_clear or all_told else palette.INK for r in rows]
        quiet = _inks(rows) if column.plain else [palette.SECONDARY] * len(rows)
        strong = column.strong
        yield _text(drawing, column, cells, told if strong else quiet, 600 if strong else 400)
    if drawing.reading_at is not None:
        reading = Column(drawing.reading, drawing.reading_at, drawing.reading_align)
        said = [f"{r.mark.glyph} {r.word or r.mark.word}" for r in rows]
        yield _text(drawing, reading, said, [r.mark.text_colour for r in rows], bold)


def _text(
    drawing: Rows,
    column: Column,
    cells: Sequence[str],
    colours: Sequence[str],
    weights: Sequence[int] | int,
) -> Trace:
    """One column as one trace; its heading is the first point."""
    many = [weights] * len(cells) if isinstance(weights, int) else list(weights)
    return words(
        [column.at] * (len(cells) + 1),
        [drawing.look.heading_at, *(-i for i in range(len(cells)))],
        [escape(column.heading), *(_cell(cell) for cell in cells)],
        OPPOSITE[column.align],
        [palette.SECONDARY, *colours],
        [SIZE_TEXT - 1, *[drawing.look.cell_size] * len(cells)],
        [600, *many],
    )


def _cell(cell: str) -> str:
    """A cell on several lines is set small."""
    first, *more = escape(cell).split("\n")
    return (
        f'<span style="font-size:{SIZE_SMALL}px">{"<br>".join([first, *more])}</span>'
        if more
        else first
    )


def _targets(rows: Sequence[Row], row_height: int) -> Trace:
    """Unseen marks along each row, so that a click anywhere on it gives its key."""
    places = [place / TARGETS for place in range(TARGETS + 1)]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": places * len(rows),
        "y": [-i for i in range(len(rows)) for _ in places],
        "marker": {"size": row_height - 8, "color": palette.CLEAR, "line": {"width": 0}},
        "customdata": [[r.key] for r in rows for _ in places],
        "selected": {"marker": {"opacity": 0}},
        "unselected": {"marker": {"opacity": 0}},
        "hoverinfo": "none",
    }
