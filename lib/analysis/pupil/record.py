"""Everything held on one pupil, table by table, for a person's right to see their data."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.store.database import Database

HELD_IN = {
    "pupil/record/pupil": ("pupil",),
    "pupil/record/other_names": ("pupil_other_name",),
    "pupil/record/targets": ("target",),
    "pupil/record/grades": ("result", "pupil_subject"),
    "pupil/record/measures": ("pupil_measure",),
    "pupil/record/slots": ("kept_slot",),
    "pupil/record/dfe_measures": ("dfe_measure",),
    "pupil/record/observations": ("observation",),
    "pupil/record/classes": ("class_place",),
    "pupil/record/help": ("intervention_pupil",),
    "pupil/record/sessions": ("session_mark",),
    "pupil/record/reviews": ("intervention_review",),
    "pupil/record/plan_changes": ("intervention_change",),
    "pupil/record/decisions": ("meeting_decision_pupil",),
    "pupil/record/registers": ("register_membership",),
    "pupil/record/intervention_register": ("register_entry", "register_reason", "register_hand"),
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
    now = tables["pupil/record/pupil"].iloc[0]
    schools = database.rows("pupil/record/school", pupil_id=pupil_id)
    return PupilRecord(
        pupil_id=pupil_id,
        name=f"{now.forename} {now.surname}",
        school=str(schools["name"].iloc[0]) if len(schools) else "",
        read_on=read_on,
        tables=tables,
    )
