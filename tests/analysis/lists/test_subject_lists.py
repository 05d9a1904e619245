from datetime import date

import pytest

from lib.analysis.behind.evidence import behind_evidence
from lib.analysis.behind.pupils import behind_list
from lib.analysis.lists.subject_lists import subject_lists


@pytest.fixture
def checkpoint_id(sample_database):
    """The sample school's latest Year 11 checkpoint."""
    with sample_database.cursor() as cursor:
        return cursor.execute(
            "select arg_max(checkpoint_id, collected_on) from viewer.checkpoint "
            "where results_year = 2027"
        ).fetchone()[0]


def test_each_subject_counts_the_pupils_on_its_own_list(sample_database, checkpoint_id):
    lists = subject_lists(sample_database, checkpoint_id)
    listed = lists.pupils.groupby("subject_id").status.value_counts().unstack(fill_value=0)
    counted = lists.subjects.set_index("subject_id").loc[listed.index]
    assert (
        listed[["persistent", "new", "one_off"]] == counted[["persistent", "new", "one_off"]]
    ).all(axis=None)
    assert (counted.behind == counted.persistent + counted.new).all()


def test_the_cover_counts_each_pupil_once(sample_database, checkpoint_id):
    lists = subject_lists(sample_database, checkpoint_id)
    behind = lists.pupils[lists.pupils.status != "one_off"]
    assert lists.counts.behind == behind.pupil_id.nunique()
    assert lists.counts.behind < len(behind)
    assert lists.counts.behind_disadvantaged == behind[behind.is_disadvantaged].pupil_id.nunique()
    assert lists.counts.behind_without_help == behind[behind.help.isna()].pupil_id.nunique()


def test_the_surest_come_first_in_every_subject_and_those_back_on_target_last(
    sample_database, checkpoint_id
):
    for _, pupils in subject_lists(sample_database, checkpoint_id).pupils.groupby("subject_id"):
        behind = pupils[pupils.status != "one_off"]
        assert behind.chance_real.is_monotonic_decreasing
        assert behind.chance_real.between(0, 1).all()
        assert list(pupils.status[len(behind) :].unique()) in ([], ["one_off"])


def test_a_subjects_list_is_in_the_order_of_the_behind_target_page(sample_database, checkpoint_id):
    lists = subject_lists(sample_database, checkpoint_id, "mathematics")
    evidence = behind_evidence(sample_database, checkpoint_id, lists.checkpoint.help_on)
    page = behind_list(evidence, "mathematics")
    listed = lists.pupils[lists.pupils.status != "one_off"].set_index("pupil_id")
    assert set(listed.index) == set(page.pupils.pupil_id)
    chances = listed.chance_real[page.pupils.pupil_id]
    assert chances.round(6).is_monotonic_decreasing


def test_one_subject_is_the_same_list_as_in_the_whole(sample_database, checkpoint_id):
    whole = subject_lists(sample_database, checkpoint_id).pupils
    alone = subject_lists(sample_database, checkpoint_id, "mathematics").pupils
    assert list(alone.pupil_id) == list(whole[whole.subject_id == "mathematics"].pupil_id)


def test_every_shortfall_is_the_target_less_the_grade_as_stored(sample_database, checkpoint_id):
    lists = subject_lists(sample_database, checkpoint_id)
    with sample_database.cursor() as cursor:
        stored = cursor.execute(
            "select pupil_id, subject_id, target_points - points as shortfall "
            "from pupil_subject where checkpoint_id = $id",
            {"id": checkpoint_id},
        ).df()
    both = lists.pupils.merge(stored, on=["pupil_id", "subject_id"], suffixes=("", "_stored"))
    assert len(both) == len(lists.pupils)
    assert (both.shortfall - both.shortfall_stored).abs().max() < 1e-9


def test_help_counts_on_the_day_asked_about(sample_database, checkpoint_id):
    long_ago = subject_lists(sample_database, checkpoint_id, on=date(2000, 1, 1))
    assert long_ago.pupils.help.isna().all()
    assert long_ago.counts.behind_without_help == long_ago.counts.behind


def test_a_share_of_too_few_pupils_is_not_shown(sample_database, checkpoint_id):
    lists = subject_lists(sample_database, checkpoint_id)
    few = lists.subjects.pupils < lists.checkpoint.minimum_pupils
    assert lists.subjects.share_behind[few].isna().all()
    assert lists.subjects.share_behind[~few].between(0, 1).all()


def test_a_checkpoint_that_does_not_exist_is_refused(fresh_database):
    with pytest.raises(KeyError, match="99"):
        subject_lists(fresh_database, 99)


def test_an_earlier_checkpoint_of_another_kind_says_so(sample_database):
    names = sample_database.rows("lists/checkpoint_names").set_index("name").checkpoint_id
    year_10 = subject_lists(sample_database, int(names["2026/27 Autumn 1, Year 10"]))
    year_11 = subject_lists(sample_database, int(names["2026/27 Autumn 1, Year 11"]))
    assert year_10.checkpoint.earlier[0] == "2025/26 Summer 2, working at"
    assert year_11.checkpoint.earlier[0] == "2025/26 Summer 2"
