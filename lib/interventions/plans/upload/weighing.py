"""Each row of a filled-in list beside what Checkpoint says now: new, changed, conflicting …

Three things are compared for every field: what the list said when it was written, what it says
now, and what Checkpoint says now. Where only one of the two changed, that one counts; where both
did, and differ, the row conflicts and a person chooses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from lib.interventions.plans.plan import PlanError
from lib.interventions.plans.upload.checks import (
    closed,
    contradicts_itself,
    disagrees,
    no_such_plan,
    not_known,
    said_twice,
    taken_off,
    without_a_name,
)
from lib.interventions.plans.upload.rows import UploadFinding, UploadRow
from lib.interventions.plans.upload.standing import Standing
from lib.interventions.plans.upload.values import PUPIL_FIELDS, Value
from lib.store.statements import Cursor, frame

NEW, CHANGED, UNCHANGED, CONFLICTING, REJECTED = (
    "new",
    "changed",
    "unchanged",
    "conflicting",
    "rejected",
)
OUTCOMES = (NEW, CHANGED, UNCHANGED, CONFLICTING, REJECTED)
FILE, CHECKPOINT = "file", "checkpoint"
"""Whose word counts in a conflicting row, when a person has chosen."""


@dataclass(frozen=True)
class FieldChange:
    """One field of a row: what was written in the list, what Checkpoint and the file say now."""

    field: str
    as_written: Value | None
    in_checkpoint: Value | None
    in_file: Value
    is_conflict: bool


@dataclass(frozen=True)
class Weighed:
    """One row with its one outcome. `plan_id` is the plan it is for, None for one to be made."""

    row: UploadRow
    outcome: str
    plan_id: int | None = None
    changes: tuple[FieldChange, ...] = ()
    findings: tuple[UploadFinding, ...] = ()
    remark: str = ""

    @property
    def wanted(self) -> dict[str, Value]:
        """What is to be written, by field."""
        return {change.field: change.in_file for change in self.changes}

    @property
    def plan_key(self) -> tuple:
        """What rows of one plan have in common: its number, or its name and subject."""
        if self.plan_id is not None:
            return ("plan", self.plan_id)
        return ("new", str(self.row.said["name"]).lower(), self.row.written.subject_id)

    def rejected(self, finding: UploadFinding) -> "Weighed":
        """Return the row as one that is not kept, and why."""
        return replace(self, outcome=REJECTED, changes=(), findings=(*self.findings, finding))


def weigh(
    cursor: Cursor,
    urn: int,
    uploaded: Sequence[UploadRow],
    day: date,
    choices: Mapping[tuple[str, int], str],
    refused: Mapping[tuple[str, int], UploadFinding],
) -> list[Weighed]:
    """Give every row exactly one outcome.

    `choices` says whose word counts in a conflicting row, `refused` which rows a plan could not
    take, both by the place of the row.
    """
    standing = Standing(cursor, urn, day)
    ids = {row.written.pupil_id for row in uploaded if row.written}
    listed = frame(cursor, "plans/uploaded_pupils", urn=urn, pupil_ids=sorted(ids))
    for row in listed.itertuples(index=False):
        left = None if pd.isna(row.left_on) else pd.Timestamp(row.left_on).date()
        standing.pupils[int(row.pupil_id)] = (row.pupil, left)
    return _agreed([_weigh(standing, row, choices, refused) for row in uploaded])


def _weigh(
    standing: Standing,
    row: UploadRow,
    choices: Mapping[tuple[str, int], str],
    refused: Mapping[tuple[str, int], UploadFinding],
) -> Weighed:
    wrong = row.findings or not_known(standing, row) or contradicts_itself(row)
    if row.place in refused:
        wrong = (refused[row.place],)
    if wrong:
        return Weighed(row, REJECTED, findings=tuple(wrong))
    if not row.said:
        return Weighed(row, UNCHANGED, remark="nothing was filled in")
    plan_id = _plan_of(standing, row)
    if plan_id is None:
        return _for_a_new_plan(row)
    try:
        return _for_a_plan(standing, row, plan_id, choices.get(row.place))
    except PlanError:
        return Weighed(row, REJECTED, plan_id, findings=(no_such_plan(row),))


def _plan_of(standing: Standing, row: UploadRow) -> int | None:
    """Return the plan a row is for: its own while the name is the same, else one of that name."""
    name, before = row.said.get("name"), row.written.said.get("name")
    if row.written.plan_id is not None and (name is None or _same(name, before)):
        return row.written.plan_id
    if name is None:
        return None
    written = row.written
    return standing.plan_named(str(name), written.subject_id, written.checkpoint_id)


def _for_a_new_plan(row: UploadRow) -> Weighed:
    if "name" not in row.said:
        return Weighed(row, REJECTED, findings=(without_a_name(row),))
    changes = [FieldChange(f, None, None, value, False) for f, value in row.said.items()]
    return Weighed(row, NEW, None, tuple(changes))


def _for_a_plan(standing: Standing, row: UploadRow, plan_id: int, choice: str | None) -> Weighed:
    is_its_own = row.written.plan_id == plan_id
    changes = _changes(standing, row, plan_id, row.written.said if is_its_own else {})
    is_on_it = row.written.pupil_id in standing.places(plan_id)
    weighed = Weighed(row, CHANGED, plan_id, tuple(changes))
    closed_on = standing.plan(plan_id).closed_on
    if (changes or not is_on_it) and closed_on is not None:
        return weighed.rejected(closed(row, closed_on))
    if not is_on_it:
        if is_its_own:
            return _taken_off(weighed)
        outcome = NEW
    else:
        outcome = CHANGED if changes else UNCHANGED
    if any(change.is_conflict for change in changes):
        if choice is None:
            return replace(weighed, outcome=CONFLICTING)
        if choice == CHECKPOINT:
            kept = tuple(change for change in changes if not change.is_conflict)
            settled = NEW if not is_on_it else CHANGED if kept else UNCHANGED
            return replace(weighed, outcome=settled, changes=kept, remark="Checkpoint’s was kept")
    return replace(weighed, outcome=outcome)


def _changes(
    standing: Standing, row: UploadRow, plan_id: int, before: Mapping[str, Value]
) -> list[FieldChange]:
    """Return the fields the file wants otherwise than Checkpoint has them."""
    now = standing.says(plan_id, row.written.pupil_id)
    return [
        FieldChange(f, before.get(f), now[f], value, not _same(before.get(f), now[f]))
        for f, value in row.said.items()
        if f != "name" and not _same(value, before.get(f)) and not _same(value, now[f])
    ]


def _taken_off(weighed: Weighed) -> Weighed:
    row = weighed.row
    if not weighed.changes:
        remark = "taken off the plan since the list was written"
        return replace(weighed, outcome=UNCHANGED, remark=remark)
    return weighed.rejected(taken_off(row))


def _agreed(weighed: Sequence[Weighed]) -> list[Weighed]:
    """Refuse a row that says otherwise of a plan than a row above it: one plan has one lead.

    Barriers may differ: the plan has the first one, and a pupil's other one goes into the note.
    """
    settled: dict[tuple, tuple[Value, int]] = {}
    placed: dict[tuple, int] = {}
    agreed = []
    for one in weighed:
        if one.outcome in (NEW, CHANGED):
            above = placed.setdefault((one.plan_key, one.row.written.pupil_id), one.row.number)
            if above != one.row.number:
                one = one.rejected(said_twice(one.row, above))
        agreed.append(_with_those_above(one, settled))
    return agreed


def _with_those_above(one: Weighed, settled: dict[tuple, tuple[Value, int]]) -> Weighed:
    """Compare a row with what the rows above have settled, and settle what they have not."""
    if one.outcome not in (NEW, CHANGED):
        return one
    for change in one.changes:
        if change.field in PUPIL_FIELDS or change.field == "name":
            continue
        mine = (change.in_file, one.row.number)
        value, above = settled.setdefault((one.plan_key, change.field), mine)
        if _same(value, change.in_file):
            continue
        if change.field == "barrier":
            one = _barrier_in_note(one)
            continue
        return one.rejected(disagrees(one.row, change.field, change.in_file, value, above))
    return one


def _barrier_in_note(weighed: Weighed) -> Weighed:
    wanted = weighed.wanted
    note = "; ".join(
        filter(None, [f"barrier: {str(wanted['barrier']).replace('_', ' ')}", wanted.get("need")])
    )
    others = [c for c in weighed.changes if c.field not in ("barrier", "need")]
    return replace(weighed, changes=(*others, FieldChange("need", None, None, note, False)))


def _same(one: Value | None, other: Value | None) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
    return one == other
