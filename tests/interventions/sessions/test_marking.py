"""The attendance of a session: what is kept, what is refused, and that nothing is ever lost."""

from datetime import date, timedelta

import pytest
from interventions.a_plan import (
    LATE_FROM,
    PLAN,
    STARTS,
    TODAY,
    add_place,
    add_plan,
    rows_of,
    with_a_plan,
)

from lib.interventions.sessions.dose import dose
from lib.interventions.sessions.marking import (
    Session,
    SessionTakenError,
    correct_session,
    save_session,
)
from lib.store.errors import StoreError

DAY = date(2026, 1, 13)
ALL_THERE = {1: None, 2: None, 3: None}


@pytest.fixture
def school(filled):
    return filled(with_a_plan)


def save(school, session, day=TODAY, plan=PLAN):
    return save_session(school, plan, session, "Mx Lead", day)


def test_given_everyone_but_one_then_the_one_is_absent_with_the_reason(school):
    save(school, Session(DAY, {**ALL_THERE, 2: "illness"}, note="Fractions"))
    given = dose(school, PLAN)
    assert (given.held, given.present, given.absent) == (1, 2, 1)
    assert given.attendance == pytest.approx(2 / 3)
    row = given.pupils.set_index("pupil_id").loc[2]
    assert (row.held, row.present, row.absent, row.reasons) == (1, 0, 1, "illness")


def test_given_a_pupil_who_joined_later_then_earlier_sessions_do_not_count_for_them(school):
    save(school, Session(DAY, ALL_THERE))
    save(school, Session(LATE_FROM, {**ALL_THERE, 4: None}))
    held = dose(school, PLAN).pupils.set_index("pupil_id").held
    assert held.to_dict() == {1: 2, 2: 2, 3: 2, 4: 1}


def test_given_a_session_not_held_then_it_counts_for_nobody_and_is_told(school):
    save(school, Session(DAY, {}, was_held=False, note="Mock exams"))
    given = dose(school, PLAN)
    assert (given.held, given.not_held, given.marked) == (0, 1, 0)
    assert given.attendance is None


@pytest.mark.parametrize(
    ("session", "said"),
    [
        (Session(STARTS - timedelta(days=1), ALL_THERE), "outside Maths small group"),
        (Session(date(2026, 2, 14), ALL_THERE), "outside Maths small group"),
        (Session(DAY, {**ALL_THERE, 5: None}), "1 pupil marked is not on this plan"),
        (Session(DAY, {**ALL_THERE, 4: None}), "1 pupil marked is not on this plan"),
        (Session(DAY, {}), "at least one pupil"),
        (Session(DAY, {1: " "}), "no reason"),
        (Session(DAY, ALL_THERE, minutes=0), "0 minutes"),
    ],
)
def test_what_cannot_be_right_is_refused_in_words_and_nothing_is_kept(school, session, said):
    with pytest.raises(StoreError, match=said) as error:
        save(school, session, day=date(2026, 3, 1))
    assert error.value.remedy
    assert rows_of(school, "intervention_session") == rows_of(school, "session_mark") == []


def test_a_session_of_tomorrow_is_refused_and_today_is_named(school):
    with pytest.raises(StoreError, match=r"still to come.*Today is 6 February 2026"):
        save(school, Session(TODAY + timedelta(days=1), ALL_THERE))


def test_a_plan_closed_before_that_day_takes_no_session(fresh_database):
    school = with_a_plan(fresh_database, closed_on=DAY)
    with pytest.raises(StoreError, match="to 12 January 2026"):
        save(school, Session(DAY, ALL_THERE))


def test_a_pupil_who_had_left_the_school_is_not_on_the_list(school):
    with school.transaction() as cursor:
        cursor.execute("update pupil set left_on = ? where pupil_id = 2", [DAY])
    listed = school.rows("sessions/attendance", intervention_id=PLAN, held_on=DAY)
    assert listed.pupil_id.tolist() == [1, 3]
    with pytest.raises(StoreError, match="not on this plan"):
        save(school, Session(DAY, ALL_THERE))


def test_a_day_saved_twice_by_a_slip_is_offered_to_be_put_right(school):
    first = save(school, Session(DAY, ALL_THERE))
    with pytest.raises(SessionTakenError, match="saved before, by Mx Lead") as error:
        save(school, Session(DAY, {**ALL_THERE, 1: "illness"}))
    assert error.value.session_id == first
    assert dose(school, PLAN).absent == 0


