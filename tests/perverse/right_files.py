"""The right files that are made wrong: each kind of list that a school has."""

from collections.abc import Sequence
from datetime import date
from random import Random

from perverse.school import EVERYONE, YEAR_11, Pupil
from perverse.school_list import Line, SchoolList

from lib.importing.delivery import CheckpointChoice

HEADINGS = {
    "upn": "UPN",
    "former_upn": "Former UPN",
    "number": "Admission number",
    "surname": "Surname",
    "forename": "Forename",
    "full_name": "Name",
    "born": "Date of birth",
    "year": "Year",
    "form": "Reg",
}
SUBJECTS = {
    "mathematics": "Maths",
    "english_language": "English Language",
    "history": "History",
    "geography": "Geography",
    "french": "French",
    "biology": "Biology",
    "computer_science": "Computer Science",
    "combined_science": "Combined Science",
}
IDENTITIES = (
    "upn surname forename",
    "upn surname forename form",
    "upn number surname forename born form",
    "upn full_name form",
    "upn forename",
    "upn surname forename born",
    "number surname forename",
    "number full_name born",
    "surname forename born",
    "surname forename form",
    "upn born",
    "number upn full_name",
)
OF_LISTS = (
    "upn number surname forename born year form",
    "upn surname forename form",
    "number surname forename year form",
    "upn former_upn number surname forename born year form",
    "upn surname forename born year",
)
WORDS = {"detail:is_disadvantaged": "PP", "detail:is_fsm": "FSM", "detail:sen": "SEN",
         "detail:is_eal": "EAL", "detail:attendance_percent": "Attendance"}  # fmt: skip
PAIRS = ("9-9", "9-8", "8-8", "8-7", "7-7", "7-6", "6-6", "6-5", "5-5", "5-4", "4-4", "4-3", "3-3")


def right_file(random: Random) -> SchoolList:
    """Return a list of one of the kinds, right in everything."""
    kind = random.choice(tuple(MAKERS))
    checkpoint = CheckpointChoice(
        2027, random.choice((1, 1, 2, 3)), 11, random.choice(("predicted", "predicted", "mock")),
        date(2026, 11, 13),
    )  # fmt: skip
    return MAKERS[kind](random, kind, checkpoint)


def a_grade(random: Random, subject: str) -> str:
    """Return a grade on a subject's scale, as it is stored."""
    if subject == "combined_science":
        return random.choice(PAIRS)
    return random.choice("9876554433221U")


def line_of(pupil: Pupil, roles: list[str], said: dict[str, str], texts: dict[str, str]) -> Line:
    """Return a pupil's row: who they are, and what is written under the other columns."""
    cells = [pupil.said(role) if role in HEADINGS else texts.get(role, "") for role in roles]
    return Line(cells, roles, pupil, said, is_row=True)


def _start(
    random: Random,
    kind: str,
    checkpoint: CheckpointChoice,
    roles: list[str],
    headings: Sequence[str],
) -> SchoolList:
    return SchoolList(random, kind, checkpoint, [Line([*headings], roles, is_head=True)], kind)


def _marks(random: Random, kind: str, checkpoint: CheckpointChoice) -> SchoolList:
    chosen = random.sample(list(SUBJECTS), random.randint(2, 5))
    roles = random.choice(IDENTITIES).split()
    head = [HEADINGS[role] for role in roles]
    for subject in chosen:
        roles += [f"{'target' if kind == 'targets' else 'grade'}:{subject}"]
        head += [SUBJECTS[subject] + (" Target" if kind == "targets" else "")]
        if kind == "marks_and_targets":
            roles += [f"target:{subject}"]
            head += [f"{SUBJECTS[subject]} Target"]
    found = _start(random, kind, checkpoint, roles, head)
    for pupil in _sorted(random, YEAR_11):
        said = {}
        for role in [r for r in roles if ":" in r]:
            if random.random() < 0.9:
                said[role] = a_grade(random, role.partition(":")[2])
        found.lines.append(line_of(pupil, roles, said, said))
    return found


