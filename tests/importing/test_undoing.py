"""Undo: everything as it was before, or the reason why not."""

from dataclasses import replace
from io import BytesIO

import pytest
import xlsxwriter
from importing.cast import (
    AUTUMN,
    MARKS,
    TARGETS,
    contents,
    grades,
    marks,
    pupils,
    targets,
)

from lib.importing.delivery import CheckpointChoice, deliver
from lib.importing.depending import UndoRefusedError
from lib.importing.importer import store_unseen
from lib.importing.reading.answers import Answers
from lib.importing.undoing import undo
from lib.store.errors import StoreError

LOCKED = CheckpointChoice(2027, 1, 11, "predicted", AUTUMN.collected_on, status="locked")
NEWER_PUPILS = "UPN,Surname,Forename,Year,KS2 reading\nB801200005001,Marlowe,Mari,11,108\n"
HELP = (
    "UPN,Intervention,Subject,Wave,Start,End\n"
    "B801200005001,Maths group,Maths,2,05/01/2027,27/03/2027\n"
)
BROUGHT = {
    "a marksheet": marks(),
    "targets": targets(),
    "an update to pupils": pupils(NEWER_PUPILS),
    "interventions": marks(HELP),
}


@pytest.mark.parametrize("delivery", BROUGHT.values(), ids=BROUGHT)
def test_undoing_leaves_what_was_there_before(delivery, school):
    before = contents(school)
    (account,) = store_unseen(school, [delivery], "test")
    assert contents(school) != before
    undo(school, account.import_id)
    assert contents(school) == before


def test_undoing_a_correction_brings_back_the_grades_and_measures_it_replaced(school):
    store_unseen(school, [targets(), marks()], "test")
    before = contents(school)
    newer = marks(MARKS.replace("11/Hi1,4", "11/Hi1,9"))
    (account,) = store_unseen(school, [newer], "test")
    undo(school, account.import_id)
    assert contents(school) == before


def test_undoing_targets_measures_the_checkpoints_again(school):
    store_unseen(school, [marks()], "test")
    before = contents(school)
    (account,) = store_unseen(school, [targets()], "test")
    undo(school, account.import_id)
    assert contents(school) == before


def test_the_history_keeps_that_it_was_undone(school):
    (account,) = store_unseen(school, [marks()], "test")
    undo(school, account.import_id)
    with school.cursor() as cursor:
        query = "select status, undone_at is not null from import_batch where import_id = $i"
        assert cursor.execute(query, {"i": account.import_id}).fetchone() == ("undone", True)


def refused(database, import_id, words):
    before = contents(database)
    with pytest.raises(StoreError, match=words):
        undo(database, import_id)
    assert contents(database) == before


def test_an_import_that_a_later_one_replaced_is_not_undone_first(school):
    (first,) = store_unseen(school, [marks()], "test")
    newer = marks(MARKS.replace("11/Hi1,4", "11/Hi1,5"))
    (second,) = store_unseen(school, [newer], "test")
    refused(school, first.import_id, r"has replaced some of it since.*Undo .* first")
    undo(school, second.import_id)
    undo(school, first.import_id)
    assert grades(school) == []


def test_a_pupil_list_is_not_undone_under_the_grades_of_its_pupils(school):
    store_unseen(school, [marks()], "test")
    refused(school, 1, "holds grades, targets or help for pupils it brought in")


def test_a_locked_checkpoint_is_not_undone(school):
    (account,) = store_unseen(school, [marks(checkpoint=LOCKED)], "test")
    refused(school, account.import_id, "its checkpoint is locked")


def run(database, *statements):
    with database.transaction() as cursor:
        for statement in statements:
            cursor.execute(statement)


def parts_of_one_file(database, *accounts):
    first, *others = [account.import_id for account in accounts]
    run(
        database,
        *(f"update import_batch set part_of = {first} where import_id = {n}" for n in others),
    )


def test_the_parts_of_one_file_are_undone_together(school):
    before = contents(school)
    accounts = store_unseen(school, [targets(), marks()], "test")
    parts_of_one_file(school, *accounts)
    undone = undo(school, accounts[0].import_id)
    assert undone.parts == 2
    assert contents(school) == before
    for account in accounts:
        refused(school, account.import_id, "was undone before")


