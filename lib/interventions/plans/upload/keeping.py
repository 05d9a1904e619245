"""Writing an uploaded list's rows into plans: one plan for each name and subject."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from lib.dates import long_date
from lib.interventions.plans.changing import added, changed, made, pupils_changed
from lib.interventions.plans.choices import HelpType
from lib.interventions.plans.plan import Plan, PlanError, PlanPupil
from lib.interventions.plans.stored import stored_plan
from lib.interventions.plans.upload.rows import UploadFinding
from lib.interventions.plans.upload.standing import Standing
from lib.interventions.plans.upload.values import PUPIL_FIELDS, Value, field_of, label_of, worded
from lib.interventions.plans.upload.weighing import CHANGED, NEW, Weighed
from lib.store.statements import Cursor

PUPIL_SET = frozenset(PUPIL_FIELDS)


class RowsRefusedError(Exception):
    """Rows a plan cannot take, each with why. What was written with them must be rolled back."""

    def __init__(self, refused: Mapping[tuple[str, int], UploadFinding]) -> None:
        super().__init__("rows refused")
        self.refused = dict(refused)


def keep_rows(
    cursor: Cursor,
    urn: int,
    weighed: Iterable[Weighed],
    types: Sequence[HelpType],
    who: str,
    on: date,
) -> None:
    """Make and change the plans of the rows that are new or changed.

    Raises RowsRefusedError when a plan cannot take some of them; the transaction must then end.
    """
    groups: dict[tuple, list[Weighed]] = {}
    for one in weighed:
        if one.outcome in (NEW, CHANGED):
            groups.setdefault(one.plan_key, []).append(one)
    for members in groups.values():
        if members[0].plan_id is None:
            _make(cursor, urn, members, types, who, on)
        else:
            _change(cursor, urn, members, who, on)


def _make(
    cursor: Cursor,
    urn: int,
    members: Sequence[Weighed],
    types: Sequence[HelpType],
    who: str,
    on: date,
) -> None:
    said = _of_plan(members)
    if "starts_on" not in said:
        refusal = PlanError("The intervention has no start.", "Write a date in Start.")
        raise _refused(members, refusal, label_of("starts_on"))
    written = members[0].row.written
    places = {kind.name: kind.place for kind in types}
    plan = Plan(
        **said,
        subject_id=written.subject_id,
        place=places.get(str(said.get("kind"))),
        from_checkpoint_id=written.checkpoint_id,
        chosen_by=f"Subject list of {long_date(written.written_on)}",
    )
    pupils = [_pupil(one, {}) for one in members]
    with _refusals(members):
        made(cursor, urn, plan, pupils, who, on)


def _change(cursor: Cursor, urn: int, members: Sequence[Weighed], who: str, on: date) -> None:
    plan_id = members[0].plan_id
    standing = Standing(cursor, urn, on)
    said = _of_plan(members)
    stored = standing.plan(plan_id)
    if said and stored.plan.ends_on is None and "ends_on" not in said:
        refusal = PlanError("This plan has no end yet.", "Write a date in End as well.")
        raise _refused([m for m in members if _plan_fields(m)], refusal, label_of("ends_on"))
    with _refusals([m for m in members if _plan_fields(m)]):
        if said:
            changed(cursor, plan_id, replace(stored.plan, **said), who, stored.version, on)
    joining = [m for m in members if m.outcome == NEW]
    with _refusals(joining):
        if joining:
            added(cursor, plan_id, [_pupil(one, {}) for one in joining], who, on)
    staying = [m for m in members if m.outcome == CHANGED and PUPIL_SET & m.wanted.keys()]
    with _refusals(staying):
        if staying:
            pupils = [
                _pupil(one, standing.says(plan_id, one.row.written.pupil_id)) for one in staying
            ]
            version = stored_plan(cursor, plan_id).version
            pupils_changed(cursor, plan_id, pupils, who, version)


def _plan_fields(one: Weighed) -> dict[str, Value]:
    return {f: value for f, value in one.wanted.items() if f not in PUPIL_SET}


def _of_plan(members: Sequence[Weighed]) -> dict[str, Value]:
    """Return what the rows of one plan say of it, the first to say a thing counting."""
    said: dict[str, Value] = {}
    for one in members:
        said = _plan_fields(one) | said
    return said


def _pupil(one: Weighed, now: Mapping[str, Value | None]) -> PlanPupil:
    said = dict(now) | one.wanted
    return PlanPupil(one.row.written.pupil_id, said.get("target_grade"), said.get("need"))


@contextmanager
def _refusals(members: Sequence[Weighed]) -> Iterator[None]:
    """Turn a plan's refusal into that of the rows it is about."""
    try:
        yield
    except PlanError as error:
        raise _refused(members, error) from error


def _refused(
    members: Sequence[Weighed], error: PlanError, column: str | None = None
) -> RowsRefusedError:
    about = [m for m in members if m.row.written.pupil_id in error.pupil_ids] or members
    if column is None:
        is_of_target = "target" in error.message or "grade" in error.message
        column = label_of("target_grade" if is_of_target else "name")
    return RowsRefusedError(
        {
            one.row.place: one.row.finding(
                column,
                worded(field_of(column), one.row.said.get(field_of(column))),
                error.message,
                error.remedy,
            )
            for one in about
        }
    )
