"""Each pupil's place on a plan: the grade it starts from, the grade it aims at, and its dates."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, TypedDict

from lib.interventions.plans.plan import Plan, PlanError, PlanPupil
from lib.interventions.plans.refusals import (
    AskedPupil,
    refuse_leavers,
    refuse_low_targets,
    refuse_pupils,
)
from lib.interventions.plans.stored import StoredPlan, record
from lib.store.statements import Cursor, rows, run


class Place(TypedDict):
    """What is kept of a pupil on a plan: the grade they start from, their target, why."""

    pupil_id: int
    baseline_grade: str | None
    baseline_points: float | None
    target_grade: str | None
    target_points: float | None
    need: str | None


TRACED: tuple[Literal["baseline_grade", "target_grade", "need"], ...] = (
    "baseline_grade",
    "target_grade",
    "need",
)
"""The fields of a place whose changes are written down; points follow their grades."""


def joining(
    cursor: Cursor, urn: int, plan: Plan, pupils: Sequence[PlanPupil], on: date
) -> list[Place]:
    """Return one place a pupil, with its baseline and target filled in from the checkpoint.

    Raises PlanError when a pupil may not join, or a target is refused.
    """
    found = _asked(cursor, plan, [pupil.pupil_id for pupil in pupils])
    refuse_pupils(found, urn, plan, on)
    return _filled(cursor, pupils, found)


def join(
    cursor: Cursor,
    intervention_id: int,
    places: Iterable[Place],
    starts_on: date,
    who: str,
) -> None:
    """Store the places from a day on and write down who joined, towards which grade."""
    for place in places:
        run(
            cursor,
            "plans/keep_pupil",
            intervention_id=intervention_id,
            starts_on=starts_on,
            **place,
        )
        aim = place["target_grade"]
        record(cursor, intervention_id, place["pupil_id"], "joined", None, aim, who)


def held(cursor: Cursor, intervention_id: int) -> dict[int, Place]:
    """Return the places nobody has ended, by pupil; of two of one pupil the later."""
    found = rows(cursor, "plans/places_on_plan", intervention_id=intervention_id)
    return {row[0]: _place(*row) for row in found}


def rewrite(
    cursor: Cursor, intervention_id: int, plan: Plan, pupils: Sequence[PlanPupil], who: str
) -> int:
    """Write targets and needs anew, baselines kept; return how many fields changed.

    Raises PlanError for a target that is refused.
    """
    found = _asked(cursor, plan, [pupil.pupil_id for pupil in pupils])
    was = held(cursor, intervention_id)
    return _changed(cursor, intervention_id, _filled(cursor, pupils, found, was), was, who)


def start_anew(cursor: Cursor, intervention_id: int, plan: Plan, who: str) -> None:
    """Fill baselines and targets in again, for another subject or from another checkpoint."""
    was = held(cursor, intervention_id)
    pupils = [PlanPupil(pupil_id, need=place["need"]) for pupil_id, place in was.items()]
    places = _filled(cursor, pupils, _asked(cursor, plan, list(was)))
    _changed(cursor, intervention_id, places, was, who)


def move(cursor: Cursor, stored: StoredPlan, plan: Plan, on: date) -> None:
    """Move the places that ran from the plan's old start or to its old end.

    Raises PlanError when the new start is past the day a pupil leaves.
    """
    found = _asked(cursor, plan, list(held(cursor, stored.intervention_id)))
    # Whoever has left already was on it rightly; only a start past a leaving day is wrong.
    refuse_leavers(found, plan, min(on, stored.plan.starts_on))
    run(
        cursor,
        "plans/move_places",
        intervention_id=stored.intervention_id,
        old_start=stored.plan.starts_on,
        new_start=plan.starts_on,
        old_end=stored.plan.ends_on,
        new_end=plan.ends_on,
    )


def _asked(cursor: Cursor, plan: Plan, pupil_ids: list[int]) -> list[AskedPupil]:
    found = rows(
        cursor,
        "plans/asked_pupils",
        pupil_ids=pupil_ids,
        checkpoint_id=plan.from_checkpoint_id,
        subject_id=plan.subject_id,
    )
    return [AskedPupil(*row) for row in found]


def _place(
    pupil_id: int,
    baseline_grade: str | None,
    baseline_points: float | None,
    target_grade: str | None,
    target_points: float | None,
    need: str | None,
) -> Place:
    return {
        "pupil_id": pupil_id,
        "baseline_grade": baseline_grade,
        "baseline_points": baseline_points,
        "target_grade": target_grade,
        "target_points": target_points,
        "need": need,
    }


def _filled(
    cursor: Cursor,
    pupils: Sequence[PlanPupil],
    found: Sequence[AskedPupil],
    was: Mapping[int, Place] | None = None,
) -> list[Place]:
    """Return the places, with the baselines of `was` where it is given."""
    asked = {pupil.pupil_id: pupil for pupil in pupils}
    places = []
    for row in found:
        before = was[row.pupil_id] if was is not None else None
        grade = before["baseline_grade"] if before else row.grade
        points = before["baseline_points"] if before else row.points
        # Without points a grade is no start to judge by.
        baseline = (None, None) if before is None and points is None else (grade, points)
        pupil = asked[row.pupil_id]
        target = _target(cursor, pupil, row, baseline[1])
        places.append(_place(pupil.pupil_id, *baseline, *target, pupil.need))
    refuse_low_targets([place["pupil_id"] for place in places if _is_low(place)])
    return places


def _is_low(place: Place) -> bool:
    target, baseline = place["target_points"], place["baseline_points"]
    return target is not None and baseline is not None and target < baseline


def _target(
    cursor: Cursor, pupil: PlanPupil, row: AskedPupil, baseline: float | None
) -> tuple[str | None, float | None]:
    if pupil.target_grade:
        return pupil.target_grade, _worth(cursor, pupil, row.qualification)
    own = row.target_points
    # Nobody is asked to fall: a pupil past their target has none here until one is written.
    return (None, None) if own is None or own < (baseline or 0) else (row.target_grade, own)


def _worth(cursor: Cursor, pupil: PlanPupil, qualification: str | None) -> float:
    if qualification is None:
        raise PlanError(
            f"The target {pupil.target_grade} cannot be judged: the plan has no subject.",
            "Choose a subject, or leave the target blank.",
            (pupil.pupil_id,),
        )
    found = rows(
        cursor, "plans/grade_points", qualification=qualification, grade=pupil.target_grade
    )
    if not found:
        raise PlanError(
            f"{pupil.target_grade} is not a grade of this subject.",
            "Choose a grade from the list, or leave the target blank.",
            (pupil.pupil_id,),
        )
    return float(found[0][0])


def _changed(
    cursor: Cursor,
    intervention_id: int,
    places: Sequence[Place],
    was: Mapping[int, Place],
    who: str,
) -> int:
    count = 0
    for place in places:
        pupil_id = place["pupil_id"]
        fields = [name for name in TRACED if was[pupil_id][name] != place[name]]
        if fields:
            run(cursor, "plans/change_place", intervention_id=intervention_id, **place)
        for name in fields:
            old, new = was[pupil_id][name], place[name]
            record(cursor, intervention_id, pupil_id, name, old, new, who)
        count += len(fields)
    return count
