"""Writing a filled-in list's rows into plans: one plan for each name and subject."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from lib.dates import long_date
from lib.importing.contents.filled_list.fields import PUPIL_FIELDS, Value
from lib.importing.contents.filled_list.rows import Written
from lib.importing.contents.filled_list.standing import Standing
from lib.importing.contents.filled_list.weighing import Weighed
from lib.importing.findings import RowRefused, RowsRefusedError
from lib.interventions.plans.changing import added, changed, made, pupils_changed
from lib.interventions.plans.choices import HelpType
from lib.interventions.plans.plan import Plan, PlanError, PlanPupil
from lib.interventions.plans.stored import stored_plan

Members = Sequence[Weighed]
"""The rows of one plan."""


@dataclass(frozen=True)
class Keeping:
    """Where the plans of a list are kept: by whom, and the types of help the school knows."""

    standing: Standing
    types: Sequence[HelpType]
    who: str

    def keep(self, weighed: Iterable[Weighed]) -> None:
        """Make and change the plans of the rows that are new or changed.

        Raises RowsRefusedError when a plan cannot take some of them; the transaction must end.
        """
        groups: dict[tuple[str, str], list[Weighed]] = {}
        for one in weighed:
            if one.is_kept:
                groups.setdefault(one.plan_key, []).append(one)
        for members in groups.values():
            plan_id, written = members[0].plan_id, members[0].row.written
            if plan_id is not None:
                self._change(plan_id, members)
            elif written is not None:
                self._make(written, members)

    def _make(self, written: Written, members: Members) -> None:
        said = _of_plan(members)
        if "starts_on" not in said:
            refusal = PlanError("The intervention has no start.", "Write a date in Start.")
            raise _refused(members, refusal, "starts_on")
        places = {kind.name: kind.place for kind in self.types}
        plan = replace(
            _with(Plan(str(said["name"]), self.standing.day), said),
            subject_id=written.subject_id,
            place=places.get(str(said.get("kind"))),
            from_checkpoint_id=written.checkpoint_id,
            chosen_by=f"Subject list of {long_date(written.written_on)}",
        )
        at = self.standing
        with _refusals(members):
            made(at.cursor, at.urn, plan, [_pupil(one, {}) for one in members], self.who, at.day)

    def _change(self, plan_id: int, members: Members) -> None:
        at, said = self.standing, _of_plan(members)
        stored, saying = at.plan(plan_id), [m for m in members if _plan_fields(m)]
        if said and stored.plan.ends_on is None and "ends_on" not in said:
            refusal = PlanError("This plan has no end yet.", "Write a date in End as well.")
            raise _refused(saying, refusal, "ends_on")
        if said:
            with _refusals(saying):
                anew = _with(stored.plan, said)
                changed(at.cursor, plan_id, anew, self.who, stored.version, at.day)
        joining = [m for m in members if m.is_new]
        if joining:
            with _refusals(joining):
                added(at.cursor, plan_id, [_pupil(one, {}) for one in joining], self.who, at.day)
        staying = [m for m in members if not m.is_new and m.wanted.keys() & set(PUPIL_FIELDS)]
        if staying:
            pupils = [_pupil(one, at.says(plan_id, one.written_pupil)) for one in staying]
            with _refusals(staying):
                version = stored_plan(at.cursor, plan_id).version
                pupils_changed(at.cursor, plan_id, pupils, self.who, version)


def _with(plan: Plan, said: Mapping[str, Value]) -> Plan:
    return replace(plan, **said)


def _plan_fields(one: Weighed) -> dict[str, Value]:
    return {f: value for f, value in one.wanted.items() if f not in PUPIL_FIELDS}


def _of_plan(members: Members) -> dict[str, Value]:
    """Return what the rows of one plan say of it, the first to say a thing counting."""
    said: dict[str, Value] = {}
    for one in members:
        said = _plan_fields(one) | said
    return said


def _pupil(one: Weighed, now: Mapping[str, Value | None]) -> PlanPupil:
    target, need = ({**now, **one.wanted}.get(field) for field in PUPIL_FIELDS)
    return PlanPupil(one.written_pupil, target and str(target), need and str(need))


@contextmanager
def _refusals(members: Members) -> Iterator[None]:
    """Turn a plan's refusal into that of the rows it is about."""
    try:
        yield
    except PlanError as error:
        is_of_target = "target" in error.message or "grade" in error.message
        raise _refused(members, error, "target_grade" if is_of_target else "name") from error


def _refused(members: Members, error: PlanError, field: str) -> RowsRefusedError:
    about = [m for m in members if m.written_pupil in error.pupil_ids] or members
    refusal = RowRefused(field, error.message, error.remedy)
    return RowsRefusedError({one.row.number: refusal for one in about})
