"""Like for like: the adjusted gap against a known truth and against plain least squares."""

import numpy as np
import pandas as pd
import pytest

from lib.analysis.groups.same_start import adjusted_gap, by_start
from lib.analysis.statistics.intervals import Estimate, TooFew


def cohort(seed=1, n=180, effect=-0.5, start_gap=-4.0):
    """Pupils whose group starts lower and gains `effect` grades at the same KS2 score."""
    random = np.random.default_rng(seed)
    inside = np.arange(n) < n // 4
    ks2 = np.clip(random.normal(104 + start_gap * inside, 6), 80, 120).round(1)
    grades = 4.5 + 0.15 * (ks2 - 104) + effect * inside + random.normal(0, 0.8, n)
    band = np.where(ks2 < 100, "low", np.where(ks2 < 110, "middle", "high"))
    frame = pd.DataFrame(
        {
            "ks2_average": ks2,
            "average_grade": grades,
            "england_disadvantaged_grade": grades - 0.2,
            "prior_attainment_band": band,
        }
    )
    return frame, inside


def test_the_adjusted_gap_equals_least_squares():
    frame, inside = cohort()
    start = frame["ks2_average"] - frame["ks2_average"].mean()
    design = np.column_stack([np.ones(len(frame)), start, start**2, inside])
    expected = np.linalg.lstsq(design, frame["average_grade"], rcond=None)[0][-1]
    assert adjusted_gap(frame, inside, 10).value == pytest.approx(expected, abs=1e-9)


def test_a_lower_start_alone_is_no_gap_like_for_like():
    covered, raw = 0, []
    for seed in range(60):
        frame, inside = cohort(seed, effect=0.0)
        gap = adjusted_gap(frame, inside, 10)
        covered += gap.low <= 0 <= gap.high
        grades = frame["average_grade"]
        raw.append(grades[inside].mean() - grades[~inside].mean())
    assert np.mean(raw) < -0.4
    assert covered >= 52


def test_a_true_gap_is_inside_the_likely_range_about_95_times_in_100():
    found = [adjusted_gap(*cohort(seed, effect=-0.5), 10) for seed in range(60)]
    assert sum(gap.low <= -0.5 <= gap.high for gap in found) >= 52


def test_pupils_without_ks2_are_left_out():
    frame, inside = cohort()
    frame.loc[:39, "ks2_average"] = np.nan
    assert adjusted_gap(frame, inside, 10) == TooFew(5, 10)


def test_a_group_that_began_where_no_other_did_has_nothing_to_be_compared_with():
    frame, inside = cohort()
    frame["ks2_average"] = np.where(inside, 90.0, 110.0)
    assert isinstance(adjusted_gap(frame, inside, 10), TooFew)


def test_each_band_compares_its_own_pupils_and_keeps_small_ones_untold():
    frame, inside = cohort(n=200, start_gap=-6.0)
    bands = {b.band: b for b in by_start(frame, inside, 10, with_england=True)}
    low = frame["prior_attainment_band"] == "low"
    assert bands["low"].group.value == pytest.approx(frame["average_grade"][low & inside].mean())
    assert bands["low"].england == pytest.approx(bands["low"].group.value - 0.2)
    assert isinstance(bands["high"].group, TooFew)
    assert bands["high"].england is None
    assert isinstance(bands["high"].rest, Estimate)


def test_england_stands_only_beside_the_group_it_was_published_for():
    assert all(b.england is None for b in by_start(*cohort(), 10, with_england=False))
