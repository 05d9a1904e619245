"""Every planted truth of the sample school is found again by the analysis."""

import csv
from datetime import date

import pytest

from data.sample.generator.calendar import COLLECTED_ON
from data.sample.generator.people import on_roll
from data.sample.generator.stages import exam_stage
from data.sample.generator.truths import SAMPLE, planted_truths
from data.sample.generator.upn import check_letter
from lib.analysis.assessment.reliability import class_predictions, copied_forward
from lib.analysis.impact.judged import impact_of
from lib.analysis.statistics.intervals import TooFew
from lib.analysis.subjects.against_target import subjects_at

TRUTHS = planted_truths()
AS_OF = date(2026, 11, 20)


@pytest.fixture(scope="module")
def latest(sample_database):
    """The latest checkpoint of Year 11."""
    return _checkpoint(sample_database, 2027, 2027, 1)


@pytest.fixture(scope="module")
def subjects(sample_database, latest):
    """Every subject of that checkpoint by its lower-case name."""
    return {s.name.lower(): s for s in subjects_at(sample_database, latest).subjects}


@pytest.mark.parametrize("planted", TRUTHS["subject_effect"], ids=lambda p: p["subject"])
def test_a_planted_subject_effect_is_found_and_its_size_is_within_reach(subjects, planted):
    found = subjects[planted["subject"].lower()].against_england
    assert found.reading == ("above" if planted["grades"] > 0 else "below")
    assert found.low <= planted["grades"] <= found.high


def test_no_subject_is_called_above_or_below_that_was_not_planted(subjects):
    planted = {p["subject"].lower() for p in TRUTHS["subject_effect"]}
    called = {n for n, s in subjects.items() if s.reading("against_england") in ("above", "below")}
    assert called == planted


def test_the_copied_subject_is_found_and_only_that_one(sample_database, latest):
    planted = TRUTHS["copied_forward"]
    (found,) = copied_forward(sample_database, latest)
    assert found.subject.lower() == planted["subject"].lower()
    assert found.share.value == pytest.approx(planted["share"], abs=0.01)
    assert found.share.low > 0.85


def test_the_class_whose_predictions_run_high_is_found_first(sample_database, latest):
    planted = TRUTHS["generous_class"]
    worst = class_predictions(sample_database, latest)[0]
    assert (worst.subject, worst.class_code) == (planted["subject"], planted["class_code"])
    assert worst.is_high
    assert worst.error.low <= planted["grades"] <= worst.error.high


def test_few_other_classes_are_called_high(sample_database, latest):
    classes = class_predictions(sample_database, latest)
    called = [c for c in classes if c.is_high]
    assert len(called) <= 1 + 0.05 * len(classes)


@pytest.mark.parametrize("grouping", ["cycles", "each"])
def test_the_small_group_that_truly_improved_is_found(sample_database, grouping):
    planted = TRUTHS["intervention"]["maths_small_group"]
    row = _judged(sample_database, planted, grouping)
    assert row.impact.verdict == "likely working"
    assert row.impact.effect.low <= planted["grades"] <= row.impact.effect.high
    assert len(row.assigned) >= planted["pupils"]


@pytest.mark.parametrize("grouping", ["cycles", "each"])
def test_the_club_that_only_regressed_to_the_mean_is_never_called_working(
    sample_database, grouping
):
    row = _judged(sample_database, TRUTHS["intervention"]["homework_club"], grouping)
    assert row.impact.verdict in ("no sign", "too few to tell")
    assert row.impact.effect.low < 0


def test_nothing_else_is_called_working_that_was_not_planted(sample_database):
    working = [
        row.name
        for row in impact_of(sample_database, 999001, AS_OF, "cycles").rows
        if row.impact.verdict in ("likely working", "promising")
    ]
    assert working == [TRUTHS["intervention"]["maths_small_group"]["name"]]


def test_the_small_subject_is_too_small_to_judge(subjects):
    music = subjects[TRUTHS["small_subject"]["subject"].lower()]
    assert isinstance(music.against_target, TooFew)


def test_two_subjects_are_clearly_short_of_grades_and_the_rest_are_in(sample_database, latest):
    with sample_database.cursor() as cursor:
        missing = dict(
            cursor.execute(
                "select t.subject, count(*) from viewer.target t "
                "join viewer.checkpoint k on k.academic_year = t.academic_year "
                "join viewer.pupil p on p.pupil_id = t.pupil_id "
                "and p.results_year = k.results_year "
                "left join viewer.grade g on g.checkpoint_id = k.checkpoint_id "
                "and g.pupil_id = t.pupil_id and g.subject_id = t.subject_id "
                "where k.checkpoint_id = $id and g.pupil_id is null and p.left_on is null "
                "group by t.subject",
                {"id": latest},
            ).fetchall()
        )
    short = {name: n for name, n in TRUTHS["short_of_grades"].items() if name != "results_year"}
    assert {name: missing[name] for name in short} == short
    assert all(n <= 2 for name, n in missing.items() if name not in short)


def test_four_pupils_of_year_11_are_looked_after(sample_database):
    with sample_database.cursor() as cursor:
        found = cursor.execute(
            "select results_year from viewer.pupil where is_looked_after"
        ).fetchall()
    school = TRUTHS["school"]
    assert found == [(school["looked_after_results_year"],)] * school["looked_after"]


def test_two_pupils_share_one_name_and_no_others_do(sample_database):
    with sample_database.cursor() as cursor:
        twice = cursor.execute(
            "select forename, surname, count(*) from viewer.pupil "
            "group by forename, surname having count(*) > 1"
        ).fetchall()
    assert twice == [(*TRUTHS["mess"]["same_name"], 2)]


def test_all_but_the_flawed_upns_have_their_check_letter():
    with (SAMPLE / "files/pupils_2026_27.csv").open(encoding="utf-8-sig", newline="") as file:
        upns = [row["UPN"] for row in csv.DictReader(file)]
    wrong = [upn for upn in upns if upn[0] != check_letter(upn[1:])]
    assert len(set(upns)) == len(upns)
    assert len(wrong) == TRUTHS["mess"]["flawed_upns"]


def test_a_pupil_stands_in_no_marksheet_before_joining_or_after_leaving(sample_database):
    with sample_database.cursor() as cursor:
        (outside,) = cursor.execute(
            "select count(*) from viewer.grade g join viewer.pupil p using (pupil_id) "
            "where g.collected_on < p.joined_on or g.collected_on > p.left_on and kind <> 'final'"
        ).fetchone()
    assert outside == 0
    moved = [p for p in exam_stage(2027).pupils if not on_roll(p, COLLECTED_ON[2025, 1])]
    assert moved


def _judged(database, planted, grouping):
    """The row of the impact page that a planted intervention is in, asked as the page asks."""
    rows = impact_of(database, 999001, AS_OF, grouping).rows
    (row,) = [row for row in rows if row.name == planted["name"]]
    return row


def _checkpoint(database, results_year, academic_year, half_term):
    with database.cursor() as cursor:
        (found,) = cursor.execute(
            "select checkpoint_id from viewer.checkpoint "
            "where results_year = ? and academic_year = ? and half_term = ?",
            [results_year, academic_year, half_term],
        ).fetchone()
    return found
