"""Storing: what is created, updated, left alone and rejected, in one transaction."""

from dataclasses import replace

import pytest
from importing.cast import (
    AUTUMN,
    MARKS,
    SPRING,
    checks,
    contents,
    file,
    grades,
    look,
    marks,
    pupils,
    targets,
)

from lib.importing.account.preview import Counts
from lib.importing.importer import preview, store, store_unseen
from lib.store.errors import StoreError


def stored(database, *deliveries):
    return store_unseen(database, deliveries, "test")


def one(database, sql, *values):
    with database.cursor() as cursor:
        return cursor.execute(sql, values).fetchone()


def test_a_pupil_list_creates_pupils_in_their_cohorts(school):
    found = one(
        school,
        "select count(*), min(results_year), max(results_year) from standing.pupil",
    )
    assert found == (6, 2027, 2028)


def test_a_marksheet_creates_its_checkpoint_grades_and_measures(school):
    (account,) = stored(school, marks())
    assert account.entries == Counts(created=8)
    assert account.rows == Counts(created=3)
    found = one(school, "select academic_year, half_term, results_year, rule_set from checkpoint")
    assert found == (2027, 1, 2027, "2027")
    assert one(school, "select count(*) from viewer.measure where rule_set = '2027'") == (3,)


def test_grades_are_kept_with_their_class_points_row_and_value_as_it_stood(school):
    stored(school, marks(MARKS.replace("6-5", "06-May")))
    found = one(
        school,
        "select grade, points, class_code, source_row, source_column, value_in_file "
        "from standing.result where subject_id = 'combined_science' and grade = '6-5'",
    )
    assert found == ("6-5", 5.5, "11/Sc1", 2, "Trilogy", "06-May")


def test_targets_make_shortfalls_whichever_comes_first(school):
    stored(school, marks())
    store_unseen(school, [targets()], "test")
    found = one(
        school,
        "select target_grade, shortfall from viewer.grade "
        "where pupil_name = 'Mari Marlowe' and subject_id = 'history'",
    )
    assert found == ("6", 2.0)


def test_a_changed_grade_is_updated_and_the_old_one_set_aside(school):
    stored(school, marks())
    newer = marks(MARKS.replace("11/Hi1,4", "11/Hi1,5"))
    (account,) = store_unseen(school, [newer], "test")
    assert account.entries == Counts(updated=1, unchanged=7)
    assert account.of("updated")[["pupil", "old", "new"]].values.tolist() == [
        ["Mari Marlowe", "4", "5"]
    ]
    assert one(school, "select grade, superseded_by from result where superseded_by > 0") == (
        "4",
        3,
    )


def test_a_blank_cell_changes_nothing(school):
    stored(school, marks())
    before = grades(school)
    (account,) = store_unseen(school, [marks(MARKS.replace("11/Hi1,4", ","))], "test")
    assert account.entries == Counts(unchanged=7)
    assert grades(school) == before


def test_a_class_left_out_is_not_forgotten(school):
    stored(school, marks())
    plain = "UPN,Surname,Forename,Maths\nB801200005001,Marlowe,Mari,6\n"
    store_unseen(school, [marks(plain)], "test")
    assert ("Marlowe", "Mari", "mathematics", "6", "11/Ma1") in grades(school)


def test_pupils_of_the_year_who_are_not_in_the_file_are_listed_and_left_alone(school):
    account = look(school, marks())
    assert account.missing["name"].tolist() == ["Bill Bell", "Bill Bell"]


def test_a_leaver_is_not_missing(school):
    left = "UPN,Admission number,Surname,Forename,Year,Left\n,0004,Bell,Bill,11,17/07/2026\n"
    store_unseen(school, [pupils(left)], "test")
    assert len(look(school, marks()).missing) == 1


def test_a_rejected_grade_leaves_the_others_to_be_stored(school):
    (account,) = stored(school, file("grades_unknown.csv"))
    assert account.entries == Counts(created=2, rejected=1)
    assert account.rows == Counts(created=1)
    assert account.of("rejected")["reason"].tolist() == ["“good” is not a grade."]


def test_files_that_build_on_each_other_preview_together(fresh_database):
    accounts = preview(fresh_database, [pupils(), targets(), marks()])
    assert [account.entries.created for account in accounts] == [6, 9, 8]
    assert contents(fresh_database)["pupil"] == []


def test_storing_what_was_previewed_stores_it(school):
    previews = preview(school, [targets(), marks()])
    accounts = store(school, previews, "Ms Ray")
    assert [account.entries for account in accounts] == [p.entries for p in previews]
    assert len(grades(school)) == 8
    assert one(school, "select imported_by, count(*) from import_batch group by all")


