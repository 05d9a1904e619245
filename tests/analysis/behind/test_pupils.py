"""The list: who is on it, in which order, and what is said about each."""

from datetime import date

import pytest
from analysis.hand_made import Pupil, build, help_with

from lib.analysis.behind import pupils as behind
from lib.analysis.behind.evidence import behind_evidence
from lib.analysis.behind.shortlist import shortlist
from lib.analysis.behind.wording import how_chosen, odds, plan_finding

TODAY = date(2026, 1, 30)

CALLUM = Pupil(
    "Callum Thistlewood",
    {"mathematics": ("6", "3 3 3"), "history": ("5", "4 4 4"), "french": ("5", "5 5 4")},
    disadvantaged=True,
)
ZOFIA = Pupil("Zofia Kalinska", {"mathematics": ("6", "4 4 4"), "history": ("5", "5 5 5")})
AMARA = Pupil("Amara Oyelaran", {"mathematics": ("6", "6 6 5"), "history": ("5", "5 5 6")})
BETH = Pupil("Beth Larkspur", {"mathematics": ("6", "6 5 6"), "history": ("5", "5 5 5")})
IVY = Pupil("Ivy Settled", {"mathematics": ("6", "6 6 6"), "history": ("5", "5 5 6")})
EVERYONE = [IVY, AMARA, ZOFIA, BETH, CALLUM]


@pytest.fixture
def latest(fresh_database):
    return build(fresh_database, EVERYONE, ["predicted"] * 3)


def behind_list(database, checkpoint_id, as_of, **choices):
    return behind.behind_list(behind_evidence(database, checkpoint_id, as_of), **choices)


def names(behind):
    return list(behind.pupils.pupil_name)


def row(behind, name):
    return behind.pupils.set_index("pupil_name").loc[name]


def test_only_pupils_behind_now_are_listed_the_surest_first(fresh_database, latest):
    behind = behind_list(fresh_database, latest, TODAY)
    assert names(behind) == ["Callum Thistlewood", "Zofia Kalinska", "Amara Oyelaran"]
    assert behind.pupils.risk.is_monotonic_increasing
    assert behind.with_target == 5


def test_the_order_of_the_file_does_not_matter(fresh_database):
    latest = build(fresh_database, EVERYONE[::-1], ["predicted"] * 3)
    behind = behind_list(fresh_database, latest, TODAY)
    assert names(behind) == ["Callum Thistlewood", "Zofia Kalinska", "Amara Oyelaran"]


def test_each_place_says_why(fresh_database, latest):
    behind = behind_list(fresh_database, latest, TODAY)
    assert row(behind, "Callum Thistlewood").reason == ("Two subjects 3 times; French new")
    assert row(behind, "Zofia Kalinska").reason == "Two grades in maths, 3 times running"
    assert row(behind, "Amara Oyelaran").reason == ("New: one grade in maths")


def test_one_off_pupils_are_listed_only_when_asked_for(fresh_database, latest):
    behind = behind_list(fresh_database, latest, TODAY, statuses=("one_off",))
    assert names(behind) == ["Beth Larkspur"]
    assert row(behind, "Beth Larkspur").reason == "Was behind in maths, now back on target"


def test_a_subject_lists_only_those_behind_in_it(fresh_database, latest):
    behind = behind_list(fresh_database, latest, TODAY, subject_id="history")
    assert names(behind) == ["Callum Thistlewood"]
    assert behind.subject == "History"
    assert row(behind, "Callum Thistlewood").adds == 1


def test_a_group_lists_only_its_members(fresh_database, latest):
    behind = behind_list(fresh_database, latest, TODAY, group_id="disadvantaged")
    assert names(behind) == ["Callum Thistlewood"]
    assert (behind.evidence.pupils, behind.evidence.disadvantaged) == (5, 1)


def test_adds_is_what_meeting_every_missed_target_would_add(fresh_database, latest):
    behind = behind_list(fresh_database, latest, TODAY)
    # Mathematics counts twice: 3 grades are 6 points; history and French one each.
    assert row(behind, "Callum Thistlewood").adds == 8
    assert row(behind, "Zofia Kalinska").adds == 4


def test_working_at_grades_have_a_list_but_add_nothing_to_attainment_8(fresh_database):
    latest = build(fresh_database, EVERYONE, ["working_at"] * 3, year_group=9)
    behind = behind_list(fresh_database, latest, TODAY)
    assert not behind.makes_attainment_8
    assert "Zofia Kalinska" in names(behind)
    assert behind.pupils.adds.isna().all()


def test_a_pupil_who_has_left_is_not_given_a_place(fresh_database):
    gone = Pupil("Gone Away", CALLUM.subjects, left_on=date(2025, 12, 1))
    latest = build(fresh_database, [gone, ZOFIA], ["predicted"] * 3)
    behind = behind_list(fresh_database, latest, TODAY)
    assert names(behind) == ["Zofia Kalinska"]
    assert behind.evidence.pupils == 1


