"""One pupil's story: what matters most, where the points come from, what one more grade adds."""

from datetime import date

import pytest
from analysis.hand_made import Pupil, build, collected, help_with

from lib.analysis.behind.reasons import grades_behind, times_running
from lib.analysis.pupil.story import pupil_story
from lib.words import in_sentence

TODAY = date(2026, 11, 20)
IMOGEN = {
    "english_language": ("5", "5 5 5"),
    "english_literature": ("4", "4 4 4"),
    "mathematics": ("5", "5 4 3"),
    "combined_science": ("5-5", "5-5 5-5 4-4"),
    "history": ("5", "5 4 5"),
    "french": ("5", "5 5 3"),
    "religious_studies": ("5", "5 5 5"),
    "art_and_design": ("5", "5 6 6"),
}


def story_of(database, subjects=IMOGEN, kind="predicted", rule_set="2027", **facts):
    latest = build(database, [Pupil("Imogen Farrant", subjects, **facts)], [kind] * 3)
    return pupil_story(database, 1, latest, rule_set, TODAY)


def lever(story, subject):
    return next(found for found in story.levers if found.subject_id == subject)


def test_the_finding_names_the_subject_whose_target_would_add_most(fresh_database):
    story = story_of(fresh_database)
    since = f"{collected(2):%B}"
    assert story.finding == (
        f"Mathematics matters most: behind since {since}, and each grade is worth two points"
    )


def test_the_subjects_behind_come_first_and_say_how_far_and_how_often(fresh_database):
    story = story_of(fresh_database)
    words = {s.subject_id: f"{s.reading}: {s.words}" for s in story.subjects}
    assert [s.subject_id for s in story.subjects][:3] == [
        "mathematics",
        "french",
        "combined_science",
    ]
    assert words["mathematics"] == "below: 2 below, twice running"
    assert words["french"] == "below: 2 below, new"
    assert words["history"] == f"on: on; behind in {collected(2):%B}"
    assert words["english_language"] == "on: on throughout"
    assert words["art_and_design"] == "above: 1 above"
    assert story.subjects_finding == "Three subjects are behind target; five held"


def test_each_lever_says_what_it_adds_and_why(fresh_database):
    story = story_of(fresh_database)
    assert [(found.subject_id, found.adds) for found in story.levers][:2] == [
        ("english_language", 2),
        ("mathematics", 2),
    ]
    assert lever(story, "mathematics").why == "counts twice"
    assert lever(story, "combined_science").why == "half a grade in each of two slots"
    assert lever(story, "history").why == "fills an EBacc slot"
    assert lever(story, "religious_studies").why == "fills an open slot"
    assert lever(story, "french").adds == 0
    assert lever(story, "french").why == "fills no slot: it would need a 5"
    assert story.levers_finding == (
        "One more grade in English language or mathematics adds 2 points; in French, nothing"
    )


def test_the_slots_show_their_working_and_what_fills_none(fresh_database):
    rows = story_of(fresh_database).slots
    assert [(row.element, row.subject) for row in rows] == [
        ("English", "English language"),
        ("Maths", "Mathematics"),
        ("EBacc", "History"),
        ("", "Combined science"),
        ("", "Combined science"),
        ("Open", "Art and design"),
        ("", "Religious studies"),
        ("", "English literature"),
        ("None", "French"),
    ]
    assert rows[0].note == "best of two, counts twice"
    assert rows[7].note == "the other English"
    assert rows[-1].note.startswith("fills no slot")
    assert sum(row.points for row in rows) == 10 + 6 + 5 + 4 + 4 + 6 + 5 + 4


def test_an_empty_slot_is_shown_as_scoring_nothing(fresh_database):
    story = story_of(fresh_database, {"mathematics": ("5", "5 5 5")})
    empty = [row for row in story.slots if row.subject == "Not filled"]
    assert len(empty) == 7
    assert {row.points for row in empty} == {0}
    assert story.facts.attainment_8 == 10


def test_on_target_everywhere_the_page_says_which_grade_would_add_most(fresh_database):
    story = story_of(fresh_database, {"mathematics": ("5", "5 5 5"), "history": ("5", "5 5 5")})
    assert story.finding == (
        "On target in every subject; a grade more in mathematics would add most"
    )
    assert story.lede.startswith("Not disadvantaged, no SEN, KS2 104. Behind in none of two")


def test_a_lone_english_counts_once_and_says_so(fresh_database):
    story = story_of(fresh_database, {"english_language": ("5", "5 5 5")})
    assert story.slots[0].note == "counts once: only one English GCSE was taken"
    assert lever(story, "english_language").adds == 1


