"""Weeks of a cycle: which Monday each is, past weeks without school, and on which day it is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.rules.cycle_weeks import (
    KINDS,
    LONGEST_BREAK,
    SCHOOL,
    academic_year_of,
    due_on,
    first_monday_after,
    monday_of,
    usual_weeks_off,
    week_on,
)

START = date(2026, 9, 28)
WEEK = timedelta(days=7)
OFF = st.sets(st.integers(1, 25), max_size=LONGEST_BREAK).map(
    lambda places: frozenset(START + place * WEEK for place in places)
)


def test_the_milestones_stand_in_the_weeks_their_names_say():
    weeks = {m.name: m.week for m in KINDS[SCHOOL].milestones}
    assert list(weeks) == [
        "Plan",
        "Train",
        "Create groups",
        "Five-week report",
        "Review",
        "Assign and analyse",
        "Week-thirteen synopsis",
    ]
    assert weeks["Five-week report"] == 5
    assert weeks["Week-thirteen synopsis"] == 13
    assert all(m.week <= kind.weeks for kind in KINDS.values() for m in kind.milestones)


def test_a_half_term_moves_what_comes_after_it_by_a_week():
    half_term = [date(2026, 10, 26)]
    assert due_on(START, 4, half_term) == due_on(START, 4, []) == date(2026, 10, 23)
    assert due_on(START, 5, []) == date(2026, 10, 30)
    assert due_on(START, 5, half_term) == date(2026, 11, 6)


def test_the_weeks_of_christmas_and_new_year_are_proposed_as_without_school():
    assert usual_weeks_off(date(2026, 11, 23), 15) == (date(2026, 12, 21), date(2026, 12, 28))
    # In 2027 and 2028 Christmas Day and New Year's Day are a Saturday, in one week each.
    assert usual_weeks_off(date(2027, 11, 22), 6) == (date(2027, 12, 20), date(2027, 12, 27))
    assert usual_weeks_off(date(2027, 2, 1), 15) == ()


@settings(deadline=None)
@given(OFF, st.integers(1, 15))
def test_a_milestones_monday_is_a_monday_with_school_and_its_friday_is_in_the_same_week(off, week):
    monday = monday_of(START, week, off)
    assert monday.weekday() == 0
    assert monday not in off
    assert due_on(START, week, off) - monday == timedelta(days=4)


@settings(deadline=None)
@given(OFF, st.integers(1, 15))
def test_the_week_of_a_day_is_the_week_whose_monday_it_follows(off, week):
    monday = monday_of(START, week, off)
    assert week_on(START, monday, off) == week
    assert week_on(START, monday - timedelta(days=1), off) == week - 1


@settings(deadline=None)
@given(OFF, st.integers(1, 14))
def test_later_weeks_are_never_earlier(off, week):
    assert monday_of(START, week, off) < monday_of(START, week + 1, off)


def test_there_is_no_week_before_the_first():
    with pytest.raises(ValueError, match="no week 0"):
        monday_of(START, 0, [])
    assert week_on(START, START - timedelta(days=1), []) == 0


@pytest.mark.parametrize(
    ("day", "monday"),
    [(date(2026, 11, 20), date(2026, 11, 23)), (date(2026, 11, 23), date(2026, 11, 30))],
)
def test_the_first_monday_after_a_day_is_later_than_it(day, monday):
    assert first_monday_after(day) == monday


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 8, 31), 2026), (date(2026, 9, 1), 2027), (date(2027, 1, 1), 2027)]
)
def test_an_academic_year_begins_on_the_first_of_september(day, year):
    assert academic_year_of(day) == year
