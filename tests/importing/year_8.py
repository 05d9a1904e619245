"""Pupils of Year 8 and marksheets of theirs on the scales of Years 7 to 9."""

from dataclasses import replace
from datetime import date
from random import Random

from importing.cast import pupils

from lib.importing.delivery import CheckpointChoice, deliver
from lib.importing.importer import store_unseen
from lib.store.importing.own_school import start_own_school

AUTUMN = CheckpointChoice(2027, 1, 8, "predicted", date(2026, 11, 13))
SPRING = CheckpointChoice(2027, 3, 8, "predicted", date(2027, 2, 5))
WORKING = CheckpointChoice(2027, 1, 8, "working_at", date(2026, 11, 13))

PUPILS = """\
UPN,Surname,Forename,Sex,Date of birth,Year,Reg,PP,KS2 reading,KS2 maths
B801200005001,Marlowe,Mari,F,01/02/2014,8,8A,Y,104,102
R201100018042,Singh,Sam,M,14/03/2014,8,8A,N,99,95
R662332011222,Kaya,Kit,M,30/11/2013,8,8B,N,112,115
"""
WHO = ["B801200005001,Marlowe,Mari", "R201100018042,Singh,Sam", "R662332011222,Kaya,Kit"]


def a_year_8(database):
    """Name the school and bring in three pupils of Year 8."""
    start_own_school(database, 123_456, "Harbour School")
    store_unseen(database, [pupils(PUPILS)], "test")
    return database


def sheet(headings, *cells):
    """A sheet of the three pupils: `Maths,English`, then a row of cells each."""
    rows = [f"{who},{row}" for who, row in zip(WHO, cells, strict=False)]
    return "\n".join([f"UPN,Surname,Forename,{headings}", *rows, ""])


def marks(text, checkpoint=AUTUMN):
    return deliver("marks.csv", text.encode(), checkpoint=checkpoint)


def targets(text):
    return deliver("targets.csv", text.encode(), content="targets", academic_year=2027)


def subjects(database, columns="grade, target_grade, shortfall, is_behind, status"):
    """Each pupil's subjects as they were measured, by checkpoint, name and subject."""
    with database.cursor() as cursor:
        return cursor.execute(
            f"select {columns} from viewer.grade order by collected_on, pupil_name, subject_order"
        ).fetchall()


LADDERS = {
    "Maths": ["WTS", "EXS", "GDS"],
    "English": ["3a", "4c", "4b", "4a", "5c", "5b"],
    "Science": ["Emerging", "Developing", "Secure", "Mastered"],
    "History": [f"{mark}%" for mark in range(40, 95, 6)],
}
"""A scale a subject, the lowest first."""


def a_cohort(database, kind="predicted"):
    """Bring in 48 pupils of Year 8, their targets and two checkpoints, on four scales."""
    start_own_school(database, 123_456, "Harbour School")
    draw = Random(8)
    pupils_of = [_pupil(number, draw) for number in range(48)]
    heads = "Admission number,Surname,Forename,Year," + ",".join(LADDERS)
    aims = [[draw.randrange(1, len(steps)) for steps in LADDERS.values()] for _ in pupils_of]
    store_unseen(database, [pupils("\n".join([LIST, *(p[0] for p in pupils_of)]) + "\n")], "test")
    store_unseen(database, [targets(_sheet(heads, pupils_of, aims))], "test")
    for choice in (AUTUMN, SPRING):
        now = [[max(step + draw.choice([-2, -1, 0, 0, 1]), 0) for step in row] for row in aims]
        at = replace(choice, kind=kind)
        store_unseen(database, [marks(_sheet(heads, pupils_of, now), at)], "test")
    return database


LIST = "Admission number,Surname,Forename,Sex,Date of birth,Year,Reg,PP,SEN,KS2 reading,KS2 maths"


def _pupil(number, draw):
    who = f"{1000 + number},{_NAMES[number % 8]}{chr(97 + number // 8)},{_FORENAMES[number % 6]}"
    flags = f"{draw.choice('YNN')},{draw.choice('NNNK')}"
    score = draw.randrange(90, 116)
    return f"{who},{'FM'[number % 2]},{1 + number % 28:02}/03/2014,8,8{'AB'[number % 2]}," + (
        f"{flags},{score},{score - 2}"
    ), who


def _sheet(heads, pupils_of, places):
    rows = [
        ",".join(
            [who, "8", *(s[min(p, len(s) - 1)] for s, p in zip(LADDERS.values(), row, strict=True))]
        )
        for (_, who), row in zip(pupils_of, places, strict=True)
    ]
    return "\n".join([heads, *rows, ""])


_NAMES = ["Ashby", "Brook", "Carter", "Dunne", "Ellis", "Frost", "Grant", "Hobbs"]
_FORENAMES = ["Ada", "Ben", "Cleo", "Dan", "Eve", "Fay"]
