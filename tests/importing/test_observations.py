"""Attendance, attitude, behaviour, tests and needs: whose they are, of when, and how undone."""

from dataclasses import replace

import pytest
from importing.cast import AUTUMN, a_school, checks, look, marks, pupils
from importing.observed import MARI, SAM, handed_in, held, stored

from lib.importing.depending import UndoRefusedError
from lib.importing.reading.details.attitudes import attitude_reader
from lib.importing.reading.details.need_types import read_need
from lib.importing.reading.details.scores import read_count, read_standardised, read_stanine
from lib.importing.reading.values import NotUnderstoodError
from lib.importing.undoing import undo


@pytest.fixture
def school(filled):
    return filled(a_school)


CASES = {
    "headings say the half-term": (
        "UPN,Attendance Autumn 1,Lates Autumn 1\n{mari},94.2,1\n",
        "attendance",
        [
            ("Marlowe", "attendance", "", "2027 HT1", "94.2%"),
            ("Marlowe", "lates", "", "2027 HT1", "1"),
        ],
    ),
    "a row a half-term": (
        "UPN,Term,Attendance %\n{mari},Autumn 1,94.2\n{mari},Autumn 2,90\n",
        "attendance",
        [
            ("Marlowe", "attendance", "", "2027 HT1", "94.2%"),
            ("Marlowe", "attendance", "", "2027 HT2", "90.0%"),
        ],
    ),
    "the year before stands in the heading": (
        "UPN,2025/26 Summer 2 Attendance\n{mari},.88\n",
        "attendance",
        [("Marlowe", "attendance", "", "2026 HT6", "88.0%")],
    ),
    "half-terms below a heading of two rows": (
        ",Attendance,Attendance\nUPN,Autumn 1,Autumn 2\n{mari},94.2,90\n",
        "attendance",
        [
            ("Marlowe", "attendance", "", "2027 HT1", "94.2%"),
            ("Marlowe", "attendance", "", "2027 HT2", "90.0%"),
        ],
    ),
    "under Half term a bare number is one": (
        "UPN,Half term,Attendance\n{mari},1,94.2\n{mari},2,90\n",
        "attendance",
        [
            ("Marlowe", "attendance", "", "2027 HT1", "94.2%"),
            ("Marlowe", "attendance", "", "2027 HT2", "90.0%"),
        ],
    ),
    "a year alone says which autumn": (
        "UPN,Attendance Autumn 1 2025,Attendance Autumn 1 2026\n{mari},95,96\n",
        "attendance",
        [
            ("Marlowe", "attendance", "", "2026 HT1", "95.0%"),
            ("Marlowe", "attendance", "", "2027 HT1", "96.0%"),
        ],
    ),
    "sessions attended are no percentage": (
        "UPN,Possible,Present,% Attendance,Lates\n{mari},50,48,96.0,2\n",
        "attendance",
        [
            ("Marlowe", "attendance", "", "2027", "96.0%"),
            ("Marlowe", "lates", "", "2027", "2"),
        ],
    ),
    "a reading age with its day is a test": (
        "UPN,Reading age,Reading age date\n{mari},12:04,05/10/2026\n",
        "tests",
        [("Marlowe", "reading_age", "", "2026-10-05", "12:04")],
    ),
    "lates of the year so far": (
        "UPN,Lates\n{mari},12\n",
        "attendance",
        [("Marlowe", "lates", "", "2027", "12")],
    ),
    "attitude by subject": (
        "UPN,Maths ATL Autumn 1,History Effort Autumn 1\n{mari},Exc,RI\n",
        "attitude",
        [
            ("Marlowe", "attitude", "history", "2027 HT1", "RI"),
            ("Marlowe", "attitude", "mathematics", "2027 HT1", "Exc"),
        ],
    ),
    "attitude, a subject a row": (
        "UPN,Subject,Attitude to learning\n{mari},Maths,2\n{mari},History,1\n",
        "attitude",
        [
            ("Marlowe", "attitude", "history", "2027", "1"),
            ("Marlowe", "attitude", "mathematics", "2027", "2"),
        ],
    ),
    "points of behaviour": (
        "UPN,Positive points,Behaviour points\n{mari},30,-4\n",
        "behaviour",
        [
            ("Marlowe", "negative_points", "", "2027", "4"),
            ("Marlowe", "positive_points", "", "2027", "30"),
        ],
    ),
    "a log of behaviour is counted by half-term": (
        "UPN,Incident date,Incident type\n{mari},05/10/2026,Detention\n"
        "{mari},06/10/2026,Behaviour: defiance\n{mari},07/10/2026,Achievement\n"
        "{mari},05/11/2026,Late homework sanction\n",
        "behaviour",
        [
            ("Marlowe", "negative_points", "", "2027 HT1", "2"),
            ("Marlowe", "negative_points", "", "2027 HT2", "1"),
            ("Marlowe", "positive_points", "", "2027 HT1", "1"),
        ],
    ),
    "a reading test on its day": (
        "UPN,Test date,NGRT SAS,Stanine,Reading age\n{mari},05/10/2026,<70,2,09:04\n",
        "tests",
        [
            ("Marlowe", "reading_age", "", "2026-10-05", "9:04"),
            ("Marlowe", "reading_score", "", "2026-10-05", "70"),
            ("Marlowe", "reading_stanine", "", "2026-10-05", "2"),
        ],
    ),
    "beside scores a plain date is the day of the test": (
        "UPN,Date,Verbal SAS\n{mari},05/10/2026,101\n",
        "tests",
        [("Marlowe", "cat4_verbal", "", "2026-10-05", "101")],
    ),
    "the four batteries and their mean": (
        "UPN,CAT4 Verbal,CAT4 Quantitative,CAT4 Non-verbal,CAT4 Spatial,CAT4 Mean\n"
        "{mari},101,99,97,110,102\n",
        "tests",
        [
            ("Marlowe", "cat4_mean", "", "2027", "102"),
            ("Marlowe", "cat4_non_verbal", "", "2027", "97"),
            ("Marlowe", "cat4_quantitative", "", "2027", "99"),
            ("Marlowe", "cat4_spatial", "", "2027", "110"),
            ("Marlowe", "cat4_verbal", "", "2027", "101"),
        ],
    ),
    "needs in codes and in words, strategies on lines of their own": (
        "UPN,Primary need,Secondary need,Strategies,Access arrangements\n{mari},SLCN,Autism,"
        '"Time to answer\nKey words first",25% extra time\n',
        "needs",
        [
            ("Marlowe", "access_arrangements", "", "", "25% extra time"),
            ("Marlowe", "primary_need", "", "", "SLCN"),
            ("Marlowe", "second_need", "", "", "ASD"),
            ("Marlowe", "strategies", "", "", "Time to answer; Key words first"),
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_file_of_what_a_school_knows_beside_grades_is_kept_as_it_says(case, school):
    text, content, expected = CASES[case]
    (account,) = stored(school, handed_in(text.format(mari=MARI)))
    assert account.content == content
    assert held(school) == expected
    assert account.rows.total == len(text.format(mari=MARI).splitlines()) - 1 - (
        "\nUPN" in text
    ) - ("Key words" in text)


def test_a_marksheet_with_effort_beside_its_grades_is_two_tables(school):
    text = f"UPN,Maths,Maths Effort\n{MARI},5,2\n"
    both = stored(school, handed_in(text, checkpoint=AUTUMN))
    assert [account.content for account in both] == ["wide_marksheet", "attitude"]
    # The effort is of the half-term that the grades are of.
    assert held(school) == [("Marlowe", "attitude", "mathematics", "2027 HT1", "2")]


def test_a_title_says_that_bare_subjects_stand_over_attitude(school):
    text = f"UPN,Maths,History\n{MARI},1,2\n"
    (account,) = stored(school, handed_in(text, "Attitude to learning Autumn 2.csv"))
    assert account.content == "attitude"
    assert {occasion for *_, occasion, _ in held(school)} == {"2027 HT2"}


def test_a_files_name_with_a_year_alone_says_of_which_autumn_it_is(school):
    stored(school, handed_in(f"UPN,Attendance\n{MARI},95\n", "Attendance Autumn 1 2025.csv"))
    assert held(school) == [("Marlowe", "attendance", "", "2026 HT1", "95.0%")]


def test_a_list_of_pupils_with_more_in_it_is_each_by_itself(school):
    text = f"UPN,SEN,Primary need,Attendance Autumn 1,Attendance Autumn 2\n{MARI},K,SLCN,90,80\n"
    accounts = stored(school, handed_in(text))
    assert [a.content for a in accounts] == ["pupil_list", "attendance", "needs"]
    with school.cursor() as cursor:
        told = cursor.execute(
            "select sen, attendance_percent from standing.pupil where surname = 'Marlowe'"
        ).fetchone()
    # A half-term's attendance is no detail of the pupil's.
    assert told == ("K", None)


def test_attendance_on_a_pupil_list_stays_a_detail_of_the_pupil(school):
    text = f"UPN,SEN,Attendance\n{MARI},K,91.5\n"
    (account,) = stored(school, handed_in(text))
    assert account.content == "pupil_list"
    assert held(school) == [("Marlowe", "attendance", "", "list", "91.5%")]


def test_a_file_by_name_makes_nobody_and_asks(school):
    text = "Surname,Forename,Incident date,Incident type\nNobody,Nell,05/10/2026,Detention\n"
    account = look(school, handed_in(text))
    assert "pupils_not_found" in checks(account)
    assert not account.can_be_stored


def test_the_same_file_again_changes_nothing_and_a_later_one_replaces_until_it_is_undone(school):
    first = handed_in(f"UPN,Attendance Autumn 1\n{MARI},94.2\n{SAM},88\n", "first.csv")
    later = handed_in(f"UPN,Attendance Autumn 1\n{MARI},91.0\n{SAM},88\n", "later.csv")
    stored(school, first)
    before = held(school)
    assert look(school, first).entries.unchanged == 2
    (account,) = stored(school, later)
    assert (account.entries.updated, account.entries.unchanged) == (1, 1)
    assert held(school) != before
    undo(school, account.import_id)
    assert held(school) == before


def test_a_longer_log_replaces_the_count_of_the_half_term(school):
    head = "UPN,Incident date,Incident type\n"
    row = f"{MARI},05/10/2026,Detention\n"
    stored(school, handed_in(head + row, "one.csv"))
    stored(school, handed_in(head + row * 3, "three.csv"))
    assert held(school) == [("Marlowe", "negative_points", "", "2027 HT1", "3")]


def test_two_files_of_one_go_that_contradict_each_other_are_neither_believed(school):
    one = handed_in(f"UPN,Attendance Autumn 1\n{MARI},94.2\n", "one.csv")
    other = handed_in(f"UPN,Attendance Autumn 1\n{MARI},49.2\n", "other.csv")
    for account in stored(school, one, other):
        assert "tables_contradict" in checks(account)
    assert held(school) == []


def test_a_pupil_list_is_not_undone_while_something_is_known_of_the_pupils_it_made(school):
    (listed,) = stored(school, pupils("UPN,Surname,Forename,Year\nJ933207636549,New,Ned,11\n"))
    stored(school, handed_in("UPN,Lates\nJ933207636549,3\n", "lates.csv"))
    with pytest.raises(UndoRefusedError, match="lates"):
        undo(school, listed.import_id)


def test_a_half_term_that_nothing_says_is_the_one_a_person_chose(school):

    chosen = replace(handed_in(f"UPN,Lates\n{MARI},3\n"), half_term=2)
    stored(school, chosen)
    assert held(school) == [("Marlowe", "lates", "", "2027 HT2", "3")]


def test_grades_are_read_as_before_beside_columns_that_are_known_now(school):
    (account,) = stored(school, marks())
    assert (account.content, account.entries.created) == ("wide_marksheet", 8)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1", "2", "4"], [("1", 1, "numbers"), ("2", 2, "numbers"), ("4", 4, "numbers")]),
        (["2.5", ""], [("2.5", 2.5, "numbers"), None]),
        (["A", "C"], [("A", 1, "letters"), ("C", 3, "letters")]),
        (["Good", "RI", "Exc"], [("Good", 2, "words"), ("RI", 3, "words"), ("Exc", 1, "words")]),
        (["Cause for concern", "N/A"], [("Cause for concern", 4, "words"), None]),
    ],
)
def test_an_attitude_is_on_the_scale_of_its_column(cells, expected):
    read = attitude_reader(cells)
    assert [read(cell) for cell in cells] == expected


def test_a_word_in_a_column_of_numbers_is_no_attitude():
    with pytest.raises(NotUnderstoodError):
        attitude_reader(["1", "2", "3", "Good"])("Good")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("SLCN", "SLCN"),
        ("slcn - Speech, language and communication needs", "SLCN"),
        ("Social, emotional and mental health", "SEMH"),
        ("Autism", "ASD"),
        ("Dyslexia", "SPLD"),
        ("Moderate Learning Difficulties (MLD)", "MLD"),
        ("", None),
        ("N/A", None),
    ],
)
def test_a_need_is_read_from_the_census_code_or_its_words(text, code):
    assert read_need(text) == code


