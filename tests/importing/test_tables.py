"""Tables below each other on one sheet: no grade is read under the headings of another."""

import io
import re
import shutil

import pytest
from importing.cast import AUTUMN, a_school, checks, look, marks
from openpyxl import Workbook

from lib.importing.account.reports import report
from lib.importing.delivery import deliver
from lib.importing.importer import parts, preview, store_unseen
from lib.store.database import open_database

GIVEN_THEN = {
    "other subjects": (
        """
        UPN,Surname,Forename,Maths,History
        B801200005001,Marlowe,Mari,6,5
        UPN,Surname,Forename,Art,Music
        R201100018042,Singh,Sam,4,3
        """,
        "Marlowe History 5|Marlowe Mathematics 6|Singh Art and design 4|Singh Music 3",
    ),
    "the same subjects in another order": (
        """
        UPN,Surname,Forename,Maths,History
        B801200005001,Marlowe,Mari,6,5
        UPN,Surname,Forename,History,Maths
        R201100018042,Singh,Sam,4,3
        """,
        "Marlowe History 5|Marlowe Mathematics 6|Singh History 4|Singh Mathematics 3",
    ),
    "most of the headings the same": (
        """
        UPN,Surname,Forename,Maths,History
        B801200005001,Marlowe,Mari,6,5
        UPN,Surname,Forename,Maths,Geography
        R201100018042,Singh,Sam,4,3
        """,
        "Marlowe History 5|Marlowe Mathematics 6|Singh Geography 3|Singh Mathematics 4",
    ),
    "more headings below than above": (
        """
        UPN,Surname,Maths
        B801200005001,Marlowe,6
        UPN,Surname,Forename,Geography,Art,French
        R201100018042,Singh,Sam,4,3,2
        """,
        "Marlowe Mathematics 6|Singh Art and design 3|Singh French 2|Singh Geography 4",
    ),
    "the same headings on each printed page": (
        """
        UPN,Surname,Forename,Maths,History
        B801200005001,Marlowe,Mari,6,5

        Page 2 of 2
        UPN,Surname,Forename,Maths,History
        R201100018042,Singh,Sam,4,3
        """,
        "Marlowe History 5|Marlowe Mathematics 6|Singh History 3|Singh Mathematics 4",
    ),
    "a class below a class, each with its title": (
        """
        11/Ma1 Mathematics
        UPN,Surname,Forename,Current
        B801200005001,Marlowe,Mari,6

        11/Hi1 History
        UPN,Surname,Forename,Current
        B801200005001,Marlowe,Mari,5
        R201100018042,Singh,Sam,3

        11/Ma2 Mathematics
        UPN,Surname,Forename,Current
        R201100018042,Singh,Sam,4
        """,
        "Marlowe History 5|Marlowe Mathematics 6|Singh History 3|Singh Mathematics 4",
    ),
    "a subject over its measures": (
        """
        ,,,Maths,,History,
        UPN,Surname,Forename,Current,Effort,Current,Effort
        B801200005001,Marlowe,Mari,6,1,5,1
        ,,,Art,,Music,
        UPN,Surname,Forename,Current,Effort,Current,Effort
        R201100018042,Singh,Sam,4,2,3,2
        """,
        # The effort is brought in as well, as a table of its own.
        "Marlowe History 1|Marlowe History 5|Marlowe Mathematics 1|Marlowe Mathematics 6"
        "|Singh Art and design 2|Singh Art and design 4|Singh Music 2|Singh Music 3",
    ),
    "one a row below a column a subject": (
        """
        UPN,Surname,Forename,Maths
        B801200005001,Marlowe,Mari,6
        UPN,Subject,Grade
        R201100018042,History,4
        """,
        "Marlowe Mathematics 6|Singh Grade 4",
    ),
    "only subjects in the row of headings": (
        """
        UPN,Surname,Forename,Maths,History
        B801200005001,Marlowe,Mari,6,5
        ,,,Art,Music
        R201100018042,Singh,Sam,4,3
        """,
        "Marlowe History 5|Marlowe Mathematics 6|Singh Art and design 4|Singh Music 3",
    ),
    "headings nobody knows": (
        """
        UPN,Surname,Forename,Maths,History
        B801200005001,Marlowe,Mari,6,5
        Ref,Family,Given,Alchemy,Potions
        R201100018042,Singh,Sam,4,3
        UPN,Surname,Forename,Art,Music
        R662332011222,Kaya,Kit,8,7
        """,
        "Kaya Art and design 8|Kaya Music 7|Marlowe History 5|Marlowe Mathematics 6",
    ),
    "a subject's title with no headings below it": (
        """
        11/Ma1 Mathematics
        UPN,Surname,Forename,Current
        B801200005001,Marlowe,Mari,6
        History
        R201100018042,Singh,Sam,3
        """,
        "Marlowe Mathematics 6",
    ),
    "rows above the first headings": (
        """
        B801200005001,Marlowe,Mari,6
        UPN,Surname,Forename,History
        R201100018042,Singh,Sam,3
        """,
        "Singh History 3",
    ),
}
PLAIN = """
UPN,Surname,Forename,Maths,History
B801200005001,Marlowe,Mari,6,5
{}
R201100018042,Singh,Sam,4,3
"""