def test_working_at_grades_have_a_story_without_slots(fresh_database):
    story = story_of(fresh_database, kind="working_at")
    assert story.finding.endswith("is furthest behind target: 2 below, new")
    assert (story.slots, story.levers) == ([], [])
    assert "working-at grades" in story.why_no_slots


def test_without_ks2_there_is_attainment_8_and_no_progress_8(fresh_database):
    story = story_of(fresh_database, ks2=None)
    assert story.facts.attainment_8 == 44
    assert story.facts.progress_8 is None
    assert {found.progress_8_adds for found in story.levers} == {None}
    assert "no KS2 score" in story.lede


def test_a_pupil_without_grades_at_the_checkpoint_is_told_so(fresh_database):
    story = story_of(fresh_database, {"mathematics": ("5", "4 4 .")})
    assert story.finding == "No grades for this pupil at this checkpoint"
    assert story.subjects == []


def test_help_in_place_and_leaving_are_part_of_the_story(fresh_database):
    latest = build(
        fresh_database,
        [Pupil("Imogen Farrant", IMOGEN, left_on=date(2026, 10, 23))],
        ["predicted"] * 3,
    )
    help_with(fresh_database, 1, "Maths group", "mathematics")
    lede = pupil_story(fresh_database, 1, latest, "2027", TODAY).lede
    assert "Maths group since 1 September." in lede
    assert lede.endswith("Left on 23 October 2026.")


def test_a_proposal_has_its_own_slots_and_no_progress_8(fresh_database):
    story = story_of(fresh_database, rule_set="consultation_2026")
    assert story.facts.is_proposal
    assert story.slots_finding.endswith("under a proposal")
    assert {row.element for row in story.slots} >= {"Science", "Breadth", "Choice"}
    assert story.facts.progress_8 is None


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "one grade"), (2, "two grades"), (1.5, "1.5 grades"), (1.75, "1.75 grades")],
)
def test_a_shortfall_is_said_in_grades(size, words):
    assert grades_behind(size) == words


@pytest.mark.parametrize(
    ("run", "words"),
    [(1, "this checkpoint only"), (2, "twice running"), (4, "4 times running")],
)
def test_a_run_is_said_in_times(run, words):
    assert times_running(run) == words


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("Maths", "maths"),
        ("French", "French"),
        ("RS", "RS"),
        ("D&T", "D&T"),
        ("Eng lit", "Eng lit"),
    ],
)
def test_a_subject_keeps_its_capital_only_where_english_does(subject, words):
    assert in_sentence(subject) == words


@pytest.mark.parametrize(
    ("now", "in_six_years", "words"),
    [
        (True, True, "Disadvantaged, free school meals now, no SEN, KS2 104."),
        (False, True, "Disadvantaged, free school meals in the last six years, no SEN, KS2 104."),
        (None, None, "Disadvantaged, no SEN, KS2 104."),
    ],
)
def test_free_school_meals_are_said_of_now_or_of_six_years(
    fresh_database, now, in_six_years, words
):
    latest = build(
        fresh_database,
        [Pupil("Ann Ash", {"history": ("5", "5")}, disadvantaged=True)],
        ["predicted"],
    )
    with fresh_database.transaction() as cursor:
        cursor.execute("update pupil set is_fsm = ?, is_fsm6 = ?", [now, in_six_years])
    assert pupil_story(fresh_database, 1, latest, "2027", TODAY).lede.startswith(words)


@pytest.mark.parametrize(
    ("targets", "finding", "subjects_finding", "standing"),
    [
        (
            "...",
            "No grade has a target on its scale: nothing can be said of being behind",
            "Of none of three subjects can it be told whether it is behind target",
            "",
        ),
        (
            "55.",
            "On target in two of three subjects; of one it cannot be told",
            "Two of three subjects are on target or above; of one it cannot be told",
            "Behind in none of two subjects with a target on their scale.",
        ),
        (
            "75.",
            "History is furthest behind target: 2 below, new",
            "History is behind target; one held; of one it cannot be told",
            "Behind in one of two subjects with a target on their scale. No help in place now.",
        ),
    ],
)
def test_a_subject_without_a_distance_is_neither_behind_nor_on_target(
    fresh_database, targets, finding, subjects_finding, standing
):
    names = ("history", "geography", "religious_studies")
    taken = {name: (target, "5") for name, target in zip(names, targets, strict=True)}
    build(fresh_database, [Pupil("Ann Untold", taken)], ["working_at"])
    story = pupil_story(fresh_database, 1, 1, "2027", TODAY)
    assert (story.finding, story.subjects_finding, story.standing) == (
        finding,
        subjects_finding,
        standing,
    )
