"""A filled-in list comes back: new, changed, conflicting, rejected, and nothing lost."""

import io
from copy import deepcopy
from datetime import date

import openpyxl
import pytest
from analysis.hand_made import URN, build
from conftest import opened_copy
from importing.a_list import fill, look, outcomes, save, sheets_of, stand_on, written
from interventions.conftest import (
    ADA,
    BEN,
    CHECKPOINT,
    EVE,
    PUPILS,
    TODAY,
    WHO,
    a_plan,
    asked,
    planned,
)

from lib.analysis.lists.subject_lists import subject_lists
from lib.exports.lists.planning import planning_columns
from lib.exports.lists.workbook import write_lists
from lib.importing.contents.filled_list.fields import FIELDS, label_of
from lib.importing.delivery import deliver
from lib.importing.importer import parts, store_unseen
from lib.importing.undoing import undo
from lib.interventions.plans.changing import change_plan, close_plan, take_off
from lib.interventions.plans.choices import offer_type
from lib.store.errors import StoreError

MATHS, HISTORY = "Mathematics", "History list"
GROUP = {"Intervention": "Maths fours", "Type": "Small group", "Start": "12/01/2026"}


def on_its_day(database):
    """The school of the plans' tests: a list is written from every copy alike."""
    build(database, PUPILS, ["predicted"] * CHECKPOINT)
    stand_on(database)


@pytest.fixture
def school(filled):
    return filled(on_its_day)


@pytest.fixture(scope="module")
def first_list(filled_file, tmp_path_factory):
    path = tmp_path_factory.mktemp("once") / "a.duckdb"
    with opened_copy(filled_file(on_its_day), path) as database:
        return written(database)


@pytest.fixture
def sheets(first_list):
    """The list of the school before anything is planned."""
    return deepcopy(first_list)


def the_finding(upload):
    ((_, finding),) = upload.findings
    return finding


def stored(school, intervention_id):
    (row,) = asked(
        school,
        "select version, lead, room from intervention where intervention_id = $number",
        number=intervention_id,
    )
    return row


def test_rows_of_one_name_become_one_plan_and_the_first_row_speaks_for_all(school, sheets):
    fill(sheets, MATHS, "Onward", **GROUP, Wave="2 Small group", Lead="Ms Lee", Sessions="12")
    fill(sheets, MATHS, "Behind", Intervention="maths  fours", Note="Fractions", Pupil_target="7")
    saved = save(school, sheets)
    assert saved.counts["created"] == 2
    assert saved.plans_made == 1
    (plan,) = asked(
        school,
        "select name, subject_id, wave, kind, lead, starts_on, ends_on, sessions_planned, "
        "from_checkpoint_id, made_by from intervention",
    )
    assert plan == (
        "Maths fours", "mathematics", 2, "Small group", "Ms Lee", date(2026, 1, 12),
        date(2026, 2, 23), 12, CHECKPOINT, WHO,
    )  # fmt: skip
    assert asked(
        school, "select pupil_id, baseline_grade, target_grade, need from intervention_pupil"
    ) == [(ADA, "5", "7", None), (BEN, "5", "7", "Fractions")]


def test_a_preview_keeps_nothing_and_promises_what_saving_does(school, sheets):
    fill(sheets, MATHS, "Onward", **GROUP)
    looked = look(school, sheets)
    assert asked(school, "select count(*) from intervention") == [(0,)]
    saved = save(school, sheets)
    assert (looked.counts, looked.is_saved) == (saved.counts, False)


def test_a_list_brought_back_as_it_was_written_changes_nothing(school):
    number = planned(school, ADA, BEN, kind="Homework club", minutes=40, room="M4")
    before = stored(school, number)
    upload = save(school, written(school))
    assert set(outcomes(upload).values()) == {"unchanged"}
    assert not upload.can_be_saved
    assert stored(school, number) == before


def test_what_only_the_office_changed_is_changed_and_written_down(school):
    number = planned(school, ADA, BEN, lead="Ms Lee")
    sheets = written(school)
    fill(sheets, MATHS, "Onward", Lead="Mr Okafor", Room="M4")
    fill(sheets, MATHS, "Behind", Note="Ratio")
    assert save(school, sheets).counts["updated"] == 2
    assert stored(school, number)[1:] == ("Mr Okafor", "M4")
    told = asked(school, "select field, old, new from intervention_change where old is not null")
    assert told == [("lead", "Ms Lee", "Mr Okafor")]


