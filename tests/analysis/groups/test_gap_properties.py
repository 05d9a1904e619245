"""What must hold of a gap and of a movement grid whatever the pupils are."""

import numpy as np
import pandas as pd
import pytest

from lib.analysis.classes.differences import chance_of_as_many, funnel_of
from lib.analysis.groups.gap import InPupils, gap_in_pupils
from lib.analysis.groups.same_start import adjusted_gap
from lib.analysis.statistics.intervals import Estimate

hypothesis = pytest.importorskip("hypothesis")
given, settings, st = hypothesis.given, hypothesis.settings, hypothesis.strategies

PUPILS = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=20, max_size=80)


@given(PUPILS)
def test_the_gap_in_pupils_is_a_whole_number_inside_its_range_and_never_more_than_the_group(rows):
    inside = np.array([row[0] for row in rows])
    told = gap_in_pupils(pd.Series([row[1] for row in rows]), inside, 1)
    if isinstance(told, InPupils):
        assert told.low <= told.more <= told.high
        assert -told.n <= told.more <= told.n - told.reached
        assert told.n + told.rest_n == len(rows)


@given(PUPILS, st.randoms(use_true_random=False))
def test_the_order_of_pupils_never_matters(rows, random):
    shuffled = random.sample(rows, len(rows))
    found = [
        gap_in_pupils(pd.Series([r[1] for r in order]), np.array([r[0] for r in order]), 1)
        for order in (rows, shuffled)
    ]
    assert found[0] == found[1]


@settings(max_examples=30)
@given(st.integers(0, 10_000), st.floats(-3, 3))
def test_moving_every_grade_moves_no_gap(seed, shift):
    random = np.random.default_rng(seed)
    inside = random.random(80) < 0.4
    frame = pd.DataFrame(
        {"ks2_average": random.normal(104, 6, 80), "average_grade": random.normal(5, 1.5, 80)}
    )
    gap = adjusted_gap(frame, inside, 10)
    moved = adjusted_gap(frame.assign(average_grade=frame["average_grade"] + shift), inside, 10)
    assert isinstance(gap, Estimate)
    assert moved.value == pytest.approx(gap.value, abs=1e-8)
    assert moved.high - moved.low == pytest.approx(gap.high - gap.low, abs=1e-8)
    mirrored = adjusted_gap(frame, ~inside, 10)
    assert mirrored.value == pytest.approx(-gap.value, abs=1e-8)


@settings(max_examples=30)
@given(st.integers(0, 10_000), st.integers(2, 6))
def test_class_differences_balance_round_their_subject(seed, classes):
    random = np.random.default_rng(seed)
    sizes = random.integers(5, 30, classes)
    residual = random.normal(0.4, 1.2, sizes.sum())
    frame = pd.DataFrame(
        {
            "subject_id": "history",
            "subject": "History",
            "class_code": np.repeat([f"c{i}" for i in range(classes)], sizes),
            "residual": residual,
            "against_england": residual,
        }
    )
    found = funnel_of(frame, 10)
    assert sum(c.n * c.difference for c in found.classes) == pytest.approx(0, abs=1e-6)
    assert all(c.reading == "too few to tell" for c in found.classes if c.n < 10)


@given(st.integers(1, 80))
def test_more_classes_outside_are_never_likelier(judged):
    chances = [chance_of_as_many(k, judged) for k in range(judged + 1)]
    assert chances == sorted(chances, reverse=True)
