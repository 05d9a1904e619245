"""Who stands beside whom: the nearest at the start, nobody twice, in whatever order they come."""

import numpy as np
from analysis.invented import cohort, plain
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.impact.matching import (
    CALIPER,
    MATCHES,
    TARGET_CALIPER,
    Pupils,
    match,
    match_weights,
)

SMALL = st.builds(
    lambda seed, helped, size, windows: cohort(
        np.random.default_rng(seed), 0.0, helped, size, windows
    ),
    st.integers(0, 10_000),
    st.integers(0, 12),
    st.integers(14, 60),
    st.integers(1, 3),
)


def pairs(pupils):
    """Who is matched with whom, as pupil ids."""
    helped = np.flatnonzero(pupils.is_helped)
    return {
        (int(pupils.window[row]), int(pupils.pupil[row])): {
            int(p) for p in pupils.pupil[line[line >= 0]]
        }
        for row, line in zip(helped, match(pupils), strict=True)
    }


def test_each_helped_pupil_gets_the_three_nearest():
    pupils = plain([1, 5, 1, 1.2, 0.8, 5, 5.2, 4.9, 9], [0] * 9, [1, 1, *[0] * 7])
    assert pairs(pupils) == {(0, 0): {2, 3, 4}, (0, 1): {5, 6, 7}}


def test_the_same_class_comes_before_another_at_the_same_start():
    starts, helped = [4.0] * 6, [True, *[False] * 5]
    pupils = plain(starts, starts, helped, class_number=[1, 2, 1, 2, 1, 1])
    assert pairs(pupils) == {(0, 0): {2, 4, 5}}


def test_a_nearer_target_comes_before_the_same_class():
    starts, helped = [4.0] * 3, [True, False, False]
    pupils = plain(starts, starts, helped, target=[6, 6, 5], class_number=[1, 2, 1])
    assert match(pupils)[0, 0] == 1


def test_nobody_further_than_half_a_grade_or_a_grade_of_target_is_alike():
    far = plain([4.0, 4.0 + CALIPER + 0.01], [4, 4], [1, 0])
    assert (match(far) == -1).all()
    other_target = plain([4.0, 4.0], [4, 4], [1, 0], target=[6, 6 - TARGET_CALIPER - 0.01])
    assert (match(other_target) == -1).all()


def test_everybody_gets_one_before_anybody_gets_two():
    pupils = plain([4.0] * 5, [4] * 5, [1, 1, 0, 0, 0])
    assert sorted(len(found) for found in pairs(pupils).values()) == [1, 2]


def test_nobody_from_another_window_is_taken():
    pupils = plain([4.0] * 4, [4] * 4, [1, 0, 0, 0], window=[0, 1, 1, 0])
    assert pairs(pupils) == {(0, 0): {3}}


def test_the_matches_of_one_pupil_weigh_one_together():
    matches = np.array([[4, 5, 6], [7, -1, -1], [-1, -1, -1]])
    assert match_weights(matches).tolist() == [1 / 3, 1 / 3, 1 / 3, 1.0]


@settings(max_examples=60, deadline=None)
@given(SMALL)
def test_nobody_is_matched_twice_and_nobody_helped_is_matched_in_their_window(pupils):
    matches = match(pupils)
    used = matches[matches >= 0]
    assert len(set(pupils.pupil[used])) == len(used)
    assert not pupils.is_helped[used].any()
    assert matches.shape == (pupils.is_helped.sum(), MATCHES)
    helped = np.flatnonzero(pupils.is_helped)
    for row, line in zip(helped, matches, strict=True):
        taken = line[line >= 0]
        assert (pupils.window[taken] == pupils.window[row]).all()
        assert (np.abs(pupils.pre[taken] - pupils.pre[row]) <= CALIPER).all()


@settings(max_examples=40, deadline=None)
@given(SMALL, st.integers(0, 1000))
def test_the_order_of_rows_changes_nothing(pupils, seed):
    order = np.random.default_rng(seed).permutation(len(pupils))
    shuffled = pupils.only(order)
    assert pairs(shuffled) == pairs(pupils)


def test_no_helped_or_nobody_else_gives_no_match_and_no_error():
    assert match(plain([4.0], [4], [0])).shape == (0, MATCHES)
    assert (match(plain([4.0], [4], [1])) == -1).all()
    empty = Pupils(*(np.array([]) for _ in Pupils.__dataclass_fields__))
    assert len(empty) == 0


def test_between_equals_the_draw_decides_and_no_place_in_the_file():
    starts, helped = [4.0] * 6, [True, *[False] * 5]
    pupils = plain(starts, starts, helped, lot=[0, 50, 10, 40, 20, 30])
    assert match(pupils)[0].tolist() == [2, 4, 5]
    reversed_draw = plain(starts, starts, helped, lot=[0, 10, 50, 20, 40, 30])
    assert match(reversed_draw)[0].tolist() == [1, 3, 5]


def test_the_same_disadvantage_decides_before_the_draw_and_after_the_class():
    starts, helped = [4.0] * 4, [True, False, False, False]
    pupils = plain(
        starts,
        starts,
        helped,
        class_number=[1, 2, 1, 1],
        is_disadvantaged=[True, True, False, True],
        lot=[0, 1, 2, 3],
    )
    assert match(pupils)[0].tolist() == [3, 2, 1]


def test_the_lowest_lot_among_the_helped_chooses_first():
    starts, helped = [4.0] * 3, [True, True, False]
    assert match(plain(starts, starts, helped, lot=[2, 1, 3]))[:, 0].tolist() == [-1, 2]
    assert match(plain(starts, starts, helped, lot=[1, 2, 3]))[:, 0].tolist() == [2, -1]


def test_starts_and_targets_within_a_step_are_equal_and_the_limits_themselves_are_alike():
    near = plain([4.0, 4.1, 4.0], [4] * 3, [1, 0, 0], class_number=[1, 1, 2])
    assert match(near)[0, 0] == 1
    edge = plain([4.0, 4.0 + CALIPER], [4, 4], [1, 0], target=[6, 6 - TARGET_CALIPER])
    assert match(edge)[0, 0] == 1
    unknown = plain([4.0] * 3, [4] * 3, [1, 0, 0], target=[6, float("nan"), 6.9])
    assert match(unknown)[0].tolist() == [1, 2, -1]
