"""What stands out in a collection: given a school made by hand, then what to ask and whom."""

import pytest
from analysis.hand_made import Pupil, build
from importing.cast import AUTUMN, MARKS, a_school, marks

from data.sample.generator.truths import planted_truths
from lib.analysis.assessment import health as words
from lib.analysis.assessment.health import collection_health
from lib.importing.importer import store_unseen
from lib.importing.reading.scales.school import PERCENTAGES
from lib.store.assessment.status import move_checkpoint

TRUTHS = planted_truths()
MIXED = ["4", "5", "6", "5"]
"""Grades against a target of 5: half are on it."""


def pupils(count, history="5 5", maths=None, **more):
    """Pupils whose maths grades vary, so that only what a test plants stands out."""
    return [
        Pupil(
            f"Ada Pupil{i:02}",
            {"history": ("5", history), "mathematics": ("5", maths or f"{MIXED[i % 4]} 5")},
            **more,
        )
        for i in range(count)
    ]


def varied(count):
    """Pupils in whom nothing stands out: both subjects vary and move a little."""
    return [
        Pupil(
            f"Bo Varied{i:02}",
            {
                "history": ("5", f"{MIXED[i % 4]} {MIXED[(i + 1) % 4]}"),
                "mathematics": ("5", f"{MIXED[(i + 2) % 4]} {MIXED[(i + 3) % 4]}"),
            },
        )
        for i in range(count)
    ]


def in_class(code, subject, pupil_ids):
    """Put the grades of some pupils into a class, before they are measured."""
    return (
        "update result set class_code = $code where subject_id = $subject "
        "and list_contains($ids, pupil_id)",
        {"code": code, "subject": subject, "ids": list(pupil_ids)},
    )


def drop(subject, pupil_ids):
    """Take away the grades of some pupils at the second checkpoint, before they are measured."""
    return (
        "delete from result where subject_id = $subject and checkpoint_id = 2 "
        "and list_contains($ids, pupil_id)",
        {"subject": subject, "ids": list(pupil_ids)},
    )


def lines(database, check, checkpoint_id=2):
    health = collection_health(database, checkpoint_id)
    return [line for line in health.lines if line.check == check]


def test_a_school_in_which_nothing_stands_out_is_ready(fresh_database):
    build(fresh_database, varied(20), ["predicted"] * 2)
    health = collection_health(fresh_database, 2)
    assert health.lines == ()
    assert words.finding(health) == "Yes: nothing stands out in these grades"
    assert words.lede(health).startswith("40 of 40 grades are in.")
    with fresh_database.transaction() as cursor:
        cursor.execute("update checkpoint set status = 'open'")
    health = collection_health(fresh_database, 2)
    assert (words.finding(health), health.verdict) == ("Ready to be checked", "ready to be checked")


def test_a_short_subject_is_asked_for_by_class_with_the_pupils_behind_it(fresh_database):
    build(
        fresh_database,
        varied(20),
        ["predicted"] * 2,
        in_class("11a/Hi1", "history", range(1, 11)),
        in_class("11b/Hi2", "history", range(11, 21)),
        drop("history", [1, 2, 3]),
    )
    (line,) = lines(fresh_database, "missing")
    assert (line.asks, line.n, line.of) == (True, 3, 20)
    assert line.heading == "History: 3 of 20 grades have not come in"
    assert line.ask == "Ask history for 11a/Hi1 (3 of 10 missing)."
    assert sorted(line.pupils.pupil_id) == [1, 2, 3]
    assert set(line.pupils.class_code) == {"11a/Hi1"}


def test_where_the_classes_of_the_missing_are_not_known_those_that_sent_are_named(fresh_database):
    school = [Pupil("Di Unknown", {"history": ("5", ". .")}) for _ in range(2)]
    build(
        fresh_database,
        [*varied(20), *school],
        ["predicted"] * 2,
        in_class("11a/Hi1", "history", range(1, 21)),
    )
    (line,) = lines(fresh_database, "missing")
    assert line.ask == "Ask history for them; in so far: 20 of 11a/Hi1."


