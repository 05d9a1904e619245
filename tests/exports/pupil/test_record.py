"""Everything held on a pupil: no table forgotten, nobody else in it, nothing that can run."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from analysis.hand_made import Pupil, build, help_with
from importing.cast import a_school, marks, pupils

from lib.analysis.pupil.record import HELD_IN, pupil_record
from lib.exports.pupil.record import pupil_record_file_name, write_pupil_record
from lib.importing.importer import store_unseen
from lib.importing.reading.answers import Answers

TODAY = date(2026, 11, 20)
FIRST = {"mathematics": ("6", "4 5"), "history": ("5", "U X")}


@pytest.fixture
def school(filled):
    return filled(with_help)


def with_help(database):
    build(
        database,
        [Pupil("=cmd|' /C calc'!A0 O’Neill", FIRST), Pupil("Other Person", FIRST)],
        ["predicted"] * 2,
    )
    help_with(database, 1, "Maths group", "mathematics")


def test_every_table_that_holds_a_pupil_is_in_the_record(fresh_database):
    with fresh_database.cursor() as cursor:
        tables = cursor.execute(
            "select distinct c.table_name from information_schema.columns c "
            "join information_schema.tables t using (table_schema, table_name) "
            "where c.column_name = 'pupil_id' and t.table_type = 'BASE TABLE'"
        ).fetchall()
    assert {name for (name,) in tables} == {table for held in HELD_IN.values() for table in held}


def test_the_record_holds_what_was_brought_in_and_what_was_made_of_it(school):
    tables = pupil_record(school, 1, TODAY).tables
    assert len(tables["pupil/record/pupil"]) == 1
    assert len(tables["pupil/record/targets"]) == 2
    assert list(tables["pupil/record/grades"].grade) == ["4", "U", "5", "X"]
    assert list(tables["pupil/record/help"].name) == ["Maths group"]
    assert set(tables["pupil/record/measures"].rule_set) == {"2027", "consultation_2026"}
    assert len(tables["pupil/record/slots"]) > 0


def test_a_grade_that_a_later_file_replaced_is_still_shown_as_held(school):
    with school.transaction() as cursor:
        cursor.execute(
            "insert into result by name "
            "select * replace ('3' as grade, 9 as superseded_by) from result "
            "where pupil_id = 1 and checkpoint_id = 1 and subject_id = 'mathematics'"
        )
    grades = pupil_record(school, 1, TODAY).tables["pupil/record/grades"]
    replaced = grades[grades.state == "replaced"]
    assert list(replaced.grade) == ["3"]
    assert replaced.status.isna().all()


def test_staff_are_not_named(school):
    book = write_pupil_record(pupil_record(school, 1, TODAY))
    assert all("Mx Lead" not in cell for cell in cells(book))


def cells(book):
    openpyxl = pytest.importorskip("openpyxl")
    workbook = openpyxl.load_workbook(BytesIO(book))
    rows = (row for sheet in workbook for row in sheet.iter_rows())
    found = [cell for row in rows for cell in row if cell.value is not None]
    assert {cell.data_type for cell in found} <= {"s", "n", "d"}, "a cell could run as a formula"
    return [str(cell.value) for cell in found]


def test_the_workbook_holds_the_pupil_and_nobody_else_and_nothing_in_it_can_run(school):
    text = cells(write_pupil_record(pupil_record(school, 1, TODAY)))
    assert any("O’Neill" in cell for cell in text)
    assert all("Other Person" not in cell and cell != "Other" for cell in text)


def test_the_file_name_says_that_it_holds_personal_data():
    name = pupil_record_file_name("Ada O’Neill", TODAY)
    assert name == "Ada O’Neill - everything held - 20 Nov 2026 - contains personal data.xlsx"


def test_the_same_record_gives_the_same_bytes(school):
    record = pupil_record(school, 1, TODAY)
    assert write_pupil_record(record) == write_pupil_record(record)


def test_every_version_of_a_pupil_and_their_help_names_the_file_and_row_it_came_from(
    fresh_database,
):
    later = "UPN,Former UPN,ULN,Surname,Forename,Year\n"
    later += "B801200005001,H801200001001,1234567890,Marlow,Mari,11\n"
    help_ = "UPN,Intervention,Wave,Start\nB801200005001,Maths group,2,05/01/2027\n"
    taken = replace(pupils(later), answers=Answers(taken=(2,)))
    store_unseen(a_school(fresh_database), [taken, marks(help_)], "test")
    tables = pupil_record(fresh_database, 1, TODAY).tables
    versions = tables["pupil/record/pupil"]
    assert list(versions.surname) == ["Marlow", "Marlowe"]
    assert list(versions.file_name) == ["pupils.csv", "pupils.csv"]
    assert list(versions.source_row) == [2, 2]
    assert (versions.uln[0], versions.former_upn[0]) == ("1234567890", "H801200001001")
    assert list(tables["pupil/record/help"].file_name) == ["marks.csv"]
