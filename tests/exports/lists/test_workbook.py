import csv
import io
from datetime import date

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from lib.analysis.lists.subject_lists import subject_lists
from lib.exports.lists.workbook import lists_file_name, write_lists, write_lists_csv

HEADING_ROW = 4


def sheets(data):
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def table(rows):
    return pd.DataFrame(rows[HEADING_ROW + 1 :], columns=rows[HEADING_ROW])


def test_the_book_has_a_cover_a_summary_a_sheet_for_each_subject_with_a_list_and_all_pupils(
    small_school,
):
    found = sheets(write_lists(subject_lists(small_school, 3)))
    assert list(found) == [
        "Cover",
        "Summary by subject",
        "Combined science",
        "History list",
        "All pupils",
        "Notes",
    ]


def test_a_subject_sheet_holds_each_pupil_behind_surest_first_with_room_to_plan(small_school):
    history = table(sheets(write_lists(subject_lists(small_school, 3)))["History list"])
    assert list(history["Pupil"]) == [
        "Ahmed, Zoë",
        "=cmd|' /C calc'!A0, +Ben",
        "Çelik, Ada",
        "O'Neill-Ñandú, Cai",
    ]
    first = history.iloc[0]
    assert first["2025/26 Summer 1"] == "6"
    assert first["2025/26 Summer 2"] == "5"
    assert first["This checkpoint"] == "5"
    assert first["Grades below target"] == 2.0
    assert first["Persistent, new or one-off"] == "Persistent"
    assert first["Slot it fills"] == "EBacc 3"
    assert first["Help already in place"] == "Essay clinic (wave 2); Breakfast club"
    assert list(history.columns[-15:]) == [
        "Intervention",
        "Barrier",
        "Type",
        "Wave",
        "Lead",
        "Start",
        "End",
        "Sessions",
        "Minutes",
        "Room",
        "Resources assured by",
        "Pupil target",
        "Note",
        "Pupil number",
        "As written",
    ]
    planning = history.loc[:, "Intervention":"Note"]
    assert (planning.iloc[1:] == "").all(axis=None)
    on_a_plan = planning.iloc[0]
    assert on_a_plan[on_a_plan != ""].to_dict() == {
        "Intervention": "Essay clinic",
        "Type": "small group",
        "Wave": "2 Small group",
        "Lead": "AB",
        "Start": date(2026, 9, 10),
    }


def test_combined_science_names_both_slots_and_a_grade_in_none_says_so(small_school):
    found = sheets(write_lists(subject_lists(small_school, 3)))
    assert table(found["Combined science"])["Slot it fills"][0] == "EBacc 1 and 2"
    assert "Fills no slot" in set(table(found["History list"])["Slot it fills"])


def test_the_gain_at_target_is_worked_through_the_slots(small_school):
    everyone = table(sheets(write_lists(subject_lists(small_school, 3)))["All pupils"])
    gains = everyone.set_index(["Pupil number", "Subject"])
    points, grades = "Attainment 8 gain at target", "Progress 8 gain at target"
    assert gains.loc[(1, "History"), points] == 2
    assert gains.loc[(1, "History"), grades] == 0.2
    assert gains.loc[(2, "Combined science"), points] == 2
    assert gains.loc[(3, "History"), points] == 0
    assert gains.loc[(3, "History"), grades] == ""
    assert gains.loc[(4, "History"), points] == ""


def test_a_pupil_who_has_left_is_not_listed_and_the_cover_says_how_many(small_school):
    found = sheets(write_lists(subject_lists(small_school, 3)))
    assert "Dow, Eve" not in set(table(found["History list"])["Pupil"])
    assert dict((r[0], r[1]) for r in found["Cover"])["Left since, and not listed"] == 1


def test_every_number_of_the_workbook_is_the_querys(small_school):
    lists = subject_lists(small_school, 3)
    found = sheets(write_lists(lists))
    everyone = table(found["All pupils"])
    queried = lists.pupils.sort_values(["pupil_order", "subject_order"])
    assert list(everyone["Grades below target"]) == list(queried.shortfall)
    assert list(everyone["Times running"]) == list(queried.behind_run)
    assert list(everyone["Pupil number"]) == list(queried.pupil_id)
    summary = table(found["Summary by subject"])
    assert list(summary["Behind target"]) == list(lists.subjects.behind)
    assert list(summary["Pupils with a grade and a target"]) == list(lists.subjects.pupils)


