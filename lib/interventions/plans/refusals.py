"""What a plan may not say: each refusal with what to do about it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from lib.dates import long_date
from lib.interventions.plans.choices import BARRIERS, PLACES, WAVES, WEEKDAYS
from lib.interventions.plans.plan import Plan, PlanError
from lib.store.statements import Cursor, rows

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
NOT_BELOW_NOUGHT = {
    "sessions_planned": "number of sessions",
    "minutes": "length of a session",
    "cost": "cost",
    "cost_per_session": "cost of a session",
}


def refuse_malformed(plan: Plan) -> None:
    """Raise PlanError for a plan that contradicts itself or says what cannot be."""
    if not plan.name:
        raise PlanError("The plan has no name.", "Give it one, such as Maths small group.")
    if plan.ends_on is not None and plan.ends_on < plan.starts_on:
        raise PlanError(
            f"The plan would end on {long_date(plan.ends_on)}, before it starts on "
            f"{long_date(plan.starts_on)}.",
            "Move the end, or the start.",
        )
    _refuse_unknown(plan.wave, WAVES, "wave", "Waves are 1, 2 and 3.")
    _refuse_unknown(plan.barrier, BARRIERS, "barrier", "Choose one from the list, or Other.")
    _refuse_unknown(plan.place, PLACES, "place", "Help is given in class or beyond it.")
    _refuse_unknown(plan.weekday, WEEKDAYS, "weekday", "Choose Monday to Friday.")
    if plan.time_of_day is not None and not CLOCK.fullmatch(plan.time_of_day):
        raise PlanError(
            f"“{plan.time_of_day}” is not a time of day.",
            "Write hours and minutes, such as 08:15.",
        )
    for field, words in NOT_BELOW_NOUGHT.items():
        value = getattr(plan, field)
        if value is not None and value < 0:
            raise PlanError(f"The {words} is below nought.", "Write nought or more.")


def refuse_unknown_subjects(cursor: Cursor, plan: Plan) -> None:
    """Raise PlanError when the plan names a subject that Checkpoint does not know."""
    for subject_id in (plan.subject_id, plan.misses_subject_id):
        if (
            subject_id is not None
            and not rows(cursor, "plans/known_subject", subject_id=subject_id)[0][0]
        ):
            raise PlanError(
                f"There is no subject called {subject_id}.",
                "Choose one from the list of subjects.",
            )


@dataclass(frozen=True)
class AskedPupil:
    """A pupil asked for, as they stand now: grade, target and points at the plan's checkpoint."""

    pupil_id: int
    urn: int | None
    left_on: date | None
    grade: str | None
    points: float | None
    target_grade: str | None
    target_points: float | None
    qualification: str | None


def refuse_pupils(pupils: Sequence[AskedPupil], urn: int, plan: Plan, on: date) -> None:
    """Raise PlanError for nobody, for pupils of another school, and for pupils who have left.

    `on` is the day the plan is made.
    """
    if not pupils:
        raise PlanError("Nobody is on this plan.", "Choose at least one pupil, then save again.")
    _refuse_for(
        [pupil.pupil_id for pupil in pupils if pupil.urn != urn],
        "is not a pupil of this school",
        "are not pupils of this school",
        "Choose from the list of pupils.",
    )
    refuse_leavers(pupils, plan, on)


def refuse_leavers(pupils: Sequence[AskedPupil], plan: Plan, on: date) -> None:
    """Raise PlanError for pupils who have left by a day, or will leave before the plan starts."""
    leaving = [(pupil.pupil_id, pupil.left_on) for pupil in pupils if pupil.left_on is not None]
    _refuse_for(
        [pupil_id for pupil_id, left_on in leaving if left_on <= on],
        "has left the school",
        "have left the school",
        "Take them out of the plan, then save again.",
    )
    _refuse_for(
        [pupil_id for pupil_id, left_on in leaving if left_on <= plan.starts_on],
        f"leaves before the plan starts on {long_date(plan.starts_on)}",
        f"leave before the plan starts on {long_date(plan.starts_on)}",
        "Start it sooner, or take them out of the plan.",
    )


def refuse_low_targets(pupil_ids: Sequence[int]) -> None:
    """Raise PlanError for the pupils whose target is below the grade they start from."""
    _refuse_for(
        pupil_ids,
        "has a target below the grade they start from",
        "have a target below the grade they start from",
        "Raise the target, or leave it blank.",
    )


def _refuse_for(pupil_ids: Sequence[int], one: str, many: str, remedy: str) -> None:
    count = len(pupil_ids)
    if count:
        who = f"One pupil {one}." if count == 1 else f"{count} pupils {many}."
        raise PlanError(who, remedy, tuple(pupil_ids))


def _refuse_unknown(value: object, known: Collection[object], what: str, remedy: str) -> None:
    if value is not None and value not in known:
        raise PlanError(f"There is no {what} “{value}”.", remedy)
