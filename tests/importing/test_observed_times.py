"""Of when attendance, points and scores are: each column by its own day, half-term or year."""

from dataclasses import replace
from datetime import date

import pytest
from importing.cast import AUTUMN, SPRING, checks, look
from importing.observed import MARI, SAM, handed_in, held, stored

from lib.importing.reading.details.spans import half_term_begun, is_unclear, told_time
from lib.importing.reading.times import academic_years_in

CASES = {
    "the day of a test is no other column's": (
        "file.csv",
        "UPN,Attendance Autumn 1,ATL,NGRT SAS,Test date\n{mari},80.1,2,104,05/10/2024\n",
        {("attendance", "2027 HT1"), ("attitude", "2027"), ("reading_score", "2024-10-05")},
    ),
    "each test has a day of its own": (
        "file.csv",
        "UPN,CAT4 date,CAT4 mean,NGRT date,NGRT SAS\n{mari},05/10/2022,104,12/09/2026,98\n",
        {("cat4_mean", "2022-10-05"), ("reading_score", "2026-09-12")},
    ),
    "and each sitting": (
        "file.csv",
        "UPN,NGRT A SAS,NGRT A date,NGRT B SAS,NGRT B date\n{mari},104,05/10/2025,99,05/10/2026\n",
        {("reading_score", "2025-10-05"), ("reading_score", "2026-10-05")},
    ),
    "a day that names no test is of the others": (
        "file.csv",
        "UPN,CAT4 date,CAT4 mean,Date,PTM SAS\n{mari},05/10/2022,104,12/09/2026,98\n",
        {("cat4_mean", "2022-10-05"), ("maths_score", "2026-09-12")},
    ),
    "and none of another's": (
        "file.csv",
        "UPN,CAT4 date,CAT4 mean,NGRT SAS\n{mari},05/10/2022,104,98\n",
        {("cat4_mean", "2022-10-05"), ("reading_score", "2027")},
    ),
    "half-terms above two headings each": (
        "file.csv",
        ",Autumn 1,,Autumn 2,\nUPN,Attendance,Lates,Attendance,Lates\n{mari},90,1,91,2\n",
        {
            ("attendance", "2027 HT1"),
            ("lates", "2027 HT1"),
            ("attendance", "2027 HT2"),
            ("lates", "2027 HT2"),
        },
    ),
    "a year above half-terms": (
        "file.csv",
        "Attendance 2025/26,,\nUPN,Autumn 1,Autumn 2\n{mari},90,91\n",
        {("attendance", "2026 HT1"), ("attendance", "2026 HT2")},
    ),
    "a year a row": (
        "file.csv",
        "UPN,Year,Attendance %,Lates\n{mari},2025/26,90,1\n{mari},2026/27,91,2\n",
        {("attendance", "2026"), ("lates", "2026"), ("attendance", "2027"), ("lates", "2027")},
    ),
    "a year in two figures": (
        "25-26 attendance.csv",
        "UPN,Attendance %,Lates\n{mari},95.1,3\n",
        {("attendance", "2026"), ("lates", "2026")},
    ),
    "the days of a title": (
        "file.csv",
        "Attendance Summary 01/09/2025 to 17/07/2026\nUPN,Name,Attendance %\n{mari},,95.1\n",
        {("attendance", "2026")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_column_is_of_its_own_time(case, school):
    name, text, expected = CASES[case]
    stored(school, handed_in(text.format(mari=MARI), name))
    assert {(measure, occasion) for _, measure, _, occasion, _ in held(school)} == expected


def test_a_day_that_cannot_be_read_costs_its_own_score_alone(school):
    text = f"UPN,Attendance Autumn 1,NGRT SAS,Test date\n{MARI},80.1,104,last week\n"
    accounts = stored(school, handed_in(text))
    assert "observations_date_unknown" in {c for a in accounts for c in checks(a)}
    assert [measure for _, measure, *_ in held(school)] == ["attendance"]


def test_a_half_term_to_come_is_told_once_a_column_and_left_out(school):
    text = f"UPN,Attendance Summer 2,Attendance Autumn 1\n{MARI},80,90\n{SAM},81,91\n"
    later = replace(handed_in(text), academic_year=2037)
    for finding in [f for f in look(school, later).findings if f.row is None]:
        assert finding.check == "observations_half_term_to_come"
    assert not look(school, later).can_be_stored
    text = f"UPN,Half term,Attendance\n{MARI},Autumn 1,80\n{MARI},Autumn 1 2035/36,90\n"
    (account,) = stored(school, handed_in(text))
    assert [f.row for f in account.findings if f.check == "observations_half_term_to_come"] == [3]
    assert [told for *_, told in held(school)] == ["80.0%"]


@pytest.mark.parametrize(
    ("half_term", "day", "has_begun"),
    [
        (1, date(2026, 8, 20), True),
        (2, date(2026, 10, 12), False),
        (2, date(2026, 10, 26), True),
        (6, date(2026, 11, 30), False),
        (None, date(2026, 11, 30), True),
        (None, date(2026, 7, 1), False),
    ],
)
def test_a_half_term_has_begun_from_two_weeks_before_its_month(half_term, day, has_begun):
    assert half_term_begun(2027, half_term, day) is has_begun


def test_grades_brought_in_early_bring_their_attitudes_with_them(school):
    text = f"UPN,Maths,Maths Effort\n{MARI},5,2\n"
    stored(school, handed_in(text, checkpoint=SPRING))
    assert [occasion for *_, occasion, _ in held(school)] == ["2027 HT3"]


def test_grades_of_another_half_term_are_no_half_terms_of_their_rows(school):
    text = f"UPN,Maths,Maths Summer 2 Predicted,Maths Autumn 1 Effort\n{MARI},5,4,2\n"
    stored(school, handed_in(text, checkpoint=AUTUMN))
    assert [occasion for *_, occasion, _ in held(school)] == ["2027 HT1"]


def test_a_term_named_as_a_whole_has_begun_with_its_first_half(school):
    stored(school, handed_in(f"UPN,ATL Autumn\n{MARI},2\n"))
    assert [occasion for *_, occasion, _ in held(school)] == ["2027 HT2"]


@pytest.mark.parametrize(
    "text",
    [
        f"UPN,Attendance Autumn\n{MARI},80\n",
        f"UPN,Term,Attendance\n{MARI},Autumn,80\n",
        f"UPN,Term,Behaviour points\n{MARI},Autumn,8\n",
    ],
)
def test_what_is_counted_of_a_whole_term_is_of_neither_half(text, school):
    (account,) = stored(school, handed_in(text))
    assert checks(account) == {"observations_of_a_term"}
    assert held(school) == []


@pytest.mark.parametrize(
    ("title", "time"),
    [
        ("Attendance 25/26", (2026, None)),
        ("2526 Attendance", (2026, None)),
        ("Attendance 2021", None),
        ("Attendance 01/09/2026 to 23/10/2026", (2027, 1)),
        ("2 Nov 2026 - 18th December 2026", (2027, 2)),
        ("31/08/2026 - 30/11/2026", (2027, None)),
        ("Printed 17/07/2026", (2026, None)),
        ("Week of 09/11/2026 to 13/11/2026", None),
        ("Attendance week ending 13/11/2026", None),
        ("attendance_w-c_09-11-2026.csv", None),
        ("12/01/26-26/03/26", None),
        ("Autumn 2 to 17/12/2025", (2026, 2)),
    ],
)
def test_a_title_tells_a_time_in_words_or_days(title, time):
    assert told_time(title) == time


def test_days_that_are_no_time_are_unclear():
    assert is_unclear("Week of 09/11/2026 to 13/11/2026")
    assert is_unclear("attendance_w-c_09-11-2026.csv")
    assert not is_unclear("Attendance to 17/07/2026")
    assert not is_unclear("Attendance")


@pytest.mark.parametrize(
    "text", ["25-26 November", "11/12", "7 8", "Set 10/11", "24/26", "05/10/26"]
)
def test_two_numbers_that_are_no_year_are_none(text):
    assert not academic_years_in(text)
