"""The small cast that the import tests know by name, and the checkpoint they bring grades to."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from lib.importing.delivery import CheckpointChoice, deliver
from lib.importing.importer import preview, store_unseen
from lib.store.importing.own_school import start_own_school

FILES = Path(__file__).resolve().parents[1] / "files"
AUTUMN = CheckpointChoice(2027, 1, 11, "predicted", date(2026, 11, 13))
SPRING = CheckpointChoice(2027, 3, 11, "predicted", date(2027, 2, 5))

PUPILS = """\
UPN,Admission number,Surname,Forename,Sex,Date of birth,Year,Reg,PP,SEN,KS2 reading,KS2 maths
B801200005001,0001,Marlowe,Mari,F,01/02/2011,11,11A,Y,N,104,102
R201100018042,0002,Singh,Sam,M,14/03/2011,11,11A,N,K,99,95
R662332011222,0003,Kaya,Kit,M,30/11/2010,11,11B,N,N,112,115
,0004,Bell,Bill,M,05/05/2011,11,11B,N,N,,
,0005,Bell,Bill,M,06/06/2011,11,11B,N,N,100,101
T20110001804V,0006,Tenn,Tess,F,07/07/2012,10,10A,N,E,88,91
"""
TARGETS = """UPN,Surname,Forename,Maths,History,Combined Science
B801200005001,Marlowe,Mari,6,6,6-6
R201100018042,Singh,Sam,5,5,5-5
R662332011222,Kaya,Kit,8,8,8-8
"""
MARKS = """\
UPN,Surname,Forename,Maths Class,Maths,History Class,History,Trilogy Class,Trilogy
B801200005001,Marlowe,Mari,11/Ma1,5,11/Hi1,4,11/Sc1,6-5
R201100018042,Singh,Sam,11/Ma2,4,,,11/Sc2,5-4
R662332011222,Kaya,Kit,11/Ma1,8,11/Hi1,7,11/Sc1,8-8
"""


def a_school(database):
    """Name the school and bring in its six pupils."""
    start_own_school(database, 123_456, "Harbour School")
    store_unseen(database, [pupils()], "test")
    return database


def pupils(text=PUPILS):
    """A pupil list of which somebody has said that those who are of nobody here are new."""
    return with_new_pupils(deliver("pupils.csv", text.encode(), academic_year=2027))


def with_new_pupils(delivery):
    return replace(delivery, answers=replace(delivery.answers, new_pupils="make"))


def targets(text=TARGETS):
    return deliver("targets.csv", text.encode(), content="targets", academic_year=2027)


def marks(text=MARKS, checkpoint=AUTUMN):
    return deliver("marks.csv", text.encode(), checkpoint=checkpoint)


def file(name, checkpoint=AUTUMN):
    found = deliver(name, (FILES / name).read_bytes(), checkpoint=checkpoint, academic_year=2027)
    return with_new_pupils(found)


def look(database, *deliveries):
    """The preview of the last of the deliveries."""
    return preview(database, deliveries)[-1]


def checks(account):
    return {finding.check for finding in account.findings}


CONTENT_TABLES = (
    "pupil",
    "target",
    "result",
    "checkpoint",
    "intervention",
    "intervention_pupil",
    "pupil_slot",
    "pupil_measure",
    "pupil_subject",
    "register_membership",
    "dfe_measure",
    "observation",
    "class_place",
    "staff_member",
    "checkpoint_change",
)


def contents(database):
    """Everything the school's tables hold, as comparable text."""
    with database.cursor() as cursor:
        return {
            table: sorted(str(row) for row in cursor.table(table).fetchall())
            for table in CONTENT_TABLES
        }


def grades(database):
    """Who has which grade, whatever file and row it came from."""
    with database.cursor() as cursor:
        return sorted(
            cursor.execute(
                "select surname, forename, subject_id, grade, class_code "
                "from standing.result join standing.pupil using (pupil_id)"
            ).fetchall()
        )
