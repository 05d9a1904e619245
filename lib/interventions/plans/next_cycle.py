"""The next cycle of a plan: the same help for the pupils who go on, on its own dates."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from lib.dates import long_date
from lib.interventions.plans.changing import make_plan
from lib.interventions.plans.plan import Plan, PlanPupil
from lib.interventions.plans.reading import read_plan
from lib.store.database import Database


def next_dates(starts_on: date, ended_on: date, day: date) -> tuple[date, date]:
    """Return the days a next cycle would run: as long as the last, from the coming Monday.

    It begins after both the last cycle's end and the day it is asked for.
    """
    after = max(ended_on, day)
    begins = after + timedelta(days=8 - after.isoweekday())
    return begins, begins + (ended_on - starts_on)


def next_plan(plan: Plan, day: date, from_checkpoint_id: int | None) -> Plan:
    """Return the plan of the next cycle: every field the same but its name and its dates.

    Cycles share the name in `cycle`; their own names say when each began, so that two cycles in
    one subject are never taken for one group. Baselines come from `from_checkpoint_id`.
    """
    begins, ends = next_dates(plan.starts_on, plan.ends_on or day, day)
    cycle = plan.cycle or plan.name
    return replace(
        plan,
        name=f"{cycle}, from {long_date(begins)}",
        cycle=cycle,
        starts_on=begins,
        ends_on=ends,
        from_checkpoint_id=from_checkpoint_id or plan.from_checkpoint_id,
    )


def make_next_cycle(
    database: Database,
    intervention_id: int,
    pupil_ids: Sequence[int],
    who: str,
    on: date,
    from_checkpoint_id: int | None = None,
) -> int:
    """Make the next cycle for the pupils who go on, and return its number.

    Raises PlanError, and stores nothing, for nobody or a pupil who has left; KeyError when there
    is no such plan.
    """
    record = read_plan(database, intervention_id, on)
    plan = next_plan(record.plan, on, from_checkpoint_id)
    pupils = [PlanPupil(pupil_id) for pupil_id in pupil_ids]
    return make_plan(database, record.urn, plan, pupils, who, on)