def test_a_class_that_has_sent_nothing_is_asked_for_even_where_its_subject_is_not_short(
    fresh_database,
):
    build(
        fresh_database,
        varied(110),
        ["predicted"] * 2,
        in_class("11a/Hi1", "history", range(1, 6)),
        in_class("11a/Hi2", "history", range(6, 111)),
        drop("history", range(1, 6)),
    )
    (line,) = lines(fresh_database, "missing")
    assert line.ask == "Ask history for 11a/Hi1 (nothing sent)."


def test_an_odd_grade_missing_is_looked_at_and_holds_nothing_up(fresh_database):
    build(fresh_database, varied(20), ["predicted"] * 2, drop("history", [1]))
    (line,) = lines(fresh_database, "missing_few")
    assert (line.asks, line.heading) == (False, "1 odd grade has not come in")
    assert words.finding(collection_health(fresh_database, 2)) == "Yes, with one thing to look at"


def test_a_subject_whose_grades_are_unchanged_is_asked_whether_pupils_were_judged(fresh_database):
    build(fresh_database, pupils(10, history="4 4"), ["predicted"] * 2)
    (line,) = lines(fresh_database, "copied")
    assert line.heading.startswith("History: 10 of 10 grades are unchanged")
    assert "likely" in line.heading
    assert len(line.pupils) == 10
    assert "history" in collection_health(fresh_database, 2).subjects


def test_a_class_all_on_target_is_found_with_the_chance_of_luck(fresh_database):
    build(
        fresh_database,
        [*pupils(10, history="4 5"), *varied(30)],
        ["predicted"] * 2,
        in_class("11a/Hi1", "history", range(1, 11)),
    )
    (line,) = lines(fresh_database, "on_target")
    assert (line.n, line.of, line.asks) == (10, 10, True)
    assert line.heading == "11a/Hi1, history: all 10 grades equal the target"
    assert "Luck would do that" in line.ask


@pytest.mark.parametrize("ids", [range(1, 10), [*range(1, 11), 12]], ids=["nine", "one is off"])
def test_a_small_class_or_one_grade_off_target_is_no_finding(fresh_database, ids):
    build(
        fresh_database,
        [*pupils(10, history="4 5"), *varied(30)],
        ["predicted"] * 2,
        in_class("11a/Hi1", "history", ids),
    )
    assert lines(fresh_database, "on_target") == []


def test_where_nearly_all_are_on_target_a_class_of_them_is_only_looked_at(fresh_database):
    school = [*pupils(30, history="4 5", maths="4 5"), *varied(4)]
    build(fresh_database, school, ["predicted"] * 2, in_class("11a/Hi1", "history", range(1, 11)))
    (line,) = lines(fresh_database, "on_target")
    assert not line.asks
    assert "Luck would do that to about one class of its size in" in line.ask


def test_where_there_are_no_other_grades_nothing_is_said_of_luck(fresh_database):
    school = [Pupil(f"Ada Only{i}", {"history": ("5", "4 5")}) for i in range(10)]
    build(fresh_database, school, ["predicted"] * 2, in_class("11a/Hi1", "history", range(1, 11)))
    (line,) = lines(fresh_database, "on_target")
    assert (line.asks, line.ask) == (True, "Ask history how this class was judged.")


def test_a_class_with_a_pupil_who_has_no_target_was_not_simply_given_its_targets(fresh_database):
    school = [*pupils(10, history="4 5"), Pupil("Ed Untargeted", {"history": (".", "5 4")})]
    build(
        fresh_database,
        [*school, *varied(30)],
        ["predicted"] * 2,
        in_class("11a/Hi1", "history", range(1, 12)),
    )
    assert lines(fresh_database, "on_target") == []


