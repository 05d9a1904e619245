"""Grades given back: the two forms, what each cannot hold, and the way in again."""

import csv
import io
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from importing.cast import AUTUMN, a_school, look
from python_calamine import CalamineWorkbook

from lib.analysis.give_back.grades import checkpoint_grades
from lib.exports.give_back.marksheet import SISRA, give_back, given_csv, given_xlsx
from lib.exports.lists.qualifications import WORDS, in_words
from lib.importing.account.preview import Counts
from lib.importing.delivery import CheckpointChoice, deliver
from lib.importing.reading.scales.choosing import spelled_qualification
from lib.importing.reading.subjects import subject_book
from lib.store.database import open_database
from lib.store.errors import StoreError

hypothesis = pytest.importorskip("hypothesis")
from hypothesis import HealthCheck, given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

CHECKPOINT = 1
MORE_PUPILS = """
insert into pupil by name
select 101 as pupil_id, 123456 as urn, '-Ó Néill; "Ñ"' as surname, '=Zoë, A' as forename,
    '0101' as admission_number, 2027 as results_year, '11C' as form, 1 as import_id, 9 as source_row
union all by name
select 102 as pupil_id, 123456 as urn, 'Noon' as surname, 'Nia' as forename,
    date '2011-02-03' as date_of_birth, 2027 as results_year, 1 as import_id, 10 as source_row
union all by name
select 103 as pupil_id, 123456 as urn, 'Temp' as surname, 'Tom' as forename,
    'TEMP-77' as upn, 2027 as results_year, 1 as import_id, 11 as source_row;
insert into checkpoint by name
select 1 as checkpoint_id, 123456 as urn, 2027 as academic_year, 1 as half_term, 11 as year_group,
    2027 as results_year, 'predicted' as kind, 'open' as status, date '2026-11-13' as collected_on,
    '2027' as rule_set;
"""


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """Nine pupils, some without a UPN or without any number, and a checkpoint to fill."""
    database = a_school(open_database(tmp_path_factory.mktemp("give") / "give.duckdb"))
    with database.transaction() as cursor:
        cursor.execute(MORE_PUPILS)
    yield database
    database.close()


@pytest.fixture(scope="module")
def on_each_scale(school):
    """Every grade of each qualification."""
    with school.cursor() as cursor:
        found = cursor.execute(
            "select qualification, list(distinct grade order by grade) from reference_points "
            "where tables_year = 2024 group by qualification order by qualification"
        ).fetchall()
    return {qualification: [*grades, "X"] for qualification, grades in found}


@pytest.fixture(scope="module")
def subjects(school):
    with school.cursor() as cursor:
        found = "select subject_id, default_qualification from reference_subject order by 1"
        return dict(cursor.execute(found).fetchall())


RESULTS = replace(AUTUMN, half_term=7, kind="final")
"""Only final results have entry dates."""


def fill(database, entries, choice=AUTUMN):
    """Put these entries, and no others, into the checkpoint, which is then of the choice's kind."""
    columns = ["pupil_id", "subject_id", "qualification", "grade", "class_code", "entered_on"]
    frame = pd.DataFrame(entries, columns=columns).astype({"class_code": "object"})
    frame["entered_on"] = pd.to_datetime(frame["entered_on"])
    with database.transaction() as cursor:
        cursor.register("drawn", frame)
        cursor.execute("delete from result")
        cursor.execute(
            "update checkpoint set kind = ?, half_term = ?", [choice.kind, choice.half_term]
        )
        cursor.execute(
            "insert into result by name select *, 1 as checkpoint_id, 1 as import_id, "
            "2 as source_row from drawn"
        )


def entry(pupil_id, subject_id, grade, qualification="gcse", class_code=None, entered_on=None):
    return pupil_id, subject_id, qualification, grade, class_code, entered_on


def taken_out(database, form, with_targets=False, **chosen):
    return give_back(checkpoint_grades(database, CHECKPOINT, with_targets), form, **chosen)


def again(database, given, extension, choice=AUTUMN):
    """The preview of the file brought in again."""
    data = {"csv": given_csv, "xlsx": given_xlsx}[extension](given)
    return look(database, deliver(given.file_name(extension), data, checkpoint=choice))


def pupil_ids(database):
    with database.cursor() as cursor:
        found = "select pupil_id from pupil where results_year = 2027 order by 1"
        return [pupil_id for (pupil_id,) in cursor.execute(found).fetchall()]


