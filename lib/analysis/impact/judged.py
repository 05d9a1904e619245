"""Is it working? Every intervention of a school judged: one by one, or pooled over its cycles.

Rows come from two queries: every place of a pupil on an intervention with the two checkpoints it
is judged between, and for each pair of checkpoints (a window) the grades of the helped and of
everybody who had no help in that subject between them. A pupil helped later may stand beside those
helped earlier: leaving out whoever was picked afterwards, for a low grade, would leave only the
lucky ones to compare with.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from lib.analysis.impact.dose import ENOUGH, Cost, Dose, costs_to_date
from lib.analysis.impact.effect import LIKELY_WORKING, NO_SIGN, PROMISING, TOO_FEW, Impact, judge
from lib.analysis.impact.groupings import GROUPINGS, group_names
from lib.analysis.impact.helped import (
    Decision,
    Grades,
    Places,
    by_group,
    descriptions,
    places_of,
)
from lib.analysis.statistics.intervals import Reading
from lib.store.database import Database
from lib.store.settings import minimum_pupils

NOBODY_LIKE = "nobody without help started near them"
ORDER = (LIKELY_WORKING, PROMISING, NO_SIGN, TOO_FEW)


@dataclass(frozen=True)
class Left:
    """Helped pupils who could not be judged, and why."""

    reason: str
    pupils: tuple[int, ...]


@dataclass(frozen=True)
class Judged:
    """One row of the page: an intervention, or several pooled, with its verdict and its facts.

    `key` is the lowest intervention_id of the group. `started_at` and `ended_at` are the first and
    last checkpoint compared, None before there are two. `attended_enough` is the extra gain of
    those who came to three sessions in four, None where attendance was not marked.
    `chosen_recorded` is how many of the interventions say how their pupils were chosen.
    """

    key: int
    name: str
    wave: int | None
    subject: str
    interventions: int
    starts_on: date
    ends_on: date | None
    started_at: date | None
    ended_at: date | None
    assigned: tuple[int, ...]
    impact: Impact
    not_judged: tuple[Left, ...]
    dose: Dose
    cost: Cost
    attended_enough: Reading | None
    chosen_by: tuple[str, ...]
    chosen_recorded: int
    decision: Decision | None

    @property
    def is_judged(self) -> bool:
        """Whether there is a verdict other than too few to tell."""
        return self.impact.judged is not None


@dataclass(frozen=True)
class ImpactAnswer:
    """Every row, the clearest verdicts first, and the smallest group with a verdict."""

    rows: tuple[Judged, ...]
    minimum: int

    @property
    def judged(self) -> tuple[Judged, ...]:
        """The rows with a verdict."""
        return tuple(row for row in self.rows if row.is_judged)

    @property
    def too_few(self) -> tuple[Judged, ...]:
        """The rows too small, or too unlike the rest, to judge."""
        return tuple(row for row in self.rows if not row.is_judged)

    def row(self, key: str) -> Judged | None:
        """The row with this key as the address holds it, else the first; None without rows."""
        found = [row for row in self.rows if str(row.key) == key]
        return next(iter(found or self.rows), None)


def impact_of(
    database: Database, urn: int, as_of: date, grouping: str, cohort: int = 0, period: int = 0
) -> ImpactAnswer:
    """Return the verdict on every intervention, pooled by `grouping`.

    `grouping` is one of lib.analysis.impact.groupings. `cohort` is a results year and `period` an
    academic year, each 0 for all. `as_of` is the day up to which costs count. Raises KeyError for
    a grouping that does not exist.
    """
    plans = database.rows("impact/interventions", urn=urn)
    plans = plans.assign(
        group=GROUPINGS[grouping].key(plans),
        cost_of_place=costs_to_date(plans, as_of) / plans["pupils"],
    )
    pupils = database.rows("impact/pupils", urn=urn)
    places = places_of(database, urn, pupils, cohort, period)
    places = places.merge(plans[["intervention_id", "group", "cost_of_place"]])
    grades = Grades(pupils)
    minimum = minimum_pupils(database, urn)
    in_use = plans["intervention_id"].isin(places["intervention_id"])
    described = descriptions(plans[in_use], places)
    names = group_names(plans, grouping)
    rows = [
        Judged(
            name=names[group],
            assigned=tuple(np.unique(mine.pupil).tolist()),
            impact=(impact := judge(grades.beside(mine), minimum)),
            not_judged=_not_judged(mine, impact),
            attended_enough=_attended_enough(mine, grades, minimum),
            **described[group],
        )
        for group, mine in by_group(places)
    ]
    return ImpactAnswer(tuple(sorted(rows, key=_clearest_first)), minimum)


def names_of(database: Database, urn: int, pupils: Sequence[int]) -> pd.DataFrame:
    """Return the pupils with their names, codes and forms, in the order of their names."""
    everybody = database.rows("impact/names", urn=urn)
    return everybody[everybody["pupil_id"].isin(pupils)]


def _not_judged(places: Places, impact: Impact) -> tuple[Left, ...]:
    """Every helped pupil who is in no comparison, under the first reason that holds."""
    found: dict[str, set[int]] = {NOBODY_LIKE: set(impact.nobody_like)}
    seen = {*impact.helped, *impact.nobody_like}
    for pupil, reason in zip(places.pupil.tolist(), places.reason, strict=True):
        if pupil not in seen:
            found.setdefault(reason, set()).add(pupil)
            seen.add(pupil)
    return tuple(Left(reason, tuple(sorted(ids))) for reason, ids in sorted(found.items()) if ids)


def _attended_enough(places: Places, grades: Grades, minimum: int) -> Reading | None:
    if not places.marked.any():
        return None
    came = (places.marked > 0) & (places.attended >= ENOUGH * places.marked)
    return judge(grades.beside(places.only(came)), minimum).effect


def _clearest_first(row: Judged) -> tuple[int, float, int]:
    effect = row.impact.judged
    size = len(row.impact.helped) if effect is None else effect.value
    return ORDER.index(row.impact.verdict), -size, row.key