@pytest.mark.parametrize(
    ("moved", "told"),
    [("2 5", "▲ up 3"), ("9 5", "▼ down 4"), ("3 5", None), ("5 5", None)],
)
def test_a_jump_of_three_grades_between_two_of_a_kind_is_asked_about(fresh_database, moved, told):
    school = [Pupil("Di Jumped", {"history": ("5", moved)}), *varied(12)]
    build(fresh_database, school, ["predicted"] * 2)
    found = lines(fresh_database, "jumps")
    assert [m for line in found for m in line.pupils.moved] == ([told] if told else [])
    if told:
        row = found[0].pupils.iloc[0]
        assert (row.subject, row.earlier_grade, row.grade) == ("History", *moved.split())
        assert found[0].of == 25
        assert found[0].subjects == ("history",)


def test_grades_of_another_kind_are_no_jump_and_the_last_of_the_same_kind_is_looked_for(
    fresh_database,
):
    school = [Pupil("Di Jumped", {"history": ("5", "2 6 5")}), *varied(3)]
    build(fresh_database, school, ["predicted", "mock", "predicted"])
    assert lines(fresh_database, "jumps", 2) == []
    (line,) = lines(fresh_database, "jumps", 3)
    assert line.pupils.earlier_grade.tolist() == ["2"]


def test_grades_without_a_target_are_counted_and_hold_nothing_up(fresh_database):
    school = [Pupil("Ed Untargeted", {"history": (".", "5 4")}), *varied(5)]
    build(fresh_database, school, ["predicted"] * 2)
    (line,) = lines(fresh_database, "no_target")
    assert (line.asks, line.heading) == (False, "1 of 11 grade has no target")
    assert line.pupils.pupil_name.tolist() == ["Ed Untargeted"]


def test_a_pupil_with_very_few_grades_is_found_and_one_with_none_at_all(fresh_database):
    many = ("history", "mathematics", "french", "geography", "music")
    school = [
        *(
            Pupil(f"Bo Many{i}", {s: ("5", f"{MIXED[i % 4]} {MIXED[(i + 1) % 4]}") for s in many})
            for i in range(9)
        ),
        Pupil("Cy Few", {"history": ("5", "4 5"), "french": ("5", "5 4")}),
        Pupil("Di None", {}),
    ]
    build(fresh_database, school, ["predicted"] * 2)
    (line,) = lines(fresh_database, "few")
    assert line.pupils.pupil_name.tolist() == ["Di None", "Cy Few"]
    assert line.pupils.grades.tolist() == [0, 2]
    assert line.heading == "2 of 11 pupils have very few grades; most have 5"


def test_exam_results_are_only_asked_what_is_missing(fresh_database):
    build(
        fresh_database,
        pupils(12, history="5 5", maths="1 5"),
        ["predicted", "final"],
        in_class("11a/Hi1", "history", range(1, 13)),
    )
    health = collection_health(fresh_database, 2)
    assert health.lines == ()
    assert "copied" not in words.looked_at(health)
    assert "predicted too high" in words.looked_at(collection_health(fresh_database, 1))


def test_results_that_are_not_in_are_the_exams_officers(fresh_database):
    build(
        fresh_database,
        pupils(12, history="5 5", maths="1 5"),
        ["predicted", "final"],
        drop("history", [1, 2]),
    )
    health = collection_health(fresh_database, 2)
    assert words.finding(health) == "With care: 2 results have not come in"
    assert health.asks[0].ask == "Ask the exams officer about these results."


def test_many_short_subjects_share_a_line_and_the_finding_counts_them(fresh_database):
    subjects = ("history", "mathematics", "french", "geography", "music")
    school = [
        Pupil(f"Bo Varied{i}", {s: ("5", f"{MIXED[i % 4]} {MIXED[(i + 1) % 4]}") for s in subjects})
        for i in range(12)
    ]
    dropped = [drop(subject, [1, 2, 3]) for subject in subjects]
    build(fresh_database, school, ["predicted"] * 2, *dropped)
    found = lines(fresh_database, "missing")
    assert len(found) == 4
    assert found[-1].heading == "Two other subjects: 6 of 24 grades have not come in"
    assert sum(line.n for line in found) == 15
    finding = words.finding(collection_health(fresh_database, 2))
    assert finding == "With care: ask five subjects first"


