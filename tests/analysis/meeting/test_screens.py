"""The screens of a meeting: the same numbers as the pages they come from, and few enough rows."""

from datetime import date

import pytest
from analysis.hand_made import Pupil, build, help_with

from lib.analysis.behind.evidence import behind_evidence
from lib.analysis.behind.pupils import behind_list
from lib.analysis.impact.judged import impact_of
from lib.analysis.meeting.screen import MOST_LONG_ROWS, MOST_ROWS
from lib.analysis.meeting.screens import department_meeting
from lib.analysis.subjects.movement import movement_between

DAY = date(2026, 11, 20)
NAMES = ["progress", "moved", "data", "who", "plans", "inferences", "groups", "working"]


@pytest.fixture(scope="module")
def checkpoints(sample_database):
    with sample_database.cursor() as cursor:
        found = cursor.execute(
            "select checkpoint_id from viewer.checkpoint where results_year = 2027 "
            "and kind = 'predicted' order by cohort_sequence desc limit 2"
        ).fetchall()
    return tuple(row[0] for row in found)


def meeting(database, department, now, before, since="July"):
    found = department_meeting(database, now, before, since, department, DAY)
    return {screen.name: screen for screen in found}


@pytest.fixture(scope="module")
def english(sample_database, checkpoints):
    return meeting(sample_database, "English", *checkpoints)


def test_the_questions_come_in_the_order_of_the_design(english):
    assert list(english) == NAMES


def test_no_screen_has_more_rows_than_the_back_row_can_take(sample_database, checkpoints):
    for department in ("English", "Science", "Mathematics", "Humanities"):
        for screen in meeting(sample_database, department, *checkpoints).values():
            assert len(screen.table) <= MOST_ROWS
            assert screen.pupils is None or len(screen.pupils) == len(screen.table)
            assert not screen.needs or len(screen.needs) == len(screen.table)


def test_a_department_of_one_subject_says_what_the_list_of_that_subject_says(
    sample_database, checkpoints
):
    screens = meeting(sample_database, "Mathematics", *checkpoints)
    listed = behind_list(behind_evidence(sample_database, checkpoints[0], DAY), "mathematics")
    assert screens["who"].rows == len(listed.pupils)
    assert screens["who"].finding.startswith(f"{len(listed.pupils)} pupils are behind")
    twice = int(listed.pupils.is_persistent.sum())
    assert screens["plans"].finding.startswith(f"{twice} pupils are behind twice")
    assert f"{len(listed.pupils)} of {listed.with_target} pupils" in screens["progress"].finding


def test_who_moved_adds_up_the_movement_of_each_subject(sample_database, checkpoints, english):
    found = [
        movement_between(sample_database, *checkpoints, subject)
        for subject in ("english_language", "english_literature")
    ]
    rose, fell = sum(m.rose for m in found), sum(m.fell for m in found)
    assert english["moved"].finding == f"Since July, {rose} grades rose and {fell} fell"


def test_a_pupil_behind_in_two_subjects_of_the_department_is_counted_once(fresh_database):
    both = {"english_language": ("6", "4"), "english_literature": ("6", "4")}
    build(
        fresh_database,
        [Pupil("One Pupil", both), Pupil("Two Pupil", {"english_language": ("6", "6")})],
        ["predicted"],
    )
    screens = meeting(fresh_database, "English", 1, None, "")
    assert screens["progress"].finding == "1 of 2 pupils is behind target"
    assert screens["moved"].finding == "There is no earlier checkpoint to move from"


def test_help_in_another_departments_subject_is_no_plan_and_help_in_none_is(fresh_database):
    behind = {"mathematics": ("6", "4 4"), "history": ("6", "6 6")}
    build(
        fresh_database,
        [Pupil(f"{name} Pupil", behind) for name in ("A", "B", "C")],
        ["predicted"] * 2,
    )
    help_with(fresh_database, 1, "History club", "history")
    help_with(fresh_database, 2, "Mentoring", None)
    help_with(fresh_database, 3, "Maths group", "mathematics")
    plans = meeting(fresh_database, "Mathematics", 2, 1)["plans"]
    told = dict(zip(plans.pupils.pupil_id, plans.table.Plan, strict=True))
    assert told == {1: "▼ No plan", 2: "Mentoring", 3: "Maths group"}
    assert plans.needs == (True, False, False)
    assert plans.finding == "3 pupils are behind twice; one has no plan"


def test_a_group_of_six_is_called_too_large(fresh_database):
    pupils = [Pupil(f"P {n}", {"mathematics": ("6", "4")}) for n in range(6)]
    build(fresh_database, pupils, ["predicted"])
    with fresh_database.transaction() as cursor:
        cursor.execute(
            "insert into intervention by name select 1 as intervention_id, 999001 as urn, "
            "'Maths club' as name, 'mathematics' as subject_id, date '2025-09-01' as starts_on"
        )
        cursor.execute(
            "insert into intervention_pupil by name select 1 as intervention_id, pupil_id, "
            "date '2025-09-01' as starts_on from pupil"
        )
    groups = meeting(fresh_database, "Mathematics", 1, None, "")["groups"]
    assert groups.finding == "One group of ours is running; one is larger than five"
    assert groups.needs == (True,)


def test_a_verdict_is_the_impact_pages_and_a_gain_never_stands_alone(sample_database, checkpoints):
    working = meeting(sample_database, "Mathematics", *checkpoints)["working"]
    found = impact_of(sample_database, 999001, DAY, "cycles")
    ours = [row for row in found.rows if row.subject == "Mathematics"]
    assert list(working.table.Verdict) == [row.impact.verdict for row in ours][:MOST_LONG_ROWS]
    gained = working.table.Gained != ""
    assert gained.any()
    assert (working.table["Coming anyway"] != "").equals(gained)


def test_a_department_with_nobody_behind_says_so(fresh_database):
    build(fresh_database, [Pupil("A Pupil", {"history": ("5", "5")})], ["predicted"])
    screens = meeting(fresh_database, "Humanities", 1, None, "")
    assert screens["plans"].finding == "Nobody is behind twice running"
    assert screens["groups"].finding == "No group of ours is running now"
    assert screens["inferences"].finding.startswith("No results yet")
