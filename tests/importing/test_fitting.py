"""What headings, titles and dates say of grades is held against the checkpoint they are for."""

import shutil
from dataclasses import replace

import pytest
from importing.cast import AUTUMN, a_school, checks

from lib.importing.delivery import deliver
from lib.importing.importer import preview, store_unseen
from lib.importing.reading.answers import Answers, ColumnAnswer
from lib.store.database import open_database

WORKING_AT = replace(AUTUMN, kind="working_at")
FINAL = replace(AUTUMN, kind="final", half_term=7)
MARI = "UPN,{}\nB801200005001,{}\n"
DATED = "UPN,Subject,Grade,Date\n{}\n"
KIND, TIME = "checkpoint_other_kind", "checkpoint_other_time"
BEFORE, NO_GRADES = "checkpoint_before_year", "checkpoint_no_grades"
ALL = {KIND, TIME, BEFORE, NO_GRADES}

HEADED = {
    "nothing said": ("m.csv", MARI.format("Maths", 6), AUTUMN, set()),
    "file name fits": ("y11_autumn_1_predicted.csv", MARI.format("Maths", 6), AUTUMN, set()),
    "a term without its half": ("Autumn predictions.csv", MARI.format("Maths", 6), AUTUMN, set()),
    "file name of both": ("Autumn 2 Working at.csv", MARI.format("Maths", 6), AUTUMN, {KIND, TIME}),
    "file name of another year": ("Y11 2025-26.csv", MARI.format("Maths", 6), AUTUMN, {TIME}),
    "current pupils are no grades": (
        "Current year 11 pupils.csv",
        MARI.format("Maths", 6),
        AUTUMN,
        set(),
    ),
    "heading": ("m.csv", MARI.format("Maths Current", 6), AUTUMN, {KIND}),
    "heading fits": ("m.csv", MARI.format("Maths Current", 6), WORKING_AT, set()),
    "heading is nearer than the file name": (
        "mock.csv",
        MARI.format("Maths Predicted", 6),
        AUTUMN,
        set(),
    ),
    "nothing said below a table of another kind": (
        "m.csv",
        MARI.format("French Final", 6) + MARI.format("Maths", 6),
        AUTUMN,
        {KIND},
    ),
    "nothing said below targets": (
        "m.csv",
        MARI.format("French Target", 6) + MARI.format("Maths", 6),
        AUTUMN,
        set(),
    ),
    "title": ("m.csv", "Year 11 Mock\n" + MARI.format("Maths", 6), AUTUMN, {KIND}),
    "time in a heading": ("m.csv", MARI.format("Maths Autumn 2", 6), AUTUMN, {TIME}),
    "one a row": ("m.csv", "UPN,Subject,Current grade\nB801200005001,Maths,6\n", AUTUMN, {KIND}),
    "a column of kinds": (
        "m.csv",
        "UPN,Subject,Grade,Grade type\nB801200005001,Maths,6,Mock\n",
        AUTUMN,
        {KIND},
    ),
    "summer is when final results come": (
        "Summer results 2026-27.csv",
        MARI.format("Maths", 6),
        FINAL,
        set(),
    ),
    "a year group before": (
        "m.csv",
        "Year 10 data drop\n" + MARI.format("Maths", 6),
        AUTUMN,
        {TIME},
    ),
    "its own year group": (
        "Y11.csv",
        "Year 11 data drop\n" + MARI.format("Maths", 6),
        AUTUMN,
        set(),
    ),
    "both year groups": ("Years 10 and 11.csv", MARI.format("Maths", 6), AUTUMN, set()),
    "a year group in a heading": ("m.csv", MARI.format("Maths Y10", 6), AUTUMN, {TIME}),
    "a year group in a heading, its half term in the title": (
        "m.csv",
        "Spring 1\n" + MARI.format("Y11 Maths", 6),
        AUTUMN,
        {TIME},
    ),
    "predicted for the end of a later year": (
        "m.csv",
        "UPN,Maths Y11 Predicted\nT20110001804V,6\n",
        replace(AUTUMN, year_group=10),
        set(),
    ),
    "classes of the year before": (
        "m.csv",
        MARI.format("Maths,Maths Class", "6,10x/Ma1"),
        AUTUMN,
        set(),
    ),
    "classes of this year": (
        "m.csv",
        MARI.format("Maths,Maths Class", "6,11x/Ma1"),
        AUTUMN,
        set(),
    ),
    "a day before the year": (
        "m.csv",
        MARI.format("Date,Maths", "05/07/2026,6"),
        AUTUMN,
        {BEFORE},
    ),
    "a subject's day before the year": (
        "m.csv",
        MARI.format("Maths,Maths Date", "6,05/07/2026"),
        AUTUMN,
        {BEFORE},
    ),
    "a day in the year": ("m.csv", MARI.format("Date,Maths", "05/11/2026,6"), AUTUMN, set()),
    "the day of printing": (
        "m.csv",
        "Exported on 05/07/2026\n" + MARI.format("Maths", 6),
        AUTUMN,
        {BEFORE},
    ),
    "the day of printing is later": (
        "m.csv",
        "Exported on 05/07/2027\n" + MARI.format("Maths", 6),
        AUTUMN,
        set(),
    ),
    "the day a form was made": (
        "m.csv",
        "Template created 03/07/2025\n" + MARI.format("Maths", 6),
        AUTUMN,
        set(),
    ),
    "the day of the last change": (
        "m.csv",
        "Last updated 30/06/2026\n" + MARI.format("Maths", 6),
        AUTUMN,
        {BEFORE},
    ),
    **{
        title: ("m.csv", f"{title}\n{MARI.format('Maths', 6)}", AUTUMN, set())
        for title in (
            "Number of pupils: 12",
            "No of students on roll 12",
            "Data drop 1 (paper 1 and 2 combined)",
            "Rank order by surname",
            "Percentages hidden",
            "Assessment calendar set 12/05/2026",
            "Cohort 2022/23",
            "Predicted grades and progress to target",
        )
    },
    "a day in the file's name": ("marks_2026-07-17.csv", MARI.format("Maths", 6), AUTUMN, {BEFORE}),
    "the day of birth": ("m.csv", MARI.format("DOB,Maths", "01/02/2011,6"), AUTUMN, set()),
    "the day of entry": ("m.csv", MARI.format("Entry date,Maths", "01/09/2022,6"), AUTUMN, set()),
    "residuals": ("m.csv", "Residuals\n" + MARI.format("Maths", 1), AUTUMN, {NO_GRADES}),
    "raw marks": ("m.csv", "Paper 1 raw marks\n" + MARI.format("Maths", 1), AUTUMN, {NO_GRADES}),
    "ranks": ("Class rank.csv", MARI.format("Maths", 1), AUTUMN, {NO_GRADES}),
    "progress against target": (
        "m.csv",
        "Progress against target\n" + MARI.format("Maths", 1),
        AUTUMN,
        {KIND, NO_GRADES},
    ),
    "progress is a title of grades": (
        "Progress report.csv",
        MARI.format("Maths", 1),
        AUTUMN,
        set(),
    ),
    "a kind in the heading is nearer": (
        "Residuals.csv",
        MARI.format("Maths Predicted", 1),
        AUTUMN,
        set(),
    ),
    "targets beside grades": (
        "targets.csv",
        MARI.format("Maths Target,Maths", "7,6"),
        AUTUMN,
        set(),
    ),
}
COLUMNS = {
    "only what fits is picked": (MARI.format("Maths Current,Maths Predicted", "5,6"), ["6"], set()),
    "by time": (MARI.format("Maths Autumn 2,Maths Autumn 1", "5,6"), ["6"], set()),
    "none fits": (MARI.format("Maths Current,Maths Mock", "5,6"), [], {"columns_none_fits"}),
    "no time fits": (
        MARI.format("Maths Spring 1,Maths Autumn 2", "5,6"),
        [],
        {"columns_none_fits"},
    ),
    "another subject's fits": (
        MARI.format("Maths Predicted,History Current", "5,6"),
        ["5"],
        {"columns_none_fits"},
    ),
    "the right kind of another time": (
        MARI.format("Maths Autumn 2 Predicted,Maths Autumn 1 Current", "5,6"),
        [],
        {"columns_none_fits"},
    ),
}
DATES = {
    "the latest counts, in any order": (
        ["Maths,7,01/11/2026", "Maths,6,01/10/2026"],
        ["7"],
        {"grades_earlier"},
    ),
    "one date": (["Maths,7,01/11/2026", "History,6,01/11/2026"], ["6", "7"], set()),
    "two grades on the latest date": (
        ["Maths,7,01/11/2026", "Maths,6,01/11/2026", "Maths,5,01/10/2026"],
        [],
        {"grades_contradict", "grades_earlier"},
    ),
    "a date and none": (["Maths,7,01/11/2026", "Maths,6,"], [], {"grades_contradict"}),
    "another academic year": (["Maths,7,31/08/2026"], [], {"grades_other_year"}),
    "two academic years": (
        ["Maths,7,01/10/2026", "Maths,6,01/10/2025"],
        ["7"],
        {"grades_other_year"},
    ),
    "the latest is no grade on any scale": (
        ["Maths,good,01/11/2026", "Maths,6,01/10/2026"],
        [],
        {"grades_unknown", "grades_earlier"},
    ),
}
OF_TIME = {KIND, TIME, "columns_none_fits", "grades_earlier", "grades_other_year"}
OF_TIME |= {"grades_contradict", "grades_unknown", "rows_of_other_time"}


