"""Suggested groups: everyone once, five at most, the same need, the same answer every time."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from lib.interventions.suggested_groups import suggested_groups

PUPILS = st.lists(
    st.tuples(
        st.sampled_from([1.0, 1.25, 1.5, 2.0, 3.0]),
        st.sampled_from(["11a/Ma1", "11a/Ma2", None]),
    ),
    max_size=40,
)


def table(pupils):
    rows = [(number, *pupil) for number, pupil in enumerate(pupils, 1)]
    return pd.DataFrame(rows, columns=["pupil_id", "shortfall", "class_code"])


@given(pupils=PUPILS, seed=st.integers(0, 99))
def test_everyone_is_in_one_group_of_five_at_most_whatever_their_order(pupils, seed):
    behind = table(pupils)
    groups = suggested_groups(behind)
    assert sorted(i for g in groups for i in g.pupil_ids) == list(behind.pupil_id)
    assert all(1 <= len(g.pupil_ids) <= 5 for g in groups)
    assert suggested_groups(behind.sample(frac=1, random_state=seed)) == groups


@given(pupils=PUPILS)
def test_a_group_is_of_one_gap_and_no_group_is_needlessly_small(pupils):
    behind = table(pupils).set_index("pupil_id")
    by_need = {}
    for group in suggested_groups(behind.reset_index()):
        gaps = {behind.shortfall[i] >= 2 for i in group.pupil_ids}
        assert len(gaps) == 1
        by_need.setdefault(group.need, []).append(len(group.pupil_ids))
    assert all(max(sizes) - min(sizes) <= 1 for sizes in by_need.values())
    assert all(len(sizes) == -(-sum(sizes) // 5) for sizes in by_need.values())


def test_classes_stay_together_and_the_furthest_behind_come_first():
    groups = suggested_groups(
        table([(1.0, "b"), (1.0, "a"), (2.0, "a"), (1.0, "a"), (1.0, "b"), (1.0, "b"), (1.0, "a")])
    )
    assert [(g.need, g.pupil_ids, g.classes) for g in groups] == [
        ("two grades or more behind", (3,), ("a",)),
        ("about a grade behind", (2, 4, 7), ("a",)),
        ("about a grade behind", (1, 5, 6), ("b",)),
    ]
