"""The places, plans and grades behind the verdicts, as whole columns: one pass for every group."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

import numpy as np
import pandas as pd

from lib.analysis.impact.dose import Cost, Dose
from lib.analysis.impact.matching import Pupils
from lib.store.database import Database


@dataclass(frozen=True)
class Decision:
    """What the latest review decided, and the name of the intervention it was of."""

    next_step: str
    on: date
    by: str
    of: str


@dataclass(frozen=True)
class Places:
    """The places of one group as aligned arrays. `row` is the place's row in impact_pupils.

    `reason` says why a pupil cannot be judged, blank where both grades are there; `marked` and
    `attended` count sessions.
    """

    pupil: np.ndarray
    row: np.ndarray
    reason: np.ndarray
    marked: np.ndarray
    attended: np.ndarray

    def only(self, rows: np.ndarray | slice) -> "Places":
        """The places of a mask or a slice."""
        return Places(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


class Grades:
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
        # Split before each first one: the part before the very first is empty.
        self.unhelped = dict(zip(windows, np.split(unhelped, firsts)[1:], strict=True))

    def beside(self, places: Places) -> Pupils:
        """The helped of these places who have both grades, and who can stand beside them."""
        rows = places.row[places.reason == ""]
        window, pupil = self.all.window[rows], self.all.pupil[rows]
        # Two interventions of one kind at once are one help: the pupil counts once.
        _, once = np.unique(window * (self.all.pupil.max() + 1) + pupil, return_index=True)
        pools = [self.unhelped[w] for w in np.unique(window) if w in self.unhelped]
        return self.all.only(np.concatenate([rows[once], *pools]))


def by_group(places: pd.DataFrame) -> Iterator[tuple[str, Places]]:
    """Return each group's name and places, in the order of the names."""
    ordered = places.sort_values("group", kind="stable")
    columns = ("pupil_id", "row", "reason", "marked", "attended")
    every = Places(*(ordered[c].to_numpy() for c in columns))
    names, firsts = np.unique(ordered["group"].to_numpy(dtype=object), return_index=True)
    ends = np.append(firsts, len(ordered))[1:]
    for name, first, last in zip(names, firsts, ends, strict=True):
        yield name, every.only(slice(first, last))


def places_of(
    database: Database, urn: int, pupils: pd.DataFrame, cohort: int, period: int
) -> pd.DataFrame:
    """Return the places of the cohort and period (0 for all) with their row in `pupils`.

    `reason` is that of Places.
    """
    places = database.rows("impact/places", urn=urn)
    chosen = places[
        (places["results_year"].eq(cohort) | (cohort == 0))
        & (places["academic_year"].eq(period) | (period == 0))
    ]
    helped = pupils[pupils["intervention_id"].notna()]
    columns = ["intervention_id", "pupil_id", "pre", "post", "left_on", "has_pre"]
    found = chosen.merge(
        helped[columns].assign(row=helped.index), on=["intervention_id", "pupil_id"]
    )
    return found.assign(reason=_reasons(found).astype(object))


class Description(TypedDict):
    """All that is said of a group beside its verdict: the fields of Judged of the same names."""

    key: int
    wave: int | None
    subject: str
    interventions: int
    starts_on: date
    ends_on: date | None
    started_at: date | None
    ended_at: date | None
    dose: Dose
    cost: Cost
    chosen_by: tuple[str, ...]
    chosen_recorded: int
    decision: Decision | None


def descriptions(plans: pd.DataFrame, places: pd.DataFrame) -> dict[str, Description]:
    """Return all that is said of each group beside its verdict."""
    facts = _of_places(places).join(_of_plans(plans))
    chosen = plans[plans["chosen_by"].notna()].groupby("group")["chosen_by"].unique()
    decisions = _decisions(plans)
    return {
        str(group): Description(
            key=int(row.key),
            wave=int(row.wave_low) if row.wave_low == row.wave_high else None,
            subject=row.subject_low if row.subject_low == row.subject_high else "",
            interventions=int(row.interventions),
            starts_on=row.starts_on.date(),
            ends_on=_day(row.ends_on) if row.with_end == row.places else None,
            started_at=_day(row.started_at),
            ended_at=_day(row.ended_at),
            dose=_dose(row),
            cost=_cost(row),
            chosen_by=tuple(sorted(chosen.get(str(group), ()))),
            chosen_recorded=int(row.chosen),
            decision=decisions.get(str(group)),
        )
        for group, row in facts.iterrows()
    }


def _decisions(plans: pd.DataFrame) -> dict[str, Decision]:
    """The latest review of each group that has one."""
    reviewed = plans[plans["reviewed_on"].notna()].sort_values(["reviewed_on", "intervention_id"])
    told = (reviewed[c] for c in ("group", "next_step", "reviewed_on", "reviewed_by", "name"))
    return {
        group: Decision(step, on.date(), by, of)
        for group, step, on, by, of in zip(*told, strict=True)
    }


def _of_places(places: pd.DataFrame) -> pd.DataFrame:
    return (
        places.assign(is_marked=places["marked"] > 0)
        .groupby("group")
        .agg(
            starts_on=("starts_on", "min"),
            ends_on=("ends_on", "max"),
            with_end=("ends_on", "count"),
            started_at=("before_on", "min"),
            ended_at=("after_on", "max"),
            places=("pupil_id", "size"),
            pupils=("pupil_id", "nunique"),
            marked=("marked", "sum"),
            attended=("attended", "sum"),
            pupils_marked=("is_marked", "sum"),
            cost=("cost_of_place", "sum"),
        )
    )


def _of_plans(plans: pd.DataFrame) -> pd.DataFrame:
    return (
        plans.assign(subject=plans["subject"].fillna(""))
        .groupby("group")
        .agg(
            key=("intervention_id", "min"),
            interventions=("intervention_id", "size"),
            wave_low=("wave", "min"),
            wave_high=("wave", "max"),
            subject_low=("subject", "min"),
            subject_high=("subject", "max"),
            chosen=("chosen_by", "count"),
            planned_low=("sessions_planned", "min"),
            planned_high=("sessions_planned", "max"),
            with_planned=("sessions_planned", "count"),
            minutes_low=("minutes", "min"),
            minutes_high=("minutes", "max"),
            with_minutes=("minutes", "count"),
            costed=("cost_of_place", "count"),
        )
    )


def _dose(row: pd.Series) -> Dose:
    return Dose(
        marked=int(row.marked),
        attended=int(row.attended),
        pupils=int(row.pupils_marked),
        planned=_the_one(row.planned_low, row.planned_high, row.with_planned == row.interventions),
        minutes=_the_one(row.minutes_low, row.minutes_high, row.with_minutes == row.interventions),
    )


def _cost(row: pd.Series) -> Cost:
    total = float(row.cost) if row.costed == row.interventions else None
    return Cost(total, int(row.pupils), int(row.costed), int(row.interventions))


def _the_one(low: float, high: float, is_of_all: bool) -> int | None:
    """The one value that every intervention of a group has, else None."""
    return round(float(low)) if is_of_all and low == high else None


def _day(at: pd.Timestamp) -> date | None:
    return None if pd.isna(at) else at.date()


def _reasons(places: pd.DataFrame) -> np.ndarray:
    """Why each place cannot be judged, the first reason that holds; blank where it can."""
    tests = {
        "": places["pre"].notna() & places["post"].notna(),
        "left the school": places["left_on"].notna(),
        "no grades before it began": places["before_id"].isna(),
        "no checkpoint since it began": places["after_id"].isna(),
        "no grade at the start": ~places["has_pre"],
    }
    return np.select(list(tests.values()), list(tests), "no grade at the end")
