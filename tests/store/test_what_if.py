"""What one more grade, or a target met, would add, through the same slots as the real grades."""

import pytest
from analysis.hand_made import Pupil, build

from lib.store.what_if import EVERY_STEP, what_if

IMOGEN = Pupil(
    "Imogen Farrant",
    {
        "english_language": ("5", "5"),
        "english_literature": ("4", "4"),
        "mathematics": ("5", "3"),
        "combined_science": ("5-5", "4-4"),
        "history": ("5", "5"),
        "french": ("5", "3"),
        "religious_studies": ("5", "5"),
        "art_and_design": ("5", "6"),
    },
)


@pytest.fixture
def gains(filled):
    return what_if(filled(of_imogen), 1, "2027", most_steps=EVERY_STEP)


def of_imogen(database):
    build(database, [IMOGEN], ["predicted"])


def gain(frame, kind, subject, steps=None):
    rows = frame[(frame.kind == kind) & (frame.subject_id == subject)]
    rows = rows if steps is None else rows[rows.steps == steps]
    assert len(rows) == 1
    return rows.iloc[0]


def test_one_more_grade_in_mathematics_counts_twice(gains):
    more = gain(gains, "higher", "mathematics", 1)
    assert (more.grade, more.new_grade) == ("3", "4")
    assert more.attainment_8_gain == 2
    assert more.progress_8_gain == pytest.approx(0.2)
    assert list(more.elements) == ["maths"]
    assert more.weight == 2


def test_one_more_grade_in_combined_science_is_half_a_grade_in_each_of_two_slots(gains):
    more = gain(gains, "higher", "combined_science", 1)
    assert more.new_grade == "5-4"
    assert more.attainment_8_gain == 1
    assert list(more.elements) == ["ebacc", "ebacc"]


def test_one_more_grade_adds_nothing_where_it_fills_no_slot_until_it_beats_one_that_does(gains):
    french = gains[(gains.kind == "higher") & (gains.subject_id == "french")]
    by_grade = dict(zip(french.new_grade, french.attainment_8_gain, strict=True))
    assert by_grade["4"] == 0
    assert by_grade["5"] == 1
    assert gain(gains, "higher", "french", 1).weight == 0


def test_meeting_the_target_in_a_subject_adds_what_its_slots_are_worth(gains):
    assert gain(gains, "target", "mathematics").attainment_8_gain == 4
    assert gain(gains, "target", "combined_science").attainment_8_gain == 2


def test_a_target_already_met_or_passed_is_no_what_if(gains):
    targets = set(gains[gains.kind == "target"].subject_id)
    assert targets == {"mathematics", "combined_science", "french"}


def test_all_targets_together_are_not_the_sum_because_two_subjects_may_want_one_slot(
    fresh_database,
):
    linguist = Pupil("Imogen Farrant", IMOGEN.subjects | {"spanish": ("5", "3")})
    build(fresh_database, [linguist], ["predicted"])
    gains = what_if(fresh_database, 1, "2027")
    # French at 5 takes the place of literature at 4; Spanish then finds no lower grade to replace.
    assert gains[gains.kind == "target"].attainment_8_gain.sum() == 4 + 2 + 1 + 1
    assert gains[gains.kind == "all_targets"].attainment_8_gain.item() == 4 + 2 + 1


def test_the_top_grade_has_no_grade_above_it(fresh_database):
    build(fresh_database, [Pupil("Ada Top", {"mathematics": ("9", "9")})], ["predicted"])
    assert what_if(fresh_database, 1, "2027").empty


def test_without_ks2_attainment_8_gains_and_progress_8_has_none(fresh_database):
    build(fresh_database, [Pupil("Jo New", {"mathematics": ("5", "4")}, ks2=None)], ["predicted"])
    gains = what_if(fresh_database, 1, "2027")
    assert set(gains.attainment_8_gain) == {2}
    assert gains.progress_8_gain.isna().all()


def test_working_at_grades_make_no_attainment_8_and_so_no_what_if(fresh_database):
    build(fresh_database, [IMOGEN], ["working_at"], year_group=9)
    assert what_if(fresh_database, 1, "2027").empty


def test_one_pupil_may_be_asked_about_alone(fresh_database):
    build(fresh_database, [IMOGEN, Pupil("Bo Other", {"history": ("5", "4")})], ["predicted"])
    assert set(what_if(fresh_database, 1, "2027", pupil_id=2).pupil_id) == {2}


def test_a_proposal_scores_what_ifs_by_its_own_slots(fresh_database):
    build(fresh_database, [IMOGEN], ["predicted"])
    gains = what_if(fresh_database, 1, "consultation_2026")
    assert gain(gains, "higher", "mathematics", 1).attainment_8_gain == 2
    assert gains.progress_8_gain.isna().all()