def _results(random: Random, kind: str, checkpoint: CheckpointChoice) -> SchoolList:
    dated = ["dated"] if random.random() < 0.4 else []
    roles = [*random.choice(IDENTITIES).split(), "subject", *dated, "grade"]
    head = [*(HEADINGS[r] for r in roles if r in HEADINGS), "Subject", *(["Date"] if dated else [])]
    found = _start(random, kind, checkpoint, roles, [*head, "Grade"])
    chosen = random.sample(list(SUBJECTS), 3)
    for pupil in _sorted(random, YEAR_11):
        for subject in chosen:
            grade = a_grade(random, subject)
            texts = {"subject": SUBJECTS[subject], "grade": grade, "dated": "09/11/2026"}
            found.lines.append(line_of(pupil, roles, {f"grade:{subject}": grade}, texts))
    return found


def _pupils(random: Random, kind: str, checkpoint: CheckpointChoice) -> SchoolList:
    roles = random.choice(OF_LISTS).split()
    return _with_details(random, kind, checkpoint, roles, random.sample(list(WORDS), 3), EVERYONE)


def _flags(random: Random, kind: str, checkpoint: CheckpointChoice) -> SchoolList:
    roles = random.choice(
        ("surname forename form", "full_name form", "surname forename", "surname forename born",
         "upn surname forename", "number surname forename", "upn full_name", "upn forename")
    ).split()  # fmt: skip
    fields = {
        "flags": ["detail:is_disadvantaged", "detail:is_fsm"],
        "needs": ["detail:sen"],
        "attendance": ["detail:attendance_percent"],
    }
    return _with_details(random, kind, checkpoint, roles, fields[kind], YEAR_11)


def _with_details(
    random: Random,
    kind: str,
    checkpoint: CheckpointChoice,
    roles: list[str],
    details: list[str],
    pupils: Sequence[Pupil],
) -> SchoolList:
    roles = [*roles, *details]
    head = [HEADINGS.get(role) or WORDS[role] for role in roles]
    found = _start(random, kind, checkpoint, roles, head)
    for pupil in _sorted(random, pupils):
        texts, said = {}, {}
        for role in details:
            texts[role], said[role] = _detail(random, role)
        if said.get("detail:is_fsm") == "True":
            # Meals now are meals in the last six years, and those are disadvantage.
            texts["detail:is_disadvantaged"] = "Y"
            said |= dict.fromkeys(("detail:is_disadvantaged", "detail:is_fsm6"), "True")
        found.lines.append(line_of(pupil, roles, said, texts))
    return found


def _detail(random: Random, role: str) -> tuple[str, str]:
    if role == "detail:sen":
        return random.choice((("N", "N"), ("K", "K"), ("E", "E")))
    if role == "detail:attendance_percent":
        percent = f"{random.randint(800, 999) / 10}"
        return percent, str(float(percent))
    return random.choice((("Y", "True"), ("N", "False")))


def _behaviour(random: Random, kind: str, checkpoint: CheckpointChoice) -> SchoolList:
    roles = [
        "surname",
        "forename",
        "form",
        "happened",
        "incident",
        "points",
        "detail:is_disadvantaged",
    ]
    head = ["Surname", "Forename", "Reg", "Incident date", "Incident", "Points", "PP"]
    found = _start(random, kind, checkpoint, roles, head)
    for pupil in _sorted(random, YEAR_11):
        text, value = _detail(random, roles[-1])
        texts = {"happened": "12/10/2026", "incident": "Late", "points": "2", roles[-1]: text}
        for _ in range(2):
            found.lines.append(line_of(pupil, roles, {roles[-1]: value}, texts))
    return found


def _sorted(random: Random, pupils: Sequence[Pupil]) -> list[Pupil]:
    """Return pupils as a list has them: by name, by form, or as they joined; some lack a few."""
    order = random.choice(("name", "form", "number"))
    by = {"name": lambda p: (p.surname, p.forename), "form": lambda p: (p.form, p.surname),
          "number": lambda p: p.number}[order]  # fmt: skip
    chosen = sorted(pupils, key=by)
    if random.random() < 0.3:
        start = random.randint(0, len(chosen) // 2)
        chosen = chosen[start : start + random.randint(8, 16)]
    return chosen


MAKERS = {
    "pupils": _pupils,
    "flags": _flags,
    "needs": _flags,
    "attendance": _flags,
    "behaviour": _behaviour,
    "marks": _marks,
    "marks_and_targets": _marks,
    "targets": _marks,
    "results": _results,
}
