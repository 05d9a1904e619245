"""Storing: what is created, updated, left alone and rejected, in one transaction."""

import pytest
from importing.cast import (
    AUTUMN,
    MARKS,
    SPRING,
    a_school,
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
    return store_unseen(a_school(database), deliveries, "test")


def one(database, sql, *values):
    with database.cursor() as cursor:
        return cursor.execute(sql, values).fetchone()


def test_a_pupil_list_creates_pupils_in_their_cohorts(fresh_database):
    a_school(fresh_database)
    found = one(
        fresh_database,
        "select count(*), min(results_year), max(results_year) from standing.pupil",
    )
    assert found == (6, 2027, 2028)


def test_a_marksheet_creates_its_checkpoint_grades_and_measures(fresh_database):
    (account,) = stored(fresh_database, marks())
    assert account.entries == Counts(created=8)
    assert account.rows == Counts(created=3)
    found = one(
        fresh_database, "select academic_year, half_term, results_year, rule_set from checkpoint"
    )
    assert found == (2027, 1, 2027, "2027")
    assert one(fresh_database, "select count(*) from viewer.measure where rule_set = '2027'") == (
        3,
    )


def test_grades_are_kept_with_their_class_points_row_and_value_as_it_stood(fresh_database):
    stored(fresh_database, marks(MARKS.replace("6-5", "06-May")))
    found = one(
        fresh_database,
        "select grade, points, class_code, source_row, source_column, value_in_file "
        "from standing.result where subject_id = 'combined_science' and grade = '6-5'",
    )
    assert found == ("6-5", 5.5, "11/Sc1", 2, "Trilogy", "06-May")


def test_targets_make_shortfalls_whichever_comes_first(fresh_database):
    stored(fresh_database, marks())
    store_unseen(fresh_database, [targets()], "test")
    found = one(
        fresh_database,
        "select target_grade, shortfall from viewer.grade "
        "where pupil_name = 'Mari Marlowe' and subject_id = 'history'",
    )
    assert found == ("6", 2.0)


def test_a_changed_grade_is_updated_and_the_old_one_set_aside(fresh_database):
    stored(fresh_database, marks())
    newer = marks(MARKS.replace("11/Hi1,4", "11/Hi1,5"))
    (account,) = store_unseen(fresh_database, [newer], "test")
    assert account.entries == Counts(updated=1, unchanged=7)
    assert account.of("updated")[["pupil", "old", "new"]].values.tolist() == [
        ["Mari Marlowe", "4", "5"]
    ]
    assert one(
        fresh_database, "select grade, superseded_by from result where superseded_by > 0"
    ) == ("4", 3)


def test_a_blank_cell_changes_nothing(fresh_database):
    stored(fresh_database, marks())
    before = grades(fresh_database)
    (account,) = store_unseen(fresh_database, [marks(MARKS.replace("11/Hi1,4", ","))], "test")
    assert account.entries == Counts(unchanged=7)
    assert grades(fresh_database) == before


def test_a_class_left_out_is_not_forgotten(fresh_database):
    stored(fresh_database, marks())
    plain = "UPN,Surname,Forename,Maths\nB801200005001,Marlowe,Mari,6\n"
    store_unseen(fresh_database, [marks(plain)], "test")
    assert ("Marlowe", "Mari", "mathematics", "6", "11/Ma1") in grades(fresh_database)


def test_pupils_of_the_year_who_are_not_in_the_file_are_listed_and_left_alone(fresh_database):
    account = look(a_school(fresh_database), marks())
    assert account.missing["name"].tolist() == ["Bill Bell", "Bill Bell"]


def test_a_leaver_is_not_missing(fresh_database):
    a_school(fresh_database)
    left = "UPN,Admission number,Surname,Forename,Year,Left\n,0004,Bell,Bill,11,17/07/2026\n"
    store_unseen(fresh_database, [pupils(left)], "test")
    assert len(look(fresh_database, marks()).missing) == 1


def test_a_rejected_grade_leaves_the_others_to_be_stored(fresh_database):
    (account,) = stored(fresh_database, file("grades_unknown.csv"))
    assert account.entries == Counts(created=2, rejected=1)
    assert account.rows == Counts(created=1)
    assert account.of("rejected")["reason"].tolist() == ["“good” is not a grade."]


def test_files_that_build_on_each_other_preview_together(fresh_database):
    accounts = preview(fresh_database, [pupils(), targets(), marks()])
    assert [account.entries.created for account in accounts] == [6, 9, 8]
    assert contents(fresh_database)["pupil"] == []


def test_storing_what_was_previewed_stores_it(fresh_database):
    previews = preview(a_school(fresh_database), [targets(), marks()])
    accounts = store(fresh_database, previews, "Ms Ray")
    assert [account.entries for account in accounts] == [p.entries for p in previews]
    assert len(grades(fresh_database)) == 8
    assert one(fresh_database, "select imported_by, count(*) from import_batch group by all")


def test_a_preview_that_no_longer_holds_is_not_stored(fresh_database):
    previews = preview(a_school(fresh_database), [marks()])
    store_unseen(fresh_database, [marks()], "somebody else")
    before = contents(fresh_database)
    with pytest.raises(StoreError, match="has changed since this preview"):
        store(fresh_database, previews, "Ms Ray")
    assert contents(fresh_database) == before


def test_a_failure_in_the_last_file_leaves_nothing_of_the_first(fresh_database):
    a_school(fresh_database)
    before = contents(fresh_database)

    def broken():
        yield marks()
        raise RuntimeError("the disk went away")

    with pytest.raises(RuntimeError, match="the disk went away"):
        store_unseen(fresh_database, broken(), "test")
    assert contents(fresh_database) == before


def test_a_second_checkpoint_of_another_kind_is_another_checkpoint(fresh_database):
    stored(fresh_database, marks(), marks(checkpoint=SPRING))
    assert one(fresh_database, "select count(*) from checkpoint") == (2,)


def test_first_entry_and_resit_are_two_results(fresh_database):
    long = (
        "UPN,Subject,Qualification,Grade,Entry date\n"
        "B801200005001,Maths,GCSE,3,10/11/2026\n"
        "B801200005001,Maths,GCSE,5,20/06/2027\n"
        "B801200005001,Trilogy,Combined science GCSE,65,20/06/2027\n"
    )
    (account,) = stored(fresh_database, marks(long))
    assert account.content == "long_results"
    assert account.entries == Counts(created=3)


def test_an_update_to_ks2_is_measured_at_the_checkpoints_already_stored(fresh_database):
    stored(fresh_database, marks())
    query = (
        "select ks2_average from viewer.measure "
        "where pupil_name = 'Mari Marlowe' and rule_set = '2027'"
    )
    assert one(fresh_database, query) == (103.0,)
    newer = "UPN,Surname,Forename,Year,KS2 reading\nB801200005001,Marlowe,Mari,11,108\n"
    store_unseen(fresh_database, [pupils(newer)], "test")
    assert one(fresh_database, query) == (105.0,)


def test_interventions_are_stored_once_with_their_pupils(fresh_database):
    table = (
        "UPN,Intervention,Subject,Wave,Type,Lead,Start,End\n"
        "B801200005001,Maths group,Maths,2,Small group,Ms Ray,05/01/2027,27/03/2027\n"
        "R201100018042,Maths group,Maths,2,Small group,Ms Ray,05/01/2027,27/03/2027\n"
    )
    (account,) = stored(fresh_database, marks(table))
    assert (account.content, account.entries) == ("interventions", Counts(created=2))
    found = one(fresh_database, "select name, subject_id, wave, lead from intervention")
    assert found == ("Maths group", "mathematics", 2, "Ms Ray")
    (again,) = store_unseen(fresh_database, [marks(table)], "test")
    assert again.entries == Counts(unchanged=2)


def test_a_report_accounts_for_every_row(fresh_database):
    report = look(a_school(fresh_database), file("pupils_not_found.csv")).report()
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


def test_headings_below_a_title_are_found(fresh_database):
    titled = "Year 11 predictions\nAutumn 1\n\n" + MARKS
    account = look(a_school(fresh_database), marks(titled))
    assert account.entries.created == 8
    assert account.outcomes["source_row"].min() == 5
    assert not {"columns_missing", "columns_content_unknown"} & checks(account)


def test_the_checkpoint_says_its_name():
    assert AUTUMN.name == "2026/27 Autumn 1, Year 11"
