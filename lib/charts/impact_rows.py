"""What each intervention's pupils gained beside what was coming anyway, one row each.

A grey bar runs from no gain to what was expected without help; the mark is what they gained, its
whisker the likely range of the extra gain laid on the end of the bar.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor
from textwrap import wrap

import plotly.graph_objects as go

from lib.charts import palette
from lib.charts.marks import mark
from lib.charts.template import DOT, SIZE_SMALL, SIZE_TEXT, WHISKER, figure, rule

ROW_HEIGHT = 56
NAME_LETTERS = 28
NOT_RECORDED = "not recorded"
BAR_HALF = 0.25
"""Half the height of the grey bar, in rows."""


@dataclass(frozen=True)
class ImpactRow:
    """One row. `expected`, `gained`, `low` and `high` are grades; None where too few to tell.

    `low` and `high` are the ends of the whisker, on the same scale as `gained`. `why` stands in
    the place of the picture of a row without one. `attended` and `per_grade` are words.
    """

    key: int
    name: str
    detail: str
    pupils: str
    verdict: str
    expected: float | None = None
    gained: float | None = None
    low: float | None = None
    high: float | None = None
    extra: str = ""
    likely: str = ""
    attended: str = NOT_RECORDED
    per_grade: str = NOT_RECORDED
    why: str = ""

    @property
    def is_grey(self) -> bool:
        """Whether there are too few to tell."""
        return self.gained is None


@dataclass(frozen=True)
class _Column:
    heading: str
    at: float
    align: str
    cells: Sequence[str]
    weight: int = 400
    is_coloured: bool = False


def impact_rows(rows: Sequence[ImpactRow], chosen: int | None = None) -> go.Figure:
    """Draw the rows in the order given, the chosen one (by key) on a tinted ground.

    A click gives the row's key. Attendance and cost take room only where a row has them.
    """
    has_facts = any(cell != NOT_RECORDED for r in rows for cell in (r.attended, r.per_grade))
    left, right = 0.315, 0.58 if has_facts else 0.7
    low, high = _reach(rows)
    traces = [
        *(_text(c, rows) for c in _columns(rows, right, has_facts)),
        _names(rows),
        *_pictures(rows),
        _headings(len(rows), low, high),
        *_reasons(rows),
    ]
    return figure(
        traces,
        height=round((len(rows) + 1.35) * ROW_HEIGHT) + 8,
        xaxis={"range": [0, 1], "visible": False},
        yaxis={"range": [-len(rows) - 0.1, 1.05], "visible": False},
        xaxis2={"domain": [left, right], "range": [low, high], "visible": False, "anchor": "y"},
        shapes=[*_ground(rows, chosen), *_rules(len(rows)), *_zero(len(rows)), *_bars(rows)],
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
        "customdata": [None, *(r.key for r in rows)],
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
        "customdata": [None, *(r.key for r in rows)],
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _pictures(rows: Sequence[ImpactRow]) -> Iterable[dict]:
    axis = {"xaxis": "x2", "yaxis": "y"}
    known = [(-i, r) for i, r in enumerate(rows) if not r.is_grey]
    for y, r in known:
        yield {
            "type": "scatter",
            # Markers as small as the line is wide give it round ends.
            "mode": "lines+markers",
            "x": [r.low, r.high],
            "y": [y, y],
            "line": {"color": mark(r.verdict).colour, "width": WHISKER},
            "marker": {"size": WHISKER, "color": mark(r.verdict).colour},
            "hoverinfo": "skip",
            **axis,
        }
    marks = [mark(r.verdict) for _, r in known]
    yield {
        "type": "scatter",
        "mode": "markers",
        "x": [r.gained for _, r in known],
        "y": [y for y, _ in known],
        "marker": {
            "symbol": [m.symbol.removesuffix("-open") for m in marks],
            # A promising mark is hollow: white inside, its colour round it.
            "color": [palette.WHITE if "open" in m.symbol else m.colour for m in marks],
            "size": [DOT if "circle" in m.symbol else DOT + 4 for m in marks],
            "line": {
                "color": [m.colour if "open" in m.symbol else palette.WHITE for m in marks],
                "width": [2.5 if "open" in m.symbol else 1.5 for m in marks],
            },
            "opacity": 1,
        },
        "customdata": [r.key for _, r in known],
        "hovertext": [
            f"{escape(r.name)}: extra gain {r.extra}, likely {r.likely}, n {r.pupils}"
            for _, r in known
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
        **axis,
    }


def _headings(count: int, low: float, high: float) -> dict:
    ticks = [t for t in range(floor(low), ceil(high) + 1) if low <= t <= high and t != 0]
    words = [f"{'+' if t > 0 else '−'}{abs(t)} grade{'' if abs(t) == 1 else 's'}" for t in ticks]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [0, 0, *ticks],
        "y": [0.72, *[-count + 0.22] * (len(ticks) + 1)],
        "text": ["<b>Grades gained</b>; grey: expected", "no gain", *words],
        "textposition": ["middle right", *["middle center"] * (len(ticks) + 1)],
        "textfont": {"size": SIZE_TEXT - 1, "color": palette.SECONDARY},
        "hoverinfo": "skip",
        "cliponaxis": False,
        "xaxis": "x2",
        "yaxis": "y",
    }


def _reasons(rows: Sequence[ImpactRow]) -> Iterable[dict]:
    reasons = [(-i, r.why) for i, r in enumerate(rows) if r.is_grey]
    said = [(y, f"\u2002{escape(why)}") for y, why in reasons]
    if said:
        yield {
            "type": "scatter",
            "mode": "text",
            "x": [0] * len(said),
            "y": [y for y, _ in said],
            "text": [words for _, words in said],
            "textposition": "middle right",
            "textfont": {"size": SIZE_TEXT, "color": palette.SECONDARY},
            "hoverinfo": "skip",
            "cliponaxis": False,
            "xaxis": "x2",
            "yaxis": "y",
        }


def _bars(rows: Sequence[ImpactRow]) -> list[dict]:
    """The grey bar of what was expected, with its end in ink."""
    shapes = []
    for i, r in enumerate(rows):
        if r.expected is None:
            continue
        at = {"xref": "x2", "yref": "y"}
        sides = {"y0": -i - BAR_HALF, "y1": -i + BAR_HALF}
        bar = {"type": "rect", "x0": 0, "x1": r.expected, "layer": "below", "line": {"width": 0}}
        shapes.append(bar | sides | at | {"fillcolor": palette.BAR_PALE})
        end = rule(r.expected, -i - 0.32, r.expected, -i + 0.32, palette.INK, 2)
        shapes.append(end | at)
    return shapes


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


def _reach(rows: Sequence[ImpactRow]) -> tuple[float, float]:
    ends = [e for r in rows if not r.is_grey for e in (r.low, r.high, r.expected, r.gained)]
    return min(-0.15, *ends, 0) - 0.05, max(1.1, *ends, 0) + 0.1