@pytest.mark.parametrize("text", ["SLCN - Autism", "Left-handed", "K"])
def test_what_is_no_need_or_two_is_not_one(text):
    with pytest.raises(NotUnderstoodError):
        read_need(text)


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (read_count, "0", 0),
        (read_count, "-12", 12),
        (read_count, "7.0", 7),
        (read_standardised, "130+", 130),
        (read_standardised, "<70", 70),
        (read_standardised, "104.0", 104),
        (read_standardised, "Abs", None),
        (read_stanine, "9", 9),
    ],
)
def test_a_count_or_a_score_is_read(read, text, value):
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_count, "often"),
        (read_standardised, "12"),
        (read_standardised, "146"),
        (read_stanine, "10"),
        (read_stanine, "0"),
    ],
)
def test_what_is_outside_its_scale_is_no_score(read, text):
    with pytest.raises(NotUnderstoodError):
        read(text)


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Term of birth", "Spring"),
        ("Year of entry", "2022/2023"),
        ("KS2 year", "2021/22"),
        ("Last intervention", "Spring 2"),
        ("House", "Summer"),
    ],
)
def test_a_column_of_other_times_does_not_say_when_a_row_is_of(school, heading, cell):
    stored(school, handed_in(f"UPN,{heading},Attendance Autumn 1,Lates\n{MARI},{cell},90,2\n"))
    assert held(school) == [
        ("Marlowe", "attendance", "", "2027 HT1", "90.0%"),
        ("Marlowe", "lates", "", "2027", "2"),
    ]


