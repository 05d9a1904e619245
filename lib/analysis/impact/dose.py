"""How much help was given, and what it has cost so far: beside every effect, "not recorded" where
nobody wrote it down, and never nought in its place.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.analysis.impact.effect import LIKELY_WORKING, Impact

ENOUGH = 0.75
"""Of the sessions marked for a pupil: with this share they attended enough (a design choice)."""


@dataclass(frozen=True)
class Dose:
    """Sessions marked and attended, summed over pupils; planned and minutes of one session.

    `planned` is the sessions planned for one pupil, None where the interventions differ or no plan
    says.
    """

    marked: int
    attended: int
    pupils: int
    planned: int | None
    minutes: int | None

    @property
    def share(self) -> float | None:
        """Of the sessions marked, the share attended; None where none was marked."""
        return self.attended / self.marked if self.marked else None


@dataclass(frozen=True)
class Cost:
    """Pounds spent so far on the pupils in question, or how many of the plans say a cost.

    `total` is None unless every intervention of the group has a cost.
    """

    total: float | None
    pupils: int
    recorded: int
    interventions: int

    @property
    def per_pupil(self) -> float | None:
        """Pounds so far for each pupil who was given a place."""
        return None if self.total is None else self.total / self.pupils

    def per_grade(self, impact: Impact) -> tuple[float, float, float] | None:
        """Pounds for one extra grade, with the low and high end of its likely range.

        None unless the help is likely working: else the range has no end.
        """
        each, effect = self.per_pupil, impact.judged
        if each is None or effect is None or impact.verdict != LIKELY_WORKING:
            return None
        return each / effect.value, each / effect.high, each / effect.low


def costs_to_date(interventions: pd.DataFrame, as_of: date) -> pd.Series:
    """Return the pounds spent on each intervention up to a day; nan where no cost is recorded.

    By the sessions held where each has a price. Else the cost of the whole once it is over, and
    until then its share of the sessions planned, or of the days gone where none is recorded.
    """
    by_session = interventions["cost_per_session"] * interventions["held"]
    whole = interventions["cost"] * _share_gone(interventions, pd.Timestamp(as_of))
    return by_session.where(interventions["recorded"] > 0).fillna(whole).astype(float)


def _share_gone(interventions: pd.DataFrame, day: pd.Timestamp) -> pd.Series:
    starts, ends = interventions["starts_on"], interventions["ends_on"]
    planned = interventions["sessions_planned"].where(interventions["recorded"] > 0)
    of_days = (day - starts) / (ends - starts).where(ends > starts)
    of_sessions = interventions["held"] / planned.where(planned > 0)
    share = of_sessions.fillna(of_days).astype(float).clip(0, 1)
    # Without an end nothing says how much of it is still to come: all of the cost is counted.
    return share.where((ends > day) & (starts < day), (starts < day).astype(float))
