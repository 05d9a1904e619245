"""One small shortfall is weak evidence; size, repeats and a second subject make it surer."""

from itertools import pairwise

import numpy as np
import pytest

from lib.analysis.behind import shortfall
from lib.analysis.behind.shortfall import (
    Outcomes,
    chance_real,
    noise_score,
    outcomes,
    risk_of_noise,
)

PAST = Outcomes(mean=0.0, deviation=1.2)


@pytest.mark.parametrize("checkpoints", [1, 2, 3, 6])
def test_a_larger_shortfall_is_surer(checkpoints):
    chances = [chance_real(size, checkpoints, PAST) for size in (1, 1.5, 2, 3, 5)]
    assert all(lower < higher for lower, higher in pairwise(chances))


@pytest.mark.parametrize("size", [1, 1.5, 2, 3])
def test_a_shortfall_that_came_back_is_surer(size):
    chances = [chance_real(size, times, PAST) for times in (1, 2, 3, 4, 8)]
    assert all(lower < higher for lower, higher in pairwise(chances))


def test_one_grade_at_one_checkpoint_is_little_better_than_a_coin():
    assert chance_real(1, 1, PAST) == pytest.approx(0.55, abs=0.02)


def test_two_grades_twice_running_is_noise_about_one_time_in_eight():
    assert 1 - chance_real(2, 2, PAST) == pytest.approx(1 / 8, abs=0.03)


def test_a_noisier_subject_is_less_sure():
    sure = chance_real(2, 2, PAST, forecast_error=0.6)
    assert sure > chance_real(2, 2, PAST, forecast_error=1.4)


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
    assert chance_real(2.0, 2, Outcomes(0.2, 1.1)) == pytest.approx(held, abs=0.02)


def test_a_school_with_too_few_results_is_judged_by_the_default_outcomes():
    assert outcomes(99, 0.4, 0.9) == Outcomes()
    assert outcomes(100, 0.4, 0.9) == Outcomes(0.4, 0.9, 100)


def scores(*size_and_times):
    return [noise_score(size, times, PAST) for size, times in size_and_times]


def test_one_subject_alone_is_noise_as_often_as_its_own_chance_says():
    risk = risk_of_noise(scores((2.0, 2)))
    assert risk == pytest.approx(1 - chance_real(2.0, 2, PAST), abs=1e-4)


def test_a_second_subject_lowers_the_risk_but_by_less_than_if_it_were_independent():
    one = risk_of_noise(scores((1.0, 2)))
    both = risk_of_noise(scores((1.0, 2), (1.0, 2)))
    assert one**2 < both < one


def test_the_risk_over_shared_errors_agrees_with_a_simulation():
    draws = np.random.default_rng(5)
    shared = draws.normal(0, shortfall.SHARED_ERROR**0.5, (400_000, 1))
    own = draws.normal(0, (1 - shortfall.SHARED_ERROR) ** 0.5, (400_000, 3))
    three = scores((2.0, 1), (1.0, 3), (1.5, 2))
    simulated = (shared + own < three).all(axis=1).mean()
    assert risk_of_noise(three) == pytest.approx(simulated, abs=0.005)


def test_on_the_sample_schools_leavers_the_chances_came_true(sample_database):
    """Of shortfalls called so likely to be real, about so many ended short of the target."""
    with sample_database.cursor() as cursor:
        rows = cursor.execute(
            """
            with ended as (
                select pupil_id, subject_id, shortfall as truth from viewer.grade
                where kind = 'final' and shortfall is not null
            )
            select g.shortfall, g.behind_run, e.truth
            from viewer.grade g join ended e using (pupil_id, subject_id)
            where g.kind = 'predicted' and g.year_group = 11 and g.is_behind and g.behind_run >= 2
            """
        ).df()
    ended = sample_database.rows("behind/past_outcomes", urn=999001).iloc[0]
    past = outcomes(int(ended.grades), ended["mean"], ended.deviation)
    said = 1 - np.array(
        [risk_of_noise([noise_score(r.shortfall, r.behind_run, past)]) for r in rows.itertuples()]
    )
    came_true = rows.truth >= shortfall.REAL_FROM
    for low, high in ((0.5, 0.75), (0.75, 1.0)):
        here = (said >= low) & (said < high)
        assert here.sum() > 100
        assert came_true[here].mean() == pytest.approx(said[here].mean(), abs=0.12)