THREE = (MARI, SAM, "R662332011222")


def rows_of(head, *cells):
    return "\n".join([f"UPN,{head}", *(",".join([upn, *cells]) for upn in THREE)])


@pytest.mark.parametrize(
    ("name", "text", "stored_rows"),
    [
        ("file.csv", rows_of("Year,Attendance Autumn 1", "11", "90"), 3),
        ("file.csv", rows_of("Year,Attendance Autumn 1", "10", "90"), 0),
        ("file.csv", rows_of("Year,2025/26 Attendance Autumn 1", "10", "90"), 3),
        ("Year 10 attendance Autumn 1.csv", rows_of("Attendance", "90"), 0),
        ("Year 10 and Year 11 attendance Autumn 1.csv", rows_of("Attendance", "90"), 3),
        ("Year 10 attendance Autumn 1 2025.csv", rows_of("Attendance", "90"), 3),
        ("file.csv", rows_of("Year,Maths ATL", "10", "Good"), 0),
        ("file.csv", rows_of("Year,Primary need", "10", "SLCN"), 0),
        ("file.csv", rows_of("Year,Subject,Class", "10", "Maths", "10/Ma1"), 0),
    ],
)
def test_last_years_list_is_known_by_its_year_group(school, name, text, stored_rows):
    *_, account = stored(school, handed_in(text, name))
    assert account.entries.created == stored_rows
    assert ("year_groups_of_other_year" in checks(account)) == (not stored_rows)


