"""The effect of help is what is left when everything that was coming anyway is taken away."""

import numpy as np
import pytest

from lib.analysis import impact
from lib.analysis.intervals import Estimate, TooFew
from lib.analysis.matching import nearest, standardised_difference

TRUE_SPREAD, NOISE = 1.4, 0.7  # grades: reliability 0.8


def cohort(seed, effect, picked=20, size=180):
    """A cohort whose lowest scorers are picked for help; returns treated and other pre and post."""
    draws = np.random.default_rng(seed)
    truth = draws.normal(5, TRUE_SPREAD, size)
    pre = truth + draws.normal(0, NOISE, size)
    post = truth + draws.normal(0, NOISE, size)
    treated = np.argsort(pre)[:picked]
    post[treated] += effect
    others = np.setdiff1d(np.arange(size), treated)
    return pre[treated], post[treated], pre[others], post[others]


def test_a_useless_intervention_shows_a_raw_gain_but_no_effect_on_average():
    runs = [impact.adjusted_effect(*cohort(seed, effect=0.0)) for seed in range(60)]
    assert np.mean([run.raw_gain for run in runs]) > 0.4
    assert abs(np.mean([run.adjusted.value for run in runs])) < 0.1


def test_the_likely_range_holds_the_truth_about_19_times_in_20():
    runs = [impact.adjusted_effect(*cohort(seed, 0.5, size=90)).adjusted for seed in range(150)]
    held = np.mean([run.low <= 0.5 <= run.high for run in runs])
    assert 0.91 <= held <= 0.99


def test_a_useless_intervention_is_rarely_called_likely_working():
    verdicts = [
        impact.adjusted_effect(*cohort(seed, 0.0, picked=12, size=90)).verdict for seed in range(80)
    ]
    assert verdicts.count(impact.LIKELY_WORKING) <= 5


def test_a_gain_of_eight_tenths_of_a_grade_is_found_in_a_pooled_group():
    run = impact.adjusted_effect(*cohort(7, effect=0.8, picked=30))
    assert run.verdict == impact.LIKELY_WORKING
    assert run.adjusted.value == pytest.approx(0.8, abs=0.35)
    assert run.raw_gain == pytest.approx(run.expected_gain + run.adjusted.value)


def test_the_adjusted_effect_is_least_squares_of_post_on_pre_and_group():
    treated_pre, treated_post, other_pre, other_post = cohort(3, 0.4)
    pre, post = np.concatenate([treated_pre, other_pre]), np.concatenate([treated_post, other_post])
    group = np.repeat([1.0, 0.0], [len(treated_pre), len(other_pre)])
    oracle = np.linalg.lstsq(np.column_stack([np.ones_like(pre), pre, group]), post, rcond=None)
    treated, other = np.c_[treated_pre, treated_post], np.c_[other_pre, other_post]
    ours = impact._effects(treated[None], other[None])[0]
    assert ours == pytest.approx(oracle[0][2], abs=1e-9)


def test_the_same_seed_gives_the_same_likely_range():
    pupils = cohort(5, 0.3)
    assert impact.adjusted_effect(*pupils, seed=9) == impact.adjusted_effect(*pupils, seed=9)
    other = impact.adjusted_effect(*pupils, seed=10)
    assert other.adjusted.low != impact.adjusted_effect(*pupils, seed=9).adjusted.low


def test_nine_pupils_are_too_few_to_tell_and_ten_are_not():
    nine = impact.adjusted_effect(*cohort(1, 1.0, picked=9))
    assert nine.verdict == impact.TOO_FEW
    assert nine.adjusted == TooFew(9)
    ten = impact.adjusted_effect(*cohort(1, 1.0, picked=10))
    assert isinstance(ten.adjusted, Estimate)


def test_a_group_that_could_only_show_a_huge_gain_is_too_few_to_tell():
    run = impact.adjusted_effect(*cohort(1, 1.0), plausible_gain=0.1)
    assert run.verdict == impact.TOO_FEW
    assert run.smallest_detectable_gain > 0.1


