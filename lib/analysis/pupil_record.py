"""Everything held on one pupil, table by table, for a person's right to see their data."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.store.database import Database

HELD_IN = {
    "record_pupil": ("pupil", "pupil_superseded"),
    "record_targets": ("target", "target_superseded"),
    "record_grades": ("result", "result_superseded", "pupil_subject"),
    "record_measures": ("pupil_measure",),
    "record_slots": ("kept_slot",),
    "record_dfe_measures": ("dfe_measure", "dfe_measure_superseded"),
    "record_help": ("intervention_pupil", "intervention_pupil_superseded"),
    "record_sessions": ("session_mark",),
    "record_reviews": ("intervention_review",),
    "record_plan_changes": ("intervention_change",),
    "record_decisions": ("meeting_decision_pupil",),
    "record_memberships": ("register_membership",),
    "record_registers": ("register_entry", "register_reason", "register_hand"),
}
"""Which tables each query answers for: every table with a pupil in it is named here."""


@dataclass(frozen=True)
class PupilRecord:
    """The rows held on one pupil, by query name, with the school and the day they were read."""

    pupil_id: int
    name: str
    school: str
    read_on: date
    tables: dict[str, pd.DataFrame]


def pupil_record(database: Database, pupil_id: int, read_on: date) -> PupilRecord:
    """Return every row held on the pupil. Raises IndexError when there is no such pupil."""
    tables = {query: database.rows(query, pupil_id=pupil_id) for query in HELD_IN}
    now = tables["record_pupil"].iloc[0]
    schools = database.rows("record_school", pupil_id=pupil_id)
    return PupilRecord(
        pupil_id=pupil_id,
        name=f"{now.forename} {now.surname}",
        school=str(schools["name"].iloc[0]) if len(schools) else "",
        read_on=read_on,
        tables=tables,
    )
