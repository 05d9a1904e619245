"""A plan as it is stored, read inside a transaction, and the writing down of its changes."""

from dataclasses import dataclass
from datetime import date

from lib.interventions.plans.plan import FIELDS, Plan, PlanError
from lib.store.statements import Cursor, rows, run


@dataclass(frozen=True)
class StoredPlan:
    """One plan of the store. `version` grows with every change; `closed_on` is None while open."""

    intervention_id: int
    urn: int
    version: int
    closed_on: date | None
    plan: Plan


def stored_plan(cursor: Cursor, intervention_id: int) -> StoredPlan:
    """Return the plan. Raises PlanError when there is none of that number."""
    found = rows(cursor, "plans/stored_plan", intervention_id=intervention_id)
    if not found:
        raise PlanError("There is no such plan.", "Choose one from the list of plans.")
    urn, version, closed_on, *values = found[0]
    plan = Plan(**dict(zip(FIELDS, values, strict=True)))
    return StoredPlan(intervention_id, urn, version, closed_on, plan)


def record(
    cursor: Cursor,
    intervention_id: int,
    pupil_id: int | None,
    field: str,
    old: object,
    new: object,
    who: str,
) -> None:
    """Write down one change of a plan, or of a pupil's place on it."""
    run(
        cursor,
        "plans/record_change",
        intervention_id=intervention_id,
        pupil_id=pupil_id,
        field=field,
        old=_text(old),
        new=_text(new),
        who=who,
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
