"""Plans: what is filled in, what is refused, and that every change is written down."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from interventions.conftest import (
    ADA,
    BEN,
    CAT,
    CHECKPOINT,
    DEV,
    EVE,
    FLO,
    MONDAY,
    TODAY,
    URN,
    WHO,
    a_plan,
    asked,
    planned,
)

from lib.interventions.plans.changing import (
    add_pupils,
    change_plan,
    change_pupils,
    close_plan,
    make_plan,
    take_off,
)
from lib.interventions.plans.plan import (
    FIELDS,
    Plan,
    PlanChangedError,
    PlanError,
    PlanPupil,
    merged,
)

PLACES = (
    "select pupil_id, baseline_grade, target_grade from intervention_pupil "
    "where intervention_id = $id order by all"
)
CHANGES = (
    "select pupil_id, field, old, new from intervention_change "
    "where intervention_id = $id order by changed_at, pupil_id nulls first, field"
)


def places(database, number):
    return asked(database, PLACES, id=number)


def changes(database, number):
    return asked(database, CHANGES, id=number)


def counts(database):
    return asked(
        database,
        "select (select count(*) from intervention), (select count(*) from intervention_pupil), "
        "(select count(*) from intervention_change)",
    )


def test_baselines_and_targets_are_filled_in_from_the_checkpoint(school):
    number = planned(school, ADA, BEN)
    assert places(school, number) == [(ADA, "5", "7"), (BEN, "5", "6")]


def test_a_pupil_past_their_target_has_none_until_one_is_written(school):
    number = planned(school, CAT)
    assert places(school, number) == [(CAT, "6", None)]


def test_a_pupil_without_the_subject_or_a_plan_without_one_has_no_baseline(school):
    assert places(school, planned(school, FLO)) == [(FLO, None, None)]
    general = planned(school, ADA, subject_id=None, name="Mentoring")
    assert places(school, general) == [(ADA, None, None)]


def test_a_plan_ends_six_weeks_after_its_start_unless_someone_says_otherwise(school):
    ends = "select ends_on from intervention where intervention_id = $id"
    assert asked(school, ends, id=planned(school, ADA)) == [(MONDAY + timedelta(weeks=6),)]
    other = date(2026, 2, 13)
    assert asked(school, ends, id=planned(school, ADA, ends_on=other)) == [(other,)]


def test_a_plan_shows_where_help_has_always_been_shown(school):
    number = planned(school, ADA, starts_on=TODAY)
    live = school.rows("behind/plans", checkpoint_id=CHECKPOINT, as_of_on=TODAY)
    assert live[["pupil_id", "intervention_id"]].values.tolist() == [[ADA, number]]
    assert school.rows("lists/counts", checkpoint_id=CHECKPOINT, as_of_on=TODAY, subject_id=None)[
        "behind_without_help"
    ].tolist() == [2]


REFUSED = {
    "an end before the start": ({"ends_on": MONDAY - timedelta(days=1)}, [ADA], "before it starts"),
    "nobody": ({}, [], "Nobody is on this plan"),
    "a pupil who has left": ({}, [ADA, DEV], "has left the school"),
    "a pupil who leaves before it starts": (
        {"starts_on": date(2026, 1, 12)},
        [EVE],
        "leaves before the plan starts",
    ),
    "a pupil nobody knows": ({}, [99], "not a pupil of this school"),
    "an unknown subject": ({"subject_id": "alchemy"}, [ADA], "no subject called alchemy"),
    "an unknown lesson missed": ({"misses_subject_id": "alchemy"}, [ADA], "alchemy"),
    "a Saturday": ({"weekday": 6}, [ADA], "no weekday"),
    "a time that is none": ({"time_of_day": "25:00"}, [ADA], "not a time of day"),
    "a wave of four": ({"wave": 4}, [ADA], "no wave"),
    "a barrier nobody listed": ({"barrier": "weather"}, [ADA], "no barrier"),
    "fewer than no sessions": ({"sessions_planned": -1}, [ADA], "below nought"),
    "no name": ({"name": "  "}, [ADA], "has no name"),
}


@pytest.mark.parametrize(("said", "pupils", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused_with_a_remedy_and_nothing_is_stored(school, said, pupils, words):
    with pytest.raises(PlanError, match=words) as refused:
        planned(school, *pupils, **said)
    assert refused.value.remedy.endswith(".")
    assert counts(school) == [(0, 0, 0)]


def test_a_target_below_the_baseline_is_refused_and_says_whose(school):
    low = [PlanPupil(ADA, "6"), PlanPupil(BEN, "4")]
    with pytest.raises(PlanError, match="below the grade they start from") as refused:
        make_plan(school, URN, a_plan(), low, WHO, TODAY)
    assert refused.value.pupil_ids == (BEN,)
    assert counts(school) == [(0, 0, 0)]


def test_a_target_that_is_no_grade_is_refused(school):
    with pytest.raises(PlanError, match="12 is not a grade"):
        make_plan(school, URN, a_plan(), [PlanPupil(ADA, "12")], WHO, TODAY)


def test_times_and_spaces_are_tidied(school):
    number = planned(school, ADA, name="  Maths   club ", time_of_day="8.15", room=" ")
    said = "select name, time_of_day, room from intervention where intervention_id = $id"
    assert asked(school, said, id=number) == [("Maths club", "08:15", None)]


def test_every_changed_field_is_written_down_with_what_it_said_before(school):
    number = planned(school, ADA)
    change_plan(school, number, a_plan(room="M4", wave=3), "Ms Other", 1, TODAY)
    assert changes(school, number)[2:] == [(None, "room", None, "M4"), (None, "wave", "2", "3")]
    assert asked(school, "select distinct changed_by from intervention_change order by all") == [
        ("Ms Other",),
        (WHO,),
    ]


def test_nothing_changed_is_nothing_written(school):
    number = planned(school, ADA)
    before = counts(school)
    assert change_plan(school, number, a_plan(), WHO, 1, TODAY) == 1
    assert counts(school) == before


def test_two_people_editing_one_plan_are_told_and_the_first_change_stands(school):
    number = planned(school, ADA)
    assert change_plan(school, number, a_plan(room="M4"), "Ms First", 1, TODAY) == 2
    with pytest.raises(PlanChangedError, match="Written by: Ms First") as refused:
        change_plan(school, number, a_plan(room="M9"), "Ms Second", 1, TODAY)
    assert "Nothing of yours is lost" in refused.value.remedy
    room = "select room from intervention where intervention_id = $id"
    assert asked(school, room, id=number) == [("M4",)]


def test_moved_dates_move_the_places_that_ran_with_the_plan(school):
    number = planned(school, ADA, BEN, ends_on=date(2026, 1, 30))
    later = a_plan(starts_on=date(2026, 1, 5), ends_on=date(2026, 2, 13))
    change_plan(school, number, later, WHO, 1, TODAY)
    dates = "select distinct starts_on, ends_on from viewer.intervention_pupil"
    assert asked(school, dates) == [(date(2026, 1, 5), date(2026, 2, 13))]


def test_a_start_cannot_move_past_a_pupils_leaving(school):
    number = planned(school, EVE)
    with pytest.raises(PlanError, match="leaves before the plan starts"):
        change_plan(school, number, a_plan(starts_on=date(2026, 1, 12)), WHO, 1, TODAY)


def test_another_subject_starts_everyone_anew_and_says_so(school):
    number = planned(school, ADA)
    change_plan(school, number, a_plan(subject_id="history"), WHO, 1, TODAY)
    assert places(school, number) == [(ADA, "4", "6")]
    assert (ADA, "target_grade", "7", "6") in changes(school, number)


def test_targets_and_needs_change_and_baselines_stay(school):
    number = planned(school, ADA, BEN)
    said = [PlanPupil(ADA, "6", "Fractions")]
    assert change_pupils(school, number, said, WHO, 1) == 2
    assert places(school, number) == [(ADA, "5", "6"), (BEN, "5", "6")]
    assert changes(school, number)[-2:] == [
        (ADA, "need", None, "Fractions"),
        (ADA, "target_grade", "7", "6"),
    ]
    with pytest.raises(PlanChangedError):
        change_pupils(school, number, said, WHO, 1)
    with pytest.raises(PlanError, match="not on the plan"):
        change_pupils(school, number, [PlanPupil(CAT)], WHO, 2)


def test_pupils_join_from_today_on_and_only_once(school):
    number = planned(school, ADA, starts_on=TODAY - timedelta(days=7))
    add_pupils(school, number, [PlanPupil(BEN)], WHO, TODAY)
    joined = "select starts_on from intervention_pupil where pupil_id = $id"
    assert asked(school, joined, id=BEN) == [(TODAY,)]
    with pytest.raises(PlanError, match="on this plan already"):
        add_pupils(school, number, [PlanPupil(BEN)], WHO, TODAY)


def test_nobody_joins_a_plan_that_is_over(school):
    number = planned(school, ADA, starts_on=date(2025, 9, 1))
    with pytest.raises(PlanError, match="is over"):
        add_pupils(school, number, [PlanPupil(BEN)], WHO, TODAY)


def test_a_pupil_is_taken_off_with_a_reason_and_stays_in_the_record(school):
    number = planned(school, ADA, BEN, starts_on=TODAY - timedelta(days=7))
    with pytest.raises(PlanError, match="reason is blank"):
        take_off(school, number, ADA, " ", WHO, TODAY)
    take_off(school, number, ADA, "back on target", WHO, TODAY)
    live = school.rows("behind/plans", checkpoint_id=CHECKPOINT, as_of_on=TODAY)
    assert live.pupil_id.tolist() == [BEN]
    assert (ADA, "left", None, "back on target") in changes(school, number)
    with pytest.raises(PlanError, match="not on the plan"):
        take_off(school, number, ADA, "again", WHO, TODAY)
    with pytest.raises(PlanError, match="Nobody would be left"):
        take_off(school, number, BEN, "back on target", WHO, TODAY)


def test_a_pupil_taken_off_may_join_again(school):
    number = planned(school, ADA, BEN, starts_on=TODAY - timedelta(days=7))
    take_off(school, number, ADA, "ill", WHO, TODAY)
    later = TODAY + timedelta(days=7)
    add_pupils(school, number, [PlanPupil(ADA)], WHO, later)
    live = school.rows("behind/plans", checkpoint_id=CHECKPOINT, as_of_on=later)
    assert live.pupil_id.tolist() == [ADA, BEN]


def test_a_closed_plan_is_live_no_longer_and_can_only_be_read(school):
    number = planned(school, ADA, starts_on=TODAY)
    close_plan(school, number, "all back on target", WHO, TODAY, 1)
    assert school.rows("behind/plans", checkpoint_id=CHECKPOINT, as_of_on=TODAY).empty
    assert (None, "closed", None, "all back on target") in changes(school, number)
    for attempt in (
        lambda: change_plan(school, number, a_plan(room="M4"), WHO, 2, TODAY),
        lambda: close_plan(school, number, "again", WHO, TODAY),
        lambda: add_pupils(school, number, [PlanPupil(BEN)], WHO, TODAY),
    ):
        with pytest.raises(PlanError, match="was closed on"):
            attempt()


def test_there_is_no_plan_of_that_number(school):
    with pytest.raises(PlanError, match="no such plan"):
        close_plan(school, 77, "because", WHO, TODAY)


TEXTS = st.fixed_dictionaries(
    {name: st.sampled_from([None, "a", "b"]) for name in ("room", "lead", "leader", "resources")}
)


@settings(deadline=None)
@given(base=TEXTS, mine=TEXTS, theirs=TEXTS)
def test_two_peoples_changes_come_together_and_nothing_of_mine_is_lost(base, mine, theirs):
    start = a_plan()
    was, me, them = replace(start, **base), replace(start, **mine), replace(start, **theirs)
    together, both = merged(was, me, them)
    for name in FIELDS:
        w, m, t = (getattr(plan, name) for plan in (was, me, them))
        assert getattr(together, name) == (m if m != w else t)
        assert (name in both) == (m != w and t != w and m != t)


def test_a_plan_says_every_column_that_a_person_can_write(school):
    with school.cursor() as cursor:
        columns = {row[0] for row in cursor.execute("describe intervention").fetchall()}
    kept_by_the_store = {
        "intervention_id",
        "urn",
        "import_id",
        "version",
        "closed_on",
        "closed_because",
        "made_by",
        "made_at",
    }
    assert set(Plan.__dataclass_fields__) == columns - kept_by_the_store
