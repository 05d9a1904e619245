"""Each grade beside its target and its past: given a pupil's checkpoints, then their status.

Tables read: one line a checkpoint, oldest first. A dot is a grade that is not there.
"""

import shutil
from datetime import date, timedelta

import pandas as pd
import pytest

from lib.analysis.cohort.measured_by import checkpoint_rules
from lib.rules.reference_tables import FOLDER
from lib.store.database import open_database
from lib.store.measuring import measure
from lib.store.rules_in_force.setting_changes import change_setting

URN = 999001
PUPIL = 1


def given(database, kinds, grades, targets=None, year_group=11, subject="mathematics"):
    """One pupil with KS2 102 and 104, one subject, and a checkpoint for each grade."""
    targets = targets or ["6"] * len(grades)
    with database.transaction() as cursor:
        cursor.execute("insert into school values ($urn, 'A school', false, null)", {"urn": URN})
        cursor.execute(
            "insert into pupil by name select $id as pupil_id, $urn as urn, 'Cast' as surname, "
            "'Amina' as forename, 2027 as results_year, 102 as ks2_reading, 104 as ks2_maths, "
            "1 as import_id, 2 as source_row",
            {"id": PUPIL, "urn": URN},
        )
        for place, (kind, grade, target) in enumerate(zip(kinds, grades, targets, strict=True), 1):
            # One academic year for each checkpoint keeps each target its own.
            cursor.execute(
                "insert into checkpoint by name select $place as checkpoint_id, $urn as urn, "
                "$place + 2000 as academic_year, 1 as half_term, $year_group as year_group, "
                "2027 as results_year, $kind as kind, 'open' as status, $day as collected_on, "
                "'2027' as rule_set",
                {
                    "place": place,
                    "urn": URN,
                    "kind": kind,
                    "year_group": year_group,
                    "day": date(2025, 9, 1) + timedelta(weeks=7 * place),
                },
            )
            if grade != ".":
                add_result(cursor, place, subject, grade)
            if target != ".":
                cursor.execute(
                    "insert into target values "
                    "($id, $year, $subject, 'gcse', $grade, $points, 1, 2, null)",
                    {
                        "id": PUPIL,
                        "year": place + 2000,
                        "subject": subject,
                        "grade": target,
                        "points": float(target),
                    },
                )
        measure(cursor, range(1, len(grades) + 1))


def add_result(cursor, checkpoint_id, subject, grade):
    cursor.execute(
        "insert into result by name select $id as pupil_id, $checkpoint as checkpoint_id, "
        "$subject as subject_id, 'gcse' as qualification, $grade as grade, "
        "$points as points, 1 as import_id, 2 as source_row",
        {
            "id": PUPIL,
            "checkpoint": checkpoint_id,
            "subject": subject,
            "grade": grade,
            "points": None if grade == "X" else 0.0 if grade == "U" else float(grade),
        },
    )


def measured(database, column):
    with database.cursor() as cursor:
        rows = cursor.execute(
            "select checkpoint_id, " + column + " from pupil_subject order by checkpoint_id"
        ).fetchall()
    return [value for _, value in rows]


@pytest.mark.parametrize(
    ("grades", "statuses", "runs"),
    [
        (["6", "6"], ["on", "on"], [0, 0]),
        (["5", "6"], ["new", "one_off"], [1, 0]),
        (["6", "5"], ["on", "new"], [0, 1]),
        (["5", "5"], ["new", "persistent"], [1, 2]),
        (["5", "5", "6", "5"], ["new", "persistent", "one_off", "new"], [1, 2, 0, 1]),
        (["5", ".", "5"], ["new", "persistent"], [1, 2]),
        (["7", "8"], ["above", "above"], [0, 0]),
        (
            ["5", "6", "6", "6", "6"],
            ["new", "one_off", "one_off", "one_off", "on"],
            [1, 0, 0, 0, 0],
        ),
        (["U", "X"], ["new", "no_target"], [1, 0]),
    ],
)
def test_persistent_new_and_one_off_follow_the_pupils_checkpoints(
    fresh_database, grades, statuses, runs
):
    given(fresh_database, ["predicted"] * len(grades), grades)
    assert measured(fresh_database, "status") == statuses
    assert measured(fresh_database, "behind_run") == runs