@pytest.fixture(scope="module")
def school(empty_file, tmp_path_factory):
    """A school that is only looked at."""
    path = tmp_path_factory.mktemp("fitting") / "fitting.duckdb"
    shutil.copy(empty_file, path)
    opened = a_school(open_database(path))
    yield opened
    opened.close()


def look(school, name, text, checkpoint=AUTUMN, **answers):
    table = deliver(name, text.encode(), checkpoint=checkpoint, academic_year=2027)
    return preview(school, [replace(table, answers=Answers(**answers))])[-1]


def created(account):
    return sorted(account.of("created")["new"])


@pytest.mark.parametrize(("name", "text", "checkpoint", "told"), HEADED.values(), ids=HEADED)
def test_headings_are_held_against_what_is_stored(name, text, checkpoint, told, school):
    account = look(school, name, text, checkpoint)
    found = {f.check: f for f in account.findings if f.check in ALL}
    assert set(found) == told
    assert all(f.severity == "warning" and "2026/27" in f.message for f in found.values())
    assert account.entries.created == 1


@pytest.mark.parametrize(("name", "text", "checkpoint", "told"), HEADED.values(), ids=HEADED)
def test_where_nobody_is_told_it_is_refused(name, text, checkpoint, told, school):
    account = look(school, name, text, checkpoint, misfits="refuse")
    assert account.entries.created == (0 if told else 1)
    errors = {f.check for f in account.findings if f.severity == "error"}
    assert errors == told