def test_nothing_of_this_year_is_stored_for_who_sat_their_exams_before_it(school):
    with school.cursor() as cursor:
        cursor.execute(f"update main.pupil set results_year = 2026 where upn = '{SAM}'")
    text = f"UPN,Attendance Autumn 1\n{MARI},90\n{SAM},91\n"
    (account,) = stored(school, handed_in(text))
    assert (account.entries.created, account.entries.rejected) == (1, 1)
    assert checks(account) == {"year_groups_past"}


@pytest.mark.parametrize(
    ("head", "cells", "expected"),
    [
        ("Reading age,Date", "12:04,05/10/2026", [("reading_age", "2026-10-05")]),
        ("Reading age,Result date", "12:04,05/10/2026", [("reading_age", "2026-10-05")]),
        ("Attendance %,Date", "95,05/10/2026", [("attendance", "list")]),
        ("SEN,Date", "K,05/10/2026", []),
        ("Form,Test date,SAS", "A,05/10/2026,104", [("reading_score", "2026-10-05")]),
    ],
)
def test_a_plain_date_and_the_form_of_a_test_are_no_details_of_the_pupil(
    school, head, cells, expected
):
    stored(school, handed_in(f"UPN,{head}\n{MARI},{cells}\n", "NGRT.csv"))
    assert [(measure, when) for _, measure, _, when, _ in held(school)] == expected
    with school.cursor() as cursor:
        query = f"select joined_on, form from standing.pupil where upn = '{MARI}'"
        assert cursor.execute(query).fetchall() == [(None, "11A")]


