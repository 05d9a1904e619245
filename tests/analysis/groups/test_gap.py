"""A gap in grades and in pupils: golden values, boundaries, and what may never be claimed."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from lib.analysis.groups.gap import (
    InPupils,
    change_between,
    gap_in_pupils,
    gap_of,
    yardstick_for,
)
from lib.analysis.statistics.intervals import Estimate, TooFew


def checkpoint(**changes):
    row = {
        "kind": "predicted",
        "has_progress_8": True,
        "tables": "2024 provisional",
        "progress_8_deviation": 1.41628,
    }
    row |= changes
    return SimpleNamespace(makes_attainment_8=row["kind"] != "working_at", unit="grade", **row)


def members(ours, rest, reached_ours=0, reached_rest=0):
    values = [*ours, *rest]
    reached = [i < reached_ours for i in range(len(ours))]
    reached += [i < reached_rest for i in range(len(rest))]
    frame = pd.DataFrame({"progress_8": values, "english_and_maths_5": reached})
    inside = np.array([True] * len(ours) + [False] * len(rest))
    return frame, inside


def test_a_progress_8_gap_has_the_dfe_deviation_and_its_golden_range():
    frame, inside = members([-0.55] * 46, [0.0] * 128)
    gap = gap_of(frame, inside, yardstick_for(checkpoint()), 10).gap
    # 1.96 × 1.41628 × √(1/46 + 1/128) = 0.4772
    assert gap.value == pytest.approx(-0.55)
    assert gap.low == pytest.approx(-1.0272, abs=1e-3)
    assert gap.high == pytest.approx(-0.0728, abs=1e-3)
    assert gap.n == 46


@pytest.mark.parametrize(("n", "told"), [(9, False), (10, True)])
def test_below_ten_pupils_on_either_side_there_is_no_number(n, told):
    for ours, rest in ((n, 50), (50, n)):
        frame, inside = members([0.5] * ours, [0.0] * rest)
        gap = gap_of(frame, inside, yardstick_for(checkpoint()), 10)
        assert isinstance(gap.gap, Estimate if told else TooFew)
        assert isinstance(gap.in_pupils, InPupils if told else TooFew)


def test_pupils_without_the_figure_are_left_out_of_n():
    frame, inside = members([0.5] * 12 + [np.nan] * 3, [0.0] * 20)
    gap = gap_of(frame, inside, yardstick_for(checkpoint()), 10)
    assert (gap.n, gap.rest_n) == (12, 20)


def test_a_gap_in_pupils_is_how_many_more_would_match_the_share_of_the_rest():
    frame, inside = members([0] * 48, [0] * 132, reached_ours=13, reached_rest=70)
    told = gap_in_pupils(frame["english_and_maths_5"], inside, 10)
    # 70 of 132 is 53.0%, 13 of 48 is 27.1%: 25.9 points of 48 pupils.
    assert told.more == 12
    assert 0 < told.low < told.more < told.high
    assert told.words == "equal to 12"


def test_a_group_that_is_ahead_is_told_as_ahead_and_an_equal_one_as_none():
    ahead, inside = members([0] * 20, [0] * 20, reached_ours=15, reached_rest=5)
    assert gap_in_pupils(ahead["english_and_maths_5"], inside, 10).words == "10 ahead"
    level, inside = members([0] * 20, [0] * 20, reached_ours=5, reached_rest=5)
    assert gap_in_pupils(level["english_and_maths_5"], inside, 10).words == "none"


def test_a_change_is_root_two_less_sure_than_either_gap():
    before = Estimate(-0.62, -1.10, -0.14, 46, "")
    now = Estimate(-0.55, -1.03, -0.07, 46, "")
    change = change_between(before, now)
    assert change.value == pytest.approx(0.07)
    assert change.high - change.low == pytest.approx(0.96 * np.sqrt(2))
    assert change.reading == "not clear"


def test_a_change_from_or_to_too_few_is_too_few():
    few, known = TooFew(4), Estimate(0, -1, 1, 20, "")
    assert change_between(few, known) is few
    assert change_between(known, few) is few


def test_working_at_grades_are_measured_by_distance_from_target_and_say_so():
    yardstick = yardstick_for(checkpoint(kind="working_at"))
    assert yardstick.column == "against_target"
    assert "no Attainment 8 or Progress 8" in yardstick.against


def test_leavers_without_ks2_are_measured_by_attainment_8_and_say_why():
    yardstick = yardstick_for(checkpoint(has_progress_8=False, progress_8_deviation=None))
    assert yardstick.column == "attainment_8_grade"
    assert yardstick.against == "Progress 8 was not published: this cohort sat no KS2 tests"


def test_a_predicted_progress_8_names_the_tables_it_is_measured_against():
    assert yardstick_for(checkpoint()).against == "against 2024 provisional estimates"