@pytest.mark.parametrize("label", ["Out of", "Max mark", "Marks available"])
def test_a_row_of_highest_marks_says_that_they_are_marks(label, school):
    account = look(school, "m.csv", f"UPN,Name,Maths\nB801200005001,Mari Marlowe,6\n{label},,9\n")
    assert NO_GRADES in checks(account)


OF_ROWS = {
    "a marksheet": "UPN,Year,Maths\n{0},{1},6\n{2},{1},5\n{3},{1},7\n",
    "one a row": "UPN,Year,Subject,Grade\n{0},{1},Maths,6\n{2},{1},Maths,5\n{3},{1},Art,7\n",
    "targets": "UPN,Year,Maths Target\n{0},{1},6\n{2},{1},5\n{3},{1},7\n",
}
UPNS = ("B801200005001", "R201100018042", "R662332011222")


@pytest.mark.parametrize("year", [10, 11])
@pytest.mark.parametrize("case", OF_ROWS)
def test_last_years_list_of_this_years_pupils_is_refused(case, year, school):
    text = OF_ROWS[case].format(UPNS[0], year, *UPNS[1:])
    account = look(school, "m.csv", text)
    assert account.entries.created == (3 if year == 11 else 0)
    assert ("year_groups_of_other_year" in checks(account)) == (year == 10)


