"""Groups of a hand-made school and of the sample school: who is compared with whom."""

from dataclasses import replace

import numpy as np
import pytest
from analysis.hand_made import Pupil, build

from lib.analysis.groups import finding
from lib.analysis.groups.defined import GROUPS, ROWS, can_cross, crossed
from lib.analysis.groups.keeping_up import groups_at
from lib.analysis.statistics.intervals import Estimate, TooFew

BEHIND = {"english_language": ("5", "1 1"), "mathematics": ("5", "1 1"), "history": ("5", "1 1")}
LEVEL = {"english_language": ("5", "5 5"), "mathematics": ("5", "5 6"), "history": ("5", "5 4")}
MIXED = {"english_language": ("5", "5 5"), "mathematics": ("5", "4 5"), "history": ("5", "6 5")}


def school(ours=12, ks2=(98, 104, 112)):
    few = [Pupil(f"Ada No{i}", BEHIND, True, ks2[i % 3]) for i in range(ours)]
    rest = [Pupil(f"Bo No{i}", LEVEL if i % 2 else MIXED, False, ks2[i % 3]) for i in range(30)]
    return [*few, *rest]


@pytest.fixture(scope="module")
def latest_id(sample_database):
    rows = sample_database.rows("frame/cohort_checkpoints", urn=999001, results_year=2027)
    return int(rows["checkpoint_id"].iloc[0])


def test_disadvantaged_pupils_are_set_beside_everyone_else_in_the_year(fresh_database):
    build(fresh_database, school(), ["predicted"] * 2)
    found = groups_at(fresh_database, 2, "disadvantaged")
    assert (found.chosen.n, found.chosen.rest_n) == (12, 30)
    assert found.chosen.gap.reading == "below"
    assert found.chosen.in_pupils.reached == 0
    assert found.chosen.in_pupils.more == 12
    assert finding.finding(found).startswith("The disadvantaged gap is ")


def test_under_ten_pupils_there_is_no_gap_anywhere_on_the_page(fresh_database):
    build(fresh_database, school(ours=9), ["predicted"] * 2)
    found = groups_at(fresh_database, 2, "disadvantaged")
    assert isinstance(found.chosen.gap, TooFew)
    assert finding.finding(found) == "Too few to tell: 9 disadvantaged pupils in Year 11"
    assert "10 pupils or more" in finding.lede(found)
    assert finding.over_time_title(found) == "The gap is not shown"


def test_a_group_that_nobody_is_in_is_said_to_be_empty(fresh_database):
    build(fresh_database, school(), ["predicted"] * 2)
    found = groups_at(fresh_database, 2, "looked_after")
    assert finding.finding(found) == "There are no looked-after pupils in Year 11"
    assert "looked_after" not in {row.group.group_id for row in found.rows}


def test_working_at_grades_use_distance_from_target(fresh_database):
    build(fresh_database, school(), ["working_at"] * 2, year_group=8)
    found = groups_at(fresh_database, 2, "disadvantaged")
    assert found.yardstick.column == "against_target"
    assert found.chosen.gap.value == pytest.approx(-4.0, abs=0.4)
    assert found.over_time.england is None
    assert all(band.england is None for band in found.bands)


def test_a_checkpoint_without_grades_has_no_answer(fresh_database):
    assert groups_at(fresh_database, 1, "disadvantaged") is None


def test_an_unknown_group_is_refused(sample_database, latest_id):
    with pytest.raises(KeyError):
        groups_at(sample_database, latest_id, "left_handed")


def test_the_last_point_over_time_is_the_gap_now(sample_database, latest_id):
    found = groups_at(sample_database, latest_id, "disadvantaged")
    assert len(found.over_time.points) == 6
    assert found.over_time.points[-1].checkpoint_id == latest_id
    assert found.over_time.points[-1].gap.value == pytest.approx(found.chosen.gap.value)
    assert found.over_time.points[-1].gap.low == pytest.approx(found.chosen.gap.low)


def test_england_is_named_with_its_year_and_status(sample_database, latest_id):
    england = groups_at(sample_database, latest_id, "disadvantaged").over_time.england
    assert england.value == pytest.approx(-0.74)
    assert england.label == "2022/23, revised"
    assert groups_at(sample_database, latest_id, "sen_support").over_time.england is None


def test_the_gap_is_the_mean_of_the_group_less_the_mean_of_the_rest(sample_database, latest_id):
    found = groups_at(sample_database, latest_id, "disadvantaged")
    with sample_database.cursor() as cursor:
        ours, rest = cursor.execute(
            "select avg(progress_8) filter (where is_disadvantaged), "
            "avg(progress_8) filter (where not is_disadvantaged) "
            "from viewer.measure where checkpoint_id = $id and rule_set = '2027'",
            {"id": latest_id},
        ).fetchone()
    assert found.chosen.gap.value == pytest.approx(ours - rest)


