"""What is known beside grades: of a pupil, in a list, of every group, each worked out by hand."""

from dataclasses import replace
from datetime import date
from math import sqrt

import pytest

from lib.analysis.observations import wording as words
from lib.analysis.observations.now import beside_words, known_now, low_attendance
from lib.analysis.observations.of_groups import cohort_beside, groups_beside
from lib.analysis.observations.of_pupil import beside_grades
from lib.analysis.statistics.intervals import Estimate, TooFew
from lib.importing.delivery import CheckpointChoice, deliver
from lib.importing.importer import store_unseen
from lib.importing.reading.answers import Answers
from lib.importing.undoing import undo
from lib.store.importing.own_school import start_own_school
from lib.store.rules_in_force.setting_changes import change_setting

URN, YEAR = 123_456, 2027
AUTUMN = CheckpointChoice(2027, 1, 11, "predicted", date(2026, 11, 13))
TODAY = date(2026, 11, 20)
OURS, REST = 12, 20
"""Disadvantaged pupils and the others, whose admission numbers follow theirs."""


def hand_in(database, text, name="file.csv", **about):
    said = Answers(new_pupils="make")
    file = replace(deliver(name, text.encode(), academic_year=2027, **about), answers=said)
    return store_unseen(database, [file], "test")


def numbered(head, *columns):
    """A file with a row a pupil: the number, then what each function gives of a pupil from 0."""
    rows = [
        ",".join([str(1000 + i), *(str(column(i)) for column in columns)])
        for i in range(OURS + REST)
    ]
    return "\n".join([f"Admission number,{head}", *rows])


def a_year_group(database):
    start_own_school(database, URN, "Harbour School")
    listed = numbered(
        "Surname,Forename,Year,Date of birth,PP",
        lambda i: f"Surname{chr(97 + i % 26)}{chr(97 + i // 26)}",
        lambda i: f"Forename{chr(97 + i)}" if i < 26 else f"Other{chr(97 + i - 26)}",
        lambda _: 11,
        lambda i: f"{1 + i % 28:02d}/03/2011",
        lambda i: "Y" if i < OURS else "N",
    )
    hand_in(database, listed)
    hand_in(database, numbered("Maths", lambda i: 3 + i % 5), checkpoint=AUTUMN)


@pytest.fixture
def school(filled):
    return filled(a_year_group)


def checkpoint(database):
    return int(
        database.rows("frame/cohort_checkpoints", urn=URN, results_year=YEAR).checkpoint_id[0]
    )


def first(database):
    """What is known of the pupil of the first row."""
    known = known_now(database, URN, YEAR)
    return known[min(known)]


ONE = "Admission number,{}\n1000,{}\n"


@pytest.mark.parametrize(
    ("told", "attendance"),
    [
        ([("Attendance Autumn 1,Attendance Autumn 2", "90,80")], 85.0),
        # Last year's half-terms are not this year's.
        ([("2025/26 Summer 2 Attendance,Attendance Autumn 1", "50,90")], 90.0),
        # The year so far is the school's own figure, and counts before the mean of half-terms.
        ([("Attendance Autumn 1", "90"), ("Attendance 2026/27", "88.5")], 88.5),
    ],
)
def test_attendance_is_of_the_year_so_far_else_the_mean_of_its_half_terms(school, told, attendance):
    for number, (head, cells) in enumerate(told):
        hand_in(school, ONE.format(head, cells), f"{number}.csv")
    assert first(school).attendance == pytest.approx(attendance)


def test_last_years_attendance_never_stands_beside_this_years(school):
    head = "Admission number,{}\n"
    hand_in(school, head.format("2025/26 Summer 2 Attendance") + "1000,60\n1001,70\n", "1.csv")
    hand_in(school, head.format("Attendance Autumn 1") + "1000,95\n", "2.csv")
    told = {now.attendance for now in known_now(school, URN, YEAR).values()}
    # The second pupil has none of this year, and is not judged by last year's.
    assert told == {95.0}


def months_pass(database, months):
    """Let everything that came in so far have come in that much earlier."""
    with database.cursor() as cursor:
        cursor.execute(
            "update main.import_batch set imported_at = imported_at - to_months(?)", [months]
        )


SO_FAR, HALF_TERMS = ("Attendance %", "95"), ("Attendance Autumn 1,Attendance Autumn 2", "85,60")


@pytest.mark.parametrize(
    ("earlier", "later", "attendance"),
    [
        (SO_FAR, HALF_TERMS, 72.5),
        (HALF_TERMS, SO_FAR, 95.0),
        (HALF_TERMS, ("SEN,Attendance %", "N,70"), 70.0),
        (("SEN,Attendance %", "N,70"), HALF_TERMS, 72.5),
        (("SEN,Attendance %", "N,70"), SO_FAR, 95.0),
    ],
)
@pytest.mark.parametrize("months", [0, 1])
def test_the_later_word_on_a_years_attendance_counts(school, earlier, later, attendance, months):
    hand_in(school, ONE.format(*earlier), "1.csv")
    months_pass(school, months)
    hand_in(school, ONE.format(*later), "2.csv")
    assert first(school).attendance == attendance