def test_what_only_checkpoint_changed_is_left_as_it_is(school):
    number = planned(school, ADA, lead="Ms Lee")
    sheets = written(school)
    change_plan(school, number, a_plan(lead="Mr Okafor"), WHO, 1, TODAY)
    assert outcomes(save(school, sheets)) == {(MATHS, "Onward"): "unchanged"}
    assert stored(school, number)[1] == "Mr Okafor"


@pytest.fixture
def contested(school):
    """A plan whose lead both Checkpoint and the office have changed since the list was written."""
    number = planned(school, ADA, lead="Ms Lee")
    sheets = written(school)
    change_plan(school, number, a_plan(lead="Mr Okafor"), WHO, 1, TODAY)
    row = fill(sheets, MATHS, "Onward", Lead="Mrs Silva", Room="M4")
    return school, number, sheets, (MATHS, row)


def test_what_both_changed_conflicts_and_both_are_shown_and_nothing_is_kept(contested):
    school, number, sheets, _ = contested
    (conflict,) = save(school, sheets).of("conflicting")
    shown = {c.field: (c.as_written, c.in_checkpoint, c.in_file) for c in conflict.changes}
    assert shown["lead"] == ("Ms Lee", "Mr Okafor", "Mrs Silva")
    assert [c.field for c in conflict.changes if c.is_conflict] == ["lead"]
    (told,) = [f for sheet in look(school, sheets).sheets for f in sheet.findings]
    assert told.check == "lists_in_conflict"
    assert "Lead: Checkpoint says Mr Okafor, the list says Mrs Silva" in told.message
    assert stored(school, number)[1:] == ("Mr Okafor", None)


@pytest.mark.parametrize(("choice", "lead"), [("file", "Mrs Silva"), ("checkpoint", "Mr Okafor")])
def test_the_person_chooses_and_what_was_not_contested_is_kept_either_way(contested, choice, lead):
    school, number, sheets, place = contested
    assert save(school, sheets, choices={place: choice}).counts["updated"] == 1
    assert stored(school, number)[1:] == (lead, "M4")


def test_a_plan_of_the_same_name_made_meanwhile_takes_the_pupil_in(school, sheets):
    number = planned(school, BEN, name="Maths fours", lead="Ms Lee")
    fill(sheets, MATHS, "Onward", Intervention="Maths fours", Room="M4")
    assert save(school, sheets).plans_made == 0
    assert asked(school, "select intervention_id, pupil_id from intervention_pupil") == [
        (number, BEN),
        (number, ADA),
    ]
    assert stored(school, number)[1:] == ("Ms Lee", "M4")


def test_a_plan_of_the_same_name_that_says_otherwise_is_a_conflict(school, sheets):
    planned(school, BEN, name="Maths fours", lead="Ms Lee")
    fill(sheets, MATHS, "Onward", Intervention="Maths fours", Lead="Mr Okafor")
    assert outcomes(look(school, sheets)) == {(MATHS, "Onward"): "conflicting"}


