"""The cohort's headline figures, their history, prior attainment, and English beside maths."""

import numpy as np
import pandas as pd
import pytest
from analysis.hand_made import URN, Pupil, build

from lib.analysis.cohort import english_and_maths as both
from lib.analysis.cohort import starting_points
from lib.analysis.cohort.english_and_maths import english_and_maths
from lib.analysis.cohort.finding import finding
from lib.analysis.cohort.headlines import Change, headlines
from lib.analysis.cohort.history import stories
from lib.analysis.cohort.measured_by import England, checkpoint_rules, england
from lib.analysis.cohort.starting_points import by_start
from lib.analysis.statistics.intervals import Estimate, TooFew
from lib.analysis.statistics.share_of_grades import share_of_grades
from lib.store.rules_in_force.setting_changes import change_setting


def subjects(*grades, target="5"):
    """English, maths and history, each at these grades."""
    written = " ".join(grades)
    return {s: (target, written) for s in ("english_language", "mathematics", "history")}


@pytest.fixture
def rising(filled):
    """Twenty pupils who each rose from 4 to 5 in everything."""
    return filled(all_rose)


def all_rose(database):
    pupils = [Pupil(f"Ed No{i}", subjects("4", "5")) for i in range(20)]
    build(database, pupils, ["predicted"] * 2)


def test_a_change_that_every_pupil_made_is_clear(rising):
    found = headlines(rising, 2, 1)
    # English once (no literature, so not doubled), maths twice, history once.
    assert found["attainment_8"].change.value == pytest.approx(4.0)
    assert found["attainment_8"].change.reading == "above"
    assert found["at_target"].change.value == 60


def test_grade_thresholds_count_pupils(rising):
    found = headlines(rising, 2, 1)["english_and_maths_5"]
    assert (found.counted, found.of) == (20, 20)
    assert found.change.value == 20
    assert headlines(rising, 1, None)["english_and_maths_5"].counted == 0


def test_without_an_earlier_checkpoint_there_is_no_change(rising):
    assert all(h.change is None for h in headlines(rising, 1, None).values())


def test_arrivals_and_departures_are_no_change(fresh_database):
    stayed = [Pupil(f"Ed No{i}", subjects("5", "5")) for i in range(12)]
    new = [Pupil(f"Jo New{i}", subjects(".", "9")) for i in range(12)]
    build(fresh_database, [*stayed, *new], ["predicted"] * 2)
    found = headlines(fresh_database, 2, 1)["attainment_8"]
    assert found.change.value == 0
    assert found.change.reading == "not clear"


def test_under_ten_pupils_are_too_few_to_tell(fresh_database):
    build(fresh_database, [Pupil(f"Ed No{i}", subjects("5")) for i in range(9)], ["predicted"])
    found = headlines(fresh_database, 1, None)
    assert isinstance(found["attainment_8"].estimate, TooFew)
    assert isinstance(found["progress_8"].estimate, TooFew)
    assert finding(stories(fresh_database, 1), found).startswith("Too few")


def test_the_smallest_group_with_a_verdict_is_the_schools_to_set(fresh_database):
    build(fresh_database, [Pupil(f"Ed No{i}", subjects("5")) for i in range(15)], ["predicted"])
    assert isinstance(headlines(fresh_database, 1, None)["at_target"].estimate, Estimate)
    change_setting(fresh_database, URN, "minimum_pupils", 20)
    found = headlines(fresh_database, 1, None)
    assert found["at_target"].estimate == TooFew(15, 20)
    assert stories(fresh_database, 1)[0].now == TooFew(15, 20)
    assert by_start(fresh_database, 1).rows[0].judged == TooFew(15, 20)


def test_a_cohort_without_ks2_has_words_in_place_of_progress_8(sample_database):
    leavers = int(
        sample_database.rows(
            "frame/cohort_checkpoints", urn=999001, results_year=2026
        ).checkpoint_id.iloc[0]
    )
    found = headlines(sample_database, leavers, None)
    assert found["progress_8"].estimate is None
    assert "sat no KS2 tests" in found["progress_8"].absent


def test_working_at_grades_make_no_attainment_8(fresh_database):
    pupils = [Pupil(f"Ed No{i}", subjects("3", "4")) for i in range(12)]
    build(fresh_database, pupils, ["working_at"] * 2, year_group=8)
    found = headlines(fresh_database, 2, 1)
    assert set(found) == {"at_target", "behind", "shortfall"}
    assert found["shortfall"].estimate.value == pytest.approx(-1.0)
    assert found["shortfall"].change.value == pytest.approx(1.0)


def test_fewer_behind_is_better():
    assert Change(-5, is_clear=True, more_is_better=False).reading == "above"
    assert Change(5, is_clear=True, more_is_better=False).reading == "below"
    assert Change(5, is_clear=False).reading == "not clear"


def test_a_share_of_grades_is_wider_than_if_pupils_grades_were_strangers():
    together = share_of_grades(pd.Series([8, 0] * 10), pd.Series([8] * 20))
    apart = share_of_grades(pd.Series([4] * 20), pd.Series([8] * 20))
    assert together.value == apart.value == 0.5
    # By hand: residuals of ±4 grades, 1.96·√(20·16·20/19)/160.
    assert together.high - together.value == pytest.approx(
        1.959964 * np.sqrt(20 * 16 * 20 / 19) / 160, abs=1e-6
    )
    assert apart.high == apart.value