def test_parts_that_build_on_each_other_are_undone_together(school):
    before = contents(school)
    newer = marks(MARKS.replace("11/Hi1,4", "11/Hi1,5"))
    accounts = [*store_unseen(school, [marks()], "test"), *store_unseen(school, [newer], "test")]
    parts_of_one_file(school, *accounts)
    undo(school, accounts[1].import_id)
    assert contents(school) == before


def test_a_part_that_is_built_on_holds_all_of_its_file(school):
    accounts = store_unseen(school, [targets(), marks()], "test")
    parts_of_one_file(school, *accounts)
    newer = marks(MARKS.replace("11/Hi1,4", "11/Hi1,5"))
    store_unseen(school, [newer], "test")
    refused(school, accounts[0].import_id, "has replaced some of it since")


def test_everything_to_undo_first_is_said_in_order(school):
    store_unseen(school, [targets()], "test")
    for grade in "567":
        store_unseen(school, [marks(MARKS.replace("11/Hi1,4", f"11/Hi1,{grade}"))], "test")
    before = contents(school)
    with pytest.raises(UndoRefusedError) as refusal:
        undo(school, 1)
    assert contents(school) == before
    assert [name.partition(" ")[0] for name in refusal.value.first] == [
        *["marks.csv"] * 3,
        "targets.csv",
    ]
    assert len(set(refusal.value.first)) > 1
    assert "Undo these 4 files first, in this order: marks.csv" in refusal.value.remedy
    for number in (5, 4, 3, 2, 1):
        undo(school, number)
    assert contents(school)["pupil"] == []


def test_what_leans_on_what_replaced_it_is_among_those_to_undo_first(school):
    more = "UPN,Surname,Forename,Year,Reg\n"
    more += "B801200005001,Marlowe,Mari,11,11Z\nH801200001001,New,Nan,11,11Z\n"
    store_unseen(school, [pupils(more)], "test")
    of_nan = "UPN,Surname,Forename,Maths\nH801200001001,New,Nan,5\n"
    store_unseen(school, [marks(of_nan)], "test")
    with pytest.raises(UndoRefusedError) as refusal:
        undo(school, 1)
    assert refusal.value.first == ("marks.csv", "pupils.csv")


CLEARED = """
insert into import_batch by name
select * replace (9 as import_id, null as part_of, 'cleared.csv' as file_name)
from import_batch where import_id = 2;
update result set superseded_by = 9 where subject_id = 'history';
update target set superseded_by = 9;
"""


def test_what_was_cleared_comes_back(school):
    store_unseen(school, [marks(), targets()], "test")
    before = contents(school)
    run(school, *filter(str.strip, CLEARED.split(";")))
    assert contents(school) != before
    refused(school, 2, "cleared.csv has replaced some of it since")
    undo(school, 9)
    assert contents(school) == before


def test_a_pupil_whose_grades_were_all_cleared_still_holds_the_pupil_list(school):
    store_unseen(school, [marks(), targets()], "test")
    run(school, *filter(str.strip, CLEARED.split(";")))
    run(school, "delete from result where superseded_by is null")
    with pytest.raises(UndoRefusedError) as refusal:
        undo(school, 1)
    assert refusal.value.first == ("cleared.csv", "targets.csv", "marks.csv")


def test_a_checkpoint_whose_grades_were_all_cleared_is_kept_for_them(school):
    first, *_ = MARKS.splitlines(keepends=True)[1:]
    store_unseen(school, [marks(MARKS.replace(first, ""))], "test")
    (other,) = store_unseen(school, [marks()], "test")
    run(
        school,
        "insert into import_batch by name select * replace (9 as import_id, null as part_of) "
        "from import_batch where import_id = 2",
        "update result set superseded_by = 9 where import_id = 2",
    )
    undo(school, other.import_id)
    undo(school, 9)
    assert len(grades(school)) == 5
    assert len(contents(school)["checkpoint"]) == 1


