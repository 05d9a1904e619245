"""What a plan would clash with: warnings shown before saving, never refusals."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from lib.interventions.plans.choices import LARGEST_GROUP, WEEKDAYS
from lib.interventions.plans.plan import Plan, tidied
from lib.store.database import Database
from lib.store.row import Row

TOO_MANY = 3
"""Live interventions: from here on a pupil is more out of lessons than in them."""
SHORTEST = 1
"""Minutes that a session of unknown length is taken to last: its start only."""


@dataclass(frozen=True)
class OtherPlace(Row, query="plans/overlapping_places"):
    """A pupil's place on a plan that runs at some time between two days."""

    pupil_id: int
    intervention_id: int
    name: str
    weekday: int | None
    time_of_day: str | None
    minutes: int | None
    starts_on: date
    ends_on: date | None


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
    live = database.records(OtherPlace, urn=urn, starts_on=starts_on, ends_on=plan.ends_on)
    others = [o for o in live if o.pupil_id in pupils and o.intervention_id != intervention_id]
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


def _same_slot(plan: Plan, others: Sequence[OtherPlace]) -> list[Clash]:
    if plan.weekday is None or plan.time_of_day is None:
        return []
    starts, ends = _span(plan.time_of_day, plan.minutes)
    at_once: dict[tuple[int, str, str], set[int]] = {}
    for other in others:
        if other.weekday != plan.weekday or other.time_of_day is None:
            continue
        other_starts, other_ends = _span(other.time_of_day, other.minutes)
        if starts < other_ends and other_starts < ends:
            one = (other.intervention_id, other.name, other.time_of_day)
            at_once.setdefault(one, set()).add(other.pupil_id)
    return [
        Clash(
            "same_slot",
            f"{name} is on {WEEKDAYS[plan.weekday]} {time_of_day} too.",
            tuple(sorted(pupil_ids)),
        )
        for (_, name, time_of_day), pupil_ids in sorted(at_once.items())
    ]


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
    return Clash("taken_out", words, tuple(sorted({int(i) for i in missed.pupil_id})))


def _too_many(others: Sequence[OtherPlace]) -> Clash | None:
    plans: dict[int, set[int]] = {}
    for other in others:
        plans.setdefault(other.pupil_id, set()).add(other.intervention_id)
    many = {pupil_id: len(ids) for pupil_id, ids in plans.items() if len(ids) >= TOO_MANY - 1}
    if not many:
        return None
    words = f"This would be their third plan at once, or more (up to {max(many.values()) + 1})."
    return Clash("too_many", words, tuple(sorted(many)))


def _span(time_of_day: str, minutes: int | None) -> tuple[int, int]:
    """Return when a session starts and ends, in minutes from midnight."""
    hours, rest = time_of_day.split(":")
    starts = 60 * int(hours) + int(rest)
    return starts, starts + max(SHORTEST, minutes or 0)