def test_pupils_without_targets_do_not_count_in_a_share():
    found = share_of_grades(pd.Series([5, 5, 0] * 5), pd.Series([5, 5, 0] * 5))
    assert (found.n, found.value) == (50, 1.0)


def test_a_share_of_a_few_pupils_is_not_told():
    assert isinstance(share_of_grades(pd.Series([8] * 9), pd.Series([8] * 9)), TooFew)


def test_the_history_ends_with_the_figures_of_the_headlines(sample_database):
    latest = latest_id(sample_database)
    found = headlines(sample_database, latest, None)
    for story in stories(sample_database, latest):
        now, headline = story.now, found[story.measure].estimate
        assert now.value == pytest.approx(headline.value, abs=1e-9)
        assert now.low == pytest.approx(headline.low, abs=1e-9)
        assert now.high == pytest.approx(headline.high, abs=1e-9)
        assert now.n == headline.n


def test_last_years_cohort_stands_at_the_same_points_and_goes_on_to_its_results(sample_database):
    story = stories(sample_database, latest_id(sample_database))[0]
    assert story.then is not None
    assert story.last_year[-1].kind == "final"
    assert {p.place for p in story.ours} <= {p.place for p in story.last_year}


def test_working_at_and_predicted_checkpoints_are_never_on_one_line(sample_database):
    kinds = {p.kind for s in stories(sample_database, latest_id(sample_database)) for p in s.ours}
    assert "working_at" not in kinds


def test_englands_figures_carry_their_year_and_status(sample_database):
    found = england(sample_database)
    assert found["attainment_8"].words == "45.9, 2024/25 provisional"
    assert (
        England("english_and_maths_5_pct", 45.2, 2025, "provisional").share_words
        == "45.2%, 2024/25 provisional"
    )


def test_last_year_is_the_same_point_of_the_year_before(sample_database):
    rules = checkpoint_rules(sample_database, latest_id(sample_database))
    then = checkpoint_rules(sample_database, rules.last_year_id)
    assert (then.results_year, then.half_term, then.kind) == (2026, 1, "predicted")


def test_every_pupil_is_in_one_band_of_starters(sample_database):
    latest = latest_id(sample_database)
    answer = by_start(sample_database, latest)
    n = len(sample_database.rows("cohort/headline_pupils", checkpoint_id=latest))
    assert sum(row.n for row in answer.rows) == n
    assert [row.band for row in answer.rows] == ["low", "middle", "high", "none"]


def test_no_ks2_gives_no_progress_8_and_never_nought(fresh_database):
    pupils = [Pupil(f"Ed No{i}", subjects("5"), ks2=None) for i in range(12)]
    pupils += [Pupil(f"Jo No{i}", subjects("5"), ks2=105) for i in range(12)]
    build(fresh_database, pupils, ["predicted"])
    rows = {row.band: row for row in by_start(fresh_database, 1).rows}
    assert isinstance(rows["none"].judged, TooFew)
    assert isinstance(rows["middle"].judged, Estimate)


def test_who_lacks_one_of_english_and_maths_is_counted_once(fresh_database):
    pupils = [
        Pupil("Ada Both", {"english_language": ("5", "5"), "mathematics": ("5", "6")}),
        Pupil("Bo English", {"english_literature": ("5", "7"), "mathematics": ("5", "4")}),
        Pupil("Cy Maths", {"english_language": ("5", "U"), "mathematics": ("5", "5")}),
        Pupil("Di Neither", {"english_language": ("5", "4"), "mathematics": ("5", "4")}),
    ]
    build(fresh_database, pupils, ["predicted"])
    found = english_and_maths(fresh_database, 1)
    assert list(found.only_english(5).pupil_name) == ["Bo English"]
    assert list(found.only_maths(5).pupil_name) == ["Cy Maths"]
    assert found.counts.sum() == 4
    assert found.counts[5, 0] == 1
    assert list(found.in_cell(7, 4).pupil_name) == ["Bo English"]
    assert both.finding(found) == (
        "2 pupils have grade 5 in one of the two: one lacks maths, one English"
    )


def test_the_better_of_language_and_literature_counts(fresh_database):
    both = {
        "english_language": ("5", "3"),
        "english_literature": ("5", "6"),
        "mathematics": ("5", "5"),
    }
    build(fresh_database, [Pupil("Ada Two", both)], ["predicted"])
    assert english_and_maths(fresh_database, 1).counts[5, 6] == 1


def test_a_cohort_where_nobody_has_ks2_is_told_so(sample_database):
    leavers = int(
        sample_database.rows(
            "frame/cohort_checkpoints", urn=999001, results_year=2026
        ).checkpoint_id.iloc[0]
    )
    answer = by_start(sample_database, leavers)
    assert starting_points.finding(answer) == "No pupil has a KS2 score to start from"


def latest_id(database):
    rows = database.rows("frame/cohort_checkpoints", urn=999001, results_year=2027)
    return int(rows.checkpoint_id.iloc[0])


def test_a_final_result_is_not_said_to_rise_or_fall_from_a_prediction(sample_database):
    with sample_database.cursor() as cursor:
        final, before = cursor.execute(
            "select max_by(checkpoint_id, collected_on), max_by(checkpoint_id, collected_on, 2)[2] "
            "from viewer.checkpoint where results_year = 2026"
        ).fetchone()
    figures = headlines(sample_database, final, before)
    told = finding(stories(sample_database, final), figures)
    assert "was 45.5, lower than the grades before the exams; level with 2025 leavers" in told
