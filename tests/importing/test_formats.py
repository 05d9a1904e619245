"""Every format a school has: a tiny file of each, and what comes of it in the tests' own school."""

import pytest
from conftest import opened
from importing.cast import AUTUMN, FILES, a_school, checks, grades

from lib.importing.delivery import CheckpointChoice, deliver
from lib.importing.importer import preview, store_unseen

FORMATS = FILES / "readers"
FINAL = CheckpointChoice(2027, 7, 11, "final", AUTUMN.collected_on)
BROUGHT = """
file                             | what it makes                    | new | changed | rejected rows
4matrix_broadsheet.xlsx          | wide_marksheet                   | 8   | 0       | 0
arbor_marksheet.csv              | targets wide_marksheet           | 6   | 0       | 0
bromcom_dollar_headings.csv      | targets wide_marksheet attitude  | 11  | 0       | 0
carriage_returns_only.csv        | wide_marksheet                   | 5   | 0       | 0
census.csv                       | pupil_list                       | 0   | 6       | 0
cp1252.csv                       | wide_marksheet                   | 5   | 0       | 0
cp850.csv                        | wide_marksheet                   | 5   | 0       | 0
ctf_giap_ks2_outcomes.xml        | pupil_list                       | 0   | 0       | 0
ctf_pupils_ks2_sen_fsm.xml       | pupil_list                       | 0   | 6       | 0
excel_damage.xls                 | wide_marksheet attendance tests  | 8   | 0       | 0
excel_damage.xlsx                | wide_marksheet attendance tests  | 11  | 0       | 0
giap_ks2.tab                     | pupil_list                       | 0   | 5       | 0
giap_ks2_comma_in_name.csv       | pupil_list                       | 0   | 5       | 0
giap_ks2_unquoted.csv            | pupil_list                       | 0   | 5       | 0
giap_ks4_unquoted.csv            | dfe_figures                      | 3   | 0       | 0
go4schools_long.csv              | targets long_results             | 8   | 0       | 0
marksheet.ods                    | wide_marksheet                   | 8   | 0       | 0
marksheet.xls                    | wide_marksheet                   | 8   | 0       | 0
marksheet.xlsb                   | wide_marksheet attendance        | 13  | 0       | 0
marksheet_repeated_headings.csv  | wide_marksheet                   | 5   | 0       | 2
marksheet_three_row_heading.xlsx | targets wide_marksheet attitude  | 24  | 0       | 3
marksheet_titles_totals.csv      | wide_marksheet                   | 5   | 0       | 2
marksheet_two_row_heading.csv    | targets wide_marksheet attitude  | 15  | 0       | 0
pipe.txt                         | wide_marksheet                   | 5   | 0       | 0
pupil_premium_list.csv           | pupil_list                       | 0   | 3       | 0
semicolon_sep_line.csv           | wide_marksheet                   | 5   | 0       | 0
several_sheets.xlsx              | wide_marksheet wide_marksheet    | 5   | 0       | 0
sims_marksheet_hidden_upn.xml    | targets wide_marksheet           | 5   | 0       | 0
sims_marksheets_two_classes.xml  | wide_marksheet wide_marksheet    | 2   | 0       | 0
sims_report_designer.csv         | pupil_list                       | 0   | 6       | 0
sisra_grade_list.csv             | long_results                     | 7   | 0       | 0
utf16_tab.txt                    | wide_marksheet                   | 5   | 0       | 0
utf8_bom.csv                     | wide_marksheet                   | 5   | 0       | 0
wide_class_pairs.csv             | wide_marksheet                   | 8   | 0       | 0
"""
CASES = [[cell.strip() for cell in line.split("|")] for line in BROUGHT.strip().splitlines()[1:]]


def accounts_of(database, name, checkpoint=AUTUMN):
    data = (FORMATS / name).read_bytes()
    delivery = deliver(name, data, checkpoint=checkpoint, academic_year=2027)
    return preview(database, [delivery])


@pytest.fixture(scope="module")
def looked_at(filled_file, tmp_path_factory):
    """The school that the files are held against: a look stores nothing."""
    yield from opened(filled_file(a_school), tmp_path_factory.mktemp("formats") / "school.duckdb")


@pytest.mark.parametrize(("name", "made", "new", "changed", "rejected"), CASES)
def test_a_file_of_this_format_is_read_whole(looked_at, name, made, new, changed, rejected):
    found = accounts_of(looked_at, name)
    assert [account.content for account in found] == made.split()
    assert sum(account.entries.created for account in found) == int(new)
    assert sum(account.entries.updated for account in found) == int(changed)
    assert sum(account.rows.rejected for account in found) == int(rejected)
    assert {f.severity for account in found for f in account.findings} <= {"note", "warning"}


