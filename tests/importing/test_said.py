"""What a person says of a file: columns, scales, pupils, blanks; said once, and remembered."""

from dataclasses import replace

import pytest
from importing.cast import AUTUMN, checks, grades, look, marks, targets

from lib.importing.importer import preview, store, store_unseen
from lib.importing.reading.answers import Answers, ColumnAnswer
from lib.importing.undoing import undo

ALCHEMY = "UPN,Surname,Alchemy\nB801200005001,Marlowe,5\nR201100018042,Singh,6\n"
IS_HISTORY = ColumnAnswer("alchemy", subject_id="history", measure="grade")


def said(delivery, **answers):
    return replace(delivery, answers=Answers(**answers))


def stored(database, *deliveries):
    return store(database, preview(database, deliveries), "Ms K")


def test_a_heading_nobody_knows_becomes_the_subject_a_person_says(school):
    account = look(school, said(marks(ALCHEMY), columns=(IS_HISTORY,)))
    assert account.entries.created == 2
    assert "columns_subject_unknown" not in checks(account)


def test_the_answer_is_remembered_for_the_layout_whatever_the_order_of_its_columns(school):
    stored(school, said(marks(ALCHEMY), columns=(IS_HISTORY,)))
    moved = "Alchemy,UPN,Surname\n4,R662332011222,Kaya\n"
    account = look(school, marks(moved))
    assert checks(account) == {"columns_read_as_said"}
    assert account.entries.created == 1


def test_another_layout_does_not_take_the_answer(school):
    stored(school, said(marks(ALCHEMY), columns=(IS_HISTORY,)))
    other = "UPN,Alchemy,Maths\nR662332011222,4,5\n"
    assert "columns_subject_unknown" in checks(look(school, marks(other)))


def test_the_latest_answer_counts_and_a_preview_remembers_nothing(school):
    preview(school, [said(marks(ALCHEMY), columns=(IS_HISTORY,))])
    assert checks(look(school, marks(ALCHEMY))) == {"columns_without_subjects"}
    stored(school, said(marks(ALCHEMY), columns=(IS_HISTORY,)))
    not_used = ColumnAnswer("alchemy", field="not_used")
    again = "UPN,Surname,Alchemy\nB801200005001,Marlowe,7\n"
    is_geography = ColumnAnswer("alchemy", subject_id="geography", measure="grade")
    stored(school, said(marks(again), columns=(is_geography,)))
    assert ("Marlowe", "Mari", "geography", "7", None) in grades(school)
    account = look(school, said(marks(again), columns=(not_used,)))
    assert account.entries.total == 0


def test_a_scale_that_is_said_is_the_one_the_column_is_read_on(school):
    pe = "UPN,PE\nB801200005001,D\n"
    answer = ColumnAnswer("pe", None, "physical_education", "grade", "btec_tech_award")
    account = look(school, said(marks(pe), columns=(answer,)))
    assert account.of("created")["new"].tolist() == ["L2D"]


def test_a_name_alone_is_asked_and_the_answer_is_used(school):
    table = marks("Surname,Forename,Maths\nBell,Bill,5\n")
    account = look(school, table)
    assert checks(account) == {"pupils_two_of_one_name"}
    assert account.lookalikes["name"].tolist() == ["Bill Bell", "Bill Bell"]
    chosen = int(account.lookalikes["pupil_id"].iloc[1])
    account = look(school, said(table, pupils=((2, chosen),)))
    assert account.entries.created == 1
    assert checks(account) == set()


def test_a_pupil_of_another_school_cannot_be_said(school):
    table = marks("Surname,Forename,Maths\nBell,Bill,5\n")
    account = look(school, said(table, pupils=((2, 999_999),)))
    assert account.entries.rejected == 1


def test_a_blank_changes_nothing_until_a_person_says_that_it_clears(school):
    store_unseen(school, [targets(), marks()], "test")
    before = grades(school)
    blank = "UPN,Maths,History\nB801200005001,,4\nR662332011222,8,\n"
    kept = look(school, marks(blank))
    assert (kept.entries.unchanged, kept.entries.updated) == (2, 0)
    (account,) = stored(school, said(marks(blank), blanks="clear"))
    cleared = account.of("updated")[["pupil", "old"]].values.tolist()
    assert sorted(cleared) == [["Kit Kaya", "7"], ["Mari Marlowe", "5"]]
    left = {(row[0], row[2]) for row in before} - {(row[0], row[2]) for row in grades(school)}
    assert left == {("Marlowe", "mathematics"), ("Kaya", "history")}
    undo(school, account.import_id)
    assert grades(school) == before


def test_a_blank_target_is_cleared_and_comes_back_the_same_way(school):
    store_unseen(school, [targets()], "test")
    blank = targets("UPN,Maths,History\nB801200005001,,6\n")
    (account,) = stored(school, said(blank, blanks="clear"))
    assert account.entries.updated == 1
    count = "select count(*) from standing.target"
    with school.cursor() as cursor:
        assert cursor.execute(count).fetchone() == (8,)
    undo(school, account.import_id)
    with school.cursor() as cursor:
        assert cursor.execute(count).fetchone() == (9,)


def test_the_kind_of_grade_a_checkpoint_is_chosen_for_decides_which_column_counts(school):
    both = "UPN,Maths Predicted,Maths Current\nB801200005001,7,5\n"
    predicted = look(school, marks(both))
    assert predicted.of("created")["new"].tolist() == ["7"]
    working_at = look(school, marks(both, replace(AUTUMN, kind="working_at")))
    assert working_at.of("created")["new"].tolist() == ["5"]


def test_a_target_in_a_subject_nobody_knows_is_left_out_with_its_reason(school):
    table = targets("UPN,Subject,Target grade\nB801200005001,Alchemy,6\nR201100018042,Maths,5\n")
    account = look(school, table)
    assert checks(account) == {"grades_subject_unknown"}
    assert (account.entries.created, account.entries.rejected) == (1, 1)


@pytest.mark.parametrize(
    ("headings", "kind", "grade"),
    [
        ("Predicted grade,Working At", "predicted", "7"),
        ("Predicted grade,Working At", "working_at", "5"),
        ("Predicted grade,Grade", "working_at", "5"),
        ("Working At,Predicted grade", "working_at", "7"),
    ],
)
def test_of_several_grades_in_a_row_that_of_the_checkpoint_counts_beside_its_target(
    school, headings, kind, grade
):
    text = f"UPN,Subject,{headings},Target\nB801200005001,Maths,7,5,8\n"
    held, graded = store_unseen(school, [marks(text, replace(AUTUMN, kind=kind))], "test")
    assert [held.content, graded.content] == ["targets", "long_results"]
    assert held.of("created")["new"].tolist() == ["8"]
    assert graded.of("created")["new"].tolist() == [grade]
    assert checks(held) == set()
    assert checks(graded) <= {"columns_of_other_grades"}


def test_a_heading_that_says_final_is_of_final_results_and_held_against_the_checkpoint(school):
    account = look(school, marks("UPN,Maths Final\nB801200005001,7\n"))
    assert checks(account) == {"checkpoint_other_kind"}
    assert account.of("created")["new"].tolist() == ["7"]
