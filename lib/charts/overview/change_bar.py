"""One bar for a list that changed: who left it, who stayed, who joined, under two brackets."""

from dataclasses import dataclass

from lib.charts.frame import palette
from lib.charts.frame.template import SIZE_LABEL, Figure, figure, note

HEIGHT = 150
TOP, BOTTOM = 1.0, 0.0
NARROW = 0.075
"""A part with a smaller share of the bar carries its number only, or nothing at all."""


@dataclass(frozen=True)
class ChangeCounts:
    """How many left, stayed with and without a plan, and joined; `since` names the earlier one.

    `has_plans` is False for leavers, who no longer need one. `standing` is what being on the list
    is called, `helped` and `helpless` the two parts of those who stayed.
    """

    left: int
    stayed_with_plan: int
    stayed_without_plan: int
    joined: int
    since: str
    has_plans: bool = True
    standing: str = "behind"
    helped: str = "with a plan"
    helpless: str = "no plan"

    @property
    def before(self) -> int:
        """On the list before."""
        return self.left + self.stayed_with_plan + self.stayed_without_plan

    @property
    def now(self) -> int:
        """On the list now."""
        return self.stayed_with_plan + self.stayed_without_plan + self.joined

    @property
    def alt(self) -> str:
        """The picture in words."""
        plans = (
            f" {self.helped}, {self.stayed_without_plan} stayed with {self.helpless}"
            if self.has_plans
            else ""
        )
        return (
            f"{self.before} pupils {self.standing} in {self.since}, {self.now} now: "
            f"{self.left} left the list, {self.stayed_with_plan} stayed{plans}, "
            f"{self.joined} joined."
        )


@dataclass(frozen=True)
class _Part:
    count: int
    words: str
    fill: str
    ink: str
    edge: str


def change_bar(counts: ChangeCounts) -> Figure:
    """Draw the bar: left in white, stayed solid, those without a plan in black, joined outlined."""
    parts = [
        _Part(counts.left, "left", palette.WHITE, palette.INK, palette.ON),
        _Part(
            counts.stayed_with_plan,
            f"stayed, {counts.helped}" if counts.has_plans else "stayed",
            palette.BELOW,
            palette.WHITE,
            palette.BELOW,
        ),
        _Part(counts.stayed_without_plan, counts.helpless, palette.INK, palette.WHITE, palette.INK),
        _Part(counts.joined, "joined", palette.BELOW_TINT, palette.BELOW_TEXT, palette.BELOW),
    ]
    total = max(sum(part.count for part in parts), 1)
    shapes, notes, start = [], [], 0.0
    for part in parts:
        if part.count:
            end = start + part.count / total
            shapes.append(_box(start, end, part))
            notes += _label(start, end, part)
            start = end
    lines, words = _brackets(counts, total)
    return figure(
        [],
        height=HEIGHT,
        xaxis={"range": [-0.002, 1.002], "visible": False},
        yaxis={"range": [-0.95, 1.95], "visible": False},
        shapes=[*shapes, *lines],
        annotations=[*notes, *words],
    )


def _box(start: float, end: float, part: _Part) -> dict:
    gap = 0.0015
    return {
        "type": "rect",
        "x0": start + gap,
        "x1": end - gap,
        "y0": BOTTOM,
        "y1": TOP,
        "fillcolor": part.fill,
        "line": {"color": part.edge, "width": 1.6},
    }


def _label(start: float, end: float, part: _Part) -> list[dict]:
    share = end - start
    words = part.words if share > 0.22 else part.words.split(",")[0]
    if share < NARROW:
        words = str(part.count)
    else:
        words = f"{'▼ ' if part.words == 'joined' else ''}{part.count} {words}"
    if share < NARROW / 3:
        return []
    middle = (start + end) / 2
    label = note(f"<b>{words}</b>", middle, 0.5, colour=part.ink, size=SIZE_LABEL, anchor="center")
    return [label]


def _brackets(counts: ChangeCounts, total: int) -> tuple[list[dict], list[dict]]:
    before, left = counts.before / total, counts.left / total
    lines, words = [], []
    if counts.before:
        lines.append(_bracket(0.0, before, 1.12, 1.3))
        words.append(
            note(
                f"{counts.before} {counts.standing} in {counts.since}",
                before / 2,
                1.62,
                size=SIZE_LABEL,
                anchor="center",
            )
        )
    if counts.now:
        lines.append(_bracket(left, 1.0, -0.12, -0.3))
        words.append(
            note(
                f"{counts.now} {counts.standing} now",
                (left + 1) / 2,
                -0.64,
                size=SIZE_LABEL,
                anchor="center",
            )
        )
    return lines, words


def _bracket(start: float, end: float, tip: float, back: float) -> dict:
    return {
        "type": "path",
        "path": f"M {start} {tip} L {start} {back} L {end} {back} L {end} {tip}",
        "line": {"color": palette.ON, "width": 1.4},
    }