def test_every_format_has_its_line_in_the_table():
    files = {path.name for path in FORMATS.iterdir() if path.is_file() and path.suffix != ".py"}
    elsewhere = {
        "final_results_entry_dates.csv",
        "formulas_never_counted.xlsx",
        "giap_ks2_quote_in_name.csv",
        "marksheet_duplicate_columns.csv",
    }
    assert files - elsewhere == {case[0] for case in CASES}


def test_a_final_results_list_keeps_both_entries_of_a_subject(looked_at):
    (account,) = accounts_of(looked_at, "final_results_entry_dates.csv", FINAL)
    assert account.content == "long_results"
    assert account.entries.created == 7
    assert not {f.severity for f in account.findings} & {"error"}


def test_the_whole_name_and_the_upn_of_a_sims_marksheet_lead_to_its_pupils(looked_at):
    accounts = accounts_of(looked_at, "sims_marksheet_hidden_upn.xml")
    marks = accounts[-1].of("created")
    assert sorted(marks["pupil"]) == ["Kit Kaya", "Mari Marlowe", "Sam Singh"]
    assert set(marks["source_column"]) == {"Mathematics Predicted Grade"}


def test_bromcoms_older_term_is_left_where_it_is_and_its_effort_is_a_table_of_its_own(looked_at):
    _, marks, effort = accounts_of(looked_at, "bromcom_dollar_headings.csv")
    assert "columns_of_other_grades" in checks(marks)
    assert set(marks.of("created")["source_column"]) == {
        "Predicted Grade$Autumn 1$Year 11$Mathematics",
        "Predicted Grade$Autumn 1$Year 11$History",
    }
    assert set(effort.of("created")["source_column"]) == {"Effort$Autumn 1$Year 11$Mathematics"}


def test_duplicate_columns_are_told_of_and_none_is_guessed(looked_at):
    (account,) = accounts_of(looked_at, "marksheet_duplicate_columns.csv")
    twice = [f for f in account.findings if f.check == "columns_subject_twice"]
    assert [f.column for f in twice] == ["Maths", "Maths", "Maths.1", "History", "History 2"]
    assert account.entries.rejected == account.entries.total


def test_a_ctf_brings_ks2_and_attendance_and_its_capitals_do_not_replace_names(school):
    data = (FORMATS / "ctf_pupils_ks2_sen_fsm.xml").read_bytes()
    store_unseen(school, [deliver("x.xml", data, academic_year=2027)], "test")
    with school.cursor() as cursor:
        found = cursor.execute(
            "select surname, ks2_reading, is_disadvantaged, sen, attendance_percent is not null "
            "from standing.pupil where upn = 'B801200005001'"
        ).fetchone()
    assert found[0] == "Marlowe"
    assert found[1] is not None
    assert found[4]


def test_three_rows_of_headings_and_one_row_store_the_same_grades(school, tmp_path):
    name = "marksheet_three_row_heading.xlsx"
    data = (FORMATS / name).read_bytes()
    delivery = deliver(name, data, checkpoint=AUTUMN, academic_year=2027)
    store_unseen(school, [delivery], "test")
    assert [(row[0], row[2], row[3]) for row in grades(school)] == [
        ("Kaya", "combined_science", "8-8"),
        ("Kaya", "history", "7"),
        ("Kaya", "mathematics", "8"),
        ("Marlowe", "combined_science", "6-5"),
        ("Marlowe", "history", "4"),
        ("Marlowe", "mathematics", "5"),
        ("Singh", "combined_science", "5-4"),
        ("Singh", "mathematics", "4"),
    ]


def test_the_parts_of_one_file_are_recorded_as_one(school):
    name = "marksheet_two_row_heading.csv"
    data = (FORMATS / name).read_bytes()
    delivery = deliver(name, data, checkpoint=AUTUMN, academic_year=2027)
    store_unseen(school, [delivery], "test")
    with school.cursor() as cursor:
        found = cursor.execute(
            "select content, part_of, format from import_batch where file_name = $name "
            "order by all",
            {"name": name},
        ).fetchall()
    assert [content for content, *_ in found] == ["attitude", "targets", "wide_marksheet"]
    assert len({part_of for _, part_of, _ in found}) == 1
    assert {read_as for *_, read_as in found} == {"csv"}
