"""One small shortfall is weak evidence; size, repeats and a second subject make it surer."""

from itertools import pairwise

import numpy as np
import pytest

from lib.analysis import shortfall
from lib.analysis.shortfall import Cohort, chance_real, cohort_of, risk_of_noise

YEAR_GROUP = Cohort(mean=0.0, deviation=1.2)


@pytest.mark.parametrize("checkpoints", [1, 2, 3, 6])
def test_a_larger_shortfall_is_surer(checkpoints):
    chances = [chance_real(size, checkpoints, YEAR_GROUP) for size in (1, 1.5, 2, 3, 5)]
    assert all(lower < higher for lower, higher in pairwise(chances))


@pytest.mark.parametrize("size", [1, 1.5, 2, 3])
def test_a_shortfall_that_came_back_is_surer(size):
    chances = [chance_real(size, times, YEAR_GROUP) for times in (1, 2, 3, 4, 8)]
    assert all(lower < higher for lower, higher in pairwise(chances))


def test_one_grade_at_one_checkpoint_is_little_better_than_a_coin():
    assert chance_real(1, 1, YEAR_GROUP) == pytest.approx(0.55, abs=0.02)


def test_two_grades_twice_running_is_noise_about_one_time_in_eight():
    assert 1 - chance_real(2, 2, YEAR_GROUP) == pytest.approx(1 / 8, abs=0.03)


def test_a_noisier_subject_is_less_sure():
    sure = chance_real(2, 2, YEAR_GROUP, forecast_error=0.6)
    assert sure > chance_real(2, 2, YEAR_GROUP, forecast_error=1.4)


def test_repeats_never_take_away_all_doubt_because_part_of_the_error_repeats():
    floor = shortfall.RETURNING_ERROR * shortfall.FORECAST_ERROR**2
    assert shortfall.error_variance(1000, shortfall.FORECAST_ERROR) == pytest.approx(
        floor, rel=0.01
    )


def test_the_chance_is_right_as_often_as_it_says():
    draws = np.random.default_rng(11)
    size = 400_000
    truth = draws.normal(0.2, 1.1, size)
    repeated, fresh = 0.5**0.5, 0.5**0.5
    errors = draws.normal(0, repeated, size)[:, None] + draws.normal(0, fresh, (size, 2))
    seen = truth + errors.mean(axis=1)
    near_two = (seen > 1.95) & (seen < 2.05)
    held = (truth[near_two] >= shortfall.REAL_FROM).mean()
    assert chance_real(2.0, 2, Cohort(0.2, 1.1)) == pytest.approx(held, abs=0.02)


def test_the_noise_is_taken_out_of_the_spread_of_the_cohort():
    draws = np.random.default_rng(3)
    seen = draws.normal(0.3, 1.2, 20_000) + draws.normal(0, 1.0, 20_000)
    cohort = cohort_of([*seen, np.nan])
    assert cohort.n == 20_000
    assert cohort.mean == pytest.approx(0.3, abs=0.03)
    assert cohort.deviation == pytest.approx(1.2, abs=0.03)


def test_a_cohort_of_nobody_or_one_has_no_spread_of_its_own():
    assert cohort_of([]) == Cohort(n=0)
    assert cohort_of([2.0]) == Cohort(n=1)


def test_one_subject_alone_is_noise_as_often_as_its_own_chance_says():
    risk = risk_of_noise([2.0], [2], YEAR_GROUP)
    assert risk == pytest.approx(1 - chance_real(2.0, 2, YEAR_GROUP), abs=1e-4)


def test_a_second_subject_lowers_the_risk_but_by_less_than_if_it_were_independent():
    one = risk_of_noise([1.0], [2], YEAR_GROUP)
    both = risk_of_noise([1.0, 1.0], [2, 2], YEAR_GROUP)
    assert one**2 < both < one


def test_the_risk_over_shared_errors_agrees_with_a_simulation():
    draws = np.random.default_rng(5)
    shared = draws.normal(0, shortfall.SHARED_ERROR**0.5, (400_000, 1))
    own = draws.normal(0, (1 - shortfall.SHARED_ERROR) ** 0.5, (400_000, 3))
    sizes, times = [2.0, 1.0, 1.5], [1, 3, 2]
    scores = [
        shortfall._noise_score(s, t, YEAR_GROUP, 1.0) for s, t in zip(sizes, times, strict=True)
    ]
    simulated = (shared + own < scores).all(axis=1).mean()
    assert risk_of_noise(sizes, times, YEAR_GROUP) == pytest.approx(simulated, abs=0.005)
