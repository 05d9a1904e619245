"""Predictions against results: a tiny school worked out by hand, and the sample school's plan."""

import pytest
from analysis.hand_made import Pupil, build

from data.sample.generator.truths import planted_truths
from lib.analysis.assessment import accuracy as words
from lib.analysis.assessment.accuracy import OCR_2014, prediction_accuracy
from lib.analysis.statistics.intervals import TooFew

# Predicted and final, ten pupils: errors 0 0 0 0, +1 +1 +1, −1 −1, +2; their sum is +3.
HISTORY = ["5 5", "6 6", "4 4", "7 7", "6 5", "5 4", "8 7", "4 5", "5 6", "6 4"]


@pytest.fixture
def leavers(filled):
    """Ten with history, three of them with music; the checkpoints are predicted, mock, final."""
    return filled(with_results)


def with_results(database):
    pupils = []
    for i, pair in enumerate(HISTORY):
        predicted, final = pair.split()
        subjects = {"history": ("5", f"{predicted} 1 {final}")}
        if i < 3:
            subjects["music"] = ("5", "6 . 5")
        pupils.append(Pupil(f"Ada Leaver{i}", subjects))
    build(database, pupils, ["predicted", "mock", "final"])


def test_the_shares_and_the_mean_error_are_those_worked_out_by_hand(leavers):
    found = prediction_accuracy(leavers, 3)
    history = found.subjects[0]
    assert (history.subject, history.n) == ("History", 10)
    assert history.exact.value == pytest.approx(0.4)
    assert history.within_one.value == pytest.approx(0.9)
    assert history.too_high.value == pytest.approx(0.4)
    assert history.too_low.value == pytest.approx(0.2)
    assert history.bias.value == pytest.approx(0.3)
    assert history.mean_miss == pytest.approx(0.7)
    # Wilson, 4 of 10, by the formula of Wilson (1927): 0.1682 to 0.6873.
    assert history.exact.low == pytest.approx(0.16818, abs=1e-5)
    assert history.exact.high == pytest.approx(0.68733, abs=1e-5)
    # Squares of the errors are 9, less 10 × 0.3², over 9: variance 0.9. 1.95996 × √0.09 = 0.58799.
    assert history.bias.high == pytest.approx(0.3 + 0.58799, abs=1e-5)
    assert history.reading == "not clear"


def test_a_subject_with_under_ten_grades_is_too_few_to_tell_but_counts_among_all(leavers):
    found = prediction_accuracy(leavers, 3)
    music = found.subjects[1]
    assert isinstance(music.bias, TooFew)
    assert isinstance(music.exact, TooFew)
    assert found.every.n == 13
    assert found.every.bias.value == pytest.approx(6 / 13)


def test_mocks_are_set_beside_results_on_their_own(leavers):
    found = prediction_accuracy(leavers, 3, "mock")
    assert found.every.n == 10
    assert found.every.too_low.value == 1.0
    assert found.every.reading == "below"
    assert words.finding(found).startswith("0% of mock grades were exactly right")
    assert "progress since" in words.how_to_read(found)


def test_before_any_results_are_out_there_is_nothing_to_set_predictions_beside(leavers):
    assert prediction_accuracy(leavers, 1) is None
    assert prediction_accuracy(leavers, 99) is None


def test_the_sample_school_predicts_about_as_it_was_made_to(sample_database):
    rows = sample_database.rows("frame/cohort_checkpoints", urn=999001, results_year=2027)
    found = prediction_accuracy(sample_database, int(rows.checkpoint_id.iloc[0]))
    planted = planted_truths()["prediction"]
    assert (found.results_year, f"{found.predicted_on:%B %Y}") == (2026, "May 2026")
    assert found.every.exact.low <= planted["exact"] <= found.every.exact.high
    assert found.every.too_high.low <= planted["too_high"] <= found.every.too_high.high
    assert found.every.too_low.low <= planted["too_low"] <= found.every.too_low.high
    assert found.clear[0].subject == "Geography"
    assert f"n {found.every.n:,} grades" in words.lede(found)


def test_every_grade_is_exact_too_high_or_too_low(sample_database):
    rows = sample_database.rows("frame/cohort_checkpoints", urn=999001, results_year=2027)
    found = prediction_accuracy(sample_database, int(rows.checkpoint_id.iloc[0]))
    assert sum(s.n for s in found.subjects) == found.every.n
    for s in (found.every, *found.subjects):
        assert s.exact.value + s.too_high.value + s.too_low.value == pytest.approx(1)


def test_the_published_shares_add_up_and_name_their_source():
    assert OCR_2014.exact + OCR_2014.too_high + OCR_2014.too_low == pytest.approx(1, abs=1e-4)
    assert "OCR" in OCR_2014.source