def test_an_entry_date_in_a_pupil_list_is_the_day_the_pupil_joined(school):
    stored(school, handed_in(f"UPN,SEN,Entry date\n{MARI},K,05/10/2026\n"))
    with school.cursor() as cursor:
        query = f"select joined_on::varchar from standing.pupil where upn = '{MARI}'"
        assert cursor.execute(query).fetchall() == [("2026-10-05",)]


@pytest.mark.parametrize(
    ("head", "cells", "when"),
    [
        ("Date,Lates", "07/09/2025,2", "2026"),
        ("Date,Attendance Autumn 1", "07/10/2026,90", "2027 HT1"),
        ("Date,Maths ATL", "07/03/2026,Good", "2026 HT4"),
        ("Date,Lates", "07/09/2027,2", None),
    ],
)
def test_a_plain_date_beside_attendance_or_attitude_says_of_which_year_it_is(
    school, head, cells, when
):
    stored(school, handed_in(f"UPN,{head}\n{MARI},{cells}\n"))
    assert [occasion for *_, occasion, _ in held(school)] == ([when] if when else [])


def test_a_reading_age_beside_its_test_date_is_no_detail_of_the_pupil_list(school):
    text = f"UPN,DOB,Test date,SAS,Reading age\n{MARI},01/02/2011,05/10/2026,104,12:04\n"
    *_, account = stored(school, handed_in(text, "NGRT.csv"))
    assert account.content == "tests"
    assert {occasion for *_, occasion, _ in held(school)} == {"2026-10-05"}