def test_a_subject_of_few_pupils_has_no_share_and_says_why(small_school):
    summary = table(sheets(write_lists(subject_lists(small_school, 3)))["Summary by subject"])
    assert set(summary["Likely range (95%)"]) == {"too few to tell (under 10)"}
    assert set(summary["Share behind"]) == {""}


def test_the_cover_says_which_checkpoint_rules_threshold_and_choice(small_school):
    cover = {row[0]: row[1] for row in sheets(write_lists(subject_lists(small_school, 3)))["Cover"]}
    assert cover["Checkpoint"] == "2026/27 Autumn 1, Year 11, predicted end-of-course grades"
    assert cover["Status"] == "Checked on 18 November 2026"
    assert cover["Rule set"] == "2027 rules"
    assert "2024 provisional" in cover["Progress 8"]
    assert cover["Behind target means"].startswith("1 grade or more")
    assert cover["Of them behind target in a subject"] == 3
    assert cover["Disadvantaged among those behind"] == "1 of 3"
    assert "surest shortfall first" in cover["How pupils were chosen"]


def test_a_working_at_checkpoint_has_no_slots_and_a_larger_threshold(small_school):
    found = sheets(write_lists(subject_lists(small_school, 4)))
    assert "Slot it fills" not in found["History list"][HEADING_ROW]
    assert dict((r[0], r[1]) for r in found["Cover"])["Behind target means"].startswith(
        "1.5 grades"
    )
    assert any("make no Attainment 8" in row[0] for row in found["Notes"])


def test_one_subject_alone_gives_its_own_book(small_school):
    lists = subject_lists(small_school, 3, "history")
    assert list(sheets(write_lists(lists))) == [
        "Cover",
        "Summary by subject",
        "History list",
        "All pupils",
        "Notes",
    ]
    assert lists_file_name(lists.checkpoint.label, "History") == (
        "2026-27 Autumn 1, Year 11 - History behind target - contains personal data.xlsx"
    )


def test_a_subject_with_nobody_behind_says_so(small_school):
    found = sheets(write_lists(subject_lists(small_school, 3, "art_and_design")))
    assert found["Art and design"][-1][0] == (
        "No pupil is behind target in Art and design at this checkpoint."
    )


def test_a_checkpoint_without_grades_still_makes_a_book(small_school):
    with small_school.transaction() as cursor:
        cursor.execute("delete from pupil_subject where checkpoint_id = 2")
    lists = subject_lists(small_school, 2)
    assert list(sheets(write_lists(lists))) == [
        "Cover",
        "Summary by subject",
        "All pupils",
        "Notes",
    ]
    assert len(write_lists_csv(lists).decode("utf-8-sig").splitlines()) == 1


def test_subjects_with_names_of_sixty_characters_get_sheets_of_their_own(small_school):
    long_name = "Performing and production arts, level 2 extended certificate"
    with small_school.transaction() as cursor:
        cursor.execute(
            "update reference_subject set name = $name "
            "where subject_id in ('history', 'combined_science')",
            {"name": long_name},
        )
    found = list(sheets(write_lists(subject_lists(small_school, 3))))
    assert found[2:4] == [long_name[:31], long_name[:29] + " 2"]


def test_the_csv_holds_every_row_and_no_live_formula(small_school):
    lists = subject_lists(small_school, 3)
    rows = list(csv.reader(io.StringIO(write_lists_csv(lists).decode("utf-8-sig"), newline="")))
    assert len(rows) == len(lists.pupils) + 1
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]
    assert "'=1+1" in cells


def test_the_same_lists_give_the_same_bytes(small_school):
    assert write_lists(subject_lists(small_school, 3)) == write_lists(
        subject_lists(small_school, 3)
    )


def test_openpyxl_finds_tables_choices_and_no_formula_in_the_whole_book(small_school):
    openpyxl = pytest.importorskip("openpyxl", reason="needs requirements-dev.txt")
    book = openpyxl.load_workbook(io.BytesIO(write_lists(subject_lists(small_school, 3))))
    assert [c.coordinate for p in book for row in p for c in row if c.data_type == "f"] == []
    page = book["History list"]
    assert list(page.tables) == ["table_3"]
    assert page.freeze_panes == "B6"
    assert page.print_title_rows == "$5:$5"
    lists = {r.formula1 for r in page.data_validations.dataValidation if r.type == "list"}
    assert any("Exam technique" in choice for choice in lists)
