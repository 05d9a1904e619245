"""Each subject's three comparisons, and which subjects are no new evidence."""

from dataclasses import replace

import pytest
from analysis.hand_made import Pupil, build

from lib.analysis.statistics.intervals import Estimate, TooFew
from lib.analysis.subjects import finding
from lib.analysis.subjects.against_target import Subject, subjects_at


def pupil(number, maths, history, french=None):
    grades = {"mathematics": ("5", maths), "history": ("5", history)}
    return Pupil(f"Cy No{number}", grades | ({"french": ("5", french)} if french else {}))


@pytest.fixture(scope="module")
def latest_id(sample_database):
    rows = sample_database.rows("frame/cohort_checkpoints", urn=999001, results_year=2027)
    return int(rows["checkpoint_id"].iloc[0])


@pytest.fixture(scope="module")
def latest(sample_database, latest_id):
    return subjects_at(sample_database, latest_id)


def by_id(found):
    return {s.subject_id: s for s in found.subjects}


def test_the_three_comparisons_of_a_hand_made_cohort(fresh_database):
    pupils = [pupil(i, "5 6" if i % 2 else "5 4", "5 3" if i % 3 else "4 5") for i in range(12)]
    build(fresh_database, pupils, ["predicted"] * 2)
    found = by_id(subjects_at(fresh_database, 2))
    assert found["mathematics"].against_target.value == pytest.approx(0)
    history = [3 if i % 3 else 5 for i in range(12)]
    assert found["history"].against_target.value == pytest.approx(sum(history) / 12 - 5)
    with fresh_database.cursor() as cursor:
        national = dict(
            cursor.execute(
                "select subject_id, any_value(national_points) from viewer.grade group by all"
            ).fetchall()
        )
    england = sum(history) / 12 - national["history"]
    assert found["history"].against_england.value == pytest.approx(england)
    maths = 5 - national["mathematics"]
    assert found["history"].against_own_subjects.value == pytest.approx(england - maths)
    assert found["mathematics"].against_own_subjects.value == pytest.approx(maths - england)


def test_a_pupil_of_one_subject_has_no_other_subjects(fresh_database):
    pupils = [Pupil(f"Di No{i}", {"history": ("5", "5")}) for i in range(12)]
    build(fresh_database, pupils, ["predicted"])
    history = by_id(subjects_at(fresh_database, 1))["history"]
    assert history.against_own_subjects == TooFew(0, 10)
    assert isinstance(history.against_england, Estimate)


def test_under_ten_pupils_a_subject_has_no_verdict(fresh_database):
    pupils = [pupil(i, "5 4", "5 3", "4 2" if i < 9 else None) for i in range(14)]
    build(fresh_database, pupils, ["predicted"] * 2)
    found = subjects_at(fresh_database, 2)
    assert by_id(found)["french"].against_target == TooFew(9, 10)
    assert found.subjects[-1].subject_id == "french"
    assert "french" not in {s.subject_id for s in found.judged("against_target")}


@pytest.mark.parametrize(("moved", "is_copied"), [(0, True), (1, True), (2, False)])
def test_grades_are_taken_as_copied_from_nine_in_ten_unchanged(fresh_database, moved, is_copied):
    history = ["5 4" if i < moved else "5 5" for i in range(10)]
    build(fresh_database, [pupil(i, "5 6", h) for i, h in enumerate(history)], ["predicted"] * 2)
    found = by_id(subjects_at(fresh_database, 2))["history"]
    assert found.is_copied is is_copied
    assert found.reading("against_target") == ("copied" if is_copied else "not clear")


def test_nine_unchanged_grades_are_too_few_to_call_copied(fresh_database):
    build(fresh_database, [pupil(i, "5 6", "5 5") for i in range(9)], ["predicted"] * 2)
    assert not by_id(subjects_at(fresh_database, 2))["history"].is_copied


def test_final_results_are_nobodys_copy(fresh_database):
    build(fresh_database, [pupil(i, "5 6", "5 5") for i in range(12)], ["predicted", "final"])
    history = by_id(subjects_at(fresh_database, 2))["history"]
    assert history.had_grade_before == 0
    assert not history.is_copied


