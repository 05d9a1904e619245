"""Attitude to learning as schools write it: which scale, which of several columns, which titles."""

import pytest
from importing.cast import AUTUMN, checks, look, marks

from lib.importing.delivery import deliver
from lib.importing.importer import store_unseen
from lib.importing.reading.details.attitudes import attitude_reader
from lib.importing.reading.values import NotUnderstoodError

MARI, SAM, KIT = "B801200005001", "R201100018042", "R662332011222"
OF_A, OF_WORDS = ["A", "B", "E"], ["E", "G", "S"]


def handed_in(text, name="file.csv", **about):
    return deliver(name, text.encode(), academic_year=2027, **about)


def held(school):
    with school.cursor() as cursor:
        return cursor.execute(
            "select measure, subject_id, occasion, told, value from standing.observation "
            "order by all"
        ).fetchall()


@pytest.mark.parametrize(
    ("cells", "beside", "values"),
    [
        (["E", "G", "S", "I"], [], [1, 2, 3, 4]),
        (["E", "E", "E", "G"], [], [1, 1, 1, 2]),
        (["O", "G", "RI", "I"], [], [1, 2, 3, 4]),
        (["VG", "G", "S"], [], [1, 2, 3]),
        (["EX", "GO", "RI"], [], [1, 2, 3]),
        (["E", "G", "R"], [], [1, 2, 3]),
        (["G", "A", "R"], [], [2, 3, 4]),
        (["Green", "Amber", "Red"], [], [2, 3, 4]),
        (["A", "B", "E"], [], [1, 2, 5]),
        (["A"], [], [1]),
        (["1+", "2−", "3"], [], [1, 2, 3]),
        (["Always", "Usually"], [], [1, 2]),
        # E alone is what it is in the columns beside.
        (["E"], OF_WORDS, [1]),
        (["E"], OF_A, [5]),
    ],
)
def test_a_column_is_read_on_the_scale_of_its_sheet(cells, beside, values):
    read = attitude_reader(cells, beside)
    assert [read(cell).value for cell in cells] == values


@pytest.mark.parametrize(
    "cells", [["E"], ["G", "R"], ["S", "M"], ["1", "A", "Good"], ["A*", "B"], ["Good (2)"]]
)
def test_what_may_be_of_two_scales_or_is_of_none_is_not_read(cells):
    assert attitude_reader(cells) is None


def test_what_was_said_is_kept_as_it_was_said():
    read = attitude_reader(["1+", "2", "n/a"])
    assert (read("1+").told, read("2").told, read("n/a")) == ("1+", "2", None)
    with pytest.raises(NotUnderstoodError):
        read("Good")


def test_a_column_on_no_scale_is_told_once_and_the_others_are_stored(school):
    text = f"UPN,Maths ATL,History ATL\n{MARI},M+,Good\n{SAM},S,RI\n{KIT},W,Exc\n"
    account = look(school, handed_in(text))
    assert [f.check for f in account.findings if f.severity == "error"] == [
        "attitude_scale_unknown"
    ]
    assert (account.entries.created, account.entries.rejected) == (3, 3)


@pytest.mark.parametrize(
    ("headings", "kept"),
    [
        ("Maths Effort,Maths ATL", "3"),
        ("Maths Behaviour for Learning,Maths Effort", "3"),
        ("Maths Attitude,Maths BfL", "2"),
        # Each half-term has its own.
        ("Maths ATL Autumn 1,Maths ATL Autumn 2", "23"),
    ],
)
def test_of_several_attitudes_in_a_subject_one_is_kept_and_it_is_told(school, headings, kept):
    (account,) = store_unseen(school, [handed_in(f"UPN,{headings}\n{MARI},2,3\n")], "test")
    assert [told for *_, told, _ in held(school)] == list(kept)
    assert ("attitude_one_of_several" in checks(account)) == (len(kept) == 1)


@pytest.mark.parametrize(
    ("name", "contents"),
    [
        ("Year 11 grades and effort.csv", ["wide_marksheet"]),
        ("Attainment and ATL report.csv", ["wide_marksheet"]),
        ("Effort grades Autumn 1.csv", ["attitude"]),
        ("Attitude to learning.csv", ["attitude"]),
    ],
)
def test_a_title_that_names_grades_as_well_does_not_make_them_attitudes(school, name, contents):
    text = f"UPN,Maths,History\n{MARI},3,2\n{SAM},1,2\n"
    accounts = store_unseen(school, [handed_in(text, name, checkpoint=AUTUMN)], "test")
    assert [account.content for account in accounts] == contents


def test_grades_beside_a_column_of_effort_stay_grades_under_a_title_of_effort(school):
    text = f"UPN,Maths,History,Maths Effort\n{MARI},5,6,2\n{SAM},4,5,1\n"
    file = handed_in(text, "Effort Autumn 1.csv", checkpoint=AUTUMN)
    grades, attitudes = store_unseen(school, [file], "test")
    assert (grades.content, grades.entries.created) == ("wide_marksheet", 4)
    assert (attitudes.content, attitudes.entries.created) == ("attitude", 2)
    assert {subject for _, subject, *_ in held(school)} == {"mathematics"}


def test_what_stands_under_a_subject_and_is_not_used_is_told(school):
    text = f"UPN,Maths,Maths Homework,Maths Eff,Maths Beh\n{MARI},5,2,3,1\n"
    account = look(school, marks(text))
    (told,) = [f for f in account.findings if f.check == "columns_not_used"]
    assert "“Maths Homework” and “Maths Beh”" in told.message


@pytest.mark.parametrize("title", ["", "2026/27 Autumn 1 tracking\n"])
def test_attendance_in_a_marksheet_is_of_the_year_so_far_whatever_its_grades_are_of(school, title):
    text = f"{title}UPN,PP,Attendance,Maths\n{MARI},Y,94.2,5\n"
    grades, attendance = store_unseen(school, [marks(text)], "test")
    assert "columns_of_details" in checks(grades)
    assert held(school) == [("attendance", "", "2027", "94.2%", 94.2)]
    assert attendance.content == "attendance"


@pytest.mark.parametrize("steps", [("Step 4", "Step 5"), ("Year 8 Secure", "Year 7 Secure")])
def test_steps_of_a_ladder_are_no_classes(school, steps):
    text = f"UPN,Maths\n{MARI},{steps[0]}\n{SAM},{steps[1]}\n{KIT},{steps[0]}\n"
    account = look(school, marks(text))
    assert (account.content, account.entries.created) == ("wide_marksheet", 0)
    assert "not_grades" in checks(account)


@pytest.mark.parametrize(
    ("subject", "stored"), [("Geography", 0), ("Combined Science", 3), ("Trilogy", 3)]
)
def test_a_decimal_is_a_combined_science_grade_only_in_combined_science(school, subject, stored):
    text = f"UPN,{subject}\n{MARI},7.5\n{SAM},6.5\n{KIT},5.5\n"
    assert look(school, marks(text)).entries.created == stored


def test_ge_beside_a_reading_test_is_no_geography(school):
    text = f"UPN,Test date,Scaled Score,Standardised Score,PR,GE\n{MARI},05/10/2026,700,104,60,7\n"
    assert look(school, marks(text)).content == "tests"
    assert look(school, marks(f"UPN,GE,HI\n{MARI},7,6\n")).entries.created >= 1
