"""From files and plans to a verdict: the windows, who is compared, what is left out and why."""

from datetime import date, timedelta

import pytest
from analysis.hand_made import FIRST, URN, Pupil, build, collected
from conftest import opened

from lib.analysis.impact.effect import LIKELY_WORKING, NO_SIGN, TOO_FEW
from lib.analysis.impact.judged import NOBODY_LIKE, impact_of, names_of
from lib.analysis.statistics.intervals import Estimate, TooFew

AS_OF = date(2026, 7, 1)
HELP_FROM, HELP_TO = collected(1) + timedelta(2), collected(2) - timedelta(2)


def year(helped="4 6", others="4 5", count=12, rest=40, **about):
    """A year group with maths grades at each checkpoint: the helped first, then the others."""
    wobble = {"5": "6", "6": "5"}
    pupils = []
    for n in range(count + rest):
        grades = (helped if n < count else others).split()
        if n % 4 == 0:
            grades[1:] = [wobble.get(grade, grade) for grade in grades[1:]]
        pupils.append(Pupil(f"P{n} Q", {"mathematics": ("6", " ".join(grades))}, **about))
    return pupils


def give(database, pupil_ids, name="Maths group", subject="mathematics", **about):
    """Give help to some pupils; dates default to between the first two checkpoints."""
    plan = {
        "urn": URN, "name": name, "subject_id": subject, "wave": 2, "kind": "Small group",
        "lead": "Mx Lead", "starts_on": HELP_FROM, "ends_on": HELP_TO, **about,
    }  # fmt: skip
    with database.transaction() as cursor:
        (number,) = cursor.execute("select nextval('intervention_number')").fetchone()
        names = ", ".join(f"${column} as {column}" for column in plan)
        cursor.execute(
            f"insert into intervention by name select $id as intervention_id, {names}",
            {"id": number, **plan},
        )
        for pupil in pupil_ids:
            cursor.execute(
                "insert into intervention_pupil by name select $id as intervention_id, "
                "$pupil as pupil_id, $start::date as starts_on, $end::date as ends_on",
                {"id": number, "pupil": pupil, "start": plan["starts_on"], "end": plan["ends_on"]},
            )
    return number


def hold(database, intervention, pupil_ids, sessions, absent=()):
    """Hold sessions, at which the `absent` (session, pupil) pairs were not there."""
    with database.transaction() as cursor:
        for place in range(sessions):
            (number,) = cursor.execute("select nextval('session_number')").fetchone()
            cursor.execute(
                "insert into intervention_session by name select $id as session_id, "
                "$i as intervention_id, $day as held_on, 40 as minutes, true as was_held, "
                "'x' as taken_by, now()::timestamp as taken_at",
                {"id": number, "i": intervention, "day": HELP_FROM + timedelta(place)},
            )
            for pupil in pupil_ids:
                mark = "absent" if (place, pupil) in absent else "present"
                cursor.execute(
                    "insert into session_mark by name select $id as session_id, "
                    "$pupil as pupil_id, $mark as mark, 'x' as marked_by, "
                    "now()::timestamp as marked_at",
                    {"id": number, "pupil": pupil, "mark": mark},
                )


def only(database, grouping="cycles", **filters):
    (row,) = impact_of(database, URN, AS_OF, grouping, **filters).rows
    return row


def reasons(row):
    return {left.reason: left.pupils for left in row.not_judged}


def twelve_helped(database):
    """Three checkpoints of one year group, twelve helped in maths between the first two."""
    build(database, year("4 6 6", "4 5 5"), ["predicted"] * 3)
    give(database, range(1, 13))


@pytest.fixture
def school(filled):
    return filled(twelve_helped)


def test_the_checkpoints_are_the_last_before_the_help_and_the_first_after_its_end(school):
    row = only(school)
    assert (row.started_at, row.ended_at) == (collected(1), collected(2))
    assert row.impact.verdict == LIKELY_WORKING
    # A quarter of either side goes the other way, so 6 − 5 shrinks to about a half.
    assert row.impact.effect.value == pytest.approx(0.5, abs=0.06)
    assert len(row.impact.matched) == 36