def test_another_name_in_a_row_makes_another_plan_and_leaves_the_first(school):
    number = planned(school, ADA)
    sheets = written(school)
    fill(sheets, MATHS, "Onward", Intervention="Maths at lunch", Start="12/01/2026", End="")
    assert save(school, sheets).plans_made == 1
    on = asked(school, "select intervention_id from intervention_pupil where pupil_id = 1")
    assert len(on) == 2 and (number,) in on


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"End": "05/01/2026"}, "End", "The end is before the start, 12/01/2026"),
        ({"Start": "after Christmas"}, "Start", "“after Christmas” is not a date"),
        ({"Start": ""}, "Start", "no start"),
        ({"Wave": "4"}, "Wave", "“4” is no wave"),
        ({"Type": "Hypnosis"}, "Type", "“Hypnosis” is no type of help"),
        ({"Barrier": "The moon"}, "Barrier", "no barrier"),
        ({"Sessions": "lots"}, "Sessions", "“lots” is not a whole number"),
        ({"Minutes": "-5"}, "Minutes", "not a whole number"),
        ({"Pupil_target": "3"}, "Pupil target", "target below the grade they start from"),
        ({"Pupil_target": "12"}, "Pupil target", "12 is not a grade"),
        ({"Intervention": ""}, "Intervention", "not which intervention"),
        ({"Pupil_number": "2"}, "Pupil number", "cannot be told"),
        ({"As_written": ""}, "Pupil number", "cannot be told"),
        ({"As_written": "{}"}, "Pupil number", "cannot be told"),
        ({"Pupil": "Onward, Adam"}, "Pupil", "not the name of the pupil"),
    ],
)
def test_a_bad_row_is_rejected_with_row_column_value_and_remedy(
    school, sheets, cells, column, said
):
    row = fill(sheets, MATHS, "Onward", **GROUP | cells)
    fill(sheets, HISTORY, "Onward", Intervention="Essays", Start="12/01/2026")
    upload = save(school, sheets)
    assert upload.counts["rejected"] == 1
    assert upload.counts["created"] == 1
    finding = the_finding(upload)
    assert upload.of("rejected")[0].row.place == (MATHS, row)
    assert (finding.row, finding.column) == (row, column)
    assert said in finding.message
    assert finding.remedy
    assert asked(school, "select name from intervention") == [("Essays",)]


def test_a_pupil_who_left_after_the_list_was_written_is_rejected_alone(school, sheets):
    fill(sheets, MATHS, "Onward", **GROUP)
    fill(sheets, MATHS, "Behind", **GROUP)
    with school.transaction() as cursor:
        cursor.execute("update pupil set left_on = ? where pupil_id = ?", [TODAY, BEN])
    upload = save(school, sheets)
    assert outcomes(upload) == {(MATHS, "Onward"): "created", (MATHS, "Behind"): "rejected"}
    assert the_finding(upload).check == "lists_pupil_left"
    assert "left the school" in the_finding(upload).message


def test_a_pupil_who_leaves_before_the_plan_starts_is_rejected_and_the_others_kept(school, sheets):
    fill(sheets, MATHS, "Onward", **GROUP)
    fill(sheets, MATHS, "Exiting", Intervention="Maths fours")
    upload = save(school, sheets)
    assert outcomes(upload) == {(MATHS, "Onward"): "created", (MATHS, "Exiting"): "rejected"}
    assert asked(school, "select pupil_id from intervention_pupil") == [(ADA,)]


def test_rows_that_disagree_about_one_plan_are_not_both_kept(school, sheets):
    first = fill(sheets, MATHS, "Onward", **GROUP, Lead="Ms Lee")
    second = fill(sheets, MATHS, "Behind", Intervention="Maths fours", Lead="Mr Okafor")
    upload = save(school, sheets)
    assert upload.counts["created"] == upload.counts["rejected"] == 1
    finding = the_finding(upload)
    assert finding.row == max(first, second)
    assert f"Row {min(first, second)} says" in finding.message


def test_pupils_of_one_plan_may_have_different_barriers_and_none_is_lost(school, sheets):
    fill(sheets, MATHS, "Onward", **GROUP, Barrier="Attendance")
    fill(sheets, MATHS, "Behind", **GROUP, Barrier="Knowledge gaps", Note="Ratio")
    assert save(school, sheets).counts["created"] == 2
    kept = asked(
        school,
        "select barrier, string_agg(need, '' order by pupil_id) from intervention_pupil "
        "join intervention using (intervention_id) group by barrier",
    )
    assert kept in (
        [("attendance", "barrier: knowledge gaps; Ratio")],
        [("knowledge_gaps", "barrier: attendanceRatio")],
    )


def test_a_row_pasted_twice_is_told_and_kept_once(school, sheets):
    fill(sheets, MATHS, "Onward", **GROUP)
    grid = dict(sheets)[MATHS]
    grid.append(list(next(row for row in grid if row[0].startswith("Onward"))))
    upload = save(school, sheets)
    assert upload.counts["created"] == 1
    assert "puts this pupil on the same intervention already" in the_finding(upload).message


def test_a_plan_closed_since_is_not_changed(school):
    number = planned(school, ADA)
    sheets = written(school)
    close_plan(school, number, "Back on target", WHO, TODAY)
    fill(sheets, MATHS, "Onward", Lead="Mr Okafor")
    finding = the_finding(save(school, sheets))
    assert finding.check == "lists_plan_closed"
    assert "was closed on" in finding.message


