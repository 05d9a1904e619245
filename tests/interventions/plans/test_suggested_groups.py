"""Suggested groups: everyone once, five at most, the same need, the same answer every time."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.interventions.plans.suggested_groups import groups_across_subjects, suggested_groups

GAP = st.sampled_from([1.0, 1.25, 1.5, 2.0, 3.0])
CLASS = st.sampled_from(["11a/Ma1", "11a/Ma2", None])
PUPILS = st.lists(st.tuples(GAP, CLASS), max_size=40)
COLUMNS = ["pupil_id", "shortfall", "class_code", "subject_id", "subject"]


def table(pupils, subject="maths"):
    rows = [(number, *pupil, subject, subject.title()) for number, pupil in enumerate(pupils, 1)]
    return pd.DataFrame(rows, columns=COLUMNS).assign(unit="grade")


@settings(deadline=None)
@given(pupils=PUPILS, seed=st.integers(0, 99))
def test_everyone_is_in_one_group_of_five_at_most_whatever_their_order(pupils, seed):
    behind = table(pupils)
    groups = suggested_groups(behind)
    assert sorted(i for g in groups for i in g.pupil_ids) == list(behind.pupil_id)
    assert all(1 <= len(g.pupil_ids) <= 5 for g in groups)
    assert suggested_groups(behind.sample(frac=1, random_state=seed)) == groups


@settings(deadline=None)
@given(pupils=PUPILS.filter(lambda pupils: len(pupils) > 5))
def test_a_group_is_of_one_gap_and_no_group_is_needlessly_small(pupils):
    behind = table(pupils).set_index("pupil_id")
    by_need = {}
    for group in suggested_groups(behind.reset_index()):
        assert len({behind.shortfall[i] >= 2 for i in group.pupil_ids}) == 1
        by_need.setdefault(group.need, []).append(len(group.pupil_ids))
    assert all(max(sizes) - min(sizes) <= 1 for sizes in by_need.values())
    assert all(len(sizes) == -(-sum(sizes) // 5) for sizes in by_need.values())


@settings(deadline=None)
@given(pupils=st.lists(st.tuples(GAP, CLASS), min_size=1, max_size=5))
def test_those_who_fit_into_one_group_are_one_group(pupils):
    assert len(suggested_groups(table(pupils))) == 1


def test_classes_stay_together_and_the_furthest_behind_come_first():
    groups = suggested_groups(
        table([(1.0, "b"), (1.0, "a"), (2.0, "a"), (1.0, "a"), (1.0, "b"), (1.0, "b"), (1.0, "a")])
    )
    assert [(g.need, g.pupil_ids, g.classes) for g in groups] == [
        ("two grades or more behind", (3,), ("a",)),
        ("about a grade behind", (2, 4, 7), ("a",)),
        ("about a grade behind", (1, 5, 6), ("b",)),
    ]


@settings(deadline=None)
@given(maths=PUPILS, french=PUPILS, seed=st.integers(0, 99))
def test_of_several_subjects_each_pupil_is_in_one_group_in_a_subject_they_are_behind_in(
    maths, french, seed
):
    behind = pd.concat([table(maths), table(french, "french")])
    groups = groups_across_subjects(behind)
    placed = [i for g in groups for i in g.pupil_ids]
    assert sorted(placed) == sorted(set(behind.pupil_id))
    pairs = set(zip(behind.pupil_id, behind.subject_id, strict=True))
    assert {(i, g.subject_id) for g in groups for i in g.pupil_ids} <= pairs
    assert groups_across_subjects(behind.sample(frac=1, random_state=seed)) == groups


def test_on_a_scale_of_years_7_to_9_the_need_is_in_steps():
    pupils = table([(2.0, None), (3.0, None)]).assign(unit="sub-level")
    assert suggested_groups(pupils)[0].need == "two steps or more behind"
