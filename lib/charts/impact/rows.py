"""What each intervention's pupils gained beside what was coming anyway, one row each.

A grey bar runs from no gain to what was expected without help; the mark is what they gained, its
whisker the likely range of the extra gain laid on the end of the bar.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from lib.charts.frame import palette
from lib.charts.frame.marks import mark
from lib.charts.frame.template import SIZE_SMALL, SIZE_TEXT, Figure, figure, rule
from lib.charts.impact.row_pictures import (
    NOT_RECORDED,
    ROW_HEIGHT,
    ImpactRow,
    bars,
    headings,
    pictures,
    reach,
    reasons,
    targets,
)

NAME_LETTERS = 28


@dataclass(frozen=True)
class _Column:
    heading: str
    at: float
    align: str
    cells: Sequence[str]
    weight: int = 400
    is_coloured: bool = False


def impact_rows(rows: Sequence[ImpactRow], chosen: int | None = None) -> Figure:
    """Draw the rows in the order given, the chosen one (by key) on a tinted ground.

    A click gives the row's key. Attendance and cost take room only where a row has them.
    """
    has_facts = any(cell != NOT_RECORDED for r in rows for cell in (r.attended, r.per_grade))
    left, right = 0.315, 0.58 if has_facts else 0.7
    low, high = reach(rows)
    traces = [
        *(_text(c, rows) for c in _columns(rows, right, has_facts)),
        _names(rows),
        *pictures(rows),
        headings(len(rows), low, high),
        *reasons(rows),
        targets(rows),
    ]
    return figure(
        traces,
        height=round((len(rows) + 1.35) * ROW_HEIGHT) + 8,
        xaxis={"range": [0, 1], "visible": False},
        yaxis={"range": [-len(rows) - 0.1, 1.05], "visible": False},
        xaxis2={"domain": [left, right], "range": [low, high], "visible": False, "anchor": "y"},
        shapes=[*_ground(rows, chosen), *_rules(len(rows)), *_zero(len(rows)), *bars(rows)],
        clickmode="event+select",
        hovermode="closest",
    )


def _columns(rows: Sequence[ImpactRow], right: float, has_facts: bool) -> list[_Column]:
    words = [f"{mark(r.verdict).glyph} {mark(r.verdict).word}" for r in rows]
    at = (0.64, 0.65, 0.75, 0.93) if has_facts else (right + 0.065, right + 0.08, 1.0, None)
    columns = [
        _Column("Pupils", 0.285, "right", [r.pupils for r in rows]),
        _Column("Extra gain", at[0], "right", [r.extra for r in rows], 600, True),
        _Column("Likely", at[1], "left", [r.likely for r in rows]),
        _Column("Verdict", at[2], "left" if has_facts else "right", words, 600, True),
    ]
    if has_facts:
        columns += [
            _Column("Attended", at[3], "right", [_two_lines(r.attended) for r in rows]),
            _Column("£ a grade", 1.0, "right", [_two_lines(r.per_grade) for r in rows]),
        ]
    return columns


def _two_lines(cell: str) -> str:
    if cell != NOT_RECORDED:
        return cell
    return f'<span style="font-size:{SIZE_SMALL}px">{cell.replace(" ", "<br>")}</span>'


def _text(column: _Column, rows: Sequence[ImpactRow]) -> dict:
    """One column as one trace; its heading is the first point."""
    side = "middle right" if column.align == "left" else "middle left"
    colours = [
        mark(r.verdict).text_colour
        if column.is_coloured
        else palette.SECONDARY
        if r.is_grey or column.heading == "Likely"
        else palette.INK
        for r in rows
    ]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [column.at] * (len(rows) + 1),
        "y": [0.72, *(-i for i in range(len(rows)))],
        "text": [escape(column.heading), *column.cells],
        "textposition": side,
        "textfont": {
            "size": [SIZE_TEXT - 1, *[SIZE_TEXT] * len(rows)],
            "color": [palette.SECONDARY, *colours],
            "weight": [600, *[column.weight] * len(rows)],
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _names(rows: Sequence[ImpactRow]) -> dict:
    """The name, in two lines where it is long, and under it when and in which wave."""
    labels = []
    for r in rows:
        lines = [escape(line) for line in wrap(r.name, NAME_LETTERS, max_lines=2)]
        name = "<br>".join(lines) if r.is_grey else f"<b>{'<br>'.join(lines)}</b>"
        detail = f'<span style="color:{palette.SECONDARY}">{escape(r.detail)}</span>'
        labels.append(name if len(lines) > 1 else f"{name}<br>{detail}")
    inks = [palette.SECONDARY if r.is_grey else palette.INK for r in rows]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [0.0] * (len(rows) + 1),
        "y": [0.72, *(-i for i in range(len(rows)))],
        "text": ["<b>Intervention</b>", *labels],
        "textposition": "middle right",
        "textfont": {
            "size": [SIZE_TEXT - 1, *[SIZE_TEXT - 1] * len(rows)],
            "color": [palette.SECONDARY, *inks],
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _ground(rows: Sequence[ImpactRow], chosen: int | None) -> list[dict]:
    found = [i for i, r in enumerate(rows) if r.key == chosen] if len(rows) > 1 else []
    return [
        {
            "type": "rect",
            "x0": -0.006,
            "x1": 1.006,
            "y0": -i - 0.5,
            "y1": -i + 0.5,
            "fillcolor": palette.PANEL,
            "line": {"width": 0},
            "layer": "below",
        }
        for i in found
    ]


def _rules(count: int) -> list[dict]:
    lines = [rule(0, 0.5 - i, 1, 0.5 - i, palette.LINE_PALE) for i in range(1, count + 1)]
    return [rule(0, 0.5, 1, 0.5, palette.LINE), *lines]


def _zero(count: int) -> list[dict]:
    return [rule(0, 0.5, 0, 0.5 - count, palette.INK, 1.2) | {"xref": "x2", "yref": "y"}]
