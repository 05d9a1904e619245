"""The pictures in the rows of the impact page: bar, mark, whisker, and where a click counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor

from lib.charts.frame import palette
from lib.charts.frame.marks import mark
from lib.charts.frame.template import DOT, SIZE_TEXT, WHISKER, rule
from lib.words import counted

ROW_HEIGHT = 56
NOT_RECORDED = "not recorded"
TARGETS = 40
"""Clickable places along a row."""
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


def pictures(rows: Sequence[ImpactRow]) -> Iterable[dict]:
    """Return the whisker and the mark of every row with a verdict."""
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
        "customdata": [[r.key] for _, r in known],
        # Plotly fades what is not selected; the rows must stay readable after a click.
        "unselected": {"marker": {"opacity": 1}},
        "hovertext": [
            f"{escape(r.name)}: extra gain {r.extra}, likely {r.likely}, n {r.pupils}"
            for _, r in known
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
        **axis,
    }


def targets(rows: Sequence[ImpactRow]) -> dict:
    """Unseen marks along each row, so that a click anywhere on it gives its key."""
    places = [place / TARGETS for place in range(TARGETS + 1)]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": places * len(rows),
        "y": [-i for i in range(len(rows)) for _ in places],
        "marker": {"size": ROW_HEIGHT - 8, "color": palette.CLEAR, "line": {"width": 0}},
        "customdata": [[r.key] for r in rows for _ in places],
        "selected": {"marker": {"opacity": 0}},
        "unselected": {"marker": {"opacity": 0}},
        "hoverinfo": "none",
    }


def headings(count: int, low: float, high: float) -> dict:
    """Return the heading above the pictures and the words of their scale below."""
    ticks = [t for t in range(floor(low), ceil(high) + 1) if low <= t <= high and t != 0]
    words = [f"{'+' if t > 0 else '−'}{counted(abs(t), 'grade')}" for t in ticks]
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


def reasons(rows: Sequence[ImpactRow]) -> Iterable[dict]:
    """Return why a row has no picture, where the picture would be."""
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


def bars(rows: Sequence[ImpactRow]) -> list[dict]:
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


def reach(rows: Sequence[ImpactRow]) -> tuple[float, float]:
    """Return the ends of the scale: every bar, mark and whisker, and room beside them."""
    ends = [e for r in rows if not r.is_grey for e in (r.low, r.high, r.expected, r.gained)]
    return min(-0.15, *ends, 0) - 0.05, max(1.1, *ends, 0) + 0.1
