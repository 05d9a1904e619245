"""Each row of a filled-in list beside what Checkpoint says now: new, changed, in conflict …

Three things are compared for every field: what the list said when it was written, what it says
now, and what Checkpoint says now. Where only one of the two changed, that one counts; where both
did, and differ, the row is in conflict and a person chooses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lib.dates import long_date
from lib.importing.contents.filled_list.fields import (
    NUMBER,
    PUPIL,
    PUPIL_FIELDS,
    Value,
    label_of,
    worded,
)
from lib.importing.contents.filled_list.rows import ListRow
from lib.importing.contents.filled_list.standing import Standing
from lib.importing.findings import RowRefused
from lib.interventions.plans.plan import PlanError

CREATED, UPDATED, UNCHANGED = "created", "updated", "unchanged"
FILE, CHECKPOINT = "file", "checkpoint"
"""Whose word counts in a row in conflict, when a person has chosen."""


@dataclass(frozen=True)
class FieldChange:
    """One field of a row: what was written in the list, what Checkpoint and the file say now."""

    field: str
    as_written: Value | None
    in_checkpoint: Value | None
    in_file: Value
    is_conflict: bool


@dataclass(frozen=True)
class Trouble:
    """Why a row is not kept: the check that tells of it, the field it is about, its particulars."""

    check: str
    field: str = PUPIL
    detail: str = ""
    remedy: str = ""  # only a plan's own refusal brings one


@dataclass(frozen=True)
class Weighed:
    """One row with its one outcome. `plan_id` is the plan it is for, None for one to be made."""

    row: ListRow
    is_new: bool = False  # the pupil comes onto the plan
    plan_id: int | None = None
    changes: tuple[FieldChange, ...] = ()
    trouble: Trouble | None = None
    remark: str = ""

    @property
    def outcome(self) -> str:
        """What becomes of it: created, updated, unchanged, rejected or conflicting."""
        if self.trouble:
            return "conflicting" if self.trouble.check == "lists_in_conflict" else "rejected"
        return CREATED if self.is_new else UPDATED if self.changes else UNCHANGED

    @property
    def is_kept(self) -> bool:
        """Whether it makes or changes something."""
        return self.outcome in (CREATED, UPDATED)

    @property
    def wanted(self) -> dict[str, Value]:
        """What is to be written, by field."""
        return {change.field: change.in_file for change in self.changes}

    @property
    def written_pupil(self) -> int:
        """The pupil it was written for, 0 where that cannot be told."""
        return self.row.written.pupil_id if self.row.written else 0

    @property
    def plan_key(self) -> tuple[str, str]:
        """What rows of one plan have in common: its number, or its name and subject."""
        if self.plan_id is not None or self.row.written is None:
            return (str(self.plan_id), "")
        return (str(self.row.said["name"]).lower(), self.row.written.subject_id)

    def refused(self, check: str, field: str = PUPIL, detail: str = "") -> "Weighed":
        """Return the row as one that is not kept, and why."""
        return replace(self, trouble=Trouble(check, field, detail))


def weigh(
    standing: Standing,
    listed: Sequence[ListRow],
    choices: Mapping[int, str],
    refused: Mapping[int, RowRefused],
) -> list[Weighed]:
    """Give every row exactly one outcome.

    `choices` says whose word counts in a row in conflict, `refused` which rows a plan could not
    take, both by row number.
    """
    standing.know({row.written.pupil_id for row in listed if row.written})
    weighed = []
    for row in listed:
        one = _weigh(standing, row, choices.get(row.number))
        no = refused.get(row.number)
        if no and one.is_kept:
            trouble = Trouble("lists_plan_refused", no.field, no.message, no.remedy)
            one = replace(one, trouble=trouble)
        weighed.append(one)
    return _agreed(weighed)


def _weigh(standing: Standing, row: ListRow, choice: str | None) -> Weighed:
    trouble = _not_understood(row) or _not_known(standing, row) or _contradicts_itself(row)
    if trouble:
        return Weighed(row, trouble=trouble)
    if not row.said or row.written is None:
        return Weighed(row, remark="nothing was filled in")
    plan_id = _plan_of(standing, row)
    if plan_id is None:
        changes = [FieldChange(f, None, None, value, False) for f, value in row.said.items()]
        new = Weighed(row, is_new=True, changes=tuple(changes))
        return new if "name" in row.said else new.refused("lists_without_a_name", "name")
    try:
        return _for_a_plan(standing, row, plan_id, choice)
    except PlanError:
        return Weighed(row, plan_id=plan_id).refused("lists_plan_unknown", "name")


def _not_understood(row: ListRow) -> Trouble | None:
    if row.written is None and (row.said or row.faults):
        return Trouble("lists_row_unknown", NUMBER)
    return Trouble("lists_not_understood", row.faults[0][0]) if row.faults else None


def _not_known(standing: Standing, row: ListRow) -> Trouble | None:
    """Find a row of another school, of a pupil not here or gone, or under another pupil's name."""
    written = row.written
    if written is None or not row.said:
        return None
    found = standing.pupils.get(written.pupil_id)
    if written.urn != standing.urn or found is None:
        return Trouble("lists_pupil_unknown")
    name, left_on = found
    if row.pupil != name:
        return Trouble("lists_pupil_other_name")
    if left_on is not None and left_on <= standing.day:
        return Trouble("lists_pupil_left", detail=long_date(left_on))
    return None


