"""What a collection costs, and the word of warning past the third of a year."""

import pytest
from analysis.hand_made import URN, Pupil, build

from lib.analysis.assessment import cost as words
from lib.analysis.assessment.cost import collection_cost
from lib.store.assessment.status import set_purpose
from lib.store.rules_in_force.setting_changes import change_setting


@pytest.fixture
def school(filled):
    """Ninety grades at each of five checkpoints of one year, the last of them exam results."""
    return filled(over_a_year)


def over_a_year(database):
    pupils = [
        Pupil(f"Ada P{i}", {s: ("5", "5 4 5 4 5") for s in ("history", "mathematics", "french")})
        for i in range(30)
    ]
    build(database, pupils, ["working_at", "predicted", "mock", "predicted", "final"])


def test_entries_times_minutes_make_hours(school):
    cost = collection_cost(school, 1)
    assert (cost.entries, cost.minutes, cost.hours) == (90, 1.0, 1.5)
    assert words.finding(cost) == "90 grades, about 2 hours of teachers’ time"
    assert "first collection of 2026/27 from Year 11" in words.note(cost)
    assert "not measured" in words.note(cost)


def test_the_minutes_are_the_schools_own(school):
    change_setting(school, URN, "minutes_per_grade", 2.0)
    assert collection_cost(school, 1).hours == 3.0
    assert "2 minutes a grade" in words.note(collection_cost(school, 1))


@pytest.mark.parametrize(("checkpoint_id", "warned"), [(1, False), (3, False), (4, True)])
def test_past_the_third_of_a_year_there_is_a_word_of_warning_with_its_source(
    school, checkpoint_id, warned
):
    cost = collection_cost(school, checkpoint_id)
    assert cost.place == checkpoint_id
    assert bool(words.warning(cost)) == warned
    assert not warned or "Making data work, 2018, from a secondary source" in words.warning(cost)


def test_a_year_s_collections_are_added_up(school):
    cost = collection_cost(school, 4)
    assert (cost.entries_of_year, cost.hours_of_year) == (360, 6.0)
    assert "the four come to 6 hours" in words.note(cost)


def test_exam_results_are_nobodys_to_collect(school):
    assert collection_cost(school, 5) is None
    assert collection_cost(school, 99) is None


def test_the_purpose_is_told(school):
    set_purpose(school, 2, "Who joins the spring groups")
    assert collection_cost(school, 2).purpose == "Who joins the spring groups"
    assert collection_cost(school, 1).purpose == ""


@pytest.mark.parametrize(
    ("hours", "said"),
    [(0.6, "36 minutes"), (1 / 60, "1 minute"), (1.2, "1 hour"), (24.2, "24 hours")],
)
def test_hours_are_told_as_a_person_would(hours, said):
    assert words.hours(hours) == said