def test_help_that_still_runs_is_judged_at_the_latest_checkpoint(school):
    with school.transaction() as cursor:
        cursor.execute("update intervention set ends_on = null")
        cursor.execute("update intervention_pupil set ends_on = null")
    row = only(school)
    assert row.ended_at == collected(3)
    assert row.ends_on is None


def test_help_on_the_day_of_a_checkpoint_starts_from_it(school):
    with school.transaction() as cursor:
        cursor.execute("update intervention_pupil set starts_on = $day", {"day": collected(1)})
    assert only(school).started_at == collected(1)


def test_predicted_grades_are_never_compared_with_working_at_grades(fresh_database):
    build(fresh_database, year("4 6", "4 5"), ["working_at", "predicted"], year_group=10)
    give(fresh_database, range(1, 13))
    row = only(fresh_database)
    assert row.impact.verdict == TOO_FEW
    assert reasons(row) == {"no checkpoint since it began": tuple(range(1, 13))}


def test_who_had_help_in_the_subject_between_the_checkpoints_stands_beside_nobody(school):
    give(school, range(13, 23), name="Other maths", kind="One to one")
    rows = impact_of(school, URN, AS_OF, "cycles").rows
    assert not {*range(1, 23)} & {p for row in rows for p in row.impact.matched}


def test_help_in_another_subject_or_afterwards_leaves_a_pupil_to_compare_with(school):
    give(school, range(13, 23), name="Art help", subject="art_and_design")
    later = {"starts_on": collected(2), "ends_on": collected(3)}
    give(school, range(23, 33), name="Maths later", kind="One to one", **later)
    rows = {row.name: row for row in impact_of(school, URN, AS_OF, "cycles").rows}
    assert {*range(13, 33)} & set(rows["Maths group"].impact.matched)


def test_cycles_of_one_help_are_pooled_each_between_its_own_checkpoints(school):
    later = {"starts_on": collected(2) + timedelta(2), "ends_on": collected(3) - timedelta(2)}
    give(school, range(13, 25), **later)
    row = only(school)
    assert (row.interventions, len(row.assigned)) == (2, 24)
    assert (row.started_at, row.ended_at) == (collected(1), collected(3))
    each = impact_of(school, URN, AS_OF, "each").rows
    assert [len(r.assigned) for r in each] == [12, 12]
    assert each[0].impact.effect.value > row.impact.effect.value > each[1].impact.effect.value


def test_one_pupil_in_two_groups_at_once_counts_once(school):
    give(school, range(1, 7))
    row = only(school)
    assert (row.interventions, len(row.assigned), row.impact.effect.n) == (2, 12, 12)


def test_everybody_left_out_is_counted_under_a_reason(fresh_database):
    pupils = year("4 6", "4 5", count=16)
    pupils[12].subjects["mathematics"] = ("6", ". 5")
    pupils[13].subjects["mathematics"] = ("6", "4 .")
    pupils[14].subjects["mathematics"] = ("6", "4 .")
    pupils[14].left_on = collected(2) - timedelta(5)
    pupils[15].subjects["mathematics"] = ("6", "9 9")
    build(fresh_database, pupils, ["predicted"] * 2)
    give(fresh_database, range(1, 17))
    row = only(fresh_database)
    assert reasons(row) == {
        "no grade at the start": (13,),
        "no grade at the end": (14,),
        "left the school": (15,),
        NOBODY_LIKE: (16,),
    }
    assert row.impact.helped == tuple(range(1, 13))
    assert len(row.assigned) == 16


def test_help_before_the_first_checkpoint_has_nothing_to_start_from(school):
    give(school, [13], name="Early", kind="Early", starts_on=FIRST, ends_on=collected(1))
    rows = {row.name: row for row in impact_of(school, URN, AS_OF, "cycles").rows}
    assert reasons(rows["Early"]) == {"no grades before it began": (13,)}


