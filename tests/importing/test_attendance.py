"""Attendance as systems export it: what is read, and what is told once a column instead."""

import pytest
from importing.cast import checks, look
from importing.observed import MARI, SAM, handed_in, held, stored

from lib.importing.reading.details.percentages import percent_reader
from lib.importing.reading.details.scores import read_count
from lib.importing.reading.values import NotUnderstoodError

KEPT = {
    "the report of a system": (
        "Adno,Present,Authorised,Unauthorised,Possible,% Attend,Late,Minutes late\n"
        "0001,95,2,1,98,96.9,3,25\n",
        {("attendance", "96.9%"), ("lates", "3")},
        {},
    ),
    "sessions beside their percentage": (
        "UPN,Attendance,% Attendance,Lates\n{mari},48,96.0,2\n",
        {("attendance", "96.0%"), ("lates", "2")},
        {"Attendance": "observations_column_twice"},
    ),
    "last year beside this year": (
        "UPN,Attendance last year,Attendance this year,Lates\n{mari},80.1,95,1\n",
        {("attendance", "95.0%"), ("lates", "1")},
        {},
    ),
    "the share present beside sessions absent": (
        "UPN,% Present (AM/PM),Present,Authorised Absent,Late\n{mari},95,180,2,4\n",
        {("attendance", "95.0%"), ("lates", "4")},
        {},
    ),
    "lates before the register closed are lates, after it an absence": (
        "UPN,Late before reg,Late after reg,Minutes late\n{mari},3,2,40\n",
        {("lates", "3")},
        {"Late after reg": "attendance_not_kept", "Minutes late": "attendance_not_kept"},
    ),
    "minutes are no lates": (
        "UPN,Minutes late\n{mari},40\n",
        set(),
        {"Minutes late": "attendance_not_kept"},
    ),
    "months, several half-terms and numbered terms": (
        "UPN,Attendance September,Attendance Autumn 1 to Spring 2,Attendance Term 1\n"
        "{mari},95,91,93\n",
        set(),
        {
            "Attendance September": "attendance_not_kept",
            "Attendance Autumn 1 to Spring 2": "attendance_not_kept",
            "Attendance Term 1": "attendance_not_kept",
        },
    ),
    "absence alone": (
        "UPN,% Absence,Unauthorised %\n{mari},5,1\n",
        set(),
        {"% Absence": "attendance_not_kept"},
    ),
    "a row a week": (
        "UPN,Week beginning,Attendance %,Lates\n{mari},07/09/2026,100,0\n"
        "{mari},14/09/2026,90,1\n{sam},07/09/2026,100,0\n",
        set(),
        {"Attendance %": "attendance_by_week", "Lates": "attendance_by_week"},
    ),
    "a decimal comma between semicolons": (
        "UPN;Attendance Autumn 1\n{mari};95,2\n",
        {("attendance", "95.2%")},
        {},
    ),
}


@pytest.mark.parametrize("case", KEPT)
def test_what_of_attendance_is_sure_is_kept_and_the_rest_told_once_a_column(case, school):
    text, kept, told = KEPT[case]
    (account,) = stored(school, handed_in(text.format(mari=MARI, sam=SAM)))
    assert account.content == "attendance"
    assert {(measure, value) for _, measure, _, _, value in held(school)} == kept
    findings = [f for f in account.findings if f.severity != "note"]
    assert {f.column: f.check for f in findings} == told
    assert len(findings) == len(told)
    assert all(f.row is None for f in findings)


def test_last_years_attendance_beside_this_years_is_told_in_a_note(school):
    (account,) = stored(
        school, handed_in(f"UPN,Attendance last year,Attendance Autumn 1\n{MARI},80,95\n")
    )
    (finding,) = account.findings
    assert (finding.check, finding.severity) == ("attendance_not_kept", "note")
    assert finding.column == "Attendance last year"


def test_what_is_not_kept_is_told_by_one_of_a_sheets_tables(school):
    text = f"UPN,SEN,Attendance Autumn 1,Days absent\n{MARI},K,80,3\n"
    accounts = stored(school, handed_in(text))
    assert [[f.check for f in a.findings] for a in accounts] == [[], ["attendance_not_kept"]]


def test_a_weekly_list_without_lates_is_no_pupil_list(school):
    text = f"UPN,Week beginning,Attendance %\n{MARI},07/09/2026,90\n{MARI},14/09/2026,80\n"
    (account,) = stored(school, handed_in(text))
    assert account.content == "attendance"
    assert [f.check for f in account.findings] == ["attendance_by_week"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("02/11/2026,1", "09/11/2026,1"), "observations_contradict"),
        (("02/11/2026,1", "09/11/2026,2"), "observations_contradict"),
        (("02/11/2026,1", "02/11/2026,1"), "observations_said_twice"),
    ],
)
def test_lates_of_two_days_are_not_one(rows, told, school):
    text = "UPN,Date,Lates\n" + "".join(f"{MARI},{row}\n" for row in rows)
    (account,) = stored(school, handed_in(text))
    assert told in checks(account)
    assert len(held(school)) == (1 if told.endswith("twice") else 0)


def test_a_comma_is_of_decimals_or_of_thousands():
    read = percent_reader(["95,2", "100"])
    assert [read("95,2"), read("100")] == [95.2, 100.0]
    assert read_count("1,200") == 1200
    with pytest.raises(NotUnderstoodError):
        read_count("95,2")


def test_first_and_last_days_are_told_of_where_a_person_says_what_it_holds(school):
    text = f"UPN,Sessions,From,To\n{MARI},9,01/09/2026,23/10/2026\n"
    account = look(school, handed_in(text, content="attendance"))
    assert "observations_days_not_read" in checks(account)
