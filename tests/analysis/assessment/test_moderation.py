"""The moderation sample: always the right size, both ends, every class, and the same again."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.assessment.moderation import HIGHEST, LOWEST, draw, moderation_sample, sample_size


@pytest.mark.parametrize(
    ("pupils", "size"),
    [(1, 1), (15, 15), (16, 15), (100, 15), (101, 20), (200, 20), (201, 25), (900, 25)],
)
def test_how_many_to_moderate_follows_the_published_table(pupils, size):
    assert sample_size(pupils) == size


CLASSES = st.sampled_from(["11a/Ma1", "11a/Ma2", "11b/Ma1", "11b/Ma2", "11b/Ma3", None])
PUPILS = st.lists(st.tuples(st.integers(0, 9), CLASSES), min_size=1, max_size=260)


def frame(pupils):
    return pd.DataFrame(
        {
            "pupil_id": range(1, len(pupils) + 1),
            "points": [float(points) for points, _ in pupils],
            "class_code": pd.Series([code for _, code in pupils], dtype=object),
        }
    )


@settings(max_examples=60, deadline=None)
@given(pupils=PUPILS, seed=st.integers(1, 9))
def test_the_sample_has_the_right_size_both_ends_and_every_class(pupils, seed):
    rows = frame(pupils)
    chosen = draw(rows, np.random.default_rng(seed))
    assert len(chosen) == chosen.pupil_id.nunique() == sample_size(len(rows))
    assert set(chosen.pupil_id) <= set(rows.pupil_id)
    assert chosen.points.max() == rows.points.max()
    assert chosen.points.min() == rows.points.min()
    assert chosen.why.iloc[0] == HIGHEST
    assert len(chosen) == 1 or chosen.why.iloc[-1] == LOWEST
    assert set(chosen.class_code.fillna("")) == set(rows.class_code.fillna(""))


@settings(max_examples=30, deadline=None)
@given(pupils=PUPILS, seed=st.integers(1, 9))
def test_the_same_draw_gives_the_same_pupils_whatever_order_they_come_in(pupils, seed):
    rows = frame(pupils)
    shuffled = rows.sample(frac=1, random_state=seed)
    first = draw(rows, np.random.default_rng(seed)).pupil_id.tolist()
    assert draw(shuffled, np.random.default_rng(seed)).pupil_id.tolist() == first


def test_the_sample_is_spread_over_the_grades(sample_database):
    rows = sample_database.rows("frame/cohort_checkpoints", urn=999001, results_year=2027)
    now = int(rows.checkpoint_id.iloc[0])
    sample = moderation_sample(sample_database, now, "mathematics", seed=1)
    everyone = sample_database.rows(
        "assessment/moderation_pupils", checkpoint_id=now, subject_id="mathematics"
    )
    assert (len(sample.pupils), sample.of) == (20, len(everyone))
    assert abs(sample.pupils.points.mean() - everyone.points.mean()) < 0.5
    assert sample.classes == everyone.class_code.nunique()
    again = moderation_sample(sample_database, now, "mathematics", seed=1)
    other = moderation_sample(sample_database, now, "mathematics", seed=2)
    assert again.pupils.pupil_id.tolist() == sample.pupils.pupil_id.tolist()
    assert other.pupils.pupil_id.tolist() != sample.pupils.pupil_id.tolist()


def test_a_subject_without_grades_has_no_sample(sample_database):
    assert moderation_sample(sample_database, 1, "no_such_subject") is None
