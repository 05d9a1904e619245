"""Coverage by hand: who has a plan that fits, another one, none, too many; by subject and group."""

from datetime import date

import pytest
from analysis.hand_made import FIRST, Pupil, build, collected, help_with
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.plans import wording as words
from lib.analysis.plans.coverage import FITS, NONE, OTHER, coverage
from lib.interventions.plans.listed import plan_list

DAY = collected(2)
MATHS, BOTH, FINE = (
    {"mathematics": ("7", "5 5"), "history": ("5", "5 5")},
    {"mathematics": ("7", "5 5"), "history": ("6", "4 4")},
    {"mathematics": ("5", "5 5"), "history": ("5", "5 5")},
)
ADA, BEN, CAT, DOT, EVE, FAY = range(1, 7)


@pytest.fixture
def school(filled):
    """Ada is helped in maths, Ben in something else, Cat not, Dot in three things, Eve no more."""
    return filled(in_each_state)


def in_each_state(database):
    build(
        database,
        [
            Pupil("Ada Fits", MATHS, disadvantaged=True),
            Pupil("Ben Other", MATHS),
            Pupil("Cat None", BOTH, disadvantaged=True),
            Pupil("Dot Many", BOTH),
            Pupil("Eve Over", MATHS),
            Pupil("Fay Fine", FINE),
            Pupil("Gus Gone", MATHS, left_on=date(2025, 10, 1)),
        ],
        ["predicted"] * 2,
    )
    help_with(database, ADA, "Maths group", "mathematics")
    help_with(database, BEN, "History group", "history")
    for name, subject in (("One", "mathematics"), ("Two", "history"), ("Three", None)):
        help_with(database, DOT, name, subject)
    help_with(database, EVE, "Past group", "mathematics", ends_on=date(2025, 9, 30))


def states(found):
    return dict(zip(found.pupils.pupil_id, found.pupils.state, strict=True))


def test_each_pupil_behind_is_in_one_state_and_leavers_and_the_rest_in_none(school):
    found = coverage(school, 2, DAY)
    assert states(found) == {ADA: FITS, BEN: OTHER, CAT: NONE, DOT: FITS, EVE: NONE}
    assert words.finding(found) == "3 of 5 pupils behind target have a live plan; 2 have none"


def test_three_live_plans_are_too_many(school):
    assert list(coverage(school, 2, DAY).overloaded.pupil_id) == [DOT]


def test_in_a_subject_only_its_own_plan_or_one_for_no_subject_fits(school):
    found = coverage(school, 2, DAY)
    history = found.slices[found.slices.slice_id == "history"]
    assert dict(zip(history.pupil_id, history.state, strict=True)) == {CAT: NONE, DOT: FITS}
    assert list(found.in_slice("subject", "mathematics", NONE).pupil_id) == [CAT, EVE]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_one_plan_that_fits_is_enough_whichever_was_made_first(fresh_database, order):
    build(fresh_database, [Pupil("Ada Fits", MATHS)], ["predicted"] * 2)
    plans = (("Maths group", "mathematics"), ("History group", "history"))
    for place in order:
        help_with(fresh_database, ADA, *plans[place])
    assert states(coverage(fresh_database, 2, DAY)) == {ADA: FITS}


def test_a_plan_for_no_subject_fits_whatever_the_pupil_is_behind_in(fresh_database):
    build(fresh_database, [Pupil("Ada Fits", MATHS)], ["predicted"] * 2)
    help_with(fresh_database, ADA, "History group", "history")
    help_with(fresh_database, ADA, "Mentoring", None)
    found = coverage(fresh_database, 2, DAY)
    assert states(found) == {ADA: FITS}
    assert list(found.slices[found.slices.sort == "subject"].state) == [FITS]


def test_another_pupils_plan_in_the_subject_is_no_fit(fresh_database):
    history = {"mathematics": ("5", "5 5"), "history": ("6", "4 4")}
    both = [Pupil("Ada Maths", MATHS), Pupil("Ben History", history)]
    build(fresh_database, both, ["predicted"] * 2)
    help_with(fresh_database, ADA, "History group", "history")
    help_with(fresh_database, BEN, "History group", "history")
    assert states(coverage(fresh_database, 2, DAY)) == {ADA: OTHER, BEN: FITS}