def test_a_preview_that_no_longer_holds_is_not_stored(school):
    previews = preview(school, [marks()])
    store_unseen(school, [marks()], "somebody else")
    before = contents(school)
    with pytest.raises(StoreError, match="has changed since this preview"):
        store(school, previews, "Ms Ray")
    assert contents(school) == before


def test_a_failure_in_the_last_file_leaves_nothing_of_the_first(school):
    before = contents(school)

    def broken():
        yield marks()
        raise RuntimeError("the disk went away")

    with pytest.raises(RuntimeError, match="the disk went away"):
        store_unseen(school, broken(), "test")
    assert contents(school) == before


def test_a_second_checkpoint_of_another_kind_is_another_checkpoint(school):
    stored(school, marks(), marks(checkpoint=SPRING))
    assert one(school, "select count(*) from checkpoint") == (2,)


def test_first_entry_and_resit_are_two_results(school):
    long = (
        "UPN,Subject,Qualification,Grade,Entry date\n"
        "B801200005001,Maths,GCSE,3,10/11/2026\n"
        "B801200005001,Maths,GCSE,5,20/06/2027\n"
        "B801200005001,Trilogy,Combined science GCSE,65,20/06/2027\n"
    )
    final = replace(AUTUMN, kind="final", half_term=7)
    (account,) = stored(school, marks(long, final))
    assert account.content == "long_results"
    assert account.entries == Counts(created=3)


def test_an_update_to_ks2_is_measured_at_the_checkpoints_already_stored(school):
    stored(school, marks())
    query = (
        "select ks2_average from viewer.measure "
        "where pupil_name = 'Mari Marlowe' and rule_set = '2027'"
    )
    assert one(school, query) == (103.0,)
    newer = "UPN,Surname,Forename,Year,KS2 reading\nB801200005001,Marlowe,Mari,11,108\n"
    store_unseen(school, [pupils(newer)], "test")
    assert one(school, query) == (105.0,)


def test_interventions_are_stored_once_with_their_pupils(school):
    table = (
        "UPN,Intervention,Subject,Wave,Type,Lead,Start,End\n"
        "B801200005001,Maths group,Maths,2,Small group,Ms Ray,05/01/2027,27/03/2027\n"
        "R201100018042,Maths group,Maths,2,Small group,Ms Ray,05/01/2027,27/03/2027\n"
    )
    (account,) = stored(school, marks(table))
    assert (account.content, account.entries) == ("interventions", Counts(created=2))
    found = one(school, "select name, subject_id, wave, lead from intervention")
    assert found == ("Maths group", "mathematics", 2, "Ms Ray")
    (again,) = store_unseen(school, [marks(table)], "test")
    assert again.entries == Counts(unchanged=2)


def test_a_report_accounts_for_every_row(school):
    report = look(school, file("pupils_not_found.csv")).report()
    assert report["rows"] == 2
    assert report["created"] + report["updated"] + report["unchanged"] + report["rejected"] == 2
    assert report["rejected"] == 1
    (finding,) = report["findings"]
    assert (finding["row"], finding["file"], finding["value"]) == (
        2,
        "pupils_not_found.csv",
        "U502400200093",
    )


def test_an_unnamed_school_is_made_by_the_first_unattended_import(fresh_database):
    store_unseen(fresh_database, [pupils()], "test")
    assert one(fresh_database, "select name, is_sample from school") == ("Our school", False)


def test_headings_below_a_title_are_found(school):
    titled = "Year 11 predictions\nAutumn 1\n\n" + MARKS
    account = look(school, marks(titled))
    assert account.entries.created == 8
    assert account.outcomes["source_row"].min() == 5
    assert not {"columns_missing", "columns_content_unknown"} & checks(account)


def test_the_checkpoint_says_its_name():
    assert AUTUMN.name == "2026/27 Autumn 1, Year 11"


def test_a_date_that_0_2_0_kept_beside_a_grade_makes_it_no_second_grade(school):
    stored(school, marks())
    with school.transaction() as cursor:
        cursor.execute("update result set entered_on = date '2026-11-03'")
    again = look(school, marks(MARKS.replace("11/Hi1,4", "11/Hi1,5")))
    assert (again.entries.created, again.entries.updated) == (0, 1)
    stored(school, marks(MARKS.replace("11/Hi1,4", "11/Hi1,5")))
    assert len(grades(school)) == 8
