"""Likely ranges against published formulas, and "too few to tell" at each boundary."""

import numpy as np
import pytest

from lib.analysis.statistics.intervals import (
    Estimate,
    TooFew,
    gap_interval,
    mean_interval,
    proportion_gap_interval,
    proportion_interval,
)

PROGRESS_8_DEVIATION_2024 = 1.41628


@pytest.mark.parametrize(
    ("n", "half_width"), [(10, 0.88), (25, 0.56), (30, 0.51), (60, 0.36), (180, 0.21)]
)
def test_the_half_width_of_a_progress_8_mean_is_the_dfe_one(n, half_width):
    estimate = mean_interval([0.0] * n, deviation=PROGRESS_8_DEVIATION_2024)
    assert (estimate.high - estimate.low) / 2 == pytest.approx(half_width, abs=0.005)


def test_the_dfe_published_interval_for_disadvantaged_pupils_in_2023_is_reproduced():
    estimate = mean_interval(np.full(148_768, -0.568), deviation=1.414023)
    assert (round(estimate.low, 2), round(estimate.high, 2)) == (-0.58, -0.56)


def test_a_gap_of_thirty_against_a_hundred_and_fifty_is_uncertain_by_over_half_a_grade():
    gap = gap_interval([0.0] * 30, [0.0] * 150, deviation=PROGRESS_8_DEVIATION_2024)
    assert gap.high == pytest.approx(0.56, abs=0.005)


def test_three_of_seven_has_the_wilson_interval_of_the_textbook():
    share = proportion_interval(3, 7, minimum=1)
    assert (round(share.low, 2), round(share.high, 2)) == (0.16, 0.75)


@pytest.mark.parametrize(("count", "n"), [(0, 20), (20, 20)])
def test_a_share_of_none_or_all_stays_between_nought_and_one(count, n):
    share = proportion_interval(count, n)
    assert 0 <= share.low < share.high <= 1


@pytest.mark.parametrize(("n", "kind"), [(9, TooFew), (10, Estimate)])
def test_below_ten_pupils_it_is_too_few_to_tell(n, kind):
    assert isinstance(
        mean_interval([1.0, 2.0] * 5, minimum=10) if n == 10 else mean_interval([1.0] * n), kind
    )
    assert isinstance(proportion_interval(1, n), kind)
    assert isinstance(gap_interval(list(range(n)), list(range(50))), kind)
    assert isinstance(gap_interval(list(range(50)), list(range(n))), kind)
    assert isinstance(proportion_gap_interval(1, n, 10, 50), kind)


def test_unknown_values_are_left_out_and_do_not_count():
    assert mean_interval([1.0] * 5 + [float("nan")] * 20, minimum=5).n == 5


@pytest.mark.parametrize(
    ("value", "half", "reading"), [(1, 0.5, "above"), (-1, 0.5, "below"), (0.2, 0.5, "not clear")]
)
def test_a_reading_is_a_word_only_when_the_whole_range_agrees(value, half, reading):
    assert Estimate(value, value - half, value + half, 20, "").reading == reading


def test_the_gap_between_two_shares_contains_the_plain_difference():
    gap = proportion_gap_interval(8, 30, 80, 150)
    assert gap.low < gap.value < gap.high
    assert gap.value == pytest.approx(8 / 30 - 80 / 150)
    assert gap.high - gap.low == pytest.approx(0.34, abs=0.04)


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilsons_interval_is_that_of_newcombes_table(count, n, low, high):
    """R. G. Newcombe (1998), Two-sided confidence intervals for the single proportion,
    Statistics in Medicine 17, 857-872, table I, method 3."""
    share = proportion_interval(count, n)
    assert (share.low, share.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))
    assert (share.value, share.n) == (pytest.approx(count / n), n)


@pytest.mark.parametrize(
    ("count", "n", "other", "other_n", "low", "high"),
    [
        (56, 70, 48, 80, 0.0524, 0.3339),
        (9, 10, 3, 10, 0.1705, 0.8090),
        (6, 7, 2, 7, 0.0582, 0.8062),
        (5, 56, 0, 29, -0.0381, 0.1926),
        (0, 10, 0, 20, -0.1611, 0.2775),
        (10, 10, 0, 20, 0.6791, 1.0),
    ],
)
def test_the_interval_of_a_difference_is_that_of_newcombes_table(
    count, n, other, other_n, low, high
):
    """R. G. Newcombe (1998), Interval estimation for the difference between independent
    proportions, Statistics in Medicine 17, 873-890, table II, method 10."""
    gap = proportion_gap_interval(count, n, other, other_n, minimum=1)
    assert (gap.low, gap.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))
    assert (gap.value, gap.n) == (pytest.approx(count / n - other / other_n), n)


EXTRA_SLEEP = (
    [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
    [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
)
"""Student (1908), The probable error of a mean, Biometrika 6, 1-25: hours of extra sleep of ten
patients on each of two drugs (the `sleep` data of R, whose t.test gives the errors below)."""


def test_the_mean_of_students_sleep_data_has_its_published_standard_error():
    mean = mean_interval(EXTRA_SLEEP[1])
    # t.test(extra, group 2): mean 2.33, t = 3.6799, so the standard error is 2.33 / 3.6799.
    assert mean.value == pytest.approx(2.33)
    assert (mean.high - mean.low) / 2 / 1.959964 == pytest.approx(2.33 / 3.6799, rel=1e-4)
    assert mean.method == "mean, own deviation"


def test_the_gap_of_students_sleep_data_has_welchs_published_standard_error():
    gap = gap_interval(*EXTRA_SLEEP)
    # t.test(extra ~ group), Welch: t = -1.8608, difference -1.58.
    assert gap.value == pytest.approx(-1.58)
    assert (gap.high - gap.low) / 2 / 1.959964 == pytest.approx(1.58 / 1.8608, rel=1e-4)


def test_too_few_says_how_many_there_were_and_how_many_it_takes():
    assert mean_interval([1.0] * 9) == TooFew(9, 10)
    assert mean_interval([1.0], minimum=1) == TooFew(1, 1)
    assert gap_interval([0.0] * 8, [0.0] * 50, minimum=12) == TooFew(8, 12)
    assert gap_interval([0.0] * 50, [0.0], minimum=1) == TooFew(1, 1)
    assert proportion_interval(3, 11, minimum=12) == TooFew(11, 12)
    assert proportion_interval(0, 0, minimum=0) == TooFew(0, 0)
    assert proportion_gap_interval(1, 40, 2, 11, minimum=12) == TooFew(11, 12)
    assert isinstance(mean_interval([1.0, 2.0], minimum=1), Estimate)
    assert isinstance(gap_interval([1.0, 2.0], [3.0, 4.0], minimum=1), Estimate)
    assert isinstance(proportion_interval(1, 1, minimum=0), Estimate)


def test_an_estimate_says_how_it_was_made():
    numbers = list(range(12))
    assert mean_interval(numbers).method == "mean, own deviation"
    assert mean_interval(numbers, deviation=1.4).method == "mean, national deviation"
    assert gap_interval(numbers, numbers).method == "difference of two means"
    assert proportion_interval(3, 12).method == "Wilson"
    assert proportion_gap_interval(3, 12, 4, 12).method == "Newcombe"


@pytest.mark.parametrize(
    ("low", "high", "reading"), [(0.0, 1.0, "not clear"), (-1.0, 0.0, "not clear")]
)
def test_a_range_that_touches_nought_is_not_clear(low, high, reading):
    assert Estimate((low + high) / 2, low, high, 20, "").reading == reading
