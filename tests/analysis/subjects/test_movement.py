"""Who moved: every pupil is in one cell, and the names behind a cell are the right ones."""

import pytest
from analysis.hand_made import Pupil, build

from lib.analysis.subjects.distribution import distribution_at
from lib.analysis.subjects.distribution import finding as grades_finding
from lib.analysis.subjects.distribution import note as grades_note
from lib.analysis.subjects.movement import finding, movement_between


def test_each_pupil_with_both_grades_is_in_one_cell(fresh_database):
    moves = ["4 5", "4 5", "5 5", "6 4", "U 1", ". 5", "5 ."]
    pupils = [Pupil(f"Ed No{i}", {"history": ("5", m)}) for i, m in enumerate(moves)]
    build(fresh_database, pupils, ["predicted"] * 2)
    found = movement_between(fresh_database, 2, 1, "history")
    assert found.counts.sum() == len(found.pupils) == 5
    assert (found.rose, found.stayed, found.fell) == (3, 1, 1)
    assert list(found.in_cell("4", "5")["pupil_name"]) == ["Ed No0", "Ed No1"]
    assert list(found.in_cell("6", "4")["pupil_name"]) == ["Ed No3"]
    assert found.in_cell("9", "1").empty
    assert found.grades == ("U", "1", "2", "3", "4", "5", "6", "7", "8", "9")
    assert finding(found, "History") == "History: 3 rose a grade or more, 1 fell"


def test_combined_science_is_told_in_whole_grades(fresh_database):
    moves = ["4-4 5-4", "5-4 5-5", "5-5 4-4"]
    pupils = [Pupil(f"Flo No{i}", {"combined_science": ("5-5", m)}) for i, m in enumerate(moves)]
    build(fresh_database, pupils, ["predicted"] * 2)
    found = movement_between(fresh_database, 2, 1, "combined_science")
    assert found.in_whole_grades
    assert (found.rose, found.stayed, found.fell) == (1, 1, 1)
    assert found.grades == ("4", "5")


def test_vocational_grades_stand_in_the_order_of_their_points(fresh_database):
    moves = ["L1M L2P", "L2P L2M", "L2M L2P"]
    pupils = [Pupil(f"Gil No{i}", {"sport_btec": ("L2P", m)}) for i, m in enumerate(moves)]
    build(fresh_database, pupils, ["predicted"] * 2)
    found = movement_between(fresh_database, 2, 1, "sport_btec")
    assert found.grades == ("L1M", "L2P", "L2M")
    assert (found.rose, found.fell) == (2, 1)


def test_nobody_with_both_grades_is_no_grid(fresh_database):
    build(fresh_database, [Pupil("Hal One", {"history": ("5", ". 5")})], ["predicted"] * 2)
    assert movement_between(fresh_database, 2, 1, "history") is None


def test_nobody_moved_is_said_so(fresh_database):
    build(fresh_database, [Pupil("Ida One", {"history": ("5", "5 5")})], ["predicted"] * 2)
    assert finding(movement_between(fresh_database, 2, 1, "history"), "History") == (
        "History: nobody moved"
    )


@pytest.mark.parametrize("subject_id", ["mathematics", "combined_science", "french"])
def test_the_sample_school_reconciles(sample_database, subject_id):
    rows = sample_database.rows("frame/cohort_checkpoints", urn=999001, results_year=2027)
    now, before = (int(i) for i in rows["checkpoint_id"].iloc[:2])
    found = movement_between(sample_database, now, before, subject_id)
    assert found.rose + found.stayed + found.fell == found.counts.sum() == len(found.pupils)
    held = distribution_at(sample_database, now, subject_id)
    assert held.n == pytest.approx(sum(held.expected))
    assert held.n <= len(found.pupils) + 20


def test_england_at_the_same_start_is_each_pupils_own_band(fresh_database):
    pupils = [Pupil(f"Jo No{i}", {"history": ("5", "5")}, ks2=104) for i in range(20)]
    build(fresh_database, pupils, ["predicted"])
    found = distribution_at(fresh_database, 1, "history")
    with fresh_database.cursor() as cursor:
        at_5, mean = cursor.execute(
            "select sum(g.pupils) filter (where grade = '5') / sum(g.pupils), "
            "any_value(s.mean_points) "
            "from reference_national_grade g join reference_national_subject s "
            "using (results_year, national_subject, pupil_group, ks2_band) "
            "where g.national_subject = 'History' and pupil_group = 'all' and grade <> 'X' "
            "and ks2_band = '102.5 - 104.5'"
        ).fetchone()
    assert found.pupils[found.grades.index("5")] == 20
    assert found.expected[found.grades.index("5")] == pytest.approx(20 * at_5)
    points = sum(place * e for place, e in enumerate(found.expected)) / 20
    assert points == pytest.approx(mean)
    assert grades_finding(found, "History").startswith(
        "History: 20 at grade 5 or better, England's"
    )
    assert grades_note(found).startswith("20 pupils with KS2.")


def test_a_distribution_under_ten_pupils_is_not_shown(fresh_database):
    pupils = [Pupil(f"Kit No{i}", {"history": ("5", "5")}) for i in range(9)]
    build(fresh_database, pupils, ["predicted"])
    assert distribution_at(fresh_database, 1, "history") is None