def test_the_disadvantaged_stand_beside_the_rest(school):
    found = coverage(school, 2, DAY)
    assert words.slice_title(found, "group") == (
        "1 of 2 disadvantaged behind have a plan; 2 of 3 others"
    )


def test_a_plan_that_has_not_begun_is_told_and_does_not_count(school):
    day = FIRST.replace(month=8)
    found = coverage(school, 2, day)
    assert len(found.standing(NONE)) == found.n
    assert list(found.waiting.pupil_id) == [ADA, BEN, DOT, EVE]
    assert "For four of those with none a plan has yet to begin" in words.lede(found)


@pytest.mark.parametrize(
    ("mine", "whose", "count"),
    [("form", "11K", 5), ("form", "11Z", 0), ("department", "Humanities", 2)],
)
def test_ones_own_pupils_are_those_of_a_form_or_a_department(school, mine, whose, count):
    assert coverage(school, 2, DAY, mine, whose).n == count


def test_lines_add_up_and_open_to_the_pupils_they_count(school):
    found = coverage(school, 2, DAY)
    lines = words.lines(found)
    assert [line.count for line in lines] == [len(line.who) for line in lines]
    assert sum(line.count for line in lines[:3]) == found.n
    assert lines[-1].verb == "has three live plans or more"


def test_findings_read_well_at_the_edges(fresh_database):
    build(fresh_database, [Pupil("Fay Fine", FINE)], ["predicted"] * 2)
    assert words.finding(coverage(fresh_database, 2, DAY)).startswith("Nobody here is behind")


def test_everyone_covered_is_said_so(fresh_database):
    build(fresh_database, [Pupil("Ada Fits", MATHS), Pupil("Bo Fits", MATHS)], ["predicted"] * 2)
    help_with(fresh_database, 1, "Maths group", "mathematics")
    help_with(fresh_database, 2, "Maths group", "mathematics")
    found = coverage(fresh_database, 2, DAY)
    assert words.finding(found) == "All 2 pupils behind target have a live plan"
    assert words.slice_title(found, "subject") == (
        "In every subject each pupil behind has a live plan"
    )


def test_the_departments_questions_are_answered_of_the_live_plans(school):
    with school.transaction() as cursor:
        cursor.execute("update intervention set barrier = 'literacy' where name = 'One'")
        cursor.execute(
            "update intervention set sessions_planned = 6, minutes = 30 where name <> 'Three'"
        )
    plans = plan_list(school, 2, DAY)
    answers = words.answers(plans[plans.state == "live"])
    assert [(a.done, a.plans) for a in answers] == [(1, 5), (5, 5), (4, 5), (0, 5)]
    assert words.answers(plans.iloc[:0]) == ()


def year_11(database):
    """The latest checkpoint of the sample school's Year 11."""
    rows = database.rows("frame/cohort_checkpoints", urn=999001, results_year=2027)
    return int(rows.checkpoint_id.iloc[0])


def test_the_sample_schools_imported_help_counts_as_plans(sample_database):
    latest, day = year_11(sample_database), date(2026, 11, 20)
    found = coverage(sample_database, latest, day)
    overview = sample_database.rows(
        "lists/counts", checkpoint_id=latest, as_of_on=day, subject_id=None
    ).iloc[0]
    assert (found.n, len(found.standing(NONE))) == (overview.behind, overview.behind_without_help)


@settings(max_examples=25, deadline=None)
@given(day=st.dates(date(2026, 8, 1), date(2027, 1, 31)))
def test_on_any_day_every_pupil_behind_is_counted_once(sample_database, day):
    found = coverage(sample_database, year_11(sample_database), day)
    counted = sum(len(found.standing(state)) for state in (FITS, OTHER, NONE))
    assert counted == found.n == found.pupils.pupil_id.nunique()
    assert len(found.covered) == found.n - len(found.standing(NONE))
    assert set(found.slices.pupil_id) == set(found.pupils.pupil_id)
