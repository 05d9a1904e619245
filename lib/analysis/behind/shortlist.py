"""How many places have you? The best list of that size, where it ends, and what it leaves out."""

from dataclasses import dataclass
from math import ceil

import pandas as pd

from lib.analysis.behind.pupils import CLASH_FROM, NO_PLAN, BehindList
from lib.analysis.behind.wording import finding, where_it_ends, who_waits

GROUP_SIZE = 5
"""An intervention group is no larger than this."""


@dataclass(frozen=True, eq=False)
class Shortlist:
    """The first `count` pupils of a list, and the facts a deputy head asks about them.

    The share is 0 to 1. `risk_at_the_line` is the chance that the last pupil placed is not behind
    at all. `finding` is the page's heading, `ends` the words on the cut-off line, `below` what
    stands beneath it.
    """

    placed: pd.DataFrame
    waiting: pd.DataFrame
    groups: int
    disadvantaged: int
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


def shortlist(behind: BehindList, how_many: int) -> Shortlist:
    """Fill `how_many` places with the surest shortfalls of the list."""
    placed, waiting = behind.pupils.iloc[:how_many], behind.pupils.iloc[how_many:]
    everyone = behind.evidence.pupils
    return Shortlist(
        placed=placed,
        waiting=waiting,
        groups=ceil(len(placed) / GROUP_SIZE),
        disadvantaged=int(placed.is_disadvantaged.sum()),
        cohort_disadvantaged_share=behind.evidence.disadvantaged / everyone if everyone else 0.0,
        without_plan=int((placed.plan == NO_PLAN).sum()),
        clashes=int((placed.groups >= CLASH_FROM).sum()),
        risk_at_the_line=float(placed.risk.iloc[-1]) if len(placed) else 0.0,
        finding=finding(behind, len(placed), waiting),
        ends=where_it_ends(behind, placed),
        below=who_waits(behind, waiting),
    )
