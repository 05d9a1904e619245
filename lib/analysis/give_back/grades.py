"""Every grade of one checkpoint as it was brought in, to be given back to the school."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.store.database import Database


@dataclass(frozen=True)
class CheckpointGrades:
    """The grades of one checkpoint, and the targets of its year when they were asked for.

    `grades` has one row per entry: pupil_id, upn, admission_number, surname, forename, form,
    date_of_birth, subject_id, subject, subject_order, default_qualification, qualification, grade,
    class_code and entered_on (null but for final results). `targets`, one row per pupil and
    subject, has the same columns without the last two; None when they were not asked for.
    """

    checkpoint_id: int
    label: str
    kind: str
    school: str
    collected_on: date
    grades: pd.DataFrame
    targets: pd.DataFrame | None


def checkpoint_grades(
    database: Database, checkpoint_id: int, with_targets: bool = False
) -> CheckpointGrades:
    """Return the grades of one checkpoint. Raises KeyError when there is no such checkpoint."""
    choices = database.rows("give_back/choices")
    found = choices[choices.checkpoint_id == checkpoint_id]
    if found.empty:
        raise KeyError(f"there is no checkpoint {checkpoint_id}")
    row = found.iloc[0]
    asked = {"checkpoint_id": checkpoint_id}
    return CheckpointGrades(
        checkpoint_id=checkpoint_id,
        label=row.label,
        kind=row.kind,
        school=row.school,
        collected_on=row.collected_on.date(),
        grades=database.rows("give_back/grades", **asked),
        targets=database.rows("give_back/targets", **asked) if with_targets else None,
    )
