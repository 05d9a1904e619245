"""The columns a head of department fills in, what each offers, and what the row stands for.

They show the plan a pupil is on already. Two hidden columns let a filled-in list be read back
(`lib/importing/contents/filled_list/rows.py`): the pupil's number, and what it said when written.
"""

import json
from collections.abc import Iterable
from datetime import date

import pandas as pd

from lib.analysis.lists.subject_lists import ListCheckpoint
from lib.exports.frame.escaping import plain
from lib.exports.frame.workbook import Column
from lib.interventions.plans.choices import BARRIERS, USUAL_TYPES, WAVES

ROOM_FOR_CHOICES = 255
"""Characters that Excel takes for the choices of a drop-down list, commas included."""
FIELDS = (
    "name",
    "barrier",
    "kind",
    "wave",
    "lead",
    "starts_on",
    "ends_on",
    "sessions_planned",
    "minutes",
    "room",
    "resources_assured_by",
    "target_grade",
    "need",
)
"""In the order of the columns; the frame of the lists has each as `plan_` and its name."""
NUMBER = Column("pupil_id", "Pupil number", 8, "whole", is_hidden=True)
AS_WRITTEN = Column("as_written", "As written", 8, is_hidden=True)


def planning_columns(said_of_types: pd.DataFrame) -> tuple[Column, ...]:
    """Return the planning columns; `said_of_types` is the school's say on types of help."""
    text, day = "planning", "planning_date"
    types = fitting(offered_types(said_of_types))
    columns = (
        ("name", "Intervention", 18, text, (), "Rows of one name in a subject are one group."),
        ("barrier", "Barrier", 12, text, tuple(BARRIERS.values()), "The main thing in the way."),
        ("kind", "Type", 13, text, types, "The type of help, from the list."),
        ("wave", "Wave", 10, text, tuple(WAVES.values()), "1 in class, 2 a group, 3 one pupil."),
        ("lead", "Lead", 10, text, (), ""),
        ("starts_on", "Start", 9, day, (), "A date, such as 30/11/2026."),
        ("ends_on", "End", 9, day, (), "Six weeks after the start unless you say otherwise."),
        ("sessions_planned", "Sessions", 7, text, (), ""),
        ("minutes", "Minutes", 7, text, (), ""),
        ("room", "Room", 7, text, (), ""),
        ("resources_assured_by", "Resources assured by", 11, text, (), ""),
        ("target_grade", "Pupil target", 7, text, (), "Left blank: the pupil’s own target."),
        ("need", "Note", 18, text, (), ""),
    )
    return tuple(
        Column(f"plan_{field}", heading, width, role, choices, prompt, is_planning=True)
        for field, heading, width, role, choices, prompt in columns
    )


def offered_types(said: pd.DataFrame) -> tuple[str, ...]:
    """Return the usual types that are still offered, and then the school's own."""
    offers = dict(zip(said.name.str.lower(), said.is_offered, strict=True))
    usual = [kind.name for kind in USUAL_TYPES if offers.get(kind.name.lower(), True)]
    known = {kind.name.lower() for kind in USUAL_TYPES}
    own = said.name[said.is_offered.astype(bool) & ~said.name.str.lower().isin(known)]
    return (*usual, *own)


def fitting(types: Iterable[str]) -> tuple[str, ...]:
    """Return the types, or nothing to choose from where Excel could not hold them all."""
    offered = tuple(types)
    return offered if len(",".join(offered)) <= ROOM_FOR_CHOICES else ()


def with_plans(pupils: pd.DataFrame, checkpoint: ListCheckpoint) -> pd.DataFrame:
    """Return the rows with their plans in words and with `as_written`, to be hidden."""
    rows = pupils.to_dict("records")
    return pupils.assign(
        as_written=[_as_written(row, checkpoint) for row in rows],
        plan_barrier=pupils.plan_barrier.map(BARRIERS),
        plan_wave=pupils.plan_wave.map(WAVES),
    )


def _as_written(row: dict, checkpoint: ListCheckpoint) -> str:
    plan = row["plan_id"]
    said = {field: _value(row[f"plan_{field}"]) for field in FIELDS}
    kept = {
        "urn": checkpoint.urn,
        "checkpoint": checkpoint.checkpoint_id,
        "pupil": int(row["pupil_id"]),
        "subject": row["subject_id"],
        "plan": None if pd.isna(plan) else int(plan),
        "written_on": checkpoint.help_on.isoformat(),
        "said": {field: value for field, value in said.items() if value is not None},
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _value(value: object) -> str | int | None:
    cell = plain(value)
    if isinstance(cell, date):
        return cell.isoformat()
    return int(cell) if isinstance(cell, int | float) else cell
