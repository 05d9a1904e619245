"""How many places have you? The best list of that size, where it ends, and what it leaves out."""

from dataclasses import dataclass
from math import ceil

import pandas as pd

from lib.analysis.behind_target import CLASH_FROM, NO_PLAN, BehindList
from lib.analysis.behind_target_words import grades_behind, in_sentence, times_running
from lib.analysis.words import number, pupils, sentence

GROUP_SIZE = 5
"""An intervention group is no larger than this."""


@dataclass(frozen=True)
class Places:
    """The first `count` pupils of a list, and the facts a deputy head asks about them.

    Shares are 0 to 1. `risk_at_the_line` is the chance that the last pupil placed is not behind
    at all. `finding` is the page's heading, `ends` the words on the cut-off line, `below` what
    stands beneath it.
    """

    placed: pd.DataFrame
    waiting: pd.DataFrame
    groups: int
    disadvantaged_share: float
    cohort_disadvantaged_share: float
    without_plan: int
    clashes: int
    risk_at_the_line: float
    finding: str
    ends: str
    below: str

    @property
    def count(self) -> int:
        """How many pupils are placed."""
        return len(self.placed)


def places(behind: BehindList, how_many: int) -> Places:
    """Fill `how_many` places with the surest shortfalls of the list."""
    placed, waiting = behind.pupils.iloc[:how_many], behind.pupils.iloc[how_many:]
    cohort = behind.cohort_disadvantaged / behind.cohort_pupils if behind.cohort_pupils else 0.0
    return Places(
        placed=placed,
        waiting=waiting,
        groups=ceil(len(placed) / GROUP_SIZE),
        disadvantaged_share=float(placed.is_disadvantaged.mean()) if len(placed) else 0.0,
        cohort_disadvantaged_share=cohort,
        without_plan=int((placed.plan == NO_PLAN).sum()),
        clashes=int((placed.groups >= CLASH_FROM).sum()),
        risk_at_the_line=float(placed.risk.iloc[-1]) if len(placed) else 0.0,
        finding=_finding(behind, len(placed), waiting),
        ends=_ends(placed),
        below=_below(waiting),
    )


def odds(risk: float) -> str:
    """Return a chance as people say it: "1 in 10", "4 in 10", "under 1 in 100"."""
    if risk < 0.01:
        return "under 1 in 100"
    if risk > 0.35:
        return f"{round(risk * 10)} in 10"
    return f"1 in {round(1 / risk)}"


def _finding(behind: BehindList, placed: int, waiting: pd.DataFrame) -> str:
    what = f" in {in_sentence(behind.subject)}" if behind.subject else ""
    if not placed:
        return f"Nobody chosen here is behind target{what}"
    if waiting.empty:
        everyone = "The one pupil" if placed == 1 else f"All {placed} pupils"
        return f"{everyone} behind target{what} would have a place"
    twice = int(waiting.is_persistent.sum())
    rest = (
        f"{twice} more pupils were behind twice" if twice != 1 else "1 more pupil was behind twice"
    )
    if not twice:
        rest = f"{pupils(len(waiting))} more {'were' if len(waiting) > 1 else 'was'} behind once"
    reach = "place would reach the surest shortfall" if placed == 1 else _reach(what)
    return f"{placed} {reach}; {rest}"


def _reach(what: str) -> str:
    return f"places would reach the surest shortfalls{what}"


def _ends(placed: pd.DataFrame) -> str:
    """Describe the last pupil placed: how far behind, how often, in how many subjects."""
    if placed.empty:
        return ""
    last = placed.iloc[-1]
    words = f"{grades_behind(last.surest_size)} behind, {times_running(last.surest_run)}"
    if last.surest_run == 0:
        words = "behind before, now back on target"
    more = f", one of {number(last.subjects)} subjects" if last.subjects > 1 else ""
    places_end = "1 place ends" if len(placed) == 1 else f"{len(placed)} places end"
    return f"{places_end} here: {words}{more}."


def _below(waiting: pd.DataFrame) -> str:
    if waiting.empty:
        return "Nobody else is behind"
    twice = int(waiting.is_persistent.sum())
    once = len(waiting) - twice
    parts = [f"{twice} more were behind twice" if twice else "", f"{once} once" if once else ""]
    return sentence(", ".join(part for part in parts if part))