def test_a_grade_without_a_target_is_neither_on_nor_behind(fresh_database):
    given(fresh_database, ["predicted"], ["5"], targets=["."])
    assert measured(fresh_database, "status") == ["no_target"]
    assert measured(fresh_database, "is_behind") == [None]


def test_a_run_does_not_cross_from_working_at_to_predicted_grades(fresh_database):
    given(fresh_database, ["working_at", "working_at", "predicted"], ["4", "4", "4"])
    assert measured(fresh_database, "status") == ["new", "persistent", "new"]


def test_a_working_at_checkpoint_is_allowed_half_a_grade_more_and_scores_no_attainment_8(
    fresh_database,
):
    given(fresh_database, ["working_at", "predicted"], ["5", "5"], year_group=9)
    assert measured(fresh_database, "is_behind") == [False, True]
    with fresh_database.cursor() as cursor:
        found = cursor.execute("select distinct checkpoint_id from pupil_measure").fetchall()
    assert found == [(2,)]


def test_a_changed_threshold_measures_everything_again(fresh_database):
    given(fresh_database, ["predicted"] * 2, ["5", "5"])
    change_setting(fresh_database, URN, "behind_threshold", 2.0)
    assert measured(fresh_database, "status") == ["on", "on"]


@pytest.mark.parametrize(("name", "value"), [("behind_threshold", 9), ("no_such_setting", 1)])
def test_a_setting_outside_its_limits_is_refused(fresh_database, name, value):
    with pytest.raises(ValueError, match=r"outside|no setting"):
        change_setting(fresh_database, URN, name, value)


def test_measuring_again_changes_nothing(fresh_database):
    given(fresh_database, ["predicted"] * 3, ["5", "6", "4"])
    tables = ("pupil_slot", "pupil_measure", "pupil_subject")

    def everything():
        with fresh_database.cursor() as cursor:
            return [
                cursor.execute("from " + table + " order by all").fetchall() for table in tables
            ]

    before = everything()
    with fresh_database.transaction() as cursor:
        measure(cursor, [1, 2, 3])
    assert everything() == before
    assert all(before)


def test_the_national_grade_is_the_mean_of_the_same_ks2_band(fresh_database):
    given(fresh_database, ["predicted"], ["5"])
    # KS2 103 lies in the band 102.5 to 104.5.
    with fresh_database.cursor() as cursor:
        expected = cursor.execute(
            "select mean_points from reference_national_subject "
            "where national_subject = 'Mathematics' and pupil_group = 'all' "
            "and ks2_band = '102.5 - 104.5'"
        ).fetchone()
    assert measured(fresh_database, "national_points") == [expected[0]]
    assert 3.5 < expected[0] < 5


def lock(cursor, checkpoint_id):
    cursor.execute(
        "update checkpoint set status = 'locked' where checkpoint_id = $id", {"id": checkpoint_id}
    )


def figures(database, checkpoint_id):
    with database.cursor() as cursor:
        return [
            cursor.execute(
                "from " + table + " where checkpoint_id = $id order by all", {"id": checkpoint_id}
            ).fetchall()
            for table in ("pupil_slot", "pupil_measure", "pupil_subject")
        ]


