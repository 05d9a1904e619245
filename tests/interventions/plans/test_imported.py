"""Interventions from a file are plans: what is written of them by hand outlives the next file."""

from importing.cast import AUTUMN, SPRING, a_school, marks, targets

from lib.importing.importer import store_unseen
from lib.interventions.plans.changing import change_pupils
from lib.interventions.plans.plan import PlanPupil

HELP = (
    "UPN,Intervention,Subject,Wave,Start,End\n"
    "B801200005001,Maths group,Maths,2,05/01/2027,27/03/2027\n"
)
LATER = HELP.replace("27/03/2027", "22/05/2027")


def with_help(database):
    store_unseen(a_school(database), [targets(), marks(), marks(HELP)], "test")


def places(database):
    with database.cursor() as cursor:
        return cursor.execute(
            "select target_grade, need, ends_on::text from standing.intervention_pupil"
        ).fetchall()


def test_a_plan_from_a_file_shows_the_start_and_target_that_can_be_read_off(filled):
    school = filled(with_help)
    (number,) = school.rows(
        "plans/listed", urn=123_456, results_year=2027, as_of_on=SPRING.collected_on
    ).intervention_id
    (row,) = school.rows(
        "plans/pupils", intervention_id=number, as_of_on=SPRING.collected_on
    ).itertuples()
    assert (row.baseline_grade, row.target_grade, row.grade_now) == ("5", "6", "5")
    assert row.is_read_off


def test_a_later_file_moves_the_end_and_keeps_the_target_and_the_need(filled):
    school = filled(with_help)
    (number,) = school.rows(
        "plans/listed", urn=123_456, results_year=2027, as_of_on=AUTUMN.collected_on
    ).intervention_id
    (mari,) = school.rows(
        "plans/pupils", intervention_id=number, as_of_on=AUTUMN.collected_on
    ).pupil_id
    pupils = [PlanPupil(int(mari), "7", "Fractions")]
    change_pupils(school, int(number), pupils, "Mx Lead", 0)
    assert places(school) == [("7", "Fractions", "2027-03-27")]
    store_unseen(school, [marks(LATER)], "test")
    assert places(school) == [("7", "Fractions", "2027-05-22")]
