"""Making, changing and closing plans: each in one transaction, each change written down.

Nothing is deleted. A pupil is taken off and a plan is closed, with a day and a reason; who
changed which field, from what to what, stays in intervention_change.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from lib.dates import long_date
from lib.interventions.plans.places import held, join, joining, move, rewrite, start_anew
from lib.interventions.plans.plan import (
    FIELDS,
    Plan,
    PlanChangedError,
    PlanError,
    PlanPupil,
    details,
    tidied,
)
from lib.interventions.plans.refusals import refuse_malformed, refuse_unknown_subjects
from lib.interventions.plans.stored import StoredPlan, record, stored_plan
from lib.store.database import Database
from lib.store.statements import Cursor, rows, run
from lib.words import either


def make_plan(
    database: Database, urn: int, plan: Plan, pupils: Sequence[PlanPupil], who: str, on: date
) -> int:
    """Store a new plan with its pupils and return its intervention_id. `on` is today.

    Raises PlanError, and stores nothing, when the plan or a pupil on it is refused.
    """
    with database.transaction() as cursor:
        return made(cursor, urn, plan, pupils, who, on)


def made(
    cursor: Cursor, urn: int, plan: Plan, pupils: Sequence[PlanPupil], who: str, on: date
) -> int:
    """Do what `make_plan` does inside an open transaction. A refusal comes before any writing."""
    plan = tidied(plan)
    refuse_malformed(plan)
    refuse_unknown_subjects(cursor, plan)
    places = joining(cursor, urn, plan, pupils, on)
    ((intervention_id,),) = rows(cursor, "plans/next_intervention")
    new = {"intervention_id": intervention_id, "urn": urn, "who": who}
    run(cursor, "plans/keep_plan", **new, **details(plan))
    record(cursor, intervention_id, None, "made", None, plan.name, who)
    join(cursor, intervention_id, places, plan.starts_on, who)
    return int(intervention_id)


def change_plan(
    database: Database,
    intervention_id: int,
    plan: Plan,
    who: str,
    expected_version: int,
    on: date,
) -> int:
    """Write a plan's details anew and return its version. Nothing changed is nothing written.

    Places that ran from the old start or to the old end move with the dates. A change of subject
    or checkpoint fills the baselines and targets in again.

    Raises PlanChangedError when somebody changed the plan after `expected_version`, PlanError
    when what is written is refused or the plan is closed or unknown; then nothing is changed.
    """
    with database.transaction() as cursor:
        return changed(cursor, intervention_id, plan, who, expected_version, on)


def changed(
    cursor: Cursor, intervention_id: int, plan: Plan, who: str, expected_version: int, on: date
) -> int:
    """Do what `change_plan` does inside an open transaction."""
    plan = tidied(plan)
    refuse_malformed(plan)
    stored = _open_plan(cursor, intervention_id, expected_version)
    was, now = details(stored.plan), details(plan)
    fields = [name for name in FIELDS if was[name] != now[name]]
    if not fields:
        return stored.version
    refuse_unknown_subjects(cursor, plan)
    run(cursor, "plans/change_plan", intervention_id=intervention_id, **now)
    for name in fields:
        record(cursor, intervention_id, None, name, was[name], now[name], who)
    if {"starts_on", "ends_on"} & set(fields):
        move(cursor, stored, plan, on)
    if {"subject_id", "from_checkpoint_id"} & set(fields):
        start_anew(cursor, intervention_id, plan, who)
    return stored.version + 1


def change_pupils(
    database: Database,
    intervention_id: int,
    pupils: Sequence[PlanPupil],
    who: str,
    expected_version: int,
) -> int:
    """Write anew the targets and needs of pupils on a plan; return the plan's version.

    Raises the errors of `change_plan`, and PlanError for a pupil who is not on the plan.
    """
    with database.transaction() as cursor:
        return pupils_changed(cursor, intervention_id, pupils, who, expected_version)


def pupils_changed(
    cursor: Cursor,
    intervention_id: int,
    pupils: Sequence[PlanPupil],
    who: str,
    expected_version: int,
) -> int:
    """Do what `change_pupils` does inside an open transaction."""
    stored = _open_plan(cursor, intervention_id, expected_version)
    strangers = {pupil.pupil_id for pupil in pupils} - held(cursor, intervention_id).keys()
    if strangers:
        raise _not_on(tuple(sorted(strangers)))
    if not rewrite(cursor, intervention_id, stored.plan, pupils, who):
        return stored.version
    run(cursor, "plans/count_change", intervention_id=intervention_id)
    return stored.version + 1


def add_pupils(
    database: Database, intervention_id: int, pupils: Sequence[PlanPupil], who: str, on: date
) -> None:
    """Give pupils a place on a plan, from today or from its start if that is later.

    Raises PlanError when the plan is closed or over, or a pupil is refused or on it already.
    """
    with database.transaction() as cursor:
        added(cursor, intervention_id, pupils, who, on)


def added(
    cursor: Cursor, intervention_id: int, pupils: Sequence[PlanPupil], who: str, on: date
) -> None:
    """Do what `add_pupils` does inside an open transaction."""
    stored = _open_plan(cursor, intervention_id)
    if stored.plan.ends_on is not None and stored.plan.ends_on < on:
        raise PlanError("This plan is over.", "Move its end, or make one for the next cycle.")
    twice = held(cursor, intervention_id).keys() & {pupil.pupil_id for pupil in pupils}
    if twice:
        already = either(len(twice), "is", "are")
        raise PlanError(
            f"{len(twice)} of these {already} on this plan already.",
            "Choose the others only.",
            tuple(sorted(twice)),
        )
    places = joining(cursor, stored.urn, stored.plan, pupils, on)
    join(cursor, intervention_id, places, max(on, stored.plan.starts_on), who)
    run(cursor, "plans/count_change", intervention_id=intervention_id)


def take_off(
    database: Database, intervention_id: int, pupil_id: int, because: str, who: str, on: date
) -> None:
    """Take a pupil off a plan from today, with the reason. Their place stays as it was until then.

    Raises PlanError without a reason, for a pupil not on the plan, and for its last pupil.
    """
    because = _reason(because, "Say why the pupil comes off, such as: back on target.")
    with database.transaction() as cursor:
        _open_plan(cursor, intervention_id)
        on_it = held(cursor, intervention_id)
        if pupil_id not in on_it:
            raise _not_on((pupil_id,))
        if len(on_it) == 1:
            raise PlanError("Nobody would be left on this plan.", "Close the plan instead.")
        place = {"intervention_id": intervention_id, "pupil_id": pupil_id}
        run(cursor, "plans/end_place", **place, ends_on=on - timedelta(days=1), because=because)
        record(cursor, intervention_id, pupil_id, "left", None, because, who)
        run(cursor, "plans/count_change", intervention_id=intervention_id)


def close_plan(
    database: Database,
    intervention_id: int,
    because: str,
    who: str,
    on: date,
    expected_version: int | None = None,
) -> None:
    """Close a plan from today, with the reason. It and all that belongs to it stay.

    Raises PlanError without a reason or when it is closed already, PlanChangedError when somebody
    changed it after `expected_version`.
    """
    because = _reason(because, "Say why it closes, such as: all five are back on target.")
    with database.transaction() as cursor:
        _open_plan(cursor, intervention_id, expected_version)
        run(
            cursor,
            "plans/close_plan",
            intervention_id=intervention_id,
            closed_on=on,
            because=because,
        )
        record(cursor, intervention_id, None, "closed", None, because, who)


def _open_plan(
    cursor: Cursor, intervention_id: int, expected_version: int | None = None
) -> StoredPlan:
    stored = stored_plan(cursor, intervention_id)
    if stored.closed_on is not None:
        day = stored.closed_on
        raise PlanError(
            f"This plan was closed on {long_date(day)}.",
            "A closed plan stays as it was. Make a new one for the next cycle.",
        )
    if expected_version is not None and stored.version != expected_version:
        ((who,),) = rows(cursor, "plans/last_change", intervention_id=intervention_id)
        raise PlanChangedError(
            f"This plan was changed while you were writing. Written by: {who}.",
            "Nothing of yours is lost. Look at what it says now, then save again.",
        )
    return stored


def _reason(because: str, remedy: str) -> str:
    because = " ".join(because.split())
    if not because:
        raise PlanError("The reason is blank.", remedy)
    return because


def _not_on(pupil_ids: tuple[int, ...]) -> PlanError:
    return PlanError(
        either(len(pupil_ids), "This pupil is not on the plan.", "They are not on the plan."),
        "Somebody may have taken them off. Open the plan again.",
        pupil_ids,
    )