def test_of_one_file_the_year_so_far_counts_before_its_half_terms(school):
    hand_in(school, ONE.format(f"{SO_FAR[0]},{HALF_TERMS[0]}", f"{SO_FAR[1]},{HALF_TERMS[1]}"))
    assert first(school).attendance == 95.0


def test_an_attitude_of_no_half_term_is_of_the_day_it_was_told(school):
    hand_in(school, ONE.format("Maths ATL", "4"), "1.csv")
    months_pass(school, 2)
    hand_in(school, ONE.format("Maths ATL Autumn 2", "1"), "2.csv")
    assert first(school).attitude == 1


def listed(database):
    with database.cursor() as cursor:
        return cursor.execute(
            "select measure, told, academic_year, occasion_name from viewer.observation "
            "where occasion = 'list' order by measure"
        ).fetchall()


def test_a_list_that_says_nothing_of_attendance_does_not_make_an_earlier_one_its_own(school):
    head = "Admission number,Form,Attendance,Reading age\n1000,{}\n"
    last_year = deliver("1.csv", head.format("10A,70,10:02").encode(), academic_year=2026)
    (account,) = store_unseen(school, [last_year], "test")
    months_pass(school, 12)
    told = listed(school)
    assert [row[:3] for row in told] == [
        ("attendance", "70.0%", 2026),
        ("reading_age", "10:02", 2026),
    ]
    hand_in(school, "Admission number,Form\n1000,11C\n", "2.csv")
    assert listed(school) == told
    (now,) = hand_in(school, head.format("11C,70,"), "3.csv")
    assert now.entries.unchanged == 1
    hand_in(school, "Admission number,Form,Attendance\n1000,11D,70\n", "4.csv")
    assert [row[:3] for row in listed(school)] == [
        ("attendance", "70.0%", 2027),
        ("reading_age", "10:02", 2026),
    ]
    assert account.entries.updated == 1


def test_what_a_list_said_of_attendance_is_undone_with_it(school):
    hand_in(school, "Admission number,Form,Attendance\n1000,11A,70\n", "1.csv")
    before = listed(school)
    (account,) = hand_in(school, "Admission number,Form,Attendance\n1000,11B,80\n", "2.csv")
    assert [row[1] for row in listed(school)] == ["80.0%"]
    undo(school, account.import_id)
    assert listed(school) == before


def test_attendance_of_the_pupil_list_is_used_where_there_is_no_other(school):
    hand_in(school, ONE.format("SEN,Attendance", "N,87.5"))
    assert first(school).attendance == 87.5


def test_attitude_is_the_mean_over_subjects_at_the_latest_time(school):
    hand_in(school, ONE.format("Maths ATL Autumn 1,Art ATL Autumn 1", "4,4"), "1.csv")
    hand_in(
        school, ONE.format("Maths ATL Autumn 2,Art ATL Autumn 2,ATL Autumn 2", "1,2,4"), "2.csv"
    )
    now = first(school)
    # The mark of the pupil as a whole is another opinion of the same, and is not counted twice.
    assert (now.attitude, now.attitude_told, now.attitude_scale) == (1.5, "1.5", "numbers")


@pytest.mark.parametrize(
    ("attendance", "said"),
    [(90.0, ""), (89.96, "attendance 89%"), (86.0, "attendance 86%"), (None, "")],
)
def test_low_attendance_is_under_90_and_never_rounded_up_to_it(school, attendance, said):
    hand_in(school, ONE.format("Lates", "1"))
    assert low_attendance(replace(first(school), attendance=attendance)) == said


def test_nothing_known_says_nothing():
    assert beside_words(None) == low_attendance(None) == ""


def test_what_is_known_stands_in_one_line(school):
    head = "Attendance Autumn 1,Test date,Reading age,NGRT SAS,Primary need"
    hand_in(school, ONE.format(head, "91,05/10/2026,9:03,84,SLCN"))
    assert beside_words(first(school)) == "attendance 91.0%, reading age 9:03, SLCN"


def with_attendance(school):
    """Disadvantaged pupils at 88 and 92 in turn, the others at 94 and 96."""
    hand_in(
        school,
        numbered("Attendance Autumn 1", lambda i: (88, 92)[i % 2] if i < OURS else (94, 96)[i % 2]),
    )


