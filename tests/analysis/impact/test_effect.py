"""The four verdicts in their order, and what stands beside each."""

import numpy as np
import pytest
from analysis.invented import cohort, plain

from lib.analysis.impact import effect
from lib.analysis.impact.effect import baseline_difference, judge
from lib.analysis.statistics.intervals import Estimate, TooFew


def made(seed=7, effect=0.8, helped=30, **how):
    return cohort(np.random.default_rng(seed), effect, helped, 240, **how)


def test_a_gain_of_eight_tenths_is_found_and_told_with_what_was_coming_anyway():
    run = judge(made())
    assert run.verdict == effect.LIKELY_WORKING
    assert run.effect.value == pytest.approx(0.8, abs=0.35)
    assert run.lines.gained == pytest.approx(run.lines.coming_anyway + run.effect.value)
    assert run.lines.end - run.lines.expected == pytest.approx(run.effect.value)


def test_nine_pupils_are_too_few_to_tell_and_ten_are_not():
    nine = judge(made(1, helped=9))
    assert (nine.verdict, nine.effect, nine.lines) == (effect.TOO_FEW, TooFew(9), None)
    assert len(nine.helped) == 9
    assert isinstance(judge(made(3, helped=10, leaning=0.0)).effect, Estimate)


def test_a_school_may_ask_for_more_pupils():
    assert judge(made(), minimum=31).effect == TooFew(30, 31)


def test_a_group_that_could_only_show_a_huge_gain_is_too_few_to_tell():
    run = judge(made(), plausible_gain=0.1)
    assert run.verdict == effect.TOO_FEW
    assert run.smallest_gain > 0.1


@pytest.mark.parametrize(
    ("value", "low", "high", "verdict"),
    [
        (0.5, 0.1, 0.9, effect.LIKELY_WORKING),
        (0.5, 0.0, 1.0, effect.PROMISING),
        (0.3, -0.1, 0.7, effect.PROMISING),
        (0.04, -0.4, 0.48, effect.NO_SIGN),
        (0.0, -0.4, 0.4, effect.NO_SIGN),
        (-0.6, -0.9, -0.3, effect.NO_SIGN),
    ],
)
def test_verdicts_follow_the_likely_range(value, low, high, verdict):
    estimate = Estimate(value, low, high, 30, "test")
    assert effect._verdict(estimate, 0.5, True, 1.0) == verdict
    assert effect._verdict(estimate, 0.5, False, 1.0) == effect.TOO_FEW
    assert effect._verdict(estimate, 1.1, True, 1.0) == effect.TOO_FEW


def test_helped_pupils_whom_nobody_starts_near_are_left_out_and_named():
    pre = [4.0] * 12 + [1.0] * 3 + [4.0] * 40
    helped = [True] * 15 + [False] * 40
    post = np.asarray(pre) + np.tile([0.0, 1.0], 28)[:55]
    run = judge(plain(pre, post, helped))
    assert run.nobody_like == (12, 13, 14)
    assert run.helped == tuple(range(12))
    assert run.is_comparable


def test_no_verdict_where_most_of_the_helped_have_nobody_like_them():
    pre = [4.0] * 10 + [1.0] * 11 + [4.0] * 40
    helped = [True] * 21 + [False] * 40
    post = np.asarray(pre) + np.where(helped, 2.0, np.tile([0.0, 1.0], 31)[:61])
    run = judge(plain(pre, post, helped))
    assert isinstance(run.effect, Estimate)
    assert run.effect.low > 0
    assert not run.is_comparable
    assert run.verdict == effect.TOO_FEW


def test_no_verdict_where_the_two_sides_started_far_apart():
    # Each starts 0.4 of a grade above those beside them: near enough to match, not to compare.
    helped = np.arange(80) < 20
    pre = np.where(helped, 3.4, 3.0) + np.tile([0.0, 0.2], 40)
    run = judge(plain(pre, pre + 2.0 * helped + np.tile([0.0, 0.3, 0.6, 0.1], 20), helped))
    assert len(run.helped) == 20
    assert run.baseline_difference > effect.COMPARABLE
    assert not run.is_comparable
    assert run.verdict == effect.TOO_FEW


def test_nobody_to_compare_with_is_too_few_and_never_an_error():
    run = judge(plain([3.0] * 12, [4.0] * 12, [True] * 12))
    assert run.verdict == effect.TOO_FEW
    assert run.baseline_difference is None
    assert len(run.nobody_like) == 12
    assert judge(plain([3.0] * 12, [4.0] * 12, [False] * 12)).smallest_gain == float("inf")


def test_hedges_g_equals_a_hand_worked_case():
    # Means 4 and 2, pooled deviation 1, N = 6: 2 × (1 − 3/15) = 1.6.
    pupils = plain([3.0, 4, 5, 1, 2, 3], [0] * 6, [1, 1, 1, 0, 0, 0])
    assert baseline_difference(pupils, np.ones(6)) == pytest.approx(1.6)
    assert baseline_difference(plain([3.0, 1, 2], [0] * 3, [1, 0, 0]), np.ones(3)) is None


def test_the_larger_of_grade_and_target_is_the_baseline_difference():
    pupils = plain([3.0, 4, 5, 3, 4, 5], [0] * 6, [1, 1, 1, 0, 0, 0], target=[5, 6, 7, 3, 4, 5])
    assert baseline_difference(pupils, np.ones(6)) == pytest.approx(1.6)


@pytest.mark.parametrize(
    ("pupils", "half", "smallest"), [(6, 0.9, 1.3), (10, 0.7, 1.0), (20, 0.5, 0.7), (30, 0.4, 0.6)]
)
def test_the_smallest_gain_that_could_be_seen_follows_the_published_table(pupils, half, smallest):
    width = 1.959964 * np.sqrt(1 / pupils + 1 / (3 * pupils))
    assert width == pytest.approx(half, abs=0.05)
    assert effect.expected_detectable_gain(pupils) == pytest.approx(smallest, abs=0.05)
    assert effect.detectable_gain(width) == pytest.approx(effect.expected_detectable_gain(pupils))


def test_the_order_of_rows_changes_nothing():
    pupils = made(seed=12, windows=2)
    order = np.random.default_rng(1).permutation(len(pupils))
    one, other = judge(pupils), judge(pupils.only(order))
    assert (one.helped, one.matched, one.verdict) == (other.helped, other.matched, other.verdict)
    assert (one.effect.low, one.effect.high) == pytest.approx((other.effect.low, other.effect.high))
