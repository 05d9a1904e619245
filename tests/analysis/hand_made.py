"""A school made by hand for one test: who is in it, and each subject's target and grades."""

from dataclasses import dataclass, field
from datetime import date, timedelta

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


def build(database, pupils, kinds, year_group=11):
    """Store the pupils and one checkpoint for each kind, and measure. Pupil ids count from 1.

    The cohort is always that of 2027, whatever its year group is called.
    """
    with database.transaction() as cursor:
        cursor.execute("insert into school values ($urn, 'A school', false, null)", {"urn": URN})
        scale = _scale(cursor)
        for place, kind in enumerate(kinds, 1):
            _add_checkpoint(cursor, place, kind, year_group)
        for number, pupil in enumerate(pupils, 1):
            _add_pupil(cursor, number, pupil)
            for subject, (target, grades) in pupil.subjects.items():
                qualification = pupil.qualifications.get(subject) or scale["default"][subject]
                row = (number, subject, qualification)
                _add_target(cursor, row, target, scale)
                for place, grade in enumerate(grades.split(), 1):
                    _add_result(cursor, row, place, grade, scale)
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


def _scale(cursor):
    points = cursor.execute(
        "select qualification, grade, points from reference_points where tables_year = 2024"
    ).fetchall()
    default = cursor.execute(
        "select subject_id, default_qualification from reference_subject"
    ).fetchall()
    return {"default": dict(default)} | {(q, grade): value for q, grade, value in points}


def _add_checkpoint(cursor, place, kind, year_group):
    cursor.execute(
        "insert into checkpoint by name select $place as checkpoint_id, $urn as urn, "
        "2027 as academic_year, $place as half_term, $year_group as year_group, "
        "2027 as results_year, $kind as kind, 'checked' as status, $day as collected_on, "
        "'2027' as rule_set",
        {
            "place": place,
            "urn": URN,
            "kind": kind,
            "year_group": year_group,
            "day": collected(place),
        },
    )


def _add_pupil(cursor, number, pupil):
    forename, surname = pupil.name.split(" ", 1)
    cursor.execute(
        "insert into pupil by name select $id as pupil_id, $urn as urn, $surname as surname, "
        "$forename as forename, 'F' as sex, 2027 as results_year, '11K' as form, "
        "$disadvantaged as is_disadvantaged, $ks2::double as ks2_reading, "
        "$ks2::double as ks2_maths, $left::date as left_on, $sen as sen, "
        "$joined::date as joined_on, 1 as import_id, 2 as source_row",
        {
            "id": number,
            "urn": URN,
            "sen": pupil.sen,
            "joined": pupil.joined_on,
            "surname": surname,
            "forename": forename,
            "disadvantaged": pupil.disadvantaged,
            "ks2": pupil.ks2,
            "left": pupil.left_on,
        },
    )


def _add_target(cursor, row, target, scale):
    if target == ".":
        return
    number, subject, qualification = row
    cursor.execute(
        "insert into target values ($id, 2027, $subject, $qualification, $grade, $points, 1, 2, "
        "null)",
        {
            "id": number,
            "subject": subject,
            "qualification": qualification,
            "grade": target,
            "points": scale[qualification, target],
        },
    )


def _add_result(cursor, row, place, grade, scale):
    if grade == ".":
        return
    number, subject, qualification = row
    cursor.execute(
        "insert into result by name select $id as pupil_id, $place as checkpoint_id, "
        "$subject as subject_id, $qualification as qualification, $grade as grade, "
        "$points as points, 1 as import_id, 2 as source_row",
        {
            "id": number,
            "place": place,
            "subject": subject,
            "qualification": qualification,
            "grade": grade,
            "points": scale.get((qualification, grade)),
        },
    )