def test_a_gap_in_attendance_has_both_sides_own_spread(school):
    with_attendance(school)
    found = groups_beside(school, checkpoint(school), URN, "attendance")
    row = next(r for r in found.rows if r.group.group_id == "disadvantaged")
    assert isinstance(row.gap, Estimate)
    # By hand: deviations 2 and 1 about each mean, n − 1 in the variance.
    half = 1.959964 * sqrt(4 * 12 / 11 / 12 + 1 * 20 / 19 / 20)
    assert (row.n, row.rest_n, row.gap.value) == (12, 20, -5.0)
    assert (row.gap.low, row.gap.high) == pytest.approx((-5 - half, -5 + half), abs=1e-4)
    assert row.gap.reading == "below"
    assert words.groups_title(found).startswith("One of ")
    assert words.mean_words(row, "attendance") == "90.0%"


def test_the_cohorts_attendance_counts_those_under_90(school):
    with_attendance(school)
    found = cohort_beside(school, checkpoint(school), URN)
    assert found is not None
    assert isinstance(found.low, Estimate)
    assert round(found.low.value * found.low.n) == 6
    assert "6 (19%) are under 90%" in words.cohort_note(found)


def test_who_cannot_be_told_to_be_behind_is_not_among_the_others(school):
    with_attendance(school)
    with school.transaction() as cursor:
        cursor.execute("update pupil_subject set shortfall = null, is_behind = null")
    found = cohort_beside(school, checkpoint(school), URN)
    assert (found.behind, found.known, found.gap) == (0, OURS + REST, TooFew(0))


def test_no_attendance_is_no_section(school):
    assert cohort_beside(school, checkpoint(school), URN) is None
    found = groups_beside(school, checkpoint(school), URN, "attendance")
    assert found.rows == ()
    assert words.groups_title(found) == "Nothing to compare in attendance"


@pytest.mark.parametrize(("best", "reading"), [(1, "below"), (4, "above")])
def test_which_end_of_the_scale_is_best_turns_the_gap(school, best, reading):
    marks = numbered("Maths ATL", lambda i: (3, 4)[i % 2] if i < OURS else (1, 2)[i % 2])
    hand_in(school, marks)
    change_setting(school, URN, "best_attitude", best)
    found = groups_beside(school, checkpoint(school), URN, "attitude")
    row = next(r for r in found.rows if r.group.group_id == "disadvantaged")
    assert row.gap.reading == reading
    assert f"{best} is the best mark" in words.groups_note(found)


def test_attitudes_on_two_scales_are_not_compared(school):
    marks = numbered("Maths ATL,Art ATL", lambda i: 1 + i % 4, lambda _: "Good")
    hand_in(school, marks)
    found = groups_beside(school, checkpoint(school), URN, "attitude")
    assert found.rows == ()
    assert "several scales" in words.groups_note(found)
    own = beside_grades(school, min(known_now(school, URN, YEAR)), URN, YEAR, TODAY)
    (line,) = [line for line in own.lines if line.measure == "attitude"]
    assert (line.now, line.middle) == ("several scales", "")


def test_a_group_that_is_too_small_has_no_number(school):
    hand_in(school, ONE.format("Attendance Autumn 1", "80"))
    found = groups_beside(school, checkpoint(school), URN, "attendance")
    row = next(r for r in found.rows if r.group.group_id == "disadvantaged")
    assert isinstance(row.gap, TooFew)
    assert words.gap_words(row) == words.mean_words(row, "attendance") == ""


def test_the_pupils_page_sets_each_beside_the_middle_of_the_year_group(school):
    with_attendance(school)
    hand_in(school, ONE.format("Primary need,Strategies", 'ASD,"Same seat; Warning of change"'))
    pupil_id = min(known_now(school, URN, YEAR))
    found = beside_grades(school, pupil_id, URN, YEAR, TODAY)
    (line,) = found.lines
    assert (line.label, line.now, line.middle) == ("Attendance", "88.0%", "94.0% (32 pupils)")
    assert line.mark == "below"
    assert found.finding == "Attendance is 88.0%, under 90%"
    assert found.needs is not None
    assert found.needs.strategies == ("Same seat", "Warning of change")
    assert found.needs.needs == ("ASD: Autistic spectrum disorder",)


def test_nobodys_middle_is_told_of_fewer_than_ten(school):
    hand_in(school, ONE.format("Test date,NGRT SAS", "05/10/2026,84"))
    found = beside_grades(school, min(known_now(school, URN, YEAR)), URN, YEAR, TODAY)
    assert [(line.now, line.middle, line.when) for line in found.lines] == [
        ("84", "", "5 October 2026")
    ]
    assert "A test is some points" in found.note


def test_a_pupil_of_whom_nothing_is_known_has_nothing(school):
    found = beside_grades(school, 1, URN, YEAR, TODAY)
    assert (found.lines, found.needs, found.classes, found.sources) == ((), None, (), "")


def test_a_list_for_next_september_says_what_is_known_this_year(school):
    hand_in(school, "Admission number,Attendance Autumn 1\n1001,95\n", "1.csv")
    later = deliver("2.csv", b"Admission number,SEN,Attendance\n1000,N,70\n", academic_year=2028)
    store_unseen(school, [later], "test")
    assert {year for _, _, year, _ in listed(school)} == {2027}
