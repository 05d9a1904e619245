"""What one more grade would add in each subject: a bar each, the most first, nothing as a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from lib.charts.frame import palette
from lib.charts.frame.template import SIZE_LABEL, SIZE_TEXT, Figure, Trace, figure, rule
from lib.charts.frame.traces import box, hidden, words

ROW = 31
NAME_AT, STEP_AT, BARS_FROM, BARS_TO = 0.0, 0.30, 0.43, 0.70


@dataclass(frozen=True)
class Bar:
    """One subject: its grade, the next one up, what that adds in points, and why."""

    subject: str
    grade: str
    next_grade: str
    adds: float
    why: str


def lever_bars(bars: Sequence[Bar]) -> Figure:
    """Draw the bars in the order given, the value and the reason beside each."""
    most = max((bar.adds for bar in bars), default=0) or 1
    ends = [BARS_FROM + (BARS_TO - BARS_FROM) * bar.adds / most for bar in bars]
    values = [f"<b>{'+' if bar.adds else ''}{bar.adds:g}</b>  {escape(bar.why)}" for bar in bars]
    weights = [600 if place == 0 and bar.adds else 400 for place, bar in enumerate(bars)]
    return figure(
        [
            _text(NAME_AT, [escape(bar.subject) for bar in bars], palette.INK, weights),
            _text(STEP_AT, [_step(bar) for bar in bars], palette.SECONDARY),
            _text([end + 0.012 for end in ends], values, palette.SECONDARY),
        ],
        height=len(bars) * ROW + 16,
        xaxis=hidden(0, 1),
        yaxis=hidden(-len(bars) + 0.5, 0.5),
        shapes=[
            _bar(place, bar, end) for place, (bar, end) in enumerate(zip(bars, ends, strict=True))
        ],
    )


def _step(bar: Bar) -> str:
    return f"{escape(bar.grade)} to {escape(bar.next_grade)}"


def _bar(place: int, bar: Bar, end: float) -> Trace:
    if not bar.adds:
        return rule(BARS_FROM, -place - 0.28, BARS_FROM, -place + 0.28, palette.INK, 1.5)
    fill = palette.MAIN if place == 0 else palette.BAR
    return box(BARS_FROM, end, -place - 0.31, -place + 0.31, fill)


def _text(
    at: float | Sequence[float],
    said: Sequence[str],
    colour: str,
    weights: Sequence[int] | int = 400,
) -> Trace:
    size = SIZE_LABEL if colour == palette.INK else SIZE_TEXT
    x = [at] * len(said) if isinstance(at, int | float) else at
    return words(x, [-place for place in range(len(said))], said, "right", colour, size, weights)
