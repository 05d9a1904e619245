"""The number of a decision: as it stands, whether it moved, and when chance could have done it."""

from datetime import date
from math import comb

import pytest
from analysis.hand_made import URN, Pupil, build
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.meeting.decisions import department_decisions, number_now
from lib.analysis.meeting.numbers import chance_of_split, value_words
from lib.store.meeting.decisions import NewDecision, change_decision, keep_decision

JULY, NOW = date(2026, 7, 10), date(2026, 11, 20)
MATHS = "Mathematics"


def cohort(moves):
    """Pupils with target 6: each move is their maths grade at both checkpoints."""
    return [
        Pupil(f"Pupil {n}", {"mathematics": ("6", grades)}, disadvantaged=n % 2 == 0)
        for n, grades in enumerate(moves)
    ]


def decide(database, **about):
    said = {
        "urn": URN,
        "department": MATHS,
        "results_year": 2027,
        "checkpoint_id": 1,
        "decided_on": JULY,
        "what": "Reteach ratio",
        "who": "RO",
        "due_on": date(2026, 10, 1),
        "measure": "behind",
    }
    return keep_decision(database, NewDecision(**(said | about)))


def only(database, checkpoint_id=2, today=NOW):
    found = department_decisions(database, checkpoint_id, MATHS, today)
    (decision,) = (*found.earlier, *found.made_today)
    return decision


def school(database, moves):
    build(database, cohort(moves), ["predicted"] * 2)
    return database


def test_seven_of_twelve_leaving_and_none_joining_is_clearly_better(fresh_database):
    school(fresh_database, ["4 6"] * 7 + ["4 4"] * 5)
    decide(fresh_database, value_then=12, n_then=12)
    decision = only(fresh_database)
    assert decision.number == "Behind: 12 then, 5 now (12 pupils): clearly better"
    assert decision.reading == "better"


def test_more_joining_than_leaving_is_clearly_worse(fresh_database):
    school(fresh_database, ["6 4"] * 8 + ["6 6"] * 4)
    decide(fresh_database)
    assert only(fresh_database).number == "Behind: 0 then, 8 now (12 pupils): clearly worse"


def test_two_fewer_of_twelve_is_too_small_to_call(fresh_database):
    school(fresh_database, ["4 6"] * 2 + ["4 4"] * 5 + ["6 6"] * 5)
    decide(fresh_database)
    decision = only(fresh_database)
    assert decision.number == "Behind: 7 then, 5 now (12 pupils): too small to call"
    assert decision.reading == "too small to call"


def test_under_ten_pupils_there_is_no_verdict_however_large_the_change(fresh_database):
    school(fresh_database, ["4 6"] * 9)
    decide(fresh_database)
    assert only(fresh_database).number == "Behind: 9 then, 0 now (9 pupils): too few to tell"


def test_behind_twice_is_counted_by_the_runs_of_each_checkpoint(fresh_database):
    school(fresh_database, ["4 4"] * 11)
    decide(fresh_database, measure="persistent")
    assert only(fresh_database).number == "Behind twice: 0 then, 11 now (11 pupils): clearly worse"


def test_a_mean_is_judged_by_the_range_of_the_differences(fresh_database):
    school(fresh_database, ["4 5"] * 10 + ["4 4"] * 2)
    decide(fresh_database, measure="shortfall")
    decision = only(fresh_database)
    assert decision.number == "Below target by: 2.00 then, 1.17 now (12 pupils): clearly better"


def test_a_gap_that_both_sides_share_alike_is_too_small_to_call(fresh_database):
    school(fresh_database, ["4 5", "6 6", "5 5", "5 6"] * 6)
    decide(fresh_database, measure="gap")
    assert only(fresh_database).reading == "too small to call"


def test_those_of_a_class_then_are_followed_whatever_their_class_is_called_now(fresh_database):
    school(fresh_database, ["4 6"] * 10 + ["4 4"] * 5)
    with fresh_database.transaction() as cursor:
        cursor.execute(
            "update pupil_subject set class_code = "
            "case when checkpoint_id = 1 and pupil_id <= 10 then '10a/Ma1' else '11x/Ma9' end"
        )
    decide(fresh_database, class_code="10a/Ma1")
    decision = only(fresh_database)
    assert decision.about == "10a/Ma1"
    assert decision.number == "Behind: 10 then, 0 now (10 pupils): clearly better"


