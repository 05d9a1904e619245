"""How much help was given, and what it has cost so far: beside every effect, "not recorded" where
nobody wrote it down, and never nought in its place.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.analysis.impact import LIKELY_WORKING, Impact
from lib.analysis.intervals import Estimate

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
        if self.per_pupil is None or impact.verdict != LIKELY_WORKING:
            return None
        assert isinstance(impact.effect, Estimate)
        effect = impact.effect
        return tuple(self.per_pupil / gain for gain in (effect.value, effect.high, effect.low))


def dose_of(places: pd.DataFrame, interventions: pd.DataFrame) -> Dose:
    """Return the dose of some places (rows of impact_places) on some interventions."""
    return Dose(
        marked=int(places["marked"].sum()),
        attended=int(places["attended"].sum()),
        pupils=int((places["marked"] > 0).sum()),
        planned=_the_one(interventions["sessions_planned"]),
        minutes=_the_one(interventions["minutes"]),
    )


def cost_of(places: pd.DataFrame, interventions: pd.DataFrame, as_of: date) -> Cost:
    """Return what the places have cost up to a day: each its share of its intervention's cost."""
    costs = {row.intervention_id: cost_to_date(row, as_of) for row in interventions.itertuples()}
    known = {key: cost for key, cost in costs.items() if cost is not None}
    total = None
    if known and len(known) == len(costs):
        pupils = interventions.set_index("intervention_id")["pupils"]
        shares = {key: cost / pupils[key] for key, cost in known.items()}
        total = float(places["intervention_id"].map(shares).sum())
    return Cost(total, places["pupil_id"].nunique(), len(known), len(costs))


def cost_to_date(intervention: object, as_of: date) -> float | None:
    """Return the pounds spent on an intervention up to a day; None where no cost is recorded.

    By the sessions held where each has a price. Else the cost of the whole once it is over, and
    until then its share of the sessions planned, or of the days gone where none is recorded.
    """
    if pd.notna(intervention.cost_per_session) and intervention.recorded:
        return float(intervention.cost_per_session * intervention.held)
    if pd.isna(intervention.cost):
        return None
    return float(intervention.cost) * _share_gone(intervention, as_of)


def _share_gone(intervention: object, as_of: date) -> float:
    day, start = pd.Timestamp(as_of), intervention.starts_on
    if pd.isna(intervention.ends_on) or day <= start:
        return 1.0 if day > start else 0.0
    if day >= intervention.ends_on:
        return 1.0
    if pd.notna(intervention.sessions_planned) and intervention.recorded:
        return min(intervention.held / max(intervention.sessions_planned, 1), 1.0)
    return (day - start).days / max((intervention.ends_on - start).days, 1)


def _the_one(values: pd.Series) -> int | None:
    found = values.dropna().unique()
    return round(float(found[0])) if len(found) == 1 and values.notna().all() else None