def test_boys_and_girls_mirror_each_other(sample_database, latest_id):
    boys = groups_at(sample_database, latest_id, "boys").chosen.gap
    girls = groups_at(sample_database, latest_id, "girls").chosen.gap
    assert boys.value == pytest.approx(-girls.value)
    assert boys.low == pytest.approx(-girls.high)


def test_a_crossed_group_holds_the_pupils_who_are_in_both(sample_database, latest_id):
    both = groups_at(sample_database, latest_id, "disadvantaged", "boys")
    girls = groups_at(sample_database, latest_id, "disadvantaged", "girls")
    alone = groups_at(sample_database, latest_id, "disadvantaged")
    assert both.chosen.n + girls.chosen.n == alone.chosen.n
    assert both.chosen.n + both.chosen.rest_n == alone.chosen.n + alone.chosen.rest_n


def test_every_group_has_a_row_and_a_chosen_crossing_gets_one_too(sample_database, latest_id):
    plain = groups_at(sample_database, latest_id, "disadvantaged")
    assert len(plain.rows) == len(ROWS)
    odd = groups_at(sample_database, latest_id, "sen_support", "eal")
    assert len(odd.rows) == len(ROWS) + 1
    assert "SEN support and EAL" in {row.group.name for row in odd.rows}


def test_rows_stand_worst_first_and_too_few_last(sample_database, latest_id):
    rows = groups_at(sample_database, latest_id, "disadvantaged").rows
    readings = [row.gap.gap.reading for row in rows]
    order = ["below", "not clear", "above", "too few to tell"]
    assert readings == sorted(readings, key=order.index)
    looked_after = next(row for row in rows if row.group.group_id == "looked_after")
    assert looked_after.gap.gap == TooFew(4, 10)


def test_a_group_made_by_ks2_scores_is_not_told_in_pupils(sample_database, latest_id):
    found = groups_at(sample_database, latest_id, "more_able")
    assert found.chosen.in_pupils is None
    assert "made by KS2 scores" in finding.in_pupils_note(found)


@pytest.mark.parametrize("group_id", GROUPS)
def test_each_group_says_something_whole(sample_database, latest_id, group_id):
    found = groups_at(sample_database, latest_id, group_id)
    for words in (
        finding.finding,
        finding.lede,
        finding.over_time_title,
        finding.in_pupils_title,
        finding.in_pupils_note,
        finding.same_start_title,
        finding.same_start_note,
        finding.rows_title,
        finding.rows_note,
    ):
        text = words(found)
        assert text and "nan" not in text.lower() and "None " not in text.replace("None of", "")
        assert "-" not in text.replace("looked-after", "").replace("-start", "")


@pytest.mark.parametrize("change", [-0.6, -0.1, 0.1, 0.6])
def test_closing_is_claimed_only_when_the_change_is_clear(sample_database, latest_id, change):
    found = groups_at(sample_database, latest_id, "disadvantaged")
    below = Estimate(-0.6, -1.0, -0.2, 46, "")
    moved = Estimate(change, change - 0.3, change + 0.3, 46, "")
    answer = replace(
        found,
        chosen=replace(found.chosen, gap=below),
        over_time=replace(found.over_time, change=moved),
    )
    words = finding.finding(answer)
    assert ("has narrowed" in words) == (change == 0.6)
    assert ("has widened" in words) == (change == -0.6)
    assert ("has not clearly moved" in words) == (abs(change) < 0.3)
    assert ("within chance" in finding.over_time_title(answer)) == (abs(change) < 0.3)


def test_crossing_a_group_with_itself_is_the_group():
    assert crossed("boys", "boys") is GROUPS["boys"]
    assert crossed("disadvantaged", "boys").name == "Disadvantaged boys"
    assert crossed("disadvantaged", "boys").pupils == "disadvantaged boys"
    assert crossed("sen_support", "girls").name == "SEN support: girls"
    assert crossed("girls", "sen_support") == crossed("sen_support", "girls")


def test_nobody_is_offered_a_crossing_that_no_pupil_can_be_in():
    assert "girls" not in can_cross("boys")
    assert "eal" not in can_cross("eal")
    assert "boys" in can_cross("eal")


def test_leavers_without_ks2_have_an_attainment_8_gap_and_no_same_start(sample_database):
    rows = sample_database.rows("frame/cohort_checkpoints", urn=999001, results_year=2026)
    found = groups_at(sample_database, int(rows["checkpoint_id"].iloc[0]), "disadvantaged")
    assert found.yardstick.column == "attainment_8_grade"
    assert "sat no KS2 tests" in finding.lede(found)
    assert isinstance(found.adjusted, TooFew)
    assert np.isfinite(found.chosen.gap.value)