def test_a_decision_about_pupils_names_codes_and_counts_them_alone(fresh_database):
    school(fresh_database, ["4 6"] * 3 + ["4 4"] * 9)
    decide(fresh_database, pupil_ids=(1, 2, 3))
    decision = only(fresh_database)
    assert "Pupil" not in decision.about
    assert decision.number.startswith("Behind: 3 then, 0 now (3 pupils)")


def test_without_newer_grades_the_number_stays_as_it_was_decided(fresh_database):
    school(fresh_database, ["4 6"] * 12)
    decide(fresh_database, value_then=12, n_then=12)
    decision = only(fresh_database, checkpoint_id=1)
    assert decision.number == "Behind: 12 then; no newer grades yet"
    assert decision.reading == ""


def test_working_at_grades_are_not_set_beside_predictions(fresh_database):
    build(fresh_database, cohort(["4 6"] * 12), ["predicted", "working_at"])
    decide(fresh_database, value_then=12, n_then=12)
    assert "no newer grades" in only(fresh_database).number


def test_a_decision_may_have_no_number_to_move(fresh_database):
    school(fresh_database, ["4 6"] * 12)
    decide(fresh_database, measure=None)
    decision = only(fresh_database)
    assert (decision.number, decision.reading) == ("", "")


def test_the_meeting_opens_on_those_of_earlier_days_the_open_ones_first(fresh_database):
    school(fresh_database, ["4 6"] * 12)
    first = decide(fresh_database, what="First")
    decide(fresh_database, what="Second")
    decide(fresh_database, what="Today's", decided_on=NOW, due_on=NOW)
    decide(fresh_database, what="Another department's", department="Science")
    change_decision(fresh_database, first, {"state": "open"}, {"state": "done"}, "x")
    found = department_decisions(fresh_database, 2, MATHS, NOW)
    assert [d.what for d in found.earlier] == ["Second", "First"]
    assert [d.what for d in found.made_today] == ["Today's"]
    assert found.finding == "One of two decisions is open, one past its day"
    assert found.today_finding == "Today we decided one thing"


def test_nothing_decided_yet_is_said_plainly(fresh_database):
    school(fresh_database, ["4 6"])
    found = department_decisions(fresh_database, 2, MATHS, NOW)
    assert "first meeting" in found.finding
    assert found.today_finding.startswith("Nothing is decided yet")


def test_a_number_now_is_of_the_class_the_pupils_or_the_department(fresh_database):
    school(fresh_database, ["4 4"] * 12)
    every = number_now(fresh_database, 2, MATHS, NOW, "behind")
    two = number_now(fresh_database, 2, MATHS, NOW, "behind", None, (1, 2))
    few = number_now(fresh_database, 2, MATHS, NOW, "shortfall", None, (1, 2))
    assert (every.value, every.n, two.value, two.n) == (12, 12, 2, 2)
    assert few.value is None
    assert few.words == value_words("shortfall", None) == "too few to tell"


@given(st.integers(0, 40), st.integers(0, 40))
def test_the_chance_of_a_split_is_the_sign_tests(first, second):
    """The oracle adds up every split at most as likely as the one seen."""
    n = first + second
    share = [comb(n, k) / 2**n for k in range(n + 1)]
    seen = share[first]
    oracle = sum(s for s in share if s <= seen * (1 + 1e-12))
    assert chance_of_split(first, second) == pytest.approx(min(1.0, oracle))
    assert chance_of_split(first, second) == chance_of_split(second, first)


def test_who_has_no_distance_now_has_not_left_those_who_are_behind(fresh_database):
    became = "update result set qualification = 'percentages' where checkpoint_id = 2"
    build(fresh_database, cohort(["4 4"] * 12), ["predicted"] * 2, (became, {}))
    decide(fresh_database, value_then=12, n_then=12)
    decision = only(fresh_database)
    assert decision.number == (
        "Behind: too few to tell then, too few to tell now (0 pupils): too few to tell"
    )
