"""The difference of two sides against published examples: apart, paired, and grades in clusters."""

import numpy as np
import pandas as pd
import pytest

from lib.analysis.statistics.difference import (
    APART,
    OVERLAPPING,
    PAIRED,
    difference,
    ratio,
    without_each,
)
from lib.analysis.statistics.intervals import Estimate, TooFew
from lib.analysis.statistics.share_of_grades import share_of_grades

EXTRA_SLEEP = (
    [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
    [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
)
"""Student (1908), Biometrika 6, 1-25: ten patients, two drugs (the `sleep` data of R)."""


def side(top, first=0, bottom=1.0):
    """One row a pupil, whose ids count up from `first`."""
    return pd.DataFrame({"top": np.asarray(top, dtype=float), "bottom": bottom}).set_axis(
        range(first, first + len(top))
    )


def shares(both, only_a, only_b, neither):
    """The two sides of a paired table: who has it on both, on one only, on neither."""
    counts = (both, only_a, only_b, neither)
    return side(np.repeat([1, 1, 0, 0], counts)), side(np.repeat([1, 0, 1, 0], counts))


def half(found):
    return (found.high - found.low) / 2


def test_the_same_pupils_twice_have_students_paired_error():
    found = difference(side(EXTRA_SLEEP[0]), side(EXTRA_SLEEP[1]), 10)
    # t.test(paired = TRUE): t = -4.0621, mean difference -1.58.
    assert found.value == pytest.approx(-1.58)
    assert half(found) / 1.959964 == pytest.approx(1.58 / 4.0621, rel=1e-4)
    assert (found.method, found.n) == (PAIRED, 10)


def test_two_groups_apart_have_welchs_error():
    found = difference(side(EXTRA_SLEEP[0]), side(EXTRA_SLEEP[1], first=100), 10)
    assert found.value == pytest.approx(-1.58)
    assert half(found) / 1.959964 == pytest.approx(1.58 / 1.8608, rel=1e-4)
    assert (found.method, found.n) == (APART, 10)


def test_some_on_both_sides_lie_between_apart_and_paired():
    a, b = (side(hours) for hours in EXTRA_SLEEP)
    some = b.set_axis([*range(5), *range(100, 105)])
    widths = [half(difference(a, other, 10)) for other in (b, some, b.set_axis(range(100, 110)))]
    assert widths == sorted(widths)
    assert difference(a, some, 10).method == OVERLAPPING


def test_a_share_of_the_same_pupils_has_the_range_of_bonett_and_price():
    """D. G. Bonett and R. M. Price (2012), Journal of Educational and Behavioral Statistics 37,
    479-488, on the counts of Bentur et al. (2009) as worked through by Fagerland, Lydersen and
    Laake (2014), Statistics in Medicine 33, 2850-2875: 1, 1, 7 and 12 of 21 children."""
    found = difference(*shares(1, 1, 7, 12), 10, is_share_of_pupils=True)
    assert found.value == pytest.approx(-0.286, abs=5e-4)
    assert (found.low, found.high) == (
        pytest.approx(-0.508, abs=5e-4),
        pytest.approx(-0.013, abs=5e-4),
    )
    assert (found.method, found.n) == (PAIRED, 21)


def test_a_share_that_everybody_gained_or_lost_stays_within_one():
    for sides in (shares(0, 12, 0, 0), shares(0, 0, 12, 0)):
        found = difference(*sides, 10, is_share_of_pupils=True)
        assert -1 <= found.low < found.high <= 1
        assert abs(found.value) == 1


def test_a_share_of_two_groups_apart_takes_newcombes_range():
    """Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10."""
    a = side(np.repeat([1, 0], (56, 14)))
    b = side(np.repeat([1, 0], (48, 32)), first=1000)
    found = difference(a, b, 10, is_share_of_pupils=True)
    assert (round(found.low, 4), round(found.high, 4)) == (0.0524, 0.3339)
    assert (found.method, found.n) == (APART, 70)


def test_a_national_deviation_gives_the_dfe_range_of_two_groups_apart():
    found = difference(side([0.5] * 30), side([0.0] * 60, first=100), 10, deviation=1.5)
    assert half(found) == pytest.approx(1.959964 * 1.5 * (1 / 30 + 1 / 60) ** 0.5, rel=1e-6)
    assert (found.value, found.n, found.method) == (0.5, 30, APART)


@pytest.mark.parametrize(("n", "kind"), [(9, TooFew), (10, Estimate)])
def test_the_smaller_side_decides_whether_there_are_too_few(n, kind):
    few, many = side(range(n)), side(range(40), first=100)
    for sides in ((few, many), (many, few)):
        found = difference(*sides, 10)
        assert isinstance(found, kind)
        assert found.n == n
    assert difference(side([1.0]), many, 1) == TooFew(1, 1)
    assert isinstance(difference(side([1.0, 2.0]), many, 1), Estimate)


def test_a_side_is_its_sum_over_its_sum_and_can_be_told_without_each():
    grades = side([2, 3, 8], bottom=[4.0, 4.0, 8.0])
    assert ratio(grades) == 13 / 16
    assert without_each(grades).tolist() == pytest.approx([11 / 12, 10 / 12, 5 / 8])


def test_a_share_of_grades_is_worked_out_by_hand():
    """Cochran (1977), Sampling Techniques, section 2.11: p = 6/12; the residuals of four pupils
    are 0, 0, 1 and -1, so that their variance is (0 + 0 + 1 + 1) x 4/3 over 12 squared."""
    found = share_of_grades(pd.Series([1, 2, 3, 0, 0]), pd.Series([2, 4, 4, 2, 0]), minimum=2)
    assert (found.value, found.n) == (0.5, 12)
    assert half(found) == pytest.approx(1.959964 * (2 * 4 / 3) ** 0.5 / 12, rel=1e-6)
    assert found.low == pytest.approx(0.5 - half(found))


def test_pupils_without_a_grade_are_not_counted_as_pupils():
    nothing = pd.Series([0] * 30)
    assert share_of_grades(nothing, nothing, minimum=1) == TooFew(0, 1)
    nine = pd.Series([1] * 9 + [0] * 3), pd.Series([2] * 9 + [0] * 3)
    assert share_of_grades(*nine, minimum=10) == TooFew(9, 10)
    assert isinstance(share_of_grades(*nine, minimum=9), Estimate)


def test_a_share_of_grades_stays_between_nought_and_one():
    reached, of = pd.Series([0] * 9 + [8]), pd.Series([2] * 9 + [8])
    assert share_of_grades(reached, of).low == 0
    assert share_of_grades(of - reached, of).high == 1