def test_a_later_mark_counts_and_the_earlier_is_kept(school):
    number = save(school, Session(DAY, {**ALL_THERE, 1: "illness"}))
    correct_session(school, number, Session(DAY, {1: "school trip"}), "Ms Deputy")
    correct_session(school, number, Session(DAY, {1: None}), "Ms Deputy")
    marks = school.rows("sessions/markings", session_id=number)
    assert marks[marks.pupil_id == 1].reason.tolist()[1:] == ["school trip", "illness"]
    assert marks[marks.counts].mark.tolist() == ["present"] * 3
    assert dose(school, PLAN).absent == 0


def test_saying_the_same_again_adds_no_mark(school):
    number = save(school, Session(DAY, ALL_THERE))
    correct_session(school, number, Session(DAY, ALL_THERE), "Ms Deputy")
    assert len(rows_of(school, "session_mark")) == 3


def test_what_a_session_said_before_it_was_put_right_stands_in_the_history(school):
    number = save(school, Session(DAY, ALL_THERE, minutes=30))
    correct_session(school, number, Session(DAY, {}, was_held=False, note="Snow"), "Ms Deputy")
    with school.cursor() as cursor:
        told = cursor.execute("select field, old, new, changed_by from intervention_change")
        assert told.fetchall() == [
            ("session of 13 January 2026", "held, 30 minutes", "not held, Snow", "Ms Deputy")
        ]
    assert dose(school, PLAN).marked == 0
    assert len(rows_of(school, "session_mark")) == 3


def test_a_mark_put_right_counts_even_when_the_clock_went_back(school):
    number = save(school, Session(DAY, ALL_THERE))
    with school.transaction() as cursor:
        cursor.execute("update session_mark set marked_at = marked_at + interval 1 hour")
    correct_session(school, number, Session(DAY, {3: "refused"}), "Ms Deputy")
    assert dose(school, PLAN).absent == 1


def test_a_pupil_since_taken_off_the_plan_can_still_be_put_right(school):
    number = save(school, Session(DAY, ALL_THERE))
    with school.transaction() as cursor:
        cursor.execute("update intervention_pupil set ends_on = ? where pupil_id = 2", [STARTS])
    correct_session(school, number, Session(DAY, {2: "illness"}), "Ms Deputy")
    assert dose(school, PLAN).absent == 1


@pytest.mark.parametrize(
    ("columns", "to_date"),
    [
        ({"cost": 300.0}, 100.0),
        ({"cost_per_session": 40.0}, 80.0),
        ({"cost": 300.0, "sessions_planned": None}, None),
        ({"cost": 300.0, "sessions_planned": 1}, 300.0),
        ({}, None),
    ],
)
def test_cost_to_date_follows_the_sessions_held(fresh_database, columns, to_date):
    school = with_a_plan(fresh_database, **columns)
    save(school, Session(DAY, ALL_THERE))
    save(school, Session(DAY + timedelta(days=1), {**ALL_THERE, 1: "illness"}))
    save(school, Session(DAY + timedelta(days=2), {}, was_held=False))
    given = dose(school, PLAN)
    assert given.cost_to_date == to_date
    assert given.n == 4
    assert given.cost_per_pupil == (None if to_date is None else to_date / 4)


def test_minutes_weeks_and_group_size_are_of_sessions_held(school):
    save(school, Session(DAY, ALL_THERE, minutes=60))
    save(school, Session(DAY + timedelta(days=1), {**ALL_THERE, 1: "illness"}))
    save(school, Session(DAY + timedelta(days=7), ALL_THERE))
    given = dose(school, PLAN)
    assert given.minutes == 60 * 3 + 30 * 2 + 30 * 3
    assert (given.weeks, given.group_size) == (2, pytest.approx(8 / 3))
    assert given.pupils.set_index("pupil_id").minutes.loc[[1, 2]].tolist() == [90, 120]


def test_a_plan_without_a_session_has_a_dose_of_nothing(school):
    given = dose(school, PLAN)
    assert (given.n, given.planned, given.held, given.group_size) == (4, 6, 0, None)
    assert given.pupils.held.eq(0).all()


def test_the_plans_of_a_day_are_listed_with_its_weekday_first(fresh_database):
    school = with_a_plan(fresh_database, weekday=5)
    add_plan(school, 2, name="Another", weekday=2)
    add_place(school, 2, 5)
    on_tuesday = school.rows("sessions/plans", urn=999001, held_on=DAY)
    assert on_tuesday.name.tolist() == ["Another", "Maths small group"]
    assert on_tuesday.is_its_day.tolist() == [True, False]
    save(school, Session(DAY, {5: None}), plan=2)
    assert school.rows("sessions/plans", urn=999001, held_on=DAY).is_taken.tolist() == [True, False]
