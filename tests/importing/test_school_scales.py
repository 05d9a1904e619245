"""The scales of Years 7 to 9: what a cell says, which a column is on, what is stored."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from importing import cast
from importing.cast import a_school, checks, grades, look
from importing.year_8 import AUTUMN, SPRING, a_year_8, marks, sheet, subjects, targets

from lib.importing.importer import store_unseen
from lib.importing.reading.answers import Answers, ColumnAnswer
from lib.importing.reading.scales.school import scale_book
from lib.importing.reading.subjects import subject_book
from lib.store.statements import rows

READ = """
wts_gds            | WTS               | WTS        | ok
wts_gds            | exs               | EXS        | ok
wts_gds            | Working towards   | WTS        | ok
wts_gds            | Greater  Depth    | GDS        | ok
wts_gds            | EX                | EXS        | ok
wts_gds            | BLW               | BLW        | ok
wts_gds            | 5                 |            | unknown
wts_gds            |                   |            | blank
wts_gds            | n/a               |            | no_grade
wts_gds            | X                 |            | no_grade
emerging_mastered  | secure            | Secure     | ok
emerging_mastered  | Secured           | Secure     | ok
emerging_mastered  | Dvlping           | Developing | ok
emerging_mastered  | Develop           | Developing | ok
emerging_mastered  | Mastery           | Mastered   | ok
emerging_mastered  | D                 | Developing | ok
emerging_mastered  | m                 | Mastered   | ok
emerging_mastered  | Expected          |            | unknown
emerging_exceeding | Expected          | Expected   | ok
emerging_exceeding | EM                | Emerging   | ok
old_levels         | 4b                | 4b         | ok
old_levels         | 5A                | 5a         | ok
old_levels         | Level 6c          | 6c         | ok
old_levels         | L3a               | 3a         | ok
old_levels         | 4                 |            | unknown
old_levels         | 9a                |            | unknown
old_levels         | 4d                |            | unknown
percentages        | 62%               | 62%        | ok
percentages        | 62 %              | 62%        | ok
percentages        | 62                | 62%        | ok
percentages        | 0%                | 0%         | ok
percentages        | 100%              | 100%       | ok
percentages        | 62.5%             | 63%        | repaired
percentages        | 62.4              | 62%        | repaired
percentages        | 101%              |            | unknown
percentages        | 0.62              |            | unknown
percentages        | -5%               |            | unknown
thirds             | 5+                | 5+         | ok
thirds             | 5 +               | 5+         | ok
thirds             | 5−                | 5-         | ok
thirds             | 5                 | 5=         | ok
thirds             | u                 | U          | ok
thirds             | 10+               |            | unknown
"""
CASES = [[part.strip() for part in line.split("|")] for line in READ.strip().splitlines()]


@pytest.fixture(scope="session")
def scales(empty_database):
    with empty_database.cursor() as cursor:
        return scale_book(cursor)


@pytest.fixture
def year_8(filled):
    return filled(a_year_8)


@pytest.mark.parametrize(("scale", "text", "grade", "state"), CASES)
def test_a_cell_is_read_on_its_columns_scale(scales, scale, text, grade, state):
    reading = scales.by_code[scale].read(text)
    assert (reading.grade or "", reading.state) == (grade, state)


# cells | year group | the scale they are plainly on
TOLD = """
WTS EXS GDS EXS       | 8  | wts_gds
WTS EXS GDS EXS       |    | wts_gds
WTS EXS GDS EXS       | 11 |
Secure Developing     | 7  | emerging_mastered
Emerging Emerging     | 7  |
Emerging Expected     | 7  | emerging_exceeding
4b 5a 3c N/A          | 9  | old_levels
62% 71% 80%           | 8  | percentages
62% 71% 80%           |    |
62% 71% 80%           | 10 |
62 71 80              | 8  |
D S M E               | 8  |
5+ 5= 5-              | 8  |
5 6 4                 | 8  |
WTS 5 6 4             | 8  |
"""
COLUMNS = [[part.strip() for part in line.split("|")] for line in TOLD.strip().splitlines()]


@pytest.mark.parametrize(("cells", "year_group", "scale"), COLUMNS)
def test_a_column_is_on_a_scale_that_its_values_name_alone(scales, cells, year_group, scale):
    told = scales.told_by(cells.split(), int(year_group) if year_group else None)
    assert (told.code if told else "") == scale


def test_each_scale_is_in_one_order_from_the_lowest_up_with_its_own_spellings(empty_database):
    with empty_database.cursor() as cursor:
        grades = cursor.execute(
            "select scale, grade, points, grade_order from school_scale_grade "
            "join reference_school_scale_grade using (scale, grade) order by scale, points"
        ).fetchall()
    for (scale, _, points, order), (after, _, more, before) in pairwise(grades):
        if scale == after:
            assert points < more
            assert order > before


def test_every_grade_is_read_as_itself(scales, empty_database):
    with empty_database.cursor() as cursor:
        for code, grade, _, _ in rows(cursor, "importing/scales/grades_of_scales"):
            assert scales.by_code[code].read(grade).grade == grade


STEPS = {
    "wts_gds": ["BLW", "WTS", "EXS", "GDS"],
    "old_levels": ["3c", "3b", "3a", "4c"],
    "emerging_mastered": ["Emerging", "Developing", "Secure", "Mastered"],
}


@given(st.sampled_from(sorted(STEPS)), st.integers(0, 3), st.integers(0, 3))
def test_the_distance_between_two_grades_is_the_same_both_ways(empty_database, scale, one, other):
    with empty_database.cursor() as cursor:
        points = dict(
            cursor.execute(
                "select grade, points from school_scale_grade where scale = $scale",
                {"scale": scale},
            ).fetchall()
        )
    grades = STEPS[scale]
    there = points[grades[one]] - points[grades[other]]
    assert there == -(points[grades[other]] - points[grades[one]]) == one - other


def test_grades_and_targets_on_one_scale_have_a_distance_in_its_steps(year_8):
    store_unseen(
        year_8,
        [
            targets(sheet("Maths,English", "EXS,5a", "GDS,4b", "WTS,4c")),
            marks(sheet("Maths,English", "WTS,4b", "WTS,4b", "EXS,5a")),
        ],
        "test",
    )
    assert subjects(year_8) == [
        ("5a", "4c", -5.0, False, "above"),
        ("EXS", "WTS", -1.0, False, "above"),
        ("4b", "5a", 4.0, True, "new"),
        ("WTS", "EXS", 1.0, True, "new"),
        ("4b", "4b", 0.0, False, "on"),
        ("WTS", "GDS", 2.0, True, "new"),
    ]


def test_ten_percentage_points_are_a_step_and_nine_are_on_target(year_8):
    on_it = ColumnAnswer("mathstarget", None, "mathematics", "target", "percentages")
    aims = targets(sheet("Maths target", "72%", "71%", "60%"))
    aims = replace(aims, answers=Answers(columns=(on_it,)))
    store_unseen(year_8, [aims, marks(sheet("Maths", "62%", "62%", "70%"))], "test")
    assert subjects(year_8, "grade, shortfall, is_behind") == [
        ("70%", -1.0, False),
        ("62%", 1.0, True),
        ("62%", 0.9, False),
    ]


@pytest.mark.parametrize(("aim", "grade"), [("5", "WTS"), ("4b", "WTS"), ("EXS", "6")])
def test_a_target_on_another_scale_has_no_distance(year_8, aim, grade):
    store_unseen(year_8, [targets(sheet("Maths", aim)), marks(sheet("Maths", grade))], "test")
    assert subjects(year_8) == [(grade, aim, None, None, "other_scale")]


def test_a_grade_before_on_another_scale_is_no_movement(year_8):
    store_unseen(
        year_8,
        [marks(sheet("Maths", "4b", "4a")), marks(sheet("Maths", "EXS", "EXS"), SPRING)],
        "test",
    )
    after = subjects(year_8, "grade, previous_grade, previous_points")[2:]
    assert after == [("EXS", None, None), ("EXS", None, None)]


def test_no_attainment_8_is_made_from_them(year_8):
    store_unseen(year_8, [marks(sheet("Maths,English", "EXS,4b", "GDS,5a"))], "test")
    with year_8.cursor() as cursor:
        assert cursor.execute("select count(*) from pupil_measure").fetchone() == (0,)
        assert cursor.execute("select count(*) from kept_slot").fetchone() == (0,)
        assert cursor.execute("select count(*) from pupil_subject").fetchone() == (4,)


def test_what_is_stored_says_that_no_points_come_from_it(year_8):
    account = look(year_8, marks(sheet("Maths", "EXS", "GDS", "WTS")))
    (found,) = [f for f in account.findings if f.check == "scales_without_points"]
    assert (found.severity, found.column) == ("note", "Maths")
    assert "“WTS, EXS and GDS”, and stored: no Attainment 8" in found.message


def test_bare_numbers_are_asked_about_and_percentages_are_offered(year_8):
    account = look(year_8, marks(sheet("Maths", "62", "71", "80")))
    (found,) = [f for f in account.findings if f.check == "not_grades"]
    assert "looks like marks (62 to 80)" in found.message
    assert "“percentages”" in found.remedy
    assert not account.can_be_stored


@pytest.mark.parametrize("letters", [("D", "S", "M"), ("D", "M", "D"), ("E", "D", "M")])
def test_letters_of_a_ladder_wait_for_a_person_to_name_it(year_8, letters):
    account = look(year_8, marks(sheet("Maths", *letters)))
    (found,) = [f for f in account.findings if f.check == "not_grades"]
    assert "letters of a ladder" in found.message
    assert "“Emerging, Developing, Secure, Mastered”" in found.remedy
    said = ColumnAnswer("maths", None, "mathematics", "grade", "emerging_mastered")
    named = replace(marks(sheet("Maths", *letters)), answers=Answers(columns=(said,)))
    store_unseen(year_8, [named], "test")
    assert {grade for (grade,) in subjects(year_8, "grade")} <= {
        "Emerging",
        "Developing",
        "Secure",
        "Mastered",
    }


LONG = """UPN,Subject,Grade,Qualification
B801200005001,Maths,EXS,
B801200005001,English,D,"Emerging, Developing, Secure, Mastered"
R201100018042,Maths,WTS,
R201100018042,English,S,"Emerging, Developing, Secure, Mastered"
"""


def test_results_one_a_row_are_read_on_their_subjects_scale(year_8):
    store_unseen(year_8, [marks(LONG)], "test")
    assert subjects(year_8, "grade") == [("Developing",), ("EXS",), ("Secure",), ("WTS",)]


def test_the_scale_of_results_one_a_row_can_be_said(year_8):
    text = "UPN,Subject,Grade\nB801200005001,Maths,D\nR201100018042,Maths,S\n"
    said = ColumnAnswer("grade", "grade", qualification="emerging_mastered")
    store_unseen(year_8, [replace(marks(text), answers=Answers(columns=(said,)))], "test")
    assert subjects(year_8, "grade") == [("Developing",), ("Secure",)]


def test_a_scale_in_the_headings_brackets_is_read(year_8):
    store_unseen(year_8, [marks(sheet("Maths (9 to 1 with thirds)", "5+", "5", "4-"))], "test")
    assert subjects(year_8, "grade") == [("4-",), ("5+",), ("5=",)]


def test_in_year_11_a_scale_is_stored_when_a_person_says_so(year_8):
    choice = replace(AUTUMN, year_group=11)
    plain = look(year_8, marks(sheet("Maths", "EXS", "GDS", "WTS"), choice))
    assert "not_grades" in checks(plain)
    said = ColumnAnswer("maths", None, "mathematics", "grade", "wts_gds")
    named = replace(
        marks(sheet("Maths", "EXS", "GDS", "WTS"), choice), answers=Answers(columns=(said,))
    )
    account = look(year_8, named)
    found = next(f for f in account.findings if f.check == "scales_without_points")
    assert found.severity == "warning"


def test_what_the_menu_offers_has_every_scale_once(empty_database):
    with empty_database.cursor() as cursor:
        names = list(subject_book(cursor).scale_names.values())
    assert {"percentages", "9 to 1 with thirds", "WTS, EXS and GDS"} <= set(names)
    assert len(set(names)) == len(names)


def measures(database):
    with database.cursor() as cursor:
        return cursor.execute(
            "select * from pupil_measure order by pupil_id, checkpoint_id, rule_set"
        ).fetchall()


def test_a_year_11_is_measured_as_without_the_column_beside_it(filled):
    school = filled(a_school)
    store_unseen(school, [cast.marks()], "test")
    measured = measures(school)
    with_art = cast.MARKS.replace("Trilogy\n", "Trilogy,Art (WTS EXS and GDS)\n")
    for pair in ("6-5", "5-4", "8-8"):
        with_art = with_art.replace(f"{pair}\n", f"{pair},GDS\n")
    store_unseen(school, [cast.marks(with_art)], "test")
    assert {grade for *_, grade, _ in grades(school)} >= {"GDS", "6-5"}
    assert measures(school) == measured
    assert measured


def test_a_year_8_with_grades_of_both_makes_none(year_8):
    store_unseen(year_8, [marks(sheet("Maths,English", "5,EXS", "4,GDS"))], "test")
    with year_8.cursor() as cursor:
        at = cursor.execute("select makes_attainment_8, unit from viewer.checkpoint").fetchall()
    assert at == [(False, "grade or step")]
    assert measures(year_8) == []
