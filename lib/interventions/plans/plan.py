"""A plan as a value: what is given, by whom, from when until when, to whom and towards what."""

from dataclasses import asdict, dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from lib.interventions.plans.choices import USUAL_WEEKS
from lib.store.errors import StoreError


@dataclass(frozen=True)
class Plan:
    """What a person writes of a plan. None means not said.

    `kind` is the type of help, `lead` the Expert who gives it, `leader` the Leader who oversees
    it. Without `ends_on` a plan ends six weeks after its start. `from_checkpoint_id` is the
    checkpoint whose grades are the pupils' baselines. `minutes` are of one session; costs are in
    pounds.
    """

    name: str
    starts_on: date
    ends_on: date | None = None
    subject_id: str | None = None
    wave: int | None = None
    barrier: str | None = None
    place: str | None = None
    kind: str | None = None
    lead: str | None = None
    leader: str | None = None
    provider: str | None = None
    cycle: str | None = None
    sessions_planned: int | None = None
    minutes: int | None = None
    weekday: int | None = None
    time_of_day: str | None = None
    room: str | None = None
    misses_subject_id: str | None = None
    resources: str | None = None
    resources_assured_by: str | None = None
    chosen_by: str | None = None
    from_checkpoint_id: int | None = None
    success_criteria: str | None = None
    cost: float | None = None
    cost_per_session: float | None = None


@dataclass(frozen=True)
class PlanPupil:
    """One pupil for a plan: why they are on it and the grade they aim at.

    Without `target_grade` the target is the pupil's own in the plan's subject, where that is
    not below the grade they start from.
    """

    pupil_id: int
    target_grade: str | None = None
    need: str | None = None


class PlanError(StoreError):
    """A plan that cannot be kept as written. `pupil_ids` are the pupils it is about, if any.

    The message names no pupil, so that the screen can say the name or the code.
    """

    def __init__(self, message: str, remedy: str, pupil_ids: tuple[int, ...] = ()) -> None:
        super().__init__(message, remedy)
        self.pupil_ids = pupil_ids


class PlanChangedError(PlanError):
    """Somebody else changed the plan while it was being written."""


FIELDS = tuple(field.name for field in fields(Plan))


def usual_end(starts_on: date) -> date:
    """Return the day a plan ends unless someone says otherwise."""
    return starts_on + timedelta(weeks=USUAL_WEEKS)


def details(plan: Plan) -> dict[str, Any]:
    """Return every field of a plan by name."""
    return asdict(plan)


def tidied(plan: Plan) -> Plan:
    """Return the plan with its spaces tidied, nothing for blanks, its time as 08:15, and an end.

    A time that is none is left as it is, for the rules to refuse.
    """
    texts = {
        name: (" ".join(value.split()) or None) if isinstance(value, str) else value
        for name, value in details(plan).items()
    }
    time = texts["time_of_day"]
    return replace(
        plan,
        **texts
        | {
            "name": texts["name"] or "",
            "time_of_day": time and _clock(str(time)),
            "ends_on": plan.ends_on or usual_end(plan.starts_on),
        },
    )


def merged(base: Plan, mine: Plan, theirs: Plan) -> tuple[Plan, tuple[str, ...]]:
    """Bring two people's changes to one plan together, `base` being what both began from.

    A field only they changed is theirs; a field I changed stays mine. Returns the plan and the
    names of the fields that both changed to something different.
    """
    was, me, them = details(base), details(mine), details(theirs)
    both = tuple(f for f in FIELDS if was[f] != me[f] != them[f] and was[f] != them[f])
    return Plan(**{f: me[f] if me[f] != was[f] else them[f] for f in FIELDS}), both


def _clock(text: str) -> str:
    hours, mark, minutes = text.replace(".", ":").partition(":")
    if mark and hours.isdigit() and minutes.isdigit() and len(minutes) == 2:
        return f"{int(hours):02d}:{minutes}"
    return text
