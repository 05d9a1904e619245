"""What sessions, reviews and a next cycle say in words, with the numbers they rest on."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from interventions.a_plan import ENDS, PLAN, STARTS, TODAY, rows_of, with_a_plan

from lib.interventions.plans.next_cycle import make_next_cycle, next_dates
from lib.interventions.plans.plan import PlanError
from lib.interventions.reviews.keeping import GroupNow, Review, save_review
from lib.interventions.reviews.state import group_words, review_state
from lib.interventions.sessions.dose import dose
from lib.interventions.sessions.marking import Session, save_session
from lib.interventions.sessions.wording import dose_facts, dose_finding

REVIEWED = ENDS + timedelta(days=3)


@pytest.fixture
def school(filled):
    return filled(with_a_dear_plan)


def with_a_dear_plan(database):
    with_a_plan(database, cost=300.0)


def state(school, day):
    return review_state(school, PLAN, day)


def review(school, step, **said):
    given = replace(Review(REVIEWED, step), **said)
    return save_review(school, PLAN, given, "Ms Deputy", date(2026, 12, 1))


def test_what_was_given_is_told_with_every_n(school):
    assert dose_finding(dose(school, PLAN)) == "No session has been held yet"
    save_session(school, PLAN, Session(STARTS, {1: None, 2: "illness"}), "Mx Lead", TODAY)
    save_session(school, PLAN, Session(STARTS + timedelta(days=7), {1: None}), "Mx Lead", TODAY)
    save_session(
        school, PLAN, Session(STARTS + timedelta(days=8), {}, was_held=False), "Mx Lead", TODAY
    )
    given = dose(school, PLAN)
    assert dose_finding(given) == (
        "2 of 6 planned sessions held; pupils were there for 2 of 3 places"
    )
    assert dose_facts(given) == [
        ("2 of 6", "sessions held, in 2 weeks, 1 not held"),
        ("67%", "present, 2 of 3 places"),
        ("1.0", "pupils a session, 4 ever on it"),
        ("15 min", "a pupil so far, n = 4"),
        ("£100", "to date, £25 a pupil, n = 4"),
    ]


@pytest.mark.parametrize(
    ("day", "said", "is_overdue"),
    [
        (ENDS, "Runs until 13 February 2026", False),
        (ENDS + timedelta(days=7), "review it by 20 February 2026", False),
        (ENDS + timedelta(days=8), "the review is overdue", True),
    ],
)
def test_before_a_review_its_day_is_named(school, day, said, is_overdue):
    found = state(school, day)
    assert said in found.finding
    assert found.is_overdue is is_overdue


def test_after_a_review_the_follow_up_is_named_until_it_is_done(school):
    review(school, "stop")
    due = REVIEWED + timedelta(weeks=13)
    assert state(school, due - timedelta(days=1)).finding == (
        "Reviewed on 16 February 2026: stop. “Did it last?” is due on 18 May 2026"
    )
    assert "has been due since" in state(school, due).finding
    assert state(school, due).is_overdue
    review(school, "stop", is_follow_up=True, reviewed_on=due)
    assert state(school, due).finding.endswith("followed up on 18 May 2026")
    assert not state(school, due).is_overdue


def test_help_that_is_repeated_has_nothing_to_follow_up(school):
    review(school, "repeat")
    found = state(school, date(2026, 12, 1))
    assert (found.finding, found.is_overdue) == ("Reviewed on 16 February 2026: repeat", False)


def test_a_review_of_one_pupil_is_not_the_groups(school):
    review(school, "stop", pupil_id=1)
    assert state(school, ENDS + timedelta(days=8)).is_overdue


def test_a_group_is_told_in_counts_and_never_in_gains():
    assert group_words(GroupNow(9, 4, 3, 2, 0), "Autumn 1") == (
        "Of 9 pupils at Autumn 1: 4 at target or above, 3 below, 2 without a grade"
    )


@pytest.mark.parametrize(
    ("ended_on", "day", "begins"),
    [
        (date(2026, 2, 13), date(2026, 2, 10), date(2026, 2, 16)),
        (date(2026, 2, 13), date(2026, 2, 16), date(2026, 2, 23)),
        (date(2026, 2, 15), date(2026, 2, 1), date(2026, 2, 16)),
    ],
)
def test_a_next_cycle_begins_on_the_coming_monday_and_lasts_as_long(ended_on, day, begins):
    found = next_dates(STARTS, ended_on, day)
    assert found == (begins, begins + (ended_on - STARTS))


def test_a_next_cycle_is_the_same_help_under_one_name_for_those_who_go_on(school):
    number = make_next_cycle(school, PLAN, [1, 2], "Ms Deputy", REVIEWED, 3)
    again = make_next_cycle(school, number, [2], "Ms Deputy", date(2026, 4, 1), 3)
    plans = {p.intervention_id: p for p in school.rows(
        "sessions/plans", urn=999001, held_on=date(2026, 4, 20)
    ).itertuples()}  # fmt: skip
    with school.cursor() as cursor:
        told = cursor.execute(
            "select intervention_id, name, cycle, minutes, cost, starts_on from intervention "
            "where intervention_id > ? order by intervention_id", [PLAN]
        ).fetchall()  # fmt: skip
    assert told == [
        (number, "Maths small group, from 23 February 2026", "Maths small group", 30, 300.0,
         date(2026, 2, 23)),
        (again, "Maths small group, from 6 April 2026", "Maths small group", 30, 300.0,
         date(2026, 4, 6)),
    ]  # fmt: skip
    assert plans[again].pupils == 1


def test_a_next_cycle_for_nobody_is_refused_and_nothing_is_made(school):
    with pytest.raises(PlanError, match="Nobody"):
        make_next_cycle(school, PLAN, [], "Ms Deputy", REVIEWED)
    assert len(rows_of(school, "intervention")) == 1