def _contradicts_itself(row: ListRow) -> Trouble | None:
    starts_on, ends_on = row.said.get("starts_on"), row.said.get("ends_on")
    if starts_on is None or ends_on is None or str(starts_on) <= str(ends_on):
        return None
    return Trouble("lists_end_before_start", "ends_on", worded("starts_on", starts_on))


def _plan_of(standing: Standing, row: ListRow) -> int | None:
    """Return the plan a row is for: its own while the name is the same, else one of that name."""
    written, name = row.written, row.said.get("name")
    if written is None:
        return None
    if written.plan_id is not None and (name is None or _same(name, written.said.get("name"))):
        return written.plan_id
    if name is None:
        return None
    return standing.plan_named(str(name), written.subject_id, written.checkpoint_id)


def _for_a_plan(standing: Standing, row: ListRow, plan_id: int, choice: str | None) -> Weighed:
    written = row.written
    is_its_own = written is not None and written.plan_id == plan_id
    weighed = Weighed(row, plan_id=plan_id)
    changes = _changes(standing, weighed, plan_id, is_its_own)
    is_on_it = weighed.written_pupil in standing.places(plan_id)
    weighed = replace(weighed, is_new=not is_on_it, changes=changes)
    closed_on = standing.plan(plan_id).closed_on
    if weighed.is_kept and closed_on is not None:
        return weighed.refused("lists_plan_closed", "name", long_date(closed_on))
    if is_its_own and not is_on_it:
        gone = replace(
            weighed, is_new=False, remark="taken off the plan since the list was written"
        )
        return gone.refused("lists_pupil_taken_off") if changes else gone
    conflicts = [change for change in changes if change.is_conflict]
    if not conflicts or choice == FILE:
        return weighed
    if choice == CHECKPOINT:
        kept = tuple(change for change in changes if not change.is_conflict)
        return replace(weighed, changes=kept, remark="Checkpoint’s was kept")
    return weighed.refused(
        "lists_in_conflict", conflicts[0].field, "; ".join(map(sides, conflicts))
    )


def _changes(
    standing: Standing, one: Weighed, plan_id: int, is_its_own: bool
) -> tuple[FieldChange, ...]:
    """Return the fields the file wants otherwise than Checkpoint has them."""
    written, now = one.row.written, standing.says(plan_id, one.written_pupil)
    before = written.said if written and is_its_own else {}
    return tuple(
        FieldChange(f, before.get(f), now[f], value, not _same(before.get(f), now[f]))
        for f, value in one.row.said.items()
        if f != "name" and not _same(value, before.get(f)) and not _same(value, now[f])
    )


def sides(change: FieldChange) -> str:
    """Say what Checkpoint and the list say of a field."""
    return (
        f"{label_of(change.field)}: Checkpoint says "
        f"{worded(change.field, change.in_checkpoint) or 'nothing'}, the list says "
        f"{worded(change.field, change.in_file)}"
    )


def _agreed(weighed: Sequence[Weighed]) -> list[Weighed]:
    """Refuse a row that says otherwise of a plan than a row above it: one plan has one lead.

    Barriers may differ: the plan has the first one, and a pupil's other one goes into the note.
    """
    settled: dict[tuple, tuple[Value, int]] = {}
    placed: dict[tuple, int] = {}
    agreed = []
    for one in weighed:
        if one.is_kept:
            above = placed.setdefault((one.plan_key, one.written_pupil), one.row.number)
            if above != one.row.number:
                one = one.refused("lists_said_twice", detail=f"Row {above}")
        agreed.append(_with_those_above(one, settled))
    return agreed


def _with_those_above(one: Weighed, settled: dict[tuple, tuple[Value, int]]) -> Weighed:
    """Compare a row with what the rows above have settled, and settle what they have not."""
    if not one.is_kept:
        return one
    for change in one.changes:
        if change.field in PUPIL_FIELDS or change.field == "name":
            continue
        mine = (change.in_file, one.row.number)
        value, above = settled.setdefault((one.plan_key, change.field), mine)
        if _same(value, change.in_file):
            continue
        if change.field != "barrier":
            said = f"Row {above} says {worded(change.field, value)}"
            return one.refused("lists_rows_disagree", change.field, said)
        one = _barrier_in_note(one)
    return one


def _barrier_in_note(weighed: Weighed) -> Weighed:
    wanted = weighed.wanted
    parts = [f"barrier: {str(wanted['barrier']).replace('_', ' ')}", str(wanted.get("need") or "")]
    others = [c for c in weighed.changes if c.field not in ("barrier", "need")]
    note = FieldChange("need", None, None, "; ".join(filter(None, parts)), False)
    return replace(weighed, changes=(*others, note))


def _same(one: Value | None, other: Value | None) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
    return one == other
