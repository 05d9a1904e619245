"""Warnings before saving: too large a group, the same slot, the wrong lesson, too much help."""

from datetime import timedelta

from interventions.conftest import ADA, BEN, CAT, MONDAY, TODAY, URN, a_plan, planned

from lib.interventions.plans.changing import close_plan
from lib.interventions.plans.clashes import clashes

SLOT = {"weekday": 1, "time_of_day": "08:15", "minutes": 30}


def found(database, plan, *pupils, number=None):
    return {
        (clash.kind, clash.pupil_ids)
        for clash in clashes(database, URN, plan, pupils, TODAY, number)
    }


def test_a_first_plan_for_a_few_clashes_with_nothing(school):
    assert found(school, a_plan(**SLOT), ADA, BEN) == set()


def test_a_group_over_five_is_warned_of_and_five_is_not(school):
    assert clashes(school, URN, a_plan(), range(1, 6), TODAY) == ()
    (clash,) = clashes(school, URN, a_plan(), range(1, 12), TODAY)
    assert clash.words == "11 pupils are more than a group of 5: 3 groups would hold them."


def test_the_same_slot_clashes_for_those_who_are_in_both(school):
    planned(school, ADA, CAT, name="Reading", **SLOT)
    assert found(school, a_plan(**SLOT), ADA, BEN) == {("same_slot", (ADA,))}


def test_sessions_that_overlap_clash_and_those_that_follow_do_not(school):
    planned(school, ADA, name="Reading", **SLOT)
    assert found(school, a_plan(**SLOT | {"time_of_day": "8:40"}), ADA) == {("same_slot", (ADA,))}
    assert found(school, a_plan(**SLOT | {"time_of_day": "8:45"}), ADA) == set()
    assert found(school, a_plan(**SLOT | {"weekday": 2}), ADA) == set()


def test_a_plan_that_is_over_or_closed_clashes_with_nothing(school):
    planned(school, ADA, ends_on=MONDAY + timedelta(days=4), **SLOT)
    closed = planned(school, ADA, **SLOT)
    close_plan(school, closed, "not needed", "Mx Lead", TODAY)
    later = a_plan(starts_on=MONDAY + timedelta(days=7), **SLOT)
    assert found(school, later, ADA) == set()


def test_a_plan_does_not_clash_with_itself(school):
    number = planned(school, ADA, **SLOT)
    assert found(school, a_plan(**SLOT), ADA, number=number) == set()


def test_taken_out_of_a_lesson_they_are_behind_in(school):
    assert found(school, a_plan(misses_subject_id="history"), ADA, BEN) == {("taken_out", (ADA,))}


def test_a_third_plan_at_once_is_one_too_many(school):
    planned(school, ADA, BEN, name="Reading")
    planned(school, ADA, name="Mentoring")
    assert found(school, a_plan(), ADA, BEN) == {("too_many", (ADA,))}
