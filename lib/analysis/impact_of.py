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

from lib.analysis.impact import LIKELY_WORKING, NO_SIGN, PROMISING, TOO_FEW, Impact, judge
from lib.analysis.impact_dose import ENOUGH, Cost, Dose, cost_of, dose_of
from lib.analysis.impact_groupings import GROUPINGS, group_names
from lib.analysis.intervals import Estimate, Reading
from lib.analysis.matching import Pupils
from lib.store.database import Database
from lib.store.settings import get_settings

ORDER = (LIKELY_WORKING, PROMISING, NO_SIGN, TOO_FEW)


@dataclass(frozen=True)
class Left:
    """Helped pupils who could not be judged, and why."""

    reason: str
    pupils: tuple[int, ...]


@dataclass(frozen=True)
class Decision:
    """What the latest review of an intervention decided."""

    next_step: str
    on: date
    by: str


@dataclass(frozen=True)
class Judged:
    """One row of the page: an intervention, or several pooled, with its verdict and its facts.

    `key` is the lowest intervention_id of the group. `started_at` and `ended_at` are the first and
    last checkpoint compared, None before there are two. `attended_enough` is the extra gain of
    those who came to three sessions in four, None where attendance was not marked.
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
    decision: Decision | None

    @property
    def is_judged(self) -> bool:
        """Whether there is a verdict other than too few to tell."""
        return self.impact.verdict != TOO_FEW


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

    `grouping` is one of lib.analysis.impact_groupings. `cohort` is a results year and `period` an
    academic year, each 0 for all. `as_of` is the day up to which costs count. Raises KeyError for
    a grouping that does not exist.
    """
    interventions = database.rows("impact_interventions", urn=urn)
    pupils = database.rows("impact_pupils", urn=urn)
    places = _places(database, urn, pupils, cohort, period)
    minimum = int(get_settings(database, urn)["minimum_pupils"])
    grouped = interventions.assign(group=GROUPINGS[grouping].key(interventions))
    places = places.merge(grouped[["intervention_id", "group"]], on="intervention_id")
    names = group_names(grouped, grouping)
    grades = _Grades(pupils)
    rows = [
        _judged(names[group], mine, grouped[grouped["group"] == group], grades, minimum, as_of)
        for group, mine in places.groupby("group", sort=True)
    ]
    return ImpactAnswer(tuple(sorted(rows, key=_clearest_first)), minimum)


class _Grades:
    """The rows of impact_pupils as arrays, and where each window's unhelped pupils stand."""

    def __init__(self, rows: pd.DataFrame) -> None:
        no_help = rows["intervention_id"].isna().to_numpy()
        self.all = Pupils(
            window=rows["window_id"].to_numpy(),
            pupil=rows["pupil_id"].to_numpy(),
            pre=rows["pre"].to_numpy(dtype=float),
            post=rows["post"].to_numpy(dtype=float),
            target=rows["target"].to_numpy(dtype=float),
            is_helped=~no_help,
            class_number=rows["class_number"].to_numpy(),
            is_disadvantaged=rows["is_disadvantaged"].to_numpy(dtype=bool),
            lot=rows["lot"].to_numpy(),
        )
        unhelped = np.flatnonzero(no_help)
        windows, firsts = np.unique(self.all.window[unhelped], return_index=True)
        self.unhelped = dict(zip(windows, np.split(unhelped, firsts[1:]), strict=True))

    def beside(self, places: pd.DataFrame) -> Pupils:
        """The helped of these places who have both grades, and who can stand beside them."""
        known = places[places["pre"].notna() & places["post"].notna()]
        # Two interventions of one kind at once are one help: the pupil counts once.
        rows = known.drop_duplicates(["window_id", "pupil_id"])["row"].to_numpy(dtype=int)
        pools = [self.unhelped[w] for w in np.unique(self.all.window[rows]) if w in self.unhelped]
        return self.all.only(np.concatenate([rows, *pools]))


