"""The register's workbook: every pupil and reason in it, nothing that can run, the same twice."""

from io import BytesIO

import pytest
from analysis.hand_made import Pupil, build, collected

from lib.exports.intervention_register.workbook import register_file_name, write_register
from lib.interventions.intervention_register.half_term import intervention_register
from lib.store.intervention_register.renewing import renew
from lib.ui.intervention_register.actions import register_pages

openpyxl = pytest.importorskip("openpyxl")

CAST = [
    Pupil("=cmd|' /C calc'!A0 O’Neill", {"mathematics": ("7", "7 5")}, disadvantaged=True),
    Pupil("Was On", {"mathematics": ("7", "5 7")}, sen="K"),
]


@pytest.fixture
def register(fresh_database):
    build(fresh_database, CAST, ["predicted", "predicted"])
    with fresh_database.transaction() as cursor:
        renew(cursor, 1, collected(1), "Ms K")
    return intervention_register(fresh_database, 2, collected(2))


def sheets(data):
    book = openpyxl.load_workbook(BytesIO(data))
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book
    }


def test_the_workbook_holds_who_is_on_it_why_who_left_and_the_rules(register):
    found = sheets(write_register(register_pages(register)))
    assert list(found) == ["Cover", "Register", "Left it", "Rules", "Notes"]
    (row,) = [row for row in found["Register"] if row[0] and "O’Neill" in str(row[0])]
    assert row[0].startswith("=cmd")
    assert "Disadvantaged, behind: Maths 2.0 below target" in row[5]
    assert "Behind in a slot: Maths 2.0 below target" in row[5]
    assert row[6] == "▼ None"
    assert row[8] == "Joined"
    assert [row[0] for row in found["Left it"]].count("Was On") == 1
    letters = [row[0] for row in found["Rules"]]
    assert [letter for letter in letters if letter in list("abcdef")] == list("abcdef")


def test_no_cell_is_a_formula(register):
    book = openpyxl.load_workbook(BytesIO(write_register(register_pages(register))))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_the_same_register_gives_the_same_bytes(register):
    pages = register_pages(register)
    assert write_register(pages) == write_register(pages)


def test_the_file_is_named_by_its_checkpoint_and_warns_of_personal_data(register):
    assert register_file_name(register.at.label) == (
        "2026-27 Autumn 2, Year 11 - Intervention Register - contains personal data.xlsx"
    )
