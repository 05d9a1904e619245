"""The funnel: chance is found to be chance, a truly different class is found, nobody is ranked."""

from math import comb, sqrt

import numpy as np
import pandas as pd
import pytest

from lib.analysis.classes.differences import (
    chance_of_as_many,
    classes_at,
    finding,
    funnel_of,
    how_to_read,
    note,
)


def grades(seed=0, classes=10, size=24, shifted=0.0, subject_mean=0.0):
    """Residuals of one subject's classes; the first is `shifted` grades from the others."""
    random = np.random.default_rng(seed)
    residual = random.normal(subject_mean, 1.3, classes * size)
    residual[:size] += shifted
    return pd.DataFrame(
        {
            "subject_id": "maths",
            "subject": "Maths",
            "class_code": np.repeat([f"11/Ma{i:02}" for i in range(classes)], size),
            "residual": residual,
            "against_england": residual,
        }
    )


def test_chance_alone_is_seldom_taken_for_more():
    said = [finding(funnel_of(grades(seed), 10)) for seed in range(80)]
    assert sum("no more than chance" in text for text in said) >= 70


def test_a_class_a_grade_and_a_half_away_is_found():
    found = funnel_of(grades(shifted=1.6), 10)
    assert [c.class_code for c in found.far_outside] == ["11/Ma00"]
    assert finding(found) == "One class stands far outside what chance would do"


def test_a_subject_that_sits_low_does_not_put_its_classes_outside():
    low = funnel_of(grades(subject_mean=-2.0), 10)
    level = funnel_of(grades(subject_mean=0.0), 10)
    assert [c.reading for c in low.classes] == [c.reading for c in level.classes]


def test_limits_are_z_sigma_over_root_n_with_the_spread_inside_classes():
    frame = grades()
    found = funnel_of(frame, 10)
    within = frame.groupby("class_code")["residual"].transform("mean")
    sigma = sqrt(((frame["residual"] - within) ** 2).sum() / (len(frame) - 10))
    assert found.deviation == pytest.approx(sigma)
    assert found.limit(25, 0.95) == pytest.approx(1.959964 * sigma / 5, rel=1e-6)
    assert found.limit(25, 0.998) == pytest.approx(3.090232 * sigma / 5, rel=1e-6)


def test_a_class_under_ten_pupils_is_drawn_and_not_judged():
    frame = pd.concat([grades(), grades(1, 1, 9, 5.0).assign(class_code="11/MaX")])
    found = funnel_of(frame, 10)
    small = next(c for c in found.classes if c.class_code == "11/MaX")
    assert small.reading == "too few to tell"
    assert small not in found.judged
    assert "1 under 10 pupils are not judged" in note(found)


def test_a_subject_with_one_class_is_left_out():
    assert funnel_of(grades(classes=1), 10) is None


def test_classes_are_in_the_order_of_their_names_and_never_of_their_results():
    found = funnel_of(grades(), 10)
    codes = [c.class_code for c in found.classes]
    assert codes == sorted(codes)


def test_the_chance_of_as_many_outside_is_binomial():
    assert chance_of_as_many(0, 58) == 1
    assert chance_of_as_many(1, 1) == pytest.approx(0.05)
    assert chance_of_as_many(2, 2) == pytest.approx(0.0025)
    upper_tail = sum(comb(58, k) * 0.05**k * 0.95 ** (58 - k) for k in range(6, 59))
    assert chance_of_as_many(6, 58) == pytest.approx(upper_tail)


def test_the_sample_school_is_read_the_same_way_twice(sample_database):
    rows = sample_database.rows("frame/cohort_checkpoints", urn=999001, results_year=2027)
    latest = int(rows["checkpoint_id"].iloc[0])
    found = classes_at(sample_database, latest)
    assert found == classes_at(sample_database, latest)
    assert len(found.judged) > 30
    assert "Maths is outlined" in how_to_read(found, "Maths")
    assert "from the same KS2 start" in how_to_read(found, "Maths")


def test_an_unknown_checkpoint_has_no_funnel(fresh_database):
    assert classes_at(fresh_database, 1) is None
