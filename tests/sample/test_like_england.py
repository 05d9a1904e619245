"""The sample school's pupils look like England's: who they are, and what they reach."""

import pytest

from data.sample.generator.people import cohort
from data.sample.generator.truths import planted_truths

COHORTS = range(2027, 2032)
ENGLAND = planted_truths()["england"]


@pytest.fixture(scope="module")
def finals(sample_database):
    """The leavers' final measures, by the rule set of their own year."""
    with sample_database.cursor() as cursor:
        return cursor.execute(
            "select attainment_8, is_disadvantaged, results_year, english_and_maths_4, "
            "english_and_maths_5 from viewer.measure "
            "where kind = 'final' and rule_set = cohort_rule_set"
        ).df()


@pytest.fixture(scope="module")
def tested_pupils(sample_database):
    """The pupils with both KS2 scores, and whether they are disadvantaged."""
    with sample_database.cursor() as cursor:
        return cursor.execute(
            "select ks2_reading, ks2_maths, ks2_average, is_disadvantaged, results_year "
            "from viewer.pupil where ks2_average is not null"
        ).df()


def test_a_year_group_has_180_pupils_on_roll(sample_database):
    with sample_database.cursor() as cursor:
        on_roll = cursor.execute(
            "select results_year, count(*) as pupils from viewer.pupil, viewer.school "
            "where results_year >= 2027 and joined_on <= as_of_on "
            "and (left_on is null or left_on > as_of_on) group by results_year"
        ).df()
    assert on_roll["pupils"].tolist() == [180] * 5


def test_the_mix_of_pupils_is_englands(sample_database):
    with sample_database.cursor() as cursor:
        mix = cursor.execute(
            "select avg(is_disadvantaged::int), avg((sen <> 'N')::int), avg(is_eal::int), "
            "avg((sex = 'M')::int) from viewer.pupil"
        ).fetchone()
        missing = cursor.execute(
            "select avg((ks2_average is null)::int) from viewer.pupil where results_year >= 2027"
        ).fetchone()[0]
    assert mix[0] == pytest.approx(0.265, abs=0.01)
    assert mix[1] == pytest.approx(0.173, abs=0.03)
    assert mix[2] == pytest.approx(0.188, abs=0.03)
    assert mix[3] == pytest.approx(0.512, abs=0.03)
    assert 0.03 <= missing <= 0.07


def test_year_11_started_as_englands_pupils_of_2022_did(tested_pupils):
    # 0.08 is a little over two standard errors of a share among 172 pupils.
    year_11 = tested_pupils[tested_pupils.results_year == 2027]
    assert (year_11.ks2_reading >= 100).mean() == pytest.approx(0.74, abs=0.08)
    assert (year_11.ks2_reading >= 110).mean() == pytest.approx(0.28, abs=0.08)
    assert (year_11.ks2_maths >= 100).mean() == pytest.approx(0.71, abs=0.08)
    assert (year_11.ks2_maths >= 110).mean() == pytest.approx(0.22, abs=0.08)


def test_disadvantaged_pupils_started_as_far_behind_as_in_england(tested_pupils):
    mean = tested_pupils.groupby("is_disadvantaged")["ks2_average"].mean()
    assert mean[True] == pytest.approx(100.7, abs=0.8)
    assert mean[False] == pytest.approx(105.2, abs=0.8)
    assert tested_pupils["ks2_average"].std() == pytest.approx(8.5, abs=0.8)


def test_cohorts_whose_key_stage_2_tests_were_cancelled_have_no_scores():
    for results_year in (2025, 2026):
        assert all(p.ks2_reading is None and p.ks2_maths is None for p in cohort(results_year))


def test_attainment_8_is_spread_as_in_england(finals):
    assert finals["attainment_8"].mean() == pytest.approx(45.9, abs=1.5)
    assert finals["attainment_8"].std() == pytest.approx(ENGLAND["attainment_8_deviation"], abs=2.0)


def test_the_disadvantaged_gap_is_englands(finals):
    mean = finals.groupby("is_disadvantaged")["attainment_8"].mean()
    assert mean[False] - mean[True] == pytest.approx(ENGLAND["disadvantaged_gap"], abs=1.5)


def test_english_and_maths_are_passed_as_often_as_in_england(finals):
    assert finals["english_and_maths_4"].mean() == pytest.approx(0.65, abs=0.06)
    assert finals["english_and_maths_5"].mean() == pytest.approx(0.459, abs=0.06)


def test_key_stage_2_says_as_much_of_attainment_8_as_in_england(sample_database):
    with sample_database.cursor() as cursor:
        (correlation,) = cursor.execute(
            "select corr(ks2_average, attainment_8) from viewer.measure "
            "where year_group = 11 and academic_year = 2027 and rule_set = cohort_rule_set"
        ).fetchone()
    assert correlation == pytest.approx(ENGLAND["ks2_attainment_8_correlation"], abs=0.05)


def test_predictions_miss_the_final_grade_as_often_as_schools_predictions_do(sample_database):
    with sample_database.cursor() as cursor:
        exact, high, low = cursor.execute(
            """
            with last_predicted as (
                select results_year, max(checkpoint_id) as checkpoint_id
                from viewer.checkpoint
                where kind = 'predicted' and results_year in (2025, 2026) group by results_year
            ),
            missed as (
                select p.points - f.points as error
                from viewer.grade p
                join last_predicted using (checkpoint_id)
                join viewer.grade f
                    on f.pupil_id = p.pupil_id and f.subject_id = p.subject_id and f.kind = 'final'
                where f.points is not null
            )
            select avg((error = 0)::int), avg((error > 0)::int), avg((error < 0)::int) from missed
            """
        ).fetchone()
    expected = planted_truths()["prediction"]
    assert exact == pytest.approx(expected["exact"], abs=0.05)
    assert high == pytest.approx(expected["too_high"], abs=0.05)
    assert low == pytest.approx(expected["too_low"], abs=0.05)
    assert high > low