def unindented(text):
    return "\n".join(line.strip() for line in text.strip().splitlines()) + "\n"


@pytest.fixture(scope="module")
def school(empty_file, tmp_path_factory):
    """A school that is only looked at."""
    path = tmp_path_factory.mktemp("tables") / "tables.duckdb"
    shutil.copy(empty_file, path)
    opened = a_school(open_database(path))
    yield opened
    opened.close()


def read(school, text):
    return preview(school, [marks(unindented(text))])


def told(accounts):
    """Which pupil would get which grade in what, whatever table it stands in."""
    found = []
    for account in accounts:
        columns = account.recognition.columns
        subjects = {c.heading: c.subject.name for c in columns if c.subject}
        new = account.of("created")
        for pupil, heading, grade in zip(
            new["pupil"], new["source_column"], new["new"], strict=True
        ):
            found.append(f"{pupil.split()[1]} {subjects.get(heading, heading)} {grade}")
    return "|".join(sorted(found))


@pytest.mark.parametrize(("given", "then"), GIVEN_THEN.values(), ids=GIVEN_THEN)
def test_each_table_is_read_under_its_own_headings_and_every_row_counts_once(given, then, school):
    accounts = read(school, given)
    assert told(accounts) == then
    counted = [number for account in accounts for number in account.row_outcomes.index]
    lines = unindented(given).splitlines()
    pupils = {n for n, line in enumerate(lines, start=1) if re.search(r"[A-Z]\d{12}", line)}
    assert pupils <= set(counted)
    assert len(set(counted)) == report(accounts)["rows"]
    told_once = {(a.content, number) for a in accounts for number in a.row_outcomes.index}
    assert len(told_once) == len(counted)


def test_rows_keep_their_numbers_of_the_file(school):
    accounts = read(school, GIVEN_THEN["other subjects"][0])
    assert [a.outcomes["source_row"].tolist() for a in accounts] == [[2, 2], [4, 4]]
    assert [a.sheet for a in accounts] == ["", "from row 3"]


@pytest.mark.parametrize(
    "row",
    [
        ",Bell,Bill,good,fair",
        ",Bell,Bill,,",
        ",Bell,Bill,Absent,Absent",
        "Average,,,4.5,5.5",
        "Printed on 13/11/2026,,,,",
        "11B,,,,",
        "T20110001804V,English,Art,5,4",
        "0005,French,Art,good,fair",
    ],
)
def test_a_row_that_is_no_heading_begins_no_table(row, school):
    accounts = read(school, PLAIN.format(row))
    assert len(accounts) == 1
    assert accounts[0].of("created")["pupil"].tolist().count("Sam Singh") == 2


def test_a_results_row_short_of_a_cell_begins_no_table_and_is_told(school):
    headings = "UPN,Surname,Forename,Reg,Subject,Grade,Grade type"
    right = "{},{},11A,{},5,Predicted"
    rows = [
        right.format("B801200005001", "Marlowe,Mari", "Maths"),
        right.format("R201100018042", "Singh,Sam", "Maths"),
        "Kaya,Kit,11B,History,2,Predicted",
        right.format("R201100018042", "Singh,Sam", "History"),
    ]
    (account,) = read(school, "\n".join([headings, *rows]))
    errors = {(f.row, f.column) for f in account.findings if f.severity == "error"}
    assert {row for row, _ in errors} == {4}, errors
    assert account.of("created")["pupil"].tolist() == ["Mari Marlowe", "Sam Singh", "Sam Singh"]


def test_rows_below_headings_that_cannot_be_told_are_named_and_not_read(school):
    accounts = read(school, GIVEN_THEN["headings nobody knows"][0])
    (finding,) = [f for a in accounts for f in a.findings if f.severity == "error"]
    assert (finding.check, finding.row) == ("columns_table_unknown", 3)
    assert [a.rows.rejected for a in accounts] == [0, 1, 0]


