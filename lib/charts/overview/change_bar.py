"""One bar for a list that changed: who left it, who stayed, who joined, under two brackets."""

from dataclasses import dataclass

from lib.charts.frame import palette
from lib.charts.frame.template import SIZE_LABEL, Figure, Trace, figure, note
from lib.charts.frame.traces import box, hidden

HEIGHT = 150
TOP, BOTTOM = 1.0, 0.0
GAP = 0.0015
NARROW = 0.075
"""A part with a smaller share of the bar carries its number only, or nothing at all."""


@dataclass(frozen=True)
class ChangeCounts:
    """How many left, stayed with and without a plan, and joined; `since` names the earlier one.

    Of the `untold`, on the list before, it cannot be told whether they still are.

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
    untold: int = 0

    @property
    def before(self) -> int:
        """On the list before."""
        return self.left + self.untold + self.stayed_with_plan + self.stayed_without_plan

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
        untold = f" of {self.untold} it cannot be told," if self.untold else ""
        return (
            f"{self.before} pupils {self.standing} in {self.since}, {self.now} now: "
            f"{self.left} left the list,{untold} {self.stayed_with_plan} stayed{plans}, "
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
    """Draw the bar: left in white, who cannot be told pale, stayed solid, joined outlined.

    Those who stayed without a plan stand in black.
    """
    parts = [
        _Part(counts.left, "left", palette.WHITE, palette.INK, palette.ON),
        _Part(counts.untold, "cannot be told", palette.ON_TINT, palette.SECONDARY, palette.LINE),
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
        xaxis=hidden(-0.002, 1.002),
        yaxis=hidden(-0.95, 1.95),
        shapes=[*shapes, *lines],
        annotations=[*notes, *words],
    )


def _box(start: float, end: float, part: _Part) -> Trace:
    edge = {"color": part.edge, "width": 1.6}
    return box(start + GAP, end - GAP, BOTTOM, TOP, part.fill, line=edge)


def _label(start: float, end: float, part: _Part) -> list[Trace]:
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


def _brackets(counts: ChangeCounts, total: int) -> tuple[list[Trace], list[Trace]]:
    before, left = counts.before / total, (counts.left + counts.untold) / total
    ends = [
        (counts.before, f"in {counts.since}", 0.0, before, 1.12, 1.3, 1.62),
        (counts.now, "now", left, 1.0, -0.12, -0.3, -0.64),
    ]
    lines, words = [], []
    for count, when, start, end, tip, back, at in ends:
        if count:
            lines.append(_bracket(start, end, tip, back))
            said = f"{count} {counts.standing} {when}"
            words.append(note(said, (start + end) / 2, at, size=SIZE_LABEL, anchor="center"))
    return lines, words


def _bracket(start: float, end: float, tip: float, back: float) -> Trace:
    return {
        "type": "path",
        "path": f"M {start} {tip} L {start} {back} L {end} {back} L {end} {tip}",
        "line": {"color": palette.ON, "width": 1.4},
    }