def test_a_plan_in_a_subject_behind_is_named_before_any_other(fresh_database, latest):
    help_with(fresh_database, 3, "Homework club")
    help_with(fresh_database, 3, "Maths group", "mathematics")
    help_with(fresh_database, 5, "Ended group", "mathematics", ends_on=date(2026, 1, 1))
    behind = behind_list(fresh_database, latest, TODAY)
    assert (row(behind, "Zofia Kalinska").plan, row(behind, "Zofia Kalinska").groups) == (
        "Maths group",
        2,
    )
    assert row(behind, "Callum Thistlewood").plan == "None"


def test_the_places_say_who_is_in_who_waits_and_what_the_list_is_like(fresh_database, latest):
    help_with(fresh_database, 3, "Homework club")
    help_with(fresh_database, 3, "Maths group", "mathematics")
    two = shortlist(behind_list(fresh_database, latest, TODAY), 2)
    assert (two.count, two.groups, len(two.waiting)) == (2, 1, 1)
    assert two.disadvantaged == 1
    assert two.cohort_disadvantaged_share == 0.2
    assert (two.without_plan, two.clashes) == (1, 1)
    assert two.risk_at_the_line == two.placed.risk.max()
    assert two.finding == "2 places reach the surest shortfalls; 1 more pupil was behind once"
    assert two.ends == "2 places end here: two grades behind, 3 times running."
    assert two.below == "1 more was behind once"


def test_one_place_counts_those_behind_twice_below_the_line(fresh_database, latest):
    one = shortlist(behind_list(fresh_database, latest, TODAY), 1)
    assert one.finding == "1 place reaches the surest shortfall; 1 more pupil was behind twice"
    assert one.ends.endswith("3 times running, one of three subjects.")


def test_more_places_than_pupils_is_said_plainly(fresh_database, latest):
    many = shortlist(behind_list(fresh_database, latest, TODAY), 15)
    assert many.finding == "All 3 pupils behind target would have a place"
    assert many.below == "Nobody else here is behind"


def test_nobody_behind_is_an_answer(fresh_database):
    latest = build(fresh_database, [IVY], ["predicted"] * 3)
    none = shortlist(behind_list(fresh_database, latest, TODAY), 15)
    assert none.finding == "Nobody chosen here is behind target"
    assert (none.count, none.groups, none.ends) == (0, 0, "")


@pytest.mark.parametrize(
    ("risk", "words"),
    [
        (0.001, "under 1 in 100"),
        (0.1, "1 in 10"),
        (0.13, "1 in 8"),
        (0.33, "1 in 3"),
        (0.41, "4 in 10"),
    ],
)
def test_a_risk_is_told_as_odds(risk, words):
    assert odds(risk) == words


def test_the_page_says_how_many_have_no_plan_and_how_the_list_was_made(fresh_database, latest):
    help_with(fresh_database, 3, "Maths group", "mathematics")
    behind = behind_list(fresh_database, latest, TODAY)
    assert plan_finding(behind) == "2 of the 3 pupils listed have no plan now"
    assert "3 listed of 5 pupils with a grade and a target" in how_chosen(behind)
    assert "one grade or more below target" in how_chosen(behind)
    assert "ten points are one grade of Progress 8" in how_chosen(behind)


def test_a_schools_own_settings_and_results_are_what_the_list_rests_on(sample_database):
    checkpoint = sample_database.rows("lists/checkpoint_names").checkpoint_id.iloc[0]
    evidence = behind_evidence(sample_database, int(checkpoint), TODAY)
    assert evidence.threshold == 1.0
    assert evidence.past.n > 1000


def test_results_are_told_as_results_and_not_as_places(fresh_database):
    latest = build(fresh_database, EVERYONE, ["predicted", "predicted", "final"])
    behind = behind_list(fresh_database, latest, TODAY)
    two = shortlist(behind, 2)
    assert two.finding == "3 of 5 pupils ended below target in a subject"
    assert two.ends.startswith("The first 2 end here")
    assert "plan" not in plan_finding(behind)


def test_where_nobody_has_a_distance_the_list_says_so_and_needs_no_plan_of_nobody(fresh_database):
    untold = [Pupil(f"Ann No{i}", {"history": (".", "4")}) for i in range(3)]
    build(fresh_database, untold, ["predicted"])
    found = behind_list(fresh_database, 1, TODAY)
    assert (found.with_target, found.with_grade) == (0, 3)
    listed = shortlist(found, 15)
    assert listed.finding == (
        "No grade has a target on its scale: nothing can be said of who is behind"
    )
    assert listed.below == "Who is behind cannot be told"
    assert plan_finding(found) == "Who needs a plan cannot be told"
    assert "3 more have no grade with a target on its scale" in how_chosen(found)
    asked = behind_list(fresh_database, 1, TODAY, subject_id="history")
    assert shortlist(asked, 15).finding == (
        "No grade in history has a target on its scale: nothing can be said of who is behind"
    )
