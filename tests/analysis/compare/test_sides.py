"""Any two sides on any measure: pairing, ranges, who explains it, what is said and what is not."""

import numpy as np
import pandas as pd
import pytest
from analysis.hand_made import Pupil, build
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.compare import wording as words
from lib.analysis.compare.sides import COMPARED, Asked, compare
from lib.analysis.groups.keeping_up import groups_at
from lib.analysis.statistics.difference import PAIRED, difference, ratio, without_each
from lib.analysis.statistics.intervals import Estimate, TooFew, gap_interval, mean_interval

values = st.lists(st.floats(0, 9), min_size=12, max_size=30)


def side(numbers, first=0):
    index = pd.RangeIndex(first, first + len(numbers))
    return pd.DataFrame({"top": [float(n) for n in numbers], "bottom": 1.0}, index=index)


@given(values, values)
@settings(deadline=None)
def test_nobody_on_both_sides_gives_the_range_of_two_samples(a, b):
    found = difference(side(a), side(b, 100), 10)
    expected = gap_interval(a, b)
    assert (found.value, found.low, found.high) == pytest.approx(
        (expected.value, expected.low, expected.high), abs=1e-9
    )


@given(values)
@settings(deadline=None)
def test_the_same_pupils_twice_give_the_paired_range(a):
    b = [n * 0.9 + (i % 3) for i, n in enumerate(a)]
    found = difference(side(a), side(b), 10)
    expected = mean_interval(np.array(a) - np.array(b))
    assert found.method == PAIRED
    assert (found.value, found.low, found.high) == pytest.approx(
        (expected.value, expected.low, expected.high), abs=1e-9
    )


@given(values, values, st.integers(0, 20))
@settings(deadline=None)
def test_swapping_the_sides_turns_the_range_round(a, b, first):
    there, back = difference(side(a), side(b, first), 10), difference(side(b, first), side(a), 10)
    assert (there.value, there.low, there.high) == pytest.approx(
        (-back.value, -back.high, -back.low), abs=1e-9
    )


@given(values)
@settings(deadline=None)
def test_without_a_pupil_the_figure_is_that_of_the_others(a):
    found = without_each(side(a))
    assert found.iloc[0] == pytest.approx(np.mean(a[1:]), abs=1e-9)
    assert ratio(side(a)) == pytest.approx(np.mean(a), abs=1e-9)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=10, max_size=40))
@settings(deadline=None)
def test_a_share_over_the_same_pupils_stays_in_its_bounds_and_is_never_without_width(pairs):
    a, b = side([x for x, _ in pairs]), side([y for _, y in pairs])
    found = difference(a, b, 10, is_share_of_pupils=True)
    assert -1 <= found.low <= found.value <= found.high <= 1
    assert found.low < found.high


def test_a_group_against_the_others_is_the_gap_of_the_groups_page(sample_database):
    found = compare(
        sample_database,
        "progress_8",
        Asked(61, "disadvantaged"),
        Asked(61, "not_disadvantaged"),
    )
    gap = groups_at(sample_database, 61, "disadvantaged").chosen.gap
    assert (found.gap.value, found.gap.low, found.gap.high) == pytest.approx(
        (gap.value, gap.low, gap.high)
    )
    assert "lower for disadvantaged pupils" in words.finding(found)


@pytest.mark.parametrize("measure", COMPARED)
def test_two_checkpoints_of_one_cohort_are_compared_over_the_same_pupils(sample_database, measure):
    found = compare(sample_database, measure, Asked(61), Asked(56))
    assert found.is_paired
    assert found.gap.method == PAIRED
    assert set(found.explains.side) <= {"both"}
    assert "over the same" in words.lede(found)


def test_two_cohorts_are_two_groups_of_pupils_and_the_page_says_so(sample_database):
    found = compare(sample_database, "attainment_8", Asked(61), Asked(31))
    assert not found.is_paired
    assert len(found.pairs) == 0
    said = " ".join(words.cautions(found))
    assert "different pupils" in said
    assert "2027 rules" in said


def test_kinds_of_grade_that_differ_are_said(sample_database):
    found = compare(sample_database, "at_target", Asked(61), Asked(27))
    assert any("working-at grades" in line for line in words.cautions(found))


def test_working_at_grades_make_no_attainment_8_and_the_page_says_why(sample_database):
    found = compare(sample_database, "attainment_8", Asked(61), Asked(27))
    assert found.gap is None
    assert "working-at grades" in words.lede(found)


def test_a_small_side_is_too_few_to_tell(sample_database):
    found = compare(sample_database, "attainment_8", Asked(61, "looked_after"), Asked(61))
    assert isinstance(found.gap, TooFew)
    assert words.finding(found).startswith("Too few to tell: 4 pupils")


def test_the_same_side_twice_is_said(sample_database):
    found = compare(sample_database, "attainment_8", Asked(61), Asked(61))
    assert "same" in words.finding(found)


def test_a_side_without_pupils_is_no_comparison(sample_database):
    assert compare(sample_database, "behind", Asked(61, None, "maths", "none"), Asked(61)) is None
    assert compare(sample_database, "behind", Asked(999999), Asked(61)) is None


def test_who_is_left_out_of_a_paired_difference_is_known_by_side(fresh_database):
    twice = [Pupil(f"Stay {n}", {"mathematics": ("5", "4 5")}) for n in range(12)]
    came = [Pupil("New Comer", {"mathematics": ("5", ". 9")})]
    went = [Pupil("Old Timer", {"mathematics": ("5", "1 .")})]
    build(fresh_database, [*twice, *came, *went], ["predicted", "predicted"])
    found = compare(fresh_database, "mean_grade", Asked(2), Asked(1))
    assert found.is_paired
    assert found.gap == Estimate(1.0, 1.0, 1.0, 12, PAIRED)
    assert found.only_a.pupil_name.tolist() == ["New Comer"]
    assert found.only_b.pupil_name.tolist() == ["Old Timer"]


def test_the_pupil_who_makes_the_difference_is_named_first(fresh_database):
    still = [Pupil(f"Stay {n}", {"mathematics": ("5", "5 5")}) for n in range(11)]
    build(
        fresh_database,
        [*still, Pupil("Fell Far", {"mathematics": ("5", "9 1")})],
        ["predicted", "predicted"],
    )
    found = compare(fresh_database, "mean_grade", Asked(2), Asked(1))
    assert found.explains.pupil_name.tolist() == ["Fell Far"]
    assert found.explains["moves"].iloc[0] == pytest.approx(-8 / 12)


def test_a_subject_without_a_distance_at_one_checkpoint_is_in_neither_share(fresh_database):
    # All reach their target in history at both; in maths the target goes after the first.
    them = [
        Pupil(f"Stay {n}", {"history": ("5", "5 5"), "mathematics": ("5", "1 . ")})
        for n in range(12)
    ]
    build(fresh_database, them, ["predicted", "predicted"])
    found = compare(fresh_database, "at_target", Asked(2), Asked(1))
    assert (found.a.figure.value, found.b.figure.value) == (1.0, 0.5)
    assert found.gap.value == 0
    assert "the same 12 pupils in the same subjects at both" in words.lede(found)