def test_working_at_grades_are_judged_against_the_same_pupils_other_subjects(fresh_database):
    pupils = [pupil(i, "5 6" if i % 2 else "5 4", "3 3" if i % 2 else "4 2") for i in range(12)]
    build(fresh_database, pupils, ["working_at"] * 2, year_group=8)
    found = subjects_at(fresh_database, 2)
    assert found.basis == "against_own_subjects"
    assert by_id(found)["history"].against_england == TooFew(0, 10)
    assert by_id(found)["history"].against_own_subjects.value == pytest.approx(-2.5)
    assert finding.finding(found) == "History sits below the same pupils' other subjects"
    assert "Targets are for the end of the year" in finding.lede(found)


def test_a_checkpoint_without_grades_has_no_answer(fresh_database):
    assert subjects_at(fresh_database, 1) is None


def test_the_planted_subjects_are_found(latest):
    """The sample school plants two subjects above England and two below."""
    below = {s.subject_id for s in latest.read_as("below", "against_england")}
    above = {s.subject_id for s in latest.read_as("above", "against_england")}
    assert {"french", "combined_science"} <= below
    assert {"history", "english_literature"} <= above


def test_the_planted_copied_subject_gets_no_verdict(latest):
    assert by_id(latest)["religious_studies"].is_copied
    assert by_id(latest)["religious_studies"].reading("against_england") == "copied"


def test_a_subject_england_has_no_figures_for_is_not_judged(latest):
    assert by_id(latest)["sport_btec"].against_england == TooFew(0, 10)


def test_the_note_says_how_many_chance_alone_would_mark(latest):
    judged = len(latest.judged("against_england"))
    note = finding.rows_note(latest, "against_england")
    assert f"With {judged} subjects judged" in note
    assert "2024, revised" in note


def subject(name, value, is_language=False):
    reading = Estimate(value, value - 0.2, value + 0.2, 50, "")
    return Subject(name.lower(), name, 50, reading, reading, reading, 0, 50, is_language)


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({}, "No subject sits clearly above or below England at the same start"),
        ({"History": 0.5}, "History sits above England at the same start"),
        ({"Music": -0.5, "Art": 0.5}, "Music sits below England at the same start"),
        (
            {"Music": -0.3, "Art": -0.5, "PE": -0.4, "Drama": -0.6},
            "Drama, art and two more sit below England at the same start",
        ),
    ],
)
def test_the_finding_names_what_sits_below_first(latest, values, text):
    subjects = tuple(subject(name, value) for name, value in values.items())
    found = replace(latest, subjects=(*subjects, subject("Maths", 0.0)))
    assert finding.finding(found) == text


def test_rows_are_titled_by_what_they_cost_and_lift(latest):
    two = replace(latest, subjects=(subject("A", -0.5), subject("B", 0.5), subject("C", 0)))
    title = finding.rows_title(two, "against_england")
    assert title == "One subject costs us, one lifts us; the rest are not clear"
    none = replace(latest, subjects=(subject("C", 0),))
    assert finding.rows_title(none, "against_england").startswith("No subject")


def test_languages_and_initials_keep_their_capitals_inside_a_sentence():
    assert subject("French", 0, is_language=True).inside_a_sentence == "French"
    assert subject("PE", 0).inside_a_sentence == "PE"
    assert subject("English literature", 0).inside_a_sentence == "English literature"
    assert subject("Combined science", 0).inside_a_sentence == "combined science"


def test_where_no_grade_has_a_distance_the_finding_says_so_and_never_too_few_pupils(fresh_database):
    taken = {"history": (".", "5"), "geography": (".", "4")}
    pupils = [Pupil(f"Ann No{i}", taken) for i in range(12)]
    build(fresh_database, pupils, ["working_at"], year_group=8)
    found = subjects_at(fresh_database, 1)
    assert finding.finding(found) == (
        "No grade has a target on its scale: no subject can be set beside the same pupils' other "
        "subjects"
    )
    assert finding.rows_title(found, "against_target") == "No grade has a target on its scale"


def test_enough_pupils_with_too_few_targets_are_not_called_too_few_pupils(fresh_database):
    pupils = [
        Pupil(f"Ann No{i}", {"history": ("5" if i < 4 else ".", "5")}, ks2=None) for i in range(12)
    ]
    build(fresh_database, pupils, ["predicted"])
    assert finding.finding(subjects_at(fresh_database, 1)) == (
        "Too few grades to tell: no subject has 10 pupils who can be set beside target"
    )
