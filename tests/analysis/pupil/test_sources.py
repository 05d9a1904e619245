"""Every grade traced to its file and row, with what it replaced, or what took it out."""

from datetime import datetime

import pytest
from importing.cast import AUTUMN, MARKS, a_school, marks

from lib.analysis.pupil.sources import grade_sources
from lib.importing.delivery import CheckpointChoice, deliver
from lib.importing.importer import store_unseen

MARI = 1


@pytest.fixture
def corrected(filled):
    """Mari's marks brought in three times, history corrected each time, science untouched."""
    return filled(corrected_twice)


def corrected_twice(database):
    a_school(database)
    for number, grade in enumerate("457"):
        text = MARKS.replace("11/Hi1,4", f"11/Hi1,{grade}").replace("6-5", "06-May")
        delivery = deliver(f"marks_{number}.csv", text.encode(), checkpoint=AUTUMN)
        store_unseen(database, [delivery], "Ms Ray")


def sources(database, checkpoint_id=1):
    return {s.subject: s for s in grade_sources(database, MARI, checkpoint_id)}


def test_a_grade_names_its_file_row_column_the_cell_as_it_stood_and_who_brought_it(corrected):
    science = sources(corrected)["Combined science"]
    assert (science.grade, science.value) == ("6-5", "06-May")
    assert (science.file_name, science.row, science.column) == ("marks_0.csv", 2, "Trilogy")
    assert science.brought_by == "Ms Ray"
    assert isinstance(science.brought_at, datetime)
    assert science.before == ()


def test_what_it_replaced_is_told_the_latest_first(corrected):
    history = sources(corrected)["History"]
    assert (history.grade, history.file_name) == ("7", "marks_2.csv")
    assert history.before == ("5 (marks_1.csv, row 2)", "4 (marks_0.csv, row 2)")


def test_a_grade_that_was_taken_out_says_by_which_file(corrected):
    with corrected.transaction() as cursor:
        cursor.execute(
            "insert into import_batch by name select * replace (9 as import_id, null as part_of, "
            "'cleared.csv' as file_name, 'Mr Oak' as imported_by) from import_batch "
            "where import_id = 2"
        )
        cursor.execute(
            "update result set superseded_by = 9 "
            "where pupil_id = 1 and subject_id = 'history' and superseded_by is null"
        )
    history = sources(corrected)["History"]
    assert (history.grade, history.file_name, history.brought_by) == (None, "cleared.csv", "Mr Oak")
    assert history.before[0] == "7 (marks_2.csv, row 2)"
    assert len(history.before) == 3


def test_each_entry_of_a_final_result_has_its_own_source(fresh_database):
    long = (
        "UPN,Subject,Grade,Entry date\nB801200005001,Maths,5,03/11/2026\n"
        "B801200005001,Maths,7,11/06/2027\n"
    )
    final = CheckpointChoice(2027, 7, 11, "final", AUTUMN.collected_on)
    store_unseen(a_school(fresh_database), [marks(long, final)], "Ms Ray")
    found = grade_sources(fresh_database, MARI, 1)
    assert [(s.entry, s.grade, s.row) for s in found] == [
        ("3 November 2026", "5", 2),
        ("11 June 2027", "7", 3),
    ]


def test_a_grade_typed_in_by_hand_has_no_file(corrected):
    with corrected.transaction() as cursor:
        cursor.execute("update import_batch set sheet = 'Marks' where import_id = 3")
        cursor.execute("update result set import_id = 999 where subject_id = 'mathematics'")
    assert sources(corrected)["Mathematics"].file_name is None
    assert sources(corrected)["History"].before[0] == "5 (marks_1.csv, sheet Marks, row 2)"


def test_another_pupil_or_checkpoint_has_none_of_it(corrected):
    assert grade_sources(corrected, 4, 1) == []
    assert grade_sources(corrected, MARI, 2) == []