@pytest.mark.parametrize(("text", "new", "told"), COLUMNS.values(), ids=COLUMNS)
def test_only_columns_that_fit_are_picked(text, new, told, school):
    account = look(school, "m.csv", text)
    assert created(account) == new
    assert checks(account) & OF_TIME == told


def test_a_column_that_does_not_fit_is_used_when_a_person_says_so(school):
    said = ColumnAnswer("mathsmock", subject_id="mathematics", measure="grade")
    account = look(school, "m.csv", COLUMNS["none fits"][0], columns=(said,))
    assert created(account) == ["6"]


@pytest.mark.parametrize(("rows", "new", "told"), DATES.values(), ids=DATES)
def test_the_date_of_a_checkpoints_grade_says_which_is_the_latest(rows, new, told, school):
    lines = "\n".join(f"B801200005001,{row}" for row in rows)
    account = look(school, "m.csv", DATED.format(lines))
    assert created(account) == new
    assert checks(account) & OF_TIME == told
    assert len(account.outcomes) == account.entries.total


def test_the_date_of_a_final_result_is_that_of_its_entry(school):
    lines = "B801200005001,Maths,7,01/06/2027\nB801200005001,Maths,6,01/06/2026"
    account = look(school, "m.csv", DATED.format(lines), FINAL)
    assert created(account) == ["6", "7"]


def test_no_day_is_kept_with_a_checkpoints_grade_so_a_later_file_changes_it(fresh_database):
    a_school(fresh_database)
    for row in ("B801200005001,Maths,6,01/10/2026", "B801200005001,Maths,7,01/11/2026"):
        table = deliver("m.csv", DATED.format(row).encode(), checkpoint=AUTUMN)
        store_unseen(fresh_database, [table], "test")
    with fresh_database.cursor() as cursor:
        kept = cursor.execute("select grade, entered_on from standing.result").fetchall()
    assert kept == [("7", None)]


@pytest.mark.parametrize("value", ["Autumn 2", "2025/26", "Summer 2026"])
def test_a_row_of_another_term_is_left_out(value, school):
    text = f"UPN,When,Subject,Grade\nB801200005001,Autumn 1,Maths,6\nB801200005001,{value},Art,7\n"
    account = look(school, "m.csv", text)
    assert created(account) == ["6"]
    assert checks(account) & OF_TIME == {"rows_of_other_time"}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("Predicted.csv", "targets", KIND),
        ("Targets.csv", "wide_marksheet", KIND),
        ("Targets 2025-26.csv", "targets", TIME),
    ],
)
def test_targets_and_grades_are_told_apart_by_the_files_name(name, content, told, school):
    text = MARI.format("Maths", 6).encode()
    table = deliver(name, text, content=content, checkpoint=AUTUMN, academic_year=2027)
    (account,) = preview(school, [table])
    assert checks(account) == {told}


def test_of_targets_of_another_year_the_remedy_is_the_year(school):
    table = deliver("Targets 2025-26.csv", MARI.format("Maths Target", 6).encode())
    (account,) = preview(school, [replace(table, academic_year=2027)])
    (finding,) = [f for f in account.findings if f.check == TIME]
    assert "choose the academic year it names" in finding.remedy
