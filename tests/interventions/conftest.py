"""A school of six pupils made by hand, behind in maths or not, and a plan for two of them."""

from datetime import date

import pytest
from analysis.hand_made import URN, Pupil, build, collected

from lib.interventions.plans.changing import make_plan
from lib.interventions.plans.plan import Plan, PlanPupil

CHECKPOINT = 2
TODAY = collected(CHECKPOINT)
MONDAY = date(2025, 12, 15)
LEAVES = date(2026, 1, 9)
WHO = "Mx Lead"

PUPILS = (
    Pupil("Ada Onward", {"mathematics": ("7", "5 5"), "history": ("6", "6 4")}, disadvantaged=True),
    Pupil("Ben Behind", {"mathematics": ("6", "5 5"), "history": ("6", "6 6")}),
    Pupil("Cat Content", {"mathematics": ("5", "6 6")}),
    Pupil("Dev Departed", {"mathematics": ("7", "5 5")}, left_on=date(2025, 10, 1)),
    Pupil("Eve Exiting", {"mathematics": ("7", "5 5")}, left_on=LEAVES),
    Pupil("Flo Fine", {"history": ("6", "6 6")}),
)
ADA, BEN, CAT, DEV, EVE, FLO = range(1, 7)


def a_plan(**said):
    """A plan for maths that starts next Monday."""
    return Plan(
        **{
            "name": "Maths small group",
            "starts_on": MONDAY,
            "subject_id": "mathematics",
            "from_checkpoint_id": CHECKPOINT,
            "wave": 2,
            "kind": "Small group",
            "lead": WHO,
        }
        | said
    )


def planned(database, *pupil_ids, **said):
    """Store a plan for these pupils and return its number."""
    pupils = [PlanPupil(pupil_id) for pupil_id in pupil_ids]
    return make_plan(database, URN, a_plan(**said), pupils, WHO, TODAY)


def asked(database, sql, **parameters):
    """The rows of a question that only a test asks."""
    with database.cursor() as cursor:
        return cursor.execute(sql, parameters).fetchall()


@pytest.fixture
def school(filled):
    return filled(hand_made)


def hand_made(database):
    build(database, PUPILS, ["predicted"] * CHECKPOINT)