def test_figures_of_the_dfe_are_put_back_like_grades(school):
    figure = "insert into dfe_measure by name select 1 as pupil_id, {} as attainment_8, "
    figure += "{} as import_id, 2 as source_row"
    batch = "insert into import_batch by name select * replace ({} as import_id, null as part_of, "
    batch += (
        "'ks4.csv' as file_name, 'dfe_figures' as content) from import_batch where import_id = 1"
    )
    run(school, batch.format(7), figure.format(50.5, 7))
    before = contents(school)
    run(
        school,
        batch.format(8),
        "update dfe_measure set superseded_by = 8",
        figure.format(51.5, 8),
    )
    refused(school, 7, "has replaced some of it since")
    refused(school, 1, "holds? grades, targets or help for pupils it brought in")
    undo(school, 8)
    assert contents(school) == before
    undo(school, 7)
    assert contents(school)["dfe_measure"] == []


KS4 = "UPN,KS4_ATT8,KS4_P8SCORE\nB801200005001,{},0.4\n"


def test_a_file_of_the_dfe_is_undone_and_gives_back_the_one_before(school):
    store_unseen(school, [marks(KS4.format(50.5))], "test")
    before = contents(school)
    assert before["dfe_measure"]
    (later,) = store_unseen(school, [marks(KS4.format(51.5))], "test")
    assert contents(school) != before
    undo(school, later.import_id)
    assert contents(school) == before


def test_a_file_whose_blanks_cleared_grades_is_undone(school):
    store_unseen(school, [marks()], "test")
    before = contents(school)
    blank = replace(marks(MARKS.replace("11/Hi1,4", ",")), answers=Answers(blanks="clear"))
    (account,) = store_unseen(school, [blank], "test")
    assert account.entries.updated == 1
    assert len(grades(school)) == 7
    undo(school, account.import_id)
    assert contents(school) == before


def test_the_sheets_of_one_workbook_are_undone_together(school):
    before = contents(school)
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        for name, text in {"Targets": TARGETS, "Marks": MARKS}.items():
            sheet = book.add_worksheet(name)
            for number, line in enumerate(text.splitlines()):
                sheet.write_row(number, 0, line.split(","))
    file = deliver("two.xlsx", stream.getvalue(), checkpoint=AUTUMN, academic_year=2027)
    accounts = store_unseen(school, [file], "test")
    assert [account.content for account in accounts] == ["targets", "wide_marksheet"]
    assert undo(school, accounts[1].import_id).parts == 2
    assert contents(school) == before


PLAN = """
insert into intervention by name
select 50 as intervention_id, 123456 as urn, 'Essay <clinic>' as name,
    date '2027-01-05' as starts_on, 1 as version, 'Ms Ray' as made_by;
insert into intervention_pupil by name select 50 as intervention_id, 1 as pupil_id,
    date '2027-01-05' as starts_on;
"""
BY_HAND = {
    "a plan for its pupils": (1, PLAN, "the plan “Essay <clinic>”"),
    "a change of a plan it brought": (
        2,
        "insert into intervention_change by name select 1 as intervention_id, 'lead' as field, "
        "'Ms Ray' as changed_by, now()::timestamp as changed_at",
        "the plan “Maths group”",
    ),
    "a session of a plan it brought": (
        2,
        "insert into intervention_session by name select 1 as session_id, 1 as intervention_id, "
        "date '2027-01-12' as held_on, true as was_held, 'x' as taken_by, now()::timestamp as "
        "taken_at",
        "sessions of “Maths group”",
    ),
    "a review of a plan it brought": (
        2,
        "insert into intervention_review by name select 1 as review_id, 1 as intervention_id, "
        "false as is_follow_up, date '2027-03-01' as reviewed_on, 'stop' as next_step, "
        "'x' as reviewed_by, now()::timestamp as recorded_at",
        "a review of “Maths group”",
    ),
    "a place by hand on a plan it brought": (
        2,
        "insert into intervention_pupil by name select 1 as intervention_id, 2 as pupil_id, "
        "date '2027-01-05' as starts_on",
        "the plan “Maths group”",
    ),
}


@pytest.mark.parametrize(("import_id", "written", "what"), BY_HAND.values(), ids=BY_HAND)
def test_what_people_wrote_on_top_of_an_import_holds_it(school, import_id, written, what):
    store_unseen(school, [marks(HELP)], "test")
    run(school, *filter(str.strip, written.split(";")))
    refused(school, import_id, f"written on top of it since:.*{what}.*Bring in a corrected")


