"""A school made by hand for one test: who is in it, and each subject's target and grades."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

import pandas as pd

from lib.store.measuring import measure

URN = 999001
FIRST = date(2025, 9, 1)


@dataclass
class Pupil:
    """`grades` is one word a checkpoint, oldest first; a dot is a grade that is not there."""

    name: str
    subjects: dict[str, tuple[str, str]]
    disadvantaged: bool = False
    ks2: float | None = 104
    left_on: date | None = None
    qualifications: dict[str, str] = field(default_factory=dict)
    sen: str | None = None
    joined_on: date | None = None


def build(database, pupils, kinds, *changes, year_group=11):
    """Store the pupils and one checkpoint for each kind, and measure. Pupil ids count from 1.

    `changes` are statements with their parameters, for what grades do not say. The cohort is always
    that of 2027, whatever its year group is called.
    """
    with database.transaction() as cursor:
        cursor.execute("insert into school values ($urn, 'A school', false, null)", {"urn": URN})
        _add(cursor, "checkpoint", [_checkpoint(*p, year_group) for p in enumerate(kinds, 1)])
        _add(cursor, "pupil", [_pupil(*person) for person in enumerate(pupils, 1)])
        taken = list(_taken(cursor, pupils))
        _add(cursor, "target", [row for row in map(_target, taken) if row["grade"] != "."])
        _add(cursor, "result", [row for one in taken for row in _results(one)])
        for statement, parameters in changes:
            cursor.execute(statement, parameters)
        measure(cursor, range(1, len(kinds) + 1))
    return len(kinds)


def help_with(database, pupil_id, name, subject=None, ends_on=None):
    """Give one pupil help that began with the first checkpoint."""
    with database.transaction() as cursor:
        cursor.execute("select nextval('intervention_number')")
        number = cursor.fetchone()[0]
        cursor.execute(
            "insert into intervention by name select $id as intervention_id, $urn as urn, "
            "$name as name, $subject as subject_id, 2 as wave, 'group' as kind, 'Mx Lead' as lead, "
            "$day as starts_on, $end::date as ends_on, 1 as import_id",
            {
                "id": number,
                "urn": URN,
                "name": name,
                "subject": subject,
                "day": FIRST,
                "end": ends_on,
            },
        )
        cursor.execute(
            "insert into intervention_pupil by name select $id as intervention_id, "
            "$pupil as pupil_id, $day as starts_on, $end::date as ends_on, 1 as import_id, "
            "2 as source_row",
            {"id": number, "pupil": pupil_id, "day": FIRST, "end": ends_on},
        )


def collected(place):
    """The day of the checkpoint in this place."""
    return FIRST + timedelta(weeks=7 * place)


def _add(cursor, table, rows):
    """Add all the rows to a table at once: a statement a row is most of a test's time."""
    if rows:
        names = ", ".join(rows[0])
        cursor.register("added", pd.DataFrame(rows, dtype=object))
        cursor.execute(f"insert into {table} ({names}) select {names} from added")
        cursor.unregister("added")


def _checkpoint(place, kind, year_group):
    return {
        "checkpoint_id": place,
        "urn": URN,
        "academic_year": 2027,
        "half_term": place,
        "year_group": year_group,
        "results_year": 2027,
        "kind": kind,
        "status": "checked",
        "collected_on": collected(place),
        "rule_set": "2027",
    }


def _pupil(number, pupil):
    forename, surname = pupil.name.split(" ", 1)
    return {
        "pupil_id": number,
        "urn": URN,
        "surname": surname,
        "forename": forename,
        "sex": "F",
        "results_year": 2027,
        "form": "11K",
        "is_disadvantaged": pupil.disadvantaged,
        "ks2_reading": pupil.ks2,
        "ks2_maths": pupil.ks2,
        "left_on": pupil.left_on,
        "sen": pupil.sen,
        "joined_on": pupil.joined_on,
        "import_id": 1,
        "source_row": 2,
    }


@dataclass(frozen=True)
class _Taken:
    """A subject that one pupil takes: its target, its grades, and the points of its scale."""

    pupil_id: int
    subject: str
    qualification: str
    target: str
    grades: str
    points: dict[str, float]

    def row(self, grade):
        return {
            "pupil_id": self.pupil_id,
            "subject_id": self.subject,
            "qualification": self.qualification,
            "grade": grade,
            "points": self.points.get(grade),
            "import_id": 1,
            "source_row": 2,
        }


def _taken(cursor, pupils):
    scales = defaultdict(dict)
    for qualification, grade, points in cursor.execute(
        "select qualification, grade, points from reference_points where tables_year = 2024"
    ).fetchall():
        scales[qualification][grade] = points
    usual = dict(
        cursor.execute("select subject_id, default_qualification from reference_subject").fetchall()
    )
    for number, pupil in enumerate(pupils, 1):
        for subject, (target, grades) in pupil.subjects.items():
            qualification = pupil.qualifications.get(subject) or usual[subject]
            yield _Taken(number, subject, qualification, target, grades, scales[qualification])


def _target(taken):
    return taken.row(taken.target) | {"academic_year": 2027}


def _results(taken):
    for place, grade in enumerate(taken.grades.split(), 1):
        if grade != ".":
            yield taken.row(grade) | {"checkpoint_id": place}