QUICK = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@QUICK
@given(data=st.data())
def test_whatever_is_given_back_changes_nothing_when_it_is_brought_in_again(
    school, on_each_scale, subjects, data
):
    usual = data.draw(st.booleans(), "each subject has its usual qualification")
    dated = data.draw(st.booleans(), "results have entry dates")
    few = data.draw(st.lists(st.sampled_from(sorted(subjects)), min_size=1, max_size=4), "subjects")
    entries = {}
    for _ in range(data.draw(st.integers(1, 14), "entries")):
        subject = data.draw(st.sampled_from(few))
        others = st.just(subjects[subject]) if usual else st.sampled_from(sorted(on_each_scale))
        scale = data.draw(others)
        day = data.draw(st.sampled_from([None, date(2026, 11, 3), date(2027, 6, 1)]))
        drawn = entry(
            data.draw(st.sampled_from(pupil_ids(school))),
            subject,
            data.draw(st.sampled_from(on_each_scale[scale])),
            scale,
            data.draw(st.sampled_from([None, "11/Ma1", "=1+1", "-", "@A", "11Ha&B"])),
            day if dated else None,
        )
        entries[(*drawn[:3], drawn[5])] = drawn
    choice = RESULTS if dated else AUTUMN
    fill(school, list(entries.values()), choice)
    form = data.draw(st.sampled_from(["sisra", "marksheet"]), "form")
    number = data.draw(st.sampled_from(["upn", "admission_number"]), "number")
    try:
        given = taken_out(school, form, numbered_by=number)
    except StoreError:
        assert form == "marksheet"
        assert needs_more_than_a_marksheet(entries)
        return
    assert form == "sisra" or not needs_more_than_a_marksheet(entries)
    account = again(school, given, data.draw(st.sampled_from(["csv", "xlsx"]), "file"), choice)
    assert account.entries == Counts(unchanged=len(entries))
    assert not [f for f in account.findings if f.severity == "error"]


def needs_more_than_a_marksheet(entries):
    rows = list(entries)
    places = [(pupil, subject) for pupil, subject, _, _ in rows]
    scales = {(subject, scale) for _, subject, scale, _ in rows}
    return (
        any(day for *_, day in rows)
        or len(set(places)) < len(places)
        or len(scales) > len({subject for subject, _ in scales})
    )


def test_a_sisra_list_has_four_columns_and_a_row_for_each_grade(school):
    fill(
        school,
        [entry(1, "history", "7"), entry(101, "combined_science", "6-5", "combined_science")],
    )
    given = taken_out(school, "sisra")
    rows = list(csv.reader(io.StringIO(given_csv(given).decode("utf-8-sig"))))
    assert rows[0] == SISRA == ["Student ID", "Student Name", "Subject", "Grade"]
    assert rows[1:] == [
        ["0101", '\'-Ó Néill; "Ñ", =Zoë, A', "Combined science", "6-5"],
        ["B801200005001", "Marlowe, Mari", "History", "7"],
    ]
    assert given.notes == ("Under another number, for want of a UPN: 1 pupil.",)


def test_a_list_may_be_numbered_by_admission_number(school):
    fill(school, [entry(1, "history", "7")])
    assert list(taken_out(school, "sisra", numbered_by="admission_number").table["Student ID"]) == [
        "0001"
    ]


def test_entry_dates_and_qualifications_get_columns_of_their_own_and_the_note_says_why(school):
    fill(
        school,
        [
            entry(1, "mathematics", "5", entered_on=date(2026, 11, 3)),
            entry(1, "mathematics", "7", entered_on=date(2027, 6, 1)),
            entry(2, "physical_education", "L2M", "btec_tech_award"),
        ],
    )
    given = taken_out(school, "sisra")
    assert list(given.table.columns) == [*SISRA, "Qualification", "Entry date"]
    assert "Qualification and Entry date" in given.notes[0]


def test_a_marksheet_has_a_row_a_pupil_and_a_class_beside_each_grade(school):
    fill(
        school,
        [
            entry(1, "history", "7", class_code="11/Hi1"),
            entry(2, "physical_education", "L2M", "btec_tech_award"),
        ],
    )
    table = taken_out(school, "marksheet").table
    assert list(table.columns) == [
        "UPN",
        "Admission number",
        "Surname",
        "Forename",
        "Form",
        "History class",
        "History",
        "Physical education (BTEC Tech Award)",
    ]
    assert table.iloc[0].tolist() == [
        "B801200005001",
        "0001",
        "Marlowe",
        "Mari",
        "11A",
        "11/Hi1",
        "7",
        "",
    ]