def test_grades_that_come_in_after_the_check_are_to_be_looked_through(fresh_database):
    school = a_school(fresh_database)
    store_unseen(school, [marks()], "test")
    with school.cursor() as cursor:
        (now,) = cursor.execute("select checkpoint_id from checkpoint").fetchone()
    move_checkpoint(school, now, "open", "checked", "A Deputy", AUTUMN.collected_on)
    assert lines(school, "since_checked", now) == []
    store_unseen(school, [marks(MARKS.replace("11/Ma2,4", "11/Ma2,6"))], "test")
    (line,) = lines(school, "since_checked", now)
    assert (line.asks, line.n, line.subjects) == (True, 1, ("mathematics",))
    assert line.pupils.pupil_name.tolist() == ["Sam Singh"]
    assert line.heading == "1 of 8 grades came in after this was marked as checked"
    move_checkpoint(school, now, "checked", "open", "A Deputy", AUTUMN.collected_on, "One changed")
    move_checkpoint(school, now, "open", "checked", "A Deputy", AUTUMN.collected_on)
    assert lines(school, "since_checked", now) == []


def test_a_checkpoint_without_grades_has_no_health(fresh_database):
    build(fresh_database, [Pupil("Ada One", {"history": ("5", "5 .")})], ["predicted"] * 2)
    assert collection_health(fresh_database, 2) is None
    assert collection_health(fresh_database, 99) is None


@pytest.fixture(scope="module")
def planted(sample_database):
    """The health of the sample school's latest checkpoint of Year 11."""
    rows = sample_database.rows("frame/cohort_checkpoints", urn=999001, results_year=2027)
    return collection_health(sample_database, int(rows.checkpoint_id.iloc[0]))


def test_the_planted_truths_of_the_sample_school_are_found(planted):
    by_check = {c: [line for line in planted.lines if line.check == c] for c in CHECKS}
    (copied,) = by_check["copied"]
    assert TRUTHS["copied_forward"]["subject"].lower() in copied.heading.lower()
    short = TRUTHS["short_of_grades"]
    assert [(line.subjects[0].lower(), line.n) for line in by_check["missing"]] == [
        ("music", short["Music"]),
        ("sport (btec)", short["Sport (BTEC)"]),
    ]
    generous = TRUTHS["generous_class"]
    assert any(generous["class_code"] in line.heading for line in by_check["high_class"])
    assert len(by_check["high_class"]) <= 2
    assert words.finding(planted) == (
        "With care: ask music, sport (BTEC) and religious studies first"
    )


CHECKS = ("copied", "missing", "high_class")


def test_what_is_asked_comes_before_what_is_looked_at_and_each_opens_to_its_pupils(planted):
    asked = [line.asks for line in planted.lines]
    assert asked == sorted(asked, reverse=True)
    for line in planted.lines:
        assert {"pupil_id", "pupil_name", "pupil_code", "form", *line.columns} <= set(line.pupils)
        assert len(line.pupils)
        assert str(line.n) in line.heading


def test_grades_whose_target_is_on_another_scale_are_told_to_have_no_distance(fresh_database):
    school = [Pupil("Ed Otherwise", {"history": ("5", "5 4")}), *varied(5)]
    other = "update target set qualification = $scale, grade = '60%' where pupil_id = 1"
    build(fresh_database, school, ["predicted"] * 2, (other, {"scale": PERCENTAGES}))
    (line,) = lines(fresh_database, "other_scale")
    assert (line.asks, line.heading) == (False, "1 of 11 grade has a target on another scale")
    assert line.pupils.pupil_name.tolist() == ["Ed Otherwise"]
    assert lines(fresh_database, "no_target") == []