def test_a_place_a_file_added_to_a_plan_made_by_hand_is_held_by_the_marks_on_it(school):
    run(school, *filter(str.strip, PLAN.split(";")))
    mark = (
        "insert into intervention_session by name select 1 as session_id, 50 as intervention_id, "
        "date '2027-01-12' as held_on, true as was_held, 'x' as taken_by, now()::timestamp as "
        "taken_at",
        "insert into session_mark by name select 1 as session_id, 2 as pupil_id, 'present' as "
        "mark, 'x' as marked_by, now()::timestamp as marked_at",
    )
    help_ = "UPN,Intervention,Wave,Start\nR201100018042,Essay <clinic>,2,05/01/2027\n"
    (account,) = store_unseen(school, [marks(help_)], "test")
    assert account.entries.created == 1
    run(school, *mark)
    refused(school, account.import_id, "sessions of “Essay <clinic>”")
    run(school, "delete from session_mark")
    undo(school, account.import_id)


def test_what_people_wrote_about_others_holds_nothing(school):
    run(school, *filter(str.strip, PLAN.split(";")))
    (account,) = store_unseen(school, [marks()], "test")
    undo(school, account.import_id)
    assert grades(school) == []


def test_a_checked_checkpoint_is_open_again_and_says_who_and_why(school):
    store_unseen(school, [marks()], "test")
    run(school, "update checkpoint set status = 'checked', checked_on = current_date")
    newer = marks(MARKS.replace("11/Hi1,4", "11/Hi1,5"))
    (account,) = store_unseen(school, [newer], "test")
    undone = undo(school, account.import_id, "Ms Ray")
    assert undone.unchecked == ("2026/27 Autumn 1, Year 11",)
    with school.cursor() as cursor:
        found = cursor.execute("select status, checked_on from checkpoint").fetchall()
        said = "select status, changed_by, note from checkpoint_change"
        assert found == [("open", None)]
        assert cursor.execute(said).fetchall() == [("open", "Ms Ray", "marks.csv was undone")]


def test_a_checkpoint_that_goes_takes_its_changes_along(school):
    (account,) = store_unseen(school, [marks()], "test")
    run(
        school,
        "update checkpoint set status = 'checked'",
        "insert into checkpoint_change select checkpoint_id, 'checked', 'x', now()::timestamp, "
        "null from checkpoint",
    )
    assert undo(school, account.import_id).unchecked == ()
    assert contents(school)["checkpoint_change"] == []


def test_a_checkpoint_that_a_review_looked_at_stays(school):
    (account,) = store_unseen(school, [marks()], "test")
    run(
        school,
        *filter(str.strip, PLAN.split(";")),
        "insert into intervention_review by name select 1 as review_id, 50 as intervention_id, "
        "checkpoint_id, false as is_follow_up, date '2027-03-01' as reviewed_on, 'stop' as "
        "next_step, 'x' as reviewed_by, now()::timestamp as recorded_at from checkpoint",
    )
    undo(school, account.import_id)
    assert len(contents(school)["checkpoint"]) == 1
    assert grades(school) == []


def test_a_checkpoint_that_a_plan_starts_from_stays(school):
    (account,) = store_unseen(school, [marks()], "test")
    run(
        school,
        *filter(str.strip, PLAN.split(";")),
        "update intervention set from_checkpoint_id = (select checkpoint_id from checkpoint)",
    )
    undo(school, account.import_id)
    assert len(contents(school)["checkpoint"]) == 1
    assert grades(school) == []


def test_a_locked_checkpoint_further_up_holds_the_pupil_list(school):
    store_unseen(school, [marks(checkpoint=LOCKED)], "test")
    refused(
        school,
        1,
        r"what builds on it is in a locked checkpoint \(2026/27 Autumn 1, Year 11\)",
    )


def test_an_import_is_undone_once(school):
    (account,) = store_unseen(school, [marks()], "test")
    undo(school, account.import_id)
    refused(school, account.import_id, "was undone before")


def test_an_import_that_never_was_cannot_be_undone(school):
    refused(school, 99, "no such import")