def test_only_those_without_a_number_are_told_by_their_birthday(school):
    fill(school, [entry(1, "history", "7"), entry(102, "history", "6")])
    assert list(taken_out(school, "marksheet").table["Date of birth"]) == ["", "2011-02-03"]


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ([entry(1, "history", "7", entered_on=date(2027, 6, 1))], "its results have entry dates"),
        (
            [entry(1, "history", "7"), entry(1, "history", "A", "legacy_gcse")],
            r"several entries of one subject for 1 pupil \(History\)",
        ),
        (
            [entry(1, "history", "7"), entry(2, "history", "A", "legacy_gcse")],
            r"not all of its grades are on one scale \(History\)",
        ),
        ([], "has no grades to take out"),
    ],
    ids=["dates", "two entries", "two scales", "nothing"],
)
def test_a_marksheet_that_could_not_hold_it_all_is_refused_with_the_reason(school, entries, why):
    fill(school, entries)
    with pytest.raises(StoreError, match=why):
        taken_out(school, "marksheet")


def test_targets_stand_beside_the_grades_and_come_in_again_unchanged(school):
    fill(school, [entry(1, "history", "7", class_code="11/Hi1")])
    with school.transaction() as cursor:
        cursor.execute(
            "insert into target values (1, 2027, 'history', 'gcse', '8', 8, 1, 2, null), "
            "(2, 2027, 'physical_education', 'btec_tech_award', 'L2D*', 8.5, 1, 3, null)"
        )
    given = taken_out(school, "marksheet", with_targets=True)
    with school.transaction() as cursor:
        before = cursor.execute("select count(*) from target").fetchone()
    assert before == (2,)
    assert list(given.table.columns)[5:] == [
        "History class",
        "History target",
        "History grade",
        "Physical education (BTEC Tech Award) target",
    ]
    assert again(school, given, "csv").entries == Counts(unchanged=1)
    targets = deliver("t.xlsx", given_xlsx(given), content="targets", academic_year=2027)
    assert look(school, targets).entries == Counts(unchanged=2)


def test_a_workbook_holds_text_only_so_that_grades_stay_grades(school):
    fill(
        school, [entry(1, "history", "7"), entry(1, "combined_science", "6-5", "combined_science")]
    )
    given = taken_out(school, "sisra")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(given_xlsx(given))).get_sheet_by_index(0)
    assert [row[3] for row in sheet.to_python()] == ["Grade", "6-5", "7"]
    assert given_xlsx(given) == given_xlsx(given)


def test_the_file_says_what_it_is_and_that_it_holds_personal_data(school):
    fill(school, [entry(1, "history", "7")])
    assert taken_out(school, "sisra").file_name("csv") == (
        "2026-27 Autumn 1, Year 11 - SISRA grade list - contains personal data.csv"
    )


def test_every_qualification_in_words_is_read_back_as_itself(school, on_each_scale, subjects):
    assert set(WORDS) == set(on_each_scale)
    for usual in set(subjects.values()):
        for qualification in WORDS:
            assert spelled_qualification(in_words(qualification, usual), usual) == qualification


def test_every_subject_is_found_again_by_its_name(school):
    with school.cursor() as cursor:
        book = subject_book(cursor)
    for subject in book.by_id.values():
        assert book.find(subject.name) is subject


def test_every_checkpoint_of_the_sample_school_comes_back_unchanged(sample_copy):
    with sample_copy.transaction() as cursor:
        cursor.execute("update checkpoint set status = 'open'")
        some = cursor.execute(
            "select checkpoint_id, academic_year, half_term, year_group, kind, collected_on "
            "from checkpoint where checkpoint_id in (60, 61, 64)"
        ).fetchall()
    assert len(some) == 3
    for number, *place in some:
        given = give_back(checkpoint_grades(sample_copy, number), "sisra")
        choice = CheckpointChoice(*place)
        account = look(sample_copy, deliver("list.csv", given_csv(given), checkpoint=choice))
        assert account.entries == Counts(unchanged=len(given.table))