def stored(database, *deliveries):
    return store_unseen(database, deliveries, "test")


def test_the_tables_of_one_file_are_not_told_of_as_stored_before(fresh_database):
    text = unindented(GIVEN_THEN["other subjects"][0])
    first = stored(a_school(fresh_database), marks(text))
    assert not any("file_already_imported" in checks(account) for account in first)
    again = preview(fresh_database, [marks(text)])
    assert all("file_already_imported" in checks(account) for account in again)


def test_a_title_between_two_tables_is_nearer_than_the_tab(school):
    book = Workbook()
    book.active.title = "Maths"
    for row in (
        ["UPN", "Surname", "Current"],
        ["B801200005001", "Marlowe", "6"],
        ["History"],
        ["UPN", "Surname", "Current"],
        ["B801200005001", "Marlowe", "5"],
    ):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    accounts = preview(school, [deliver("marks.xlsx", stream.getvalue(), checkpoint=AUTUMN)])
    assert told(accounts) == "Marlowe History 5|Marlowe Mathematics 6"


def test_a_sheet_of_very_many_tables_stops_after_the_hundredth(school):
    subjects = ["Art", "Music", "History"]
    rows = []
    for n in range(130):
        gap = "," * n
        rows += [f"UPN,Surname,{subjects[n % 3]}{gap},Maths", f"B801200005001,Marlowe,5{gap},6"]
    found = parts(school, marks("\n".join(rows)), 123_456)
    assert len(found) == 101
    # Each would be brought in: here the last alone, of which something is said.
    assert checks(look(school, found[-1])) == {"columns_table_unknown"}


BELOW = """
UPN,Maths,History
B801200005001,6,5

{}
UPN,Maths,History
R201100018042,3,2
"""


@pytest.mark.parametrize(
    ("title", "content", "told"),
    [
        ("Attitude to learning", "attitude", set()),
        ("Effort", "attitude", set()),
        ("Targets", "targets", set()),
        ("Mock results", "wide_marksheet", {"checkpoint_other_kind"}),
        ("Spring 1", "wide_marksheet", {"checkpoint_other_time"}),
    ],
)
@pytest.mark.parametrize("above", ["", "Predicted grades"])
def test_a_title_over_the_same_headings_again_begins_another_table(
    above, title, content, told, school
):
    first, second = read(school, above + BELOW.format(title))
    assert (first.content, first.rows.total) == ("wide_marksheet", 1)
    assert (second.content, second.rows.total) == (content, 1)
    assert told <= checks(second)


@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize("title", ["History", "History 11x", "GCSE History results,,"])
def test_a_title_of_a_subject_that_no_heading_names_ends_the_table(title, blank, school):
    text = f"UPN,Name,Maths,Class\nB801200005001,Marlowe Mari,6,11/Ma1\n{blank}{title}\n"
    first, second = read(school, text + "R201100018042,Singh Sam,3,11/Hi1\n")
    assert (first.content, first.rows.total, second.content) == ("wide_marksheet", 1, None)
    assert "columns_table_unknown" in checks(second)


@pytest.mark.parametrize("title", ["Maths set 2", "History", "Form 11B", "Marlowe House"])
def test_a_title_of_a_subject_that_a_heading_names_goes_on_with_it(title, school):
    text = f"UPN,Maths,History\nB801200005001,6,5\n{title}\nR201100018042,3,2\n"
    (account,) = read(school, text)
    assert account.entries.created == 4


SHIFTED = {
    "a name under the first subject": ("UPN,Name,Maths,History,French", "", "Singh Sam,4,5"),
    "a forename, its subjects blank at the end": (
        "UPN,Surname,Forename,Maths,History,French",
        "Singh,",
        "Sam,4,5,",
    ),
    "a form under the first subject": (
        "UPN,Name,Reg,Maths,History,French",
        "Singh Sam,",
        "11A,4,5",
    ),
    "a class under its subject": (
        "UPN,Name,Maths Class,Maths,History Class,History",
        "Singh Sam,",
        "11/Ma2,4,11/Hi1",
    ),
    "grades to the left, under the form": (
        "UPN,Surname,Forename,Reg,Maths,History,French",
        "Singh,Sam,4",
        "5,7,",
    ),
    "a short row that lost its form": (
        "UPN,Surname,Forename,Reg,Maths,History",
        "Singh,Sam",
        "8,7",
    ),
}
CLASSES = {"Reg": "11B", "Maths Class": "11/Ma1", "History Class": "11/Hi2"}
WHOLE = {
    "B801200005001": CLASSES | {"Name": "Marlowe Mari", "Surname": "Marlowe", "Forename": "Mari"},
    "R662332011222": CLASSES | {"Name": "Kaya Kit", "Surname": "Kaya", "Forename": "Kit"},
}