def _places(
    database: Database, urn: int, pupils: pd.DataFrame, cohort: int, period: int
) -> pd.DataFrame:
    """The places of the cohort and period, each with its grades and its row in `pupils`."""
    places = database.rows("impact_places", urn=urn)
    chosen = places[
        (places["results_year"].eq(cohort) | (cohort == 0))
        & (places["academic_year"].eq(period) | (period == 0))
    ]
    helped = pupils[pupils["intervention_id"].notna()]
    columns = ["intervention_id", "pupil_id", "window_id", "pre", "post", "left_on"]
    graded = helped[[*columns, "has_pre", "has_post"]].assign(row=helped.index)
    return chosen.merge(graded, on=["intervention_id", "pupil_id"])


def _judged(
    name: str,
    places: pd.DataFrame,
    interventions: pd.DataFrame,
    grades: _Grades,
    minimum: int,
    as_of: date,
) -> Judged:
    mine = interventions[interventions["intervention_id"].isin(places["intervention_id"])]
    impact = judge(grades.beside(places), minimum)
    waves, subjects = mine["wave"].dropna().unique(), mine["subject"].fillna("").unique()
    return Judged(
        key=int(mine["intervention_id"].min()),
        name=name,
        wave=int(waves[0]) if len(waves) == 1 else None,
        subject=subjects[0] if len(subjects) == 1 else "",
        interventions=len(mine),
        starts_on=_day(places["starts_on"].min()),
        ends_on=_day(places["ends_on"].max() if places["ends_on"].notna().all() else None),
        started_at=_day(places["before_on"].min()),
        ended_at=_day(places["after_on"].max()),
        assigned=tuple(sorted(places["pupil_id"].unique().tolist())),
        impact=impact,
        not_judged=_not_judged(places, impact),
        dose=dose_of(places, mine),
        cost=cost_of(places, mine, as_of),
        attended_enough=_attended_enough(places, grades, minimum),
        chosen_by=tuple(sorted(mine["chosen_by"].dropna().unique().tolist())),
        decision=_decision(mine),
    )


def _not_judged(places: pd.DataFrame, impact: Impact) -> tuple[Left, ...]:
    """Every helped pupil who is in no comparison, under the first reason that holds."""
    judged = {*impact.helped, *impact.nobody_like}
    rest = places[~places["pupil_id"].isin(judged)].drop_duplicates("pupil_id")
    reasons = np.select(
        [
            rest["left_on"].notna(),
            rest["before_id"].isna(),
            rest["after_id"].isna(),
            ~rest["has_pre"],
            ~rest["has_post"],
        ],
        [
            "left the school",
            "no grades before it began",
            "no checkpoint since it began",
            "no grade at the start",
            "no grade at the end",
        ],
        "no subject graded both times",
    )
    found = [(r, rest["pupil_id"][reasons == r]) for r in sorted(set(reasons.tolist()))]
    if impact.nobody_like:
        found.append(("nobody without help started near them", pd.Series(impact.nobody_like)))
    return tuple(Left(reason, tuple(sorted(ids.tolist()))) for reason, ids in found)


def _attended_enough(places: pd.DataFrame, grades: _Grades, minimum: int) -> Reading | None:
    came = places[places["marked"] > 0]
    if came.empty:
        return None
    return judge(grades.beside(came[came["attended"] >= ENOUGH * came["marked"]]), minimum).effect


def _decision(interventions: pd.DataFrame) -> Decision | None:
    reviewed = interventions[interventions["reviewed_on"].notna()]
    if reviewed.empty:
        return None
    last = reviewed.sort_values(["reviewed_on", "intervention_id"]).iloc[-1]
    return Decision(last.next_step, _day(last.reviewed_on), last.reviewed_by)


def _day(value: object) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()


def _clearest_first(row: Judged) -> tuple[int, float, int]:
    effect = row.impact.effect
    clear = row.is_judged and isinstance(effect, Estimate)
    size = effect.value if clear else len(row.impact.helped)
    return ORDER.index(row.impact.verdict), -size, row.key


def names_of(database: Database, urn: int, pupils: Sequence[int]) -> pd.DataFrame:
    """Return the pupils with their names, codes and forms, in the order of their names."""
    everybody = database.rows("impact_names", urn=urn)
    return everybody[everybody["pupil_id"].isin(pupils)]