def test_help_in_no_subject_is_judged_on_the_mean_of_the_pupils_subjects(fresh_database):
    pupils = year("4 6", "4 5")
    for n, pupil in enumerate(pupils):
        pupil.subjects["history"] = ("6", "5 7" if n < 12 else "5 5")
        pupil.subjects["french"] = ("6", "5 ." if n % 2 else ". 5")
    build(fresh_database, pupils, ["predicted"] * 2)
    give(fresh_database, range(1, 13), name="Mentoring", subject=None)
    row = only(fresh_database)
    assert row.impact.lines.start == pytest.approx(4.5)
    assert row.impact.effect.value == pytest.approx((0.5 + 2.0) / 2, abs=0.02)


def test_help_that_only_rides_a_rise_of_everybody_shows_no_sign(fresh_database):
    build(fresh_database, year("4 6", "4 6"), ["predicted"] * 2)
    give(fresh_database, range(1, 13))
    row = only(fresh_database)
    assert row.impact.lines.gained > 1.5
    assert row.impact.verdict == NO_SIGN


def test_filters_leave_other_years_and_cohorts_out(school):
    assert len(impact_of(school, URN, AS_OF, "cycles", cohort=2027).rows) == 1
    assert impact_of(school, URN, AS_OF, "cycles", cohort=2026).rows == ()
    assert len(impact_of(school, URN, AS_OF, "cycles", period=2026).rows) == 1
    assert impact_of(school, URN, AS_OF, "cycles", period=2025).rows == ()


def test_dose_and_cost_are_not_recorded_until_somebody_writes_them_down(school):
    row = only(school)
    assert row.dose.share is None
    assert row.cost.total is None
    assert row.cost.per_grade(row.impact) is None
    assert row.attended_enough is None


def test_attendance_is_of_the_sessions_marked_and_those_who_came_are_judged_apart(school):
    number = give(school, range(1, 13), name="Again", sessions_planned=10, minutes=30)
    hold(school, number, range(1, 13), 4, absent={(s, 1) for s in range(4)})
    with school.transaction() as cursor:
        cursor.execute("delete from intervention where name <> 'Again'")
        cursor.execute(
            "insert into session_mark by name select session_id, 2 as pupil_id, "
            "'absent' as mark, 'illness' as reason, 'y' as marked_by, "
            "now()::timestamp + interval 1 hour as marked_at "
            "from session_mark where pupil_id = 2 limit 1"
        )
    row = only(school)
    assert (row.dose.marked, row.dose.attended) == (48, 43)
    assert (row.dose.planned, row.dose.minutes) == (10, 40)
    assert row.impact.effect.n == 12
    assert row.attended_enough.n == 11


def test_so_few_who_came_are_too_few_to_judge_apart(school):
    number = give(school, range(1, 13), name="Again")
    hold(school, number, range(1, 4), 2)
    assert only(school).attended_enough == TooFew(3)


@pytest.mark.parametrize(
    ("plan", "sessions", "as_of", "total"),
    [
        ({"cost": 1200.0}, 0, AS_OF, 1200.0),
        ({"cost": 1200.0}, 0, HELP_FROM, 0.0),
        ({"cost": 1200.0}, 0, HELP_FROM + (HELP_TO - HELP_FROM) / 2, 600.0),
        ({"cost": 1200.0, "sessions_planned": 8}, 2, HELP_TO - timedelta(1), 300.0),
        ({"cost": 1200.0, "sessions_planned": 8}, 2, AS_OF, 1200.0),
        ({"cost_per_session": 40.0}, 3, AS_OF, 120.0),
        ({"cost_per_session": 40.0}, 0, AS_OF, None),
    ],
)
def test_cost_is_counted_up_to_the_day(school, plan, sessions, as_of, total):
    with school.transaction() as cursor:
        cursor.execute("delete from intervention")
    number = give(school, range(1, 13), **plan)
    hold(school, number, [1], sessions)
    (row,) = impact_of(school, URN, as_of, "cycles").rows
    found = row.cost.total
    assert found == (None if total is None else pytest.approx(total, abs=20))


def test_a_grade_has_a_price_with_a_range_only_where_the_help_is_likely_working(school):
    with school.transaction() as cursor:
        cursor.execute("update intervention set cost = 1200")
    row = only(school)
    value, low, high = row.cost.per_grade(row.impact)
    assert row.cost.per_pupil == 100
    assert value == pytest.approx(100 / row.impact.effect.value)
    assert low < value < high
    with school.transaction() as cursor:
        cursor.execute("update setting set value = '30' where name = 'minimum_pupils'")
        cursor.execute(
            "insert into setting values ($urn, 'minimum_pupils', '30', now())", {"urn": URN}
        )
    unsure = only(school)
    assert unsure.impact.verdict == TOO_FEW
    assert unsure.cost.per_grade(unsure.impact) is None


