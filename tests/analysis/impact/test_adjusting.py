"""The adjusted gain against plain matrix algebra, written out the long way."""

import numpy as np
import pytest
from analysis.invented import cohort, plain

from lib.analysis.impact.adjusting import adjusted_gain, student_95


def long_way(pupils, weights):
    """Weighted least squares with a column a window, and HC2 summed by pupil: gain and error."""
    windows = [(pupils.window == w).astype(float) for w in np.unique(pupils.window)]
    target = pupils.target.copy()
    for w in np.unique(pupils.window):
        here = pupils.window == w
        target[here & np.isnan(target)] = np.nanmean(target[here])
    design = np.column_stack([*windows, pupils.pre, target, pupils.is_helped.astype(float)])
    root = np.sqrt(weights)[:, None]
    inverse = np.linalg.inv((root * design).T @ (root * design))
    beta = inverse @ (design.T @ (weights * pupils.post))
    leverage = np.einsum("ij,jk,ik->i", root * design, inverse, root * design)
    error = (pupils.post - design @ beta) / np.sqrt(1 - leverage)
    scores = (weights * error)[:, None] * design
    by_pupil = np.array([scores[pupils.pupil == p].sum(axis=0) for p in np.unique(pupils.pupil)])
    variance = inverse @ (by_pupil.T @ by_pupil) @ inverse
    return beta[-1], np.sqrt(variance[-1, -1])


def half_width(estimate):
    return (estimate.high - estimate.low) / 2


@pytest.mark.parametrize("windows", [1, 3])
def test_gain_and_error_equal_matrix_algebra(windows):
    draws = np.random.default_rng(8)
    pupils = cohort(draws, 0.4, 12, 60, windows, on_shortfall=True)
    pupils.target[::7] = np.nan
    weights = draws.uniform(0.3, 1.0, len(pupils))
    gain, error = long_way(pupils, weights)
    found = adjusted_gain(pupils, weights)
    assert found.value == pytest.approx(gain, abs=1e-9)
    # The range is the error times a t between those of the fewest and the most degrees possible.
    assert 1.96 * error <= half_width(found) <= student_95(11) * error + 1e-9


def test_one_pupil_in_two_windows_counts_as_one_pupil():
    draws = np.random.default_rng(9)
    pupils = cohort(draws, 0.3, 12, 40, windows=2)
    same = plain(pupils.pre, pupils.post, pupils.is_helped, pupils.window, 5.0)
    twice = plain(
        pupils.pre, pupils.post, pupils.is_helped, pupils.window, 5.0, pupil=np.tile(range(40), 2)
    )
    weights = np.ones(len(pupils))
    assert adjusted_gain(twice, weights).value == adjusted_gain(same, weights).value
    assert adjusted_gain(twice, weights).n < adjusted_gain(same, weights).n
    assert half_width(adjusted_gain(twice, weights)) != half_width(adjusted_gain(same, weights))


def test_a_harder_paper_for_everybody_in_one_cycle_changes_nothing():
    pupils = cohort(np.random.default_rng(10), 0.4, 12, 60, windows=2)
    weights = np.ones(len(pupils))
    harder = plain(
        pupils.pre, pupils.post - 2.0 * (pupils.window == 1), pupils.is_helped, pupils.window
    )
    easier = plain(pupils.pre, pupils.post, pupils.is_helped, pupils.window)
    one, other = (adjusted_gain(p, weights) for p in (harder, easier))
    assert (one.value, one.low) == pytest.approx((other.value, other.low), abs=1e-9)


def test_a_window_without_anybody_to_compare_with_says_nothing():
    pupils = cohort(np.random.default_rng(11), 0.4, 12, 60)
    alone = plain([3.0, 4.0], [9.0, 9.0], [True, True], window=7, pupil=[900, 901])
    both = type(pupils)(
        *(
            np.concatenate([getattr(pupils, name), getattr(alone, name)])
            for name in pupils.__dataclass_fields__
        )
    )
    found = adjusted_gain(both, np.ones(len(both)))
    assert found == adjusted_gain(pupils, np.ones(len(pupils)))


def test_nothing_can_be_said_of_one_pupil_or_of_nobody():
    assert adjusted_gain(plain([4.0] * 4, [5] * 4, [1, 0, 0, 0]), np.ones(4)) is None
    assert adjusted_gain(plain([], [], []), np.ones(0)) is None


def test_the_same_start_for_everybody_is_a_plain_difference_of_means():
    pupils = plain([4.0] * 8, [6, 5, 6, 5, 4, 5, 4, 5], [1, 1, 1, 1, 0, 0, 0, 0])
    found = adjusted_gain(pupils, np.ones(8))
    assert found.value == pytest.approx(1.0)
    assert found.n == 4


@pytest.mark.parametrize(("degrees", "oracle"), [(9, 2.262157), (19, 2.093024), (29, 2.045230)])
def test_students_t_is_near_its_tabled_value(degrees, oracle):
    assert student_95(degrees) == pytest.approx(oracle, abs=0.005)