def test_a_locked_checkpoint_keeps_its_figures_when_targets_starts_and_thresholds_change(
    fresh_database,
):
    given(fresh_database, ["predicted"] * 3, ["5", "5", "5"])
    before = figures(fresh_database, 2)
    with fresh_database.transaction() as cursor:
        lock(cursor, 2)
        cursor.execute("update target set grade = '5', points = 5")
        cursor.execute("update pupil set ks2_reading = 118, ks2_maths = 118")
        measure(cursor, [1, 2, 3])
    change_setting(fresh_database, URN, "behind_threshold", 2.0)
    assert figures(fresh_database, 2) == before
    assert measured(fresh_database, "is_behind") == [False, True, False]
    # The checkpoint after it still counts the locked one as behind, as it was.
    assert measured(fresh_database, "status") == ["on", "persistent", "one_off"]


def test_new_reference_figures_measure_again_what_is_not_locked(tmp_path):
    folder = tmp_path / "reference"
    shutil.copytree(FOLDER, folder)
    database = open_database(tmp_path / "x.duckdb", reference_folder=folder)
    given(database, ["predicted"] * 2, ["5", "5"])
    before = [figures(database, 1), figures(database, 2)]
    with database.transaction() as cursor:
        lock(cursor, 1)
    database.close()
    path = folder / "2024" / "estimates.csv"
    frame = pd.read_csv(path)
    frame["attainment_8"] += 10
    frame.to_csv(path, index=False)
    again = open_database(tmp_path / "x.duckdb", reference_folder=folder)
    assert figures(again, 1) == before[0]
    with again.cursor() as cursor:
        progress = cursor.execute(
            "select checkpoint_id, progress_8 from pupil_measure where rule_set = '2027' order by 1"
        ).fetchall()
    again.close()
    assert progress[1][1] == pytest.approx(progress[0][1] - 1)


def words_beside(database, checkpoint_id):
    """What the pages and lists say of the tables a checkpoint was measured with."""
    rules = checkpoint_rules(database, checkpoint_id)
    cover = database.rows("frame/checkpoint", checkpoint_id=checkpoint_id).iloc[0]
    group = database.rows("groups/checkpoint", checkpoint_id=checkpoint_id).iloc[0]
    facts = database.rows(
        "pupil/facts", pupil_id=PUPIL, checkpoint_id=checkpoint_id, rule_set="2027"
    ).iloc[0]
    assert cover.progress_8_note == group.progress_8_note == facts.progress_8_note
    assert rules.progress_8_note == cover.progress_8_note
    subject = database.rows("subjects/checkpoint", checkpoint_id=checkpoint_id).iloc[0]
    assert group.tables == f"{rules.tables_year} {rules.tables_release}"
    return rules.progress_8_note, subject.england


def test_a_locked_checkpoint_names_the_tables_it_was_measured_with_when_newer_ones_come(tmp_path):
    folder = tmp_path / "reference"
    shutil.copytree(FOLDER, folder)
    database = open_database(tmp_path / "x.duckdb", reference_folder=folder)
    given(database, ["predicted"] * 2, ["5", "5"])
    then, england = words_beside(database, 1)
    with database.transaction() as cursor:
        lock(cursor, 1)
    database.close()
    shutil.copytree(folder / "2024", folder / "2027")
    again = open_database(tmp_path / "x.duckdb", reference_folder=folder)
    assert then.startswith("against 2024 provisional estimates")
    assert england.startswith("2024")
    assert words_beside(again, 1) == (then, england)
    note, newer = words_beside(again, 2)
    assert note == "against 2027 provisional estimates"
    assert newer.startswith("2027")
    again.close()


def test_measuring_again_keeps_one_row_a_checkpoint_and_rule_set(fresh_database):
    given(fresh_database, ["predicted", "working_at"], ["5", "5"])
    with fresh_database.transaction() as cursor:
        measure(cursor, [1, 2])
    with fresh_database.cursor() as cursor:
        found = cursor.execute("select checkpoint_id, rule_set from measured_with").fetchall()
    # Working-at grades make no Attainment 8, so no tables are used on them.
    assert sorted(found) == [(1, "2027"), (1, "consultation_2026")]
