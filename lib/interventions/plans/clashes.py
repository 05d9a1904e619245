"""What a plan would clash with: warnings shown before saving, never refusals."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.interventions.plans.choices import LARGEST_GROUP, WEEKDAYS
from lib.interventions.plans.plan import Plan, tidied
from lib.store.database import Database

TOO_MANY = 3
"""Live interventions: from here on a pupil is more out of lessons than in them."""
SHORTEST = 1
"""Minutes that a session of unknown length is taken to last: its start only."""


@dataclass(frozen=True)
class Clash:
    """One thing to think about before saving. `pupil_ids` are the pupils it is about.

    `kind` is large_group, same_slot, taken_out or too_many. The words name no pupil.
    """

    kind: str
    words: str
    pupil_ids: tuple[int, ...]


def clashes(
    database: Database,
    urn: int,
    plan: Plan,
    pupils: Collection[int],
    day: date,
    intervention_id: int | None = None,
) -> tuple[Clash, ...]:
    """Return what the plan would clash with for these pupils, from `day` on.

    `intervention_id` is the plan's own number when it is stored already.
    """
    plan = tidied(plan)
    # Nothing can clash in the past: what ended before today is no reason to hold back.
    starts_on = max(plan.starts_on, day)
    live = database.rows(
        "plans/overlapping_places", urn=urn, starts_on=starts_on, ends_on=plan.ends_on
    )
    others = live[live.pupil_id.isin(list(pupils)) & live.intervention_id.ne(intervention_id or 0)]
    found = (
        _large_group(pupils),
        *_same_slot(plan, others),
        _taken_out(database, plan, pupils, day),
        _too_many(others),
    )
    return tuple(clash for clash in found if clash is not None)


def _large_group(pupils: Collection[int]) -> Clash | None:
    if len(pupils) <= LARGEST_GROUP:
        return None
    groups = -(-len(pupils) // LARGEST_GROUP)
    words = (
        f"{len(pupils)} pupils are more than a group of {LARGEST_GROUP}: "
        f"{groups} groups would hold them."
    )
    return Clash("large_group", words, ())


def _same_slot(plan: Plan, others: pd.DataFrame) -> list[Clash]:
    if plan.weekday is None or plan.time_of_day is None:
        return []
    starts, ends = _span(plan.time_of_day, plan.minutes)
    found = []
    for (_, name), rows in others[others.weekday == plan.weekday].groupby(
        ["intervention_id", "name"], sort=True
    ):
        row = rows.iloc[0]
        if pd.isna(row.time_of_day):
            continue
        other_starts, other_ends = _span(row.time_of_day, row.minutes)
        if starts < other_ends and other_starts < ends:
            when = f"{WEEKDAYS[plan.weekday]} {row.time_of_day}"
            found.append(Clash("same_slot", f"{name} is on {when} too.", _ids(rows)))
    return found


def _taken_out(database: Database, plan: Plan, pupils: Collection[int], day: date) -> Clash | None:
    if plan.misses_subject_id is None or plan.from_checkpoint_id is None:
        return None
    behind = database.rows(
        "plans/coverage_cells", checkpoint_id=plan.from_checkpoint_id, as_of_on=day
    )
    missed = behind[
        behind.pupil_id.isin(list(pupils)) & behind.subject_id.eq(plan.misses_subject_id)
    ]
    if missed.empty:
        return None
    words = f"Taken out of {missed.subject.iloc[0]}, which they are behind in."
    return Clash("taken_out", words, _ids(missed))


def _too_many(others: pd.DataFrame) -> Clash | None:
    counts = others.groupby("pupil_id").intervention_id.nunique()
    many = counts[counts >= TOO_MANY - 1]
    if many.empty:
        return None
    words = f"This would be their third plan at once, or more (up to {int(many.max()) + 1})."
    return Clash("too_many", words, tuple(int(i) for i in sorted(many.index)))


def _span(time_of_day: str, minutes: float | None) -> tuple[int, int]:
    """Return when a session starts and ends, in minutes from midnight."""
    hours, rest = time_of_day.split(":")
    starts = 60 * int(hours) + int(rest)
    lasts = SHORTEST if minutes is None or pd.isna(minutes) else max(SHORTEST, int(minutes))
    return starts, starts + lasts


def _ids(rows: pd.DataFrame) -> tuple[int, ...]:
    return tuple(sorted({int(i) for i in rows.pupil_id}))
