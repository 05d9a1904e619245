"""Undo: everything as it was before, or the reason why not."""

import pytest
from importing.cast import (
    AUTUMN,
    MARKS,
    a_school,
    contents,
    grades,
    marks,
    pupils,
    targets,
)

from lib.importing.delivery import CheckpointChoice
from lib.importing.importer import store_unseen
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
def test_undoing_leaves_what_was_there_before(delivery, fresh_database):
    a_school(fresh_database)
    before = contents(fresh_database)
    (account,) = store_unseen(fresh_database, [delivery], "test")
    assert contents(fresh_database) != before
    undo(fresh_database, account.import_id)
    assert contents(fresh_database) == before


def test_undoing_a_correction_brings_back_the_grades_and_measures_it_replaced(fresh_database):
    store_unseen(a_school(fresh_database), [targets(), marks()], "test")
    before = contents(fresh_database)
    newer = marks(MARKS.replace("11/Hi1,4", "11/Hi1,9"))
    (account,) = store_unseen(fresh_database, [newer], "test")
    undo(fresh_database, account.import_id)
    assert contents(fresh_database) == before


def test_undoing_targets_measures_the_checkpoints_again(fresh_database):
    store_unseen(a_school(fresh_database), [marks()], "test")
    before = contents(fresh_database)
    (account,) = store_unseen(fresh_database, [targets()], "test")
    undo(fresh_database, account.import_id)
    assert contents(fresh_database) == before


def test_the_history_keeps_that_it_was_undone(fresh_database):
    (account,) = store_unseen(a_school(fresh_database), [marks()], "test")
    undo(fresh_database, account.import_id)
    with fresh_database.cursor() as cursor:
        query = "select status, undone_at is not null from import_batch where import_id = $i"
        assert cursor.execute(query, {"i": account.import_id}).fetchone() == ("undone", True)


def refused(database, import_id, words):
    before = contents(database)
    with pytest.raises(StoreError, match=words):
        undo(database, import_id)
    assert contents(database) == before


def test_an_import_that_a_later_one_replaced_is_not_undone_first(fresh_database):
    (first,) = store_unseen(a_school(fresh_database), [marks()], "test")
    newer = marks(MARKS.replace("11/Hi1,4", "11/Hi1,5"))
    (second,) = store_unseen(fresh_database, [newer], "test")
    refused(fresh_database, first.import_id, r"has replaced some of it since.*Undo .* first")
    undo(fresh_database, second.import_id)
    undo(fresh_database, first.import_id)
    assert grades(fresh_database) == []


def test_a_pupil_list_is_not_undone_under_the_grades_of_its_pupils(fresh_database):
    store_unseen(a_school(fresh_database), [marks()], "test")
    refused(fresh_database, 1, "holds grades, targets or help for pupils it brought in")


def test_a_locked_checkpoint_is_not_undone(fresh_database):
    (account,) = store_unseen(a_school(fresh_database), [marks(checkpoint=LOCKED)], "test")
    refused(fresh_database, account.import_id, "its checkpoint is locked")


def test_an_import_is_undone_once(fresh_database):
    (account,) = store_unseen(a_school(fresh_database), [marks()], "test")
    undo(fresh_database, account.import_id)
    refused(fresh_database, account.import_id, "was undone before")


def test_an_import_that_never_was_cannot_be_undone(fresh_database):
    refused(a_school(fresh_database), 99, "no such import")
