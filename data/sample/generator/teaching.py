"""Who is taught what by whom: the staff, Year 11's timetable and set changes, its other targets."""

from datetime import date
from functools import cache

import numpy as np

from data.sample.generator.beside import WHO, Sheet
from data.sample.generator.calendar import Collection, collections
from data.sample.generator.grades import grade
from data.sample.generator.names import draw_name
from data.sample.generator.people import Pupil
from data.sample.generator.stages import Stage, exam_stage
from data.sample.generator.truths import chance

MOVED_ON = date(2026, 11, 9)
MOVED = 6
TITLES = ("Ms", "Mr", "Mrs", "Miss")


def staff() -> Sheet:
    """Return the staff who teach Year 11, with the classes of each."""
    taught: dict[str, list[str]] = {}
    subjects: dict[str, str] = {}
    for _, _, subject, code in _places(2027):
        classes = taught.setdefault(_teacher(subject, code), [])
        classes += [] if code in classes else [code]
        subjects[_teacher(subject, code)] = subject
    rows = []
    for initials, classes in sorted(taught.items()):
        name = _name(initials)
        email = f"{name.split()[-1].lower()}.{initials.lower()}@wrenmoor.example"
        department = subjects[initials]
        rows.append([name, initials, email, department, "Teacher", "", ", ".join(sorted(classes))])
    return ["Name", "Code", "Email", "Department", "Role", "Form", "Classes"], rows


def timetable(results_year: int) -> Sheet:
    """Return who is in which class of Year 11, with its teacher, from the start of the year."""
    return [*WHO, "Subject", "Class", "Teacher", "From"], [
        [p.upn, p.surname, p.forename, subject, code, _teacher(subject, code), "03/09/2026"]
        for _, p, subject, code in _places(results_year)
    ]


def set_changes(results_year: int) -> Sheet:
    """Return the few who changed set in maths in November."""
    maths = [place for place in _places(results_year) if place[2] == "Maths"]
    codes = sorted({code for *_, code in maths})
    chosen = chance("set changes", results_year).permutation(len(maths))[:MOVED]
    rows = []
    for number in sorted(chosen):
        _, p, subject, code = maths[number]
        other = codes[(codes.index(code) + 1) % len(codes)]
        teacher = _teacher(subject, other)
        day = MOVED_ON.strftime("%d/%m/%Y")
        rows.append([p.upn, p.surname, p.forename, subject, other, teacher, day])
    return [*WHO, "Subject", "Class", "Teacher", "From"], rows


def targets(results_year: int) -> Sheet:
    """Return Year 11's targets beside a minimum, a grade below, and an aspirational, one above."""
    stage, collection = exam_stage(results_year), _latest(results_year)
    columns = [c for c in range(len(stage.subjects)) if stage.taken[:, c].any()]
    columns = [c for c in columns if stage.subjects[c].scale == "gcse"]
    heading = [f"{stage.subjects[c].name} {kind}" for c in columns for kind in KINDS]
    rows = []
    for row, p in _there(stage, collection):
        cells = []
        for c in columns:
            target = stage.targets[2027][row, c]
            is_set = bool(stage.taken[row, c]) and not np.isnan(target)
            cells += [
                grade(float(np.clip(target + k, 1, 9)), "gcse") if is_set else "" for k in MORE
            ]
        rows.append([p.upn, p.surname, p.forename, *cells])
    return [*WHO, *heading], rows


KINDS, MORE = ("Target", "Minimum target", "Aspirational target"), (0, -1, 1)


def _there(stage: Stage, collection: Collection) -> list[tuple[int, Pupil]]:
    day = collection.collected_on
    found = [
        (row, p)
        for row, p in enumerate(stage.pupils)
        if p.joined_on <= day and (p.left_on is None or p.left_on >= day)
    ]
    return sorted(
        found, key=lambda pair: (pair[1].form, pair[1].surname, pair[1].forename, pair[0])
    )


@cache
def _places(results_year: int) -> list[tuple[int, Pupil, str, str]]:
    stage, collection = exam_stage(results_year), _latest(results_year)
    return [
        (row, p, stage.subjects[c].name, stage.class_of(collection, row, c))
        for row, p in _there(stage, collection)
        for c in np.flatnonzero(stage.taken[row])
    ]


@cache
def _latest(results_year: int) -> Collection:
    found = [c for c in collections() if c.results_year == results_year and c.academic_year == 2027]
    return next(c for c in found if c.half_term == 1)


def _teacher(subject: str, code: str) -> str:
    """Return the initials of who teaches a class."""
    words = [word for word in subject.split() if word.isalpha()]
    number = int(code[-1]) if code[-1].isdigit() else 0
    return f"{''.join(word[:2] for word in words)[:3].upper()}{number}"


@cache
def _name(initials: str) -> str:
    """Return an invented name for a teacher's initials."""
    generator = chance(f"teacher {initials}")
    forename, surname = draw_name(generator, "F", False)
    return f"{TITLES[int(generator.integers(len(TITLES)))]} {forename[0]}. {surname}"
