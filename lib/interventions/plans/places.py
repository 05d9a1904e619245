"""Each pupil's place on a plan: the grade it starts from, the grade it aims at, and its dates."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pandas as pd

from lib.interventions.plans.plan import Plan, PlanError, PlanPupil
from lib.interventions.plans.refusals import refuse_leavers, refuse_low_targets, refuse_pupils
from lib.interventions.plans.stored import StoredPlan, record
from lib.store.statements import Cursor, frame, rows, run

Place = dict[str, object]
"""pupil_id, baseline_grade, baseline_points, target_grade, target_points and need."""
PLACE = (
    "pupil_id",
    "baseline_grade",
    "baseline_points",
    "target_grade",
    "target_points",
    "need",
)
TRACED = ("baseline_grade", "target_grade", "need")
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
        record(cursor, intervention_id, int(place["pupil_id"]), "joined", None, aim, who)


def held(cursor: Cursor, intervention_id: int) -> dict[int, Place]:
    """Return the places nobody has ended, by pupil; of two of one pupil the later."""
    places = frame(cursor, "plans/places_on_plan", intervention_id=intervention_id)
    places = places.astype(object).where(places.notna(), None)
    return {int(row["pupil_id"]): row for row in places.to_dict("records")}


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


def _asked(cursor: Cursor, plan: Plan, pupil_ids: list[int]) -> pd.DataFrame:
    return frame(
        cursor,
        "plans/asked_pupils",
        pupil_ids=pupil_ids,
        checkpoint_id=plan.from_checkpoint_id,
        subject_id=plan.subject_id,
    )


def _filled(
    cursor: Cursor,
    pupils: Sequence[PlanPupil],
    found: pd.DataFrame,
    was: Mapping[int, Place] | None = None,
) -> list[Place]:
    """Return the places, with the baselines of `was` where it is given."""
    asked = {pupil.pupil_id: pupil for pupil in pupils}
    places = []
    for row in found.itertuples(index=False):
        if was is None:
            points = _known(row.points)
            baseline = (None if points is None else str(row.grade), points)
        else:
            before = was[int(row.pupil_id)]
            baseline = (before["baseline_grade"], before["baseline_points"])
        pupil = asked[int(row.pupil_id)]
        target = _target(cursor, pupil, row, baseline[1])
        places.append(
            dict(zip(PLACE, (pupil.pupil_id, *baseline, *target, pupil.need), strict=True))
        )
    refuse_low_targets(pd.DataFrame(places, columns=PLACE))
    return places


def _target(
    cursor: Cursor, pupil: PlanPupil, row: tuple, baseline: float | None
) -> tuple[str | None, float | None]:
    if pupil.target_grade:
        return pupil.target_grade, _worth(cursor, pupil, row.qualification)
    own = _known(row.target_points)
    # Nobody is asked to fall: a pupil past their target has none here until one is written.
    return (None, None) if own is None or own < (baseline or 0) else (str(row.target_grade), own)


def _worth(cursor: Cursor, pupil: PlanPupil, qualification: object) -> float:
    if pd.isna(qualification):
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
        pupil_id = int(place["pupil_id"])
        fields = [name for name in TRACED if was[pupil_id][name] != place[name]]
        if fields:
            run(cursor, "plans/change_place", intervention_id=intervention_id, **place)
        for name in fields:
            old, new = was[pupil_id][name], place[name]
            record(cursor, intervention_id, pupil_id, name, old, new, who)
        count += len(fields)
    return count


def _known(value: object) -> float | None:
    return None if pd.isna(value) else float(value)