@pytest.mark.parametrize("case", SHIFTED)
def test_a_row_that_shifted_within_itself_is_left_out_whole(case, school):
    headings, *cells = SHIFTED[case]
    text = headings + "\n"
    for upn, names in WHOLE.items():
        text += ",".join([upn, *(names.get(h, "7") for h in headings.split(",")[1:])]) + "\n"
    (account,) = read(school, text + f"R201100018042,{','.join(cells)}\n")
    assert [f.row for f in account.findings if f.check == "rows_shifted"] == [4]
    assert set(account.of("rejected")["pupil"]) == {"Sam Singh"}
    assert set(account.of("created")["pupil"]) == {"Mari Marlowe", "Kit Kaya"}


@pytest.mark.parametrize(
    "row",
    [
        "Singh,Sam,11A,4,,5",  # no grade in History
        "Singh,Sam,11A,,4,",
        "Singh,Sam,,4,5,6",  # no form
        "Singh,Sam,11A,Abs,4,5",
        "Singh,Sam,,left,4,5",  # a remark, not the form
        "Singh,,11A,4,5,6",
        ",,11A,4,5,6",
    ],
)
def test_a_row_with_blanks_or_a_remark_has_not_shifted(row, school):
    text = "UPN,Surname,Forename,Reg,Maths,History,French\nB801200005001,Marlowe,Mari,11A,5,4,6\n"
    (account,) = read(school, f"{text}R662332011222,Kaya,Kit,11B,8,7,9\nR201100018042,{row}\n")
    assert "rows_shifted" not in checks(account)


def test_a_mistyped_grade_beside_a_blank_has_not_shifted(school):
    text = "UPN,Name,Maths,Combined Science,Physics\nB801200005001,Mari Marlowe,5,6-6,5\n"
    (account,) = read(school, text + "R201100018042,Sam Singh,,6,\n")
    assert "rows_shifted" not in checks(account)


def sheets(**tables):
    book = Workbook()
    book.remove(book.active)
    for name, rows in tables.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("other", "is_refused"),
    [
        ("Spring_1", True),
        ("Year_10", True),
        ("Mock", True),
        ("Residuals", True),
        ("Autumn_1_B", False),
        ("More", False),
    ],
)
def test_a_sheet_that_names_another_time_or_kind_is_not_poured_in(other, is_refused, school):
    first = [["UPN", "Maths"], ["B801200005001", "6"]]
    second = [["UPN", "Maths"], ["R201100018042", "3"]]
    file = deliver("m.xlsx", sheets(Autumn_1=first, **{other: second}), checkpoint=AUTUMN)
    right, wrong = preview(school, parts(school, file, 123_456))
    assert right.entries.created == 1
    assert wrong.entries.created == (0 if is_refused else 1)


MERGED_CELLS = {
    "pupils": "UPN,Subject,Grade\nB801200005001,Maths,5\n,History,4\n",
    "subjects": "Subject,UPN,Grade\nMaths,B801200005001,5\n,R201100018042,4\n",
}


@pytest.mark.parametrize("case", MERGED_CELLS)
def test_a_row_under_a_merged_cell_is_told_to_lack_it(case, school):
    (account,) = read(school, MERGED_CELLS[case])
    assert (account.entries.created, account.entries.rejected) == (1, 1)
    (told,) = [f for f in account.findings if f.row == 3]
    assert (told.severity, "merged cell" in told.remedy) == ("error", True)


def test_attitude_one_a_row_below_grades_is_not_read_as_grades(school):
    text = "UPN,Subject,Grade\nB801200005001,Maths,6\n\nEffort\nUPN,Subject,Grade\n"
    first, second = read(school, text + "R201100018042,Maths,1\n")
    assert (first.content, second.content) == ("long_results", "attitude")
    assert second.of("created")["new"].tolist() == ["1"]


def test_a_title_of_another_kind_among_the_rows_ends_the_table(school):
    text = "UPN,Maths\nB801200005001,6\nMock results\nR201100018042,3\n"
    first, second = read(school, text)
    assert (first.rows.total, second.content) == (1, None)
    assert "columns_table_unknown" in checks(second)