def test_verdicts_follow_the_likely_range_and_never_the_raw_gain():
    def verdict(value, low, high):
        return impact._verdict(Estimate(value, low, high, 30, "test"), 0.5, 1.0)

    assert verdict(0.5, 0.1, 0.9) == impact.LIKELY_WORKING
    assert verdict(0.3, -0.1, 0.7) == impact.PROMISING
    assert verdict(-0.1, -0.5, 0.3) == impact.NO_SIGN


def test_a_pupil_without_both_scores_is_left_out():
    pre, post, other_pre, other_post = cohort(2, 0.5)
    with_gap = impact.adjusted_effect(
        [*pre, np.nan, 4.0], [*post, 5.0, np.nan], other_pre, other_post
    )
    assert with_gap.adjusted == impact.adjusted_effect(pre, post, other_pre, other_post).adjusted


def test_nobody_to_compare_with_is_too_few_and_never_an_error():
    run = impact.adjusted_effect([3.0] * 12, [4.0] * 12, [], [])
    assert run.verdict == impact.TOO_FEW
    assert run.smallest_detectable_gain == float("inf")
    assert impact.adjusted_effect([], [], [3.0] * 12, [4.0] * 12).verdict == impact.TOO_FEW


@pytest.mark.parametrize(
    ("pupils", "half", "smallest"), [(6, 0.9, 1.3), (10, 0.7, 1.0), (20, 0.5, 0.7), (30, 0.4, 0.6)]
)
def test_the_smallest_gain_that_could_be_seen_follows_the_published_table(pupils, half, smallest):
    width = 1.959964 * np.sqrt(1 / pupils + 1 / (3 * pupils))
    assert width == pytest.approx(half, abs=0.05)
    assert impact.detectable_gain(width) == pytest.approx(smallest, abs=0.05)


def test_the_lowest_20_of_180_rise_5_11_marks_without_help():
    assert impact.rebound_expected(0.80, 15, 20 / 180) == pytest.approx(5.11, abs=0.005)


@pytest.mark.parametrize(("degrees", "oracle"), [(9, 2.262157), (19, 2.093024), (29, 2.045230)])
def test_students_t_is_near_its_tabled_value(degrees, oracle):
    assert impact._t95(degrees) == pytest.approx(oracle, abs=0.005)


def test_hedges_g_equals_a_hand_worked_case():
    # Means 4 and 2, pooled deviation 1, N = 6: 2 × (1 − 3/15) = 1.6.
    assert standardised_difference(np.array([3.0, 4, 5]), np.array([1.0, 2, 3])) == pytest.approx(
        1.6
    )
    assert np.isnan(standardised_difference(np.array([3.0]), np.array([1.0, 2, 3])))


def test_each_helped_pupil_gets_three_of_the_nearest_and_nobody_is_used_twice():
    treated, others = np.array([1.0, 5.0]), np.array([1.0, 1.1, 0.9, 5.0, 5.2, 4.9, 9.0])
    matches = nearest(treated, others, seed=1)
    assert set(matches[0]) == {0, 1, 2}
    assert set(matches[1]) == {3, 4, 5}


def test_matching_needs_three_others_for_each_helped_pupil():
    assert len(nearest(np.array([1.0, 2.0]), np.array([1.0, 2, 3, 4, 5]), seed=1)) == 0


def test_matched_pupils_agree_with_the_adjusted_effect_when_the_groups_overlap():
    draws = np.random.default_rng(4)
    pre = np.tile(np.arange(2.0, 8), 40)
    post = pre * 0.7 + 1.5 + draws.normal(0, 0.8, 240)
    helped = np.arange(240) < 40
    post[helped] += 0.9
    run = impact.adjusted_effect(pre[helped], post[helped], pre[~helped], post[~helped])
    assert run.comparable
    assert run.matched.value == pytest.approx(run.adjusted.value, abs=0.25)
    assert run.matched.low > 0
