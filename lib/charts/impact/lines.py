"""From the start to now: the helped, and beside them where they would be without help."""

from dataclasses import dataclass
from html import escape

from lib.charts.frame import palette
from lib.charts.frame.marks import mark
from lib.charts.frame.template import DOT, SIZE_LABEL, Figure, Trace, figure, note, rule
from lib.charts.frame.traces import hidden

HEIGHT = 300
APART = 0.14
"""Of the height: labels nearer than this are pushed apart."""


@dataclass(frozen=True)
class ImpactLines:
    """Mean grades and the words beside them; the two lines share their start."""

    start: float
    end: float
    expected: float
    verdict: str
    start_words: str
    end_words: str
    expected_words: str
    extra_words: str
    before: str
    after: str


def impact_lines(lines: ImpactLines) -> Figure:
    """Draw both lines, the extra gain as the distance between their ends."""
    colour = mark(lines.verdict).colour
    low, high = _reach(lines)
    traces = [
        _line([lines.start, lines.expected], palette.ON, "circle", DOT - 3, dash="dash"),
        _line([lines.start, lines.end], colour, mark(lines.verdict).symbol, DOT + 4),
    ]
    return figure(
        traces,
        height=HEIGHT,
        xaxis=hidden(-0.42, 1.95),
        yaxis=hidden(low, high),
        shapes=[
            *(rule(x, low + 0.1 * (high - low), x, high, palette.LINE) for x in (0, 1)),
            rule(1, lines.expected, 1, lines.end, palette.INK, 2),
        ],
        annotations=_notes(lines, colour, low, high),
    )


def _line(values: list[float], colour: str, symbol: str, size: int, dash: str = "solid") -> Trace:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [0, 1],
        "y": values,
        "line": {"color": colour, "width": 3, "dash": dash},
        "marker": {
            "symbol": ["circle", symbol.removesuffix("-open")],
            "size": [DOT - 2, size],
            "color": colour,
            "line": {"color": palette.WHITE, "width": 1.5},
            "opacity": 1,
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _notes(lines: ImpactLines, colour: str, low: float, high: float) -> list[Trace]:
    foot = low + 0.03 * (high - low)
    top, middle, bottom = _apart(lines, high - low)
    helped, expected = (top, bottom) if lines.end >= lines.expected else (bottom, top)
    extra = f"<b>{escape(lines.extra_words)}</b>"
    return [
        note(escape(lines.start_words), -0.05, lines.start, anchor="right"),
        note(f"<b>{escape(lines.end_words)}</b>", 1.07, helped, colour=colour, size=SIZE_LABEL),
        note(extra, 1.07, middle),
        note(escape(lines.expected_words), 1.07, expected, colour=palette.SECONDARY),
        note(escape(lines.before), 0, foot, colour=palette.SECONDARY, anchor="center"),
        note(escape(lines.after), 1, foot, colour=palette.SECONDARY, anchor="center"),
    ]


def _apart(lines: ImpactLines, height: float) -> tuple[float, float, float]:
    """Where the three labels stand, top to bottom, never on one another."""
    high, low = max(lines.end, lines.expected), min(lines.end, lines.expected)
    middle = (high + low) / 2
    gap = APART * height
    return max(high, middle + gap), middle, min(low, middle - gap)


def _reach(lines: ImpactLines) -> tuple[float, float]:
    values = (lines.start, lines.end, lines.expected)
    spread = max(max(values) - min(values), 0.6)
    return min(values) - 0.45 * spread, max(values) + 0.2 * spread