def test_a_cost_that_only_some_plans_tell_is_no_cost(school):
    give(school, range(13, 16), cost=500.0)
    row = only(school)
    assert (row.cost.total, row.cost.recorded, row.cost.interventions) == (None, 1, 2)


def test_how_pupils_were_chosen_and_what_was_decided_come_from_the_plan_and_its_review(school):
    assert (only(school).chosen_by, only(school).decision) == ((), None)
    with school.transaction() as cursor:
        cursor.execute("update intervention set chosen_by = 'Behind at two checkpoints'")
        cursor.execute(
            "insert into intervention_review by name select 1 as review_id, intervention_id, "
            "false as is_follow_up, date '2026-02-01' as reviewed_on, 'stop' as next_step, "
            "'Mx Head' as reviewed_by, now() as recorded_at from intervention"
        )
    row = only(school)
    assert row.chosen_by == ("Behind at two checkpoints",)
    assert (row.decision.next_step, row.decision.by) == ("stop", "Mx Head")


def test_a_named_programme_pools_its_cycles_whatever_their_type(school):
    with school.transaction() as cursor:
        cursor.execute("update intervention set cycle = 'Grade 4 push'")
    give(school, range(13, 16), name="Push 2", kind="One to one", cycle="Grade 4 push")
    assert only(school).interventions == 2


def test_no_league_table_of_staff_only_help_led_by_somebody(school):
    assert only(school, "lead").name == "Help led by Mx Lead"
    assert only(school, "provider").name == "Provider not recorded"
    assert only(school, "wave").name == "Wave 2"


def test_an_unknown_grouping_is_an_error_and_no_help_at_all_is_no_row(school):
    with pytest.raises(KeyError):
        impact_of(school, URN, AS_OF, "star sign")
    with school.transaction() as cursor:
        cursor.execute("delete from intervention")
    assert impact_of(school, URN, AS_OF, "cycles").rows == ()


def test_names_come_in_their_order_for_the_pupils_asked_for(school):
    named = names_of(school, URN, (3, 1))
    assert set(named["pupil_id"]) == {1, 3}
    assert {"pupil_name", "pupil_code", "form"} <= set(named.columns)


def test_on_the_sample_nobody_is_helped_and_compared_in_one_group_and_all_are_counted(
    sample_database,
):
    for grouping in ("cycles", "each", "wave"):
        for row in impact_of(sample_database, URN, date(2026, 11, 20), grouping).rows:
            left = {p for out in row.not_judged for p in out.pupils}
            assert {*row.impact.helped} | left == {*row.assigned}
            assert not {*row.impact.helped} & left
            assert len(set(row.impact.matched)) == len(row.impact.matched)
            if isinstance(row.impact.effect, Estimate):
                assert row.impact.effect.n == len(row.impact.helped)


def test_on_the_sample_nobody_stands_beside_others_in_a_window_they_were_helped_in(sample_database):
    rows = sample_database.rows("impact/pupils", urn=999001)
    sides = rows["intervention_id"].notna().groupby([rows["window_id"], rows["pupil_id"]])
    assert (sides.nunique() == 1).all()
    assert rows["intervention_id"].isna().any()


def test_the_order_pupils_came_in_changes_no_verdict_and_no_match(school, empty_file, tmp_path):
    for other in opened(empty_file, tmp_path / "other.duckdb"):
        build(other, year("4 6 6", "4 5 5")[::-1], ["predicted"] * 3)
        give(other, range(52, 40, -1))
        one, two = only(school), only(other)
        assert one.impact.effect.value == pytest.approx(two.impact.effect.value)
        assert one.impact.effect.low == pytest.approx(two.impact.effect.low)
        assert _names(school, one.impact.matched) == _names(other, two.impact.matched)


def _names(database, pupils):
    return sorted(names_of(database, URN, pupils)["pupil_name"])