def test_a_pupil_taken_off_since_is_not_put_back(school):
    number = planned(school, ADA, BEN)
    sheets = written(school)
    take_off(school, number, ADA, "Back on target", WHO, TODAY)
    assert outcomes(look(school, sheets))[(MATHS, "Onward")] == "unchanged"
    fill(sheets, MATHS, "Onward", Note="More ratio")
    finding = the_finding(save(school, sheets))
    assert finding.check == "lists_pupil_taken_off"
    assert "taken off the plan" in finding.message


def test_a_change_that_a_plan_cannot_take_leaves_nothing_half_done(school):
    number = planned(school, ADA, EVE)
    sheets = written(school)
    fill(sheets, MATHS, "Onward", Start="01/02/2026", End="01/03/2026", Room="M4")
    fill(sheets, MATHS, "Exiting", Note="Ratio")
    upload = save(school, sheets)
    assert outcomes(upload) == {(MATHS, "Onward"): "rejected", (MATHS, "Exiting"): "updated"}
    assert stored(school, number)[2] is None
    assert asked(school, "select need from intervention_pupil where pupil_id = 5") == [("Ratio",)]


def test_another_schools_list_is_refused_row_by_row(school, sheets):
    fill(sheets, MATHS, "Onward", **GROUP)
    grid = dict(sheets)[MATHS]
    for row in grid:
        row[-1] = row[-1].replace(str(URN), "123456")
    assert "not a pupil of this school" in the_finding(look(school, sheets)).message


def test_a_workbook_without_planning_columns_says_which_to_bring(school):
    with pytest.raises(StoreError, match="no rows with planning columns") as error:
        look(school, [("Sheet1", [["Name", "Score"], ["Ada", "5"]])])
    assert "Behind target" in error.value.remedy


def test_a_real_workbook_sorted_and_filled_in_with_excels_own_dates_comes_back_right(school):
    data = write_lists(subject_lists(school, CHECKPOINT, on=TODAY))
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book[MATHS]
    top = next(row[0].row for row in page.iter_rows() if row[0].value == "Pupil")
    place = {cell.value: cell.column for cell in page[top]}
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=top + 1)]
    rows.reverse()
    for number, values in enumerate(rows, top + 1):
        for column, value in enumerate(values, 1):
            page.cell(number, column).value = value
        page.cell(number, place["Intervention"]).value = "Maths fours"
        page.cell(number, place["Start"]).value = date(2025, 12, 15)
        page.cell(number, place["Sessions"]).value = 12
    out = io.BytesIO()
    book.save(out)
    upload = save(school, sheets_of(out.getvalue()))
    assert upload.counts["created"] == len(rows) == 3
    assert asked(school, "select starts_on, sessions_planned from intervention") == [
        (date(2025, 12, 15), 12)
    ]


def test_a_change_to_a_plan_with_no_end_asks_for_one(school):
    number = planned(school, ADA)
    with school.transaction() as cursor:
        cursor.execute("update intervention set ends_on = null")
        cursor.execute("update intervention_pupil set ends_on = null")
    sheets = written(school)
    fill(sheets, MATHS, "Onward", Lead="Mr Okafor")
    assert "no end yet" in the_finding(look(school, sheets)).message
    fill(sheets, MATHS, "Onward", End="30/01/2026")
    assert save(school, sheets).counts["updated"] == 1
    assert stored(school, number)[1] == "Mr Okafor"


def test_the_school_says_its_own_types_and_the_list_offers_them(school):
    offer_type(school, URN, "Hypnosis", "beyond")
    sheets = written(school)
    fill(sheets, MATHS, "Onward", **GROUP | {"Type": "hypnosis"})
    assert save(school, sheets).counts["created"] == 1
    assert asked(school, "select kind, place from intervention") == [("Hypnosis", "beyond")]


def test_the_headings_of_the_list_are_those_that_are_read(school):
    columns = planning_columns(school.rows("plans/types_of_help", urn=URN))
    fields = [column.source.removeprefix("plan_") for column in columns]
    assert [column.heading for column in columns] == [label_of(field) for field in fields]
    assert fields == list(FIELDS)


def test_a_plan_of_another_year_group_with_the_same_name_is_not_joined(school, sheets):
    with school.transaction() as cursor:
        cursor.execute(
            "insert into pupil by name select 90 as pupil_id, ? as urn, 'Ten' as surname, "
            "'Tia' as forename, 2028 as results_year, 1 as import_id, 2 as source_row",
            [URN],
        )
    planned(school, 90, name="Maths fours", from_checkpoint_id=None)
    fill(sheets, MATHS, "Onward", **GROUP)
    assert save(school, sheets).plans_made == 1


def test_a_new_group_of_more_than_five_is_told_and_still_saved(school, sheets):
    with school.transaction() as cursor:
        cursor.execute(
            "insert into pupil by name select 90 + n as pupil_id, ? as urn, 'Extra' as surname, "
            "'Pupil ' || n as forename, 2027 as results_year, 1 as import_id, 2 as source_row "
            "from range(6) r(n)",
            [URN],
        )
    fill(sheets, MATHS, "Onward", **GROUP)
    grid = dict(sheets)[MATHS]
    model = next(row for row in grid if row[0].startswith("Onward"))
    for n in range(5):
        row = list(model)
        row[0], row[-2] = f"Extra, Pupil {n}", str(90 + n)
        row[-1] = row[-1].replace('"pupil":1,', f'"pupil":{90 + n},')
        grid.append(row)
    looked = look(school, sheets)
    assert looked.counts["created"] == 6
    assert looked.too_large == ("Maths fours has 6 pupils: no more than 5 is a small group",)
    assert look(school, written(school)).too_large == ()


@pytest.fixture
def dropped(school):
    """The bytes of a list with one row filled in, as the import page gets them."""
    data = write_lists(subject_lists(school, CHECKPOINT, on=TODAY))
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book[MATHS]
    top = next(row[0].row for row in page.iter_rows() if row[0].value == "Pupil")
    place = {cell.value: cell.column for cell in page[top]}
    page.cell(top + 1, place["Intervention"]).value = "Maths fours"
    page.cell(top + 1, place["Start"]).value = date(2025, 12, 15)
    out = io.BytesIO()
    book.save(out)
    return deliver("list.xlsx", out.getvalue())


def test_a_list_among_other_files_is_known_for_one_and_its_other_sheets_are_left_alone(
    school, dropped
):
    found = parts(school, dropped, URN)
    assert {part.content for part in found} == {"filled_list"}
    assert {part.sheet for part in found} == {MATHS, HISTORY}
    assert not [notice for part in found for notice in part.file.notices]


def test_a_list_without_its_hidden_columns_is_told_for_a_list_and_no_pupil_is_guessed(
    school, sheets
):
    bare = [(name, [row[:-2] for row in grid]) for name, grid in sheets]
    fill(bare, MATHS, "Onward", **GROUP)
    assert the_finding(save(school, bare)).check == "lists_row_unknown"
    assert asked(school, "select count(*) from intervention") == [(0,)]


def test_an_unattended_import_makes_its_plans_and_says_which_rows(school, dropped):
    (account,) = [a for a in store_unseen(school, [dropped], WHO) if a.can_be_stored]
    assert (account.content, account.entries.created) == ("filled_list", 1)
    assert asked(school, "select name, made_by from intervention") == [("Maths fours", WHO)]


def test_a_list_is_not_undone_in_one_go_and_the_way_back_is_told(school, dropped):
    import_id = max(a.import_id or 0 for a in store_unseen(school, [dropped], WHO))
    with pytest.raises(StoreError, match="made plans") as error:
        undo(school, import_id)
    assert "closed on its own page" in error.value.remedy
    assert asked(school, "select name from intervention") == [("Maths fours",)]


def test_a_row_that_a_plan_refuses_leaves_the_other_files_whole(school, sheets):
    fill(sheets, MATHS, "Onward", Intervention="Maths fours", Start="")
    fill(sheets, HISTORY, "Onward", Intervention="Essays", Start="12/01/2026")
    saved = save(school, sheets)
    assert the_finding(saved).check == "lists_plan_refused"
    assert asked(
        school, "select content, created from import_batch where content = 'filled_list'"
    ) == [("filled_list", 1)]
