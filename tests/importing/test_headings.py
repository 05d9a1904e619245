"""What headings mean, however many rows they take and whichever words they use."""

import pytest

from lib.importing.delivery import Delivery
from lib.importing.reading.heading_rows import find_headings
from lib.importing.reading.headings import heading_parts, measure_of
from lib.importing.reading.recognise import recognise_sheet
from lib.importing.reading.subjects import subject_book
from lib.importing.reading.times import time_in
from lib.importing.sheet import Sheet

PARTS = """
Maths                          | maths     |          |             |
History Target                 | history   | target   |             |
Target - History               | history   | target   |             |
Y11 Aut1 - GCSE Maths: Current | maths     | grade    | working_at  | - 1
Maths_Class                    | maths     | class    |             |
French Mock Grade              | french    | grade    | mock        |
Predicted$Spring 2$Year 10$Art | Art       | grade    | predicted   | - 4
2026/27 Autumn 2 Music Effort  | music     | attitude |             | 2027 2
"""
CASES = [[cell.strip() for cell in line.split("|")] for line in PARTS.strip().splitlines()]


@pytest.mark.parametrize(("heading", "subject", "measure", "kind"), [c[:4] for c in CASES])
def test_a_heading_is_taken_apart(heading, subject, measure, kind):
    parts = heading_parts(heading)
    assert subject in parts.subjects
    assert (parts.measure.name if parts.measure else "") == measure
    assert ((parts.measure and parts.measure.kind) or "") == kind


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("2026/27 Autumn 1", (2027, 1)),
        ("autumn_2 year 11 2025-26", (2026, 2)),
        ("Spr1", (None, 3)),
        ("HT6", (None, 6)),
        ("Summer", (None, 6)),
        ("Year 11 results 2026", None),
        ("Sum of marks", None),
    ],
)
def test_a_time_is_read_from_words(words, time):
    assert time_in(words) == time


def test_a_measure_is_only_a_measure_as_a_whole():
    assert measure_of("Current grade").kind == "working_at"
    assert measure_of("Maths current grade") is None


def known(text):
    return text in ("Maths", "History", "English")


ONE = ["UPN", "Surname", "Maths"]
SHEETS = {
    "one row": ([ONE], (1, 1)),
    "titles above": ([["Year 11 marksheet"], [], ["Printed", "13/11/2026"], ONE], (4, 4)),
    "a subject over its measures": (
        [["", "", "Maths", "", "History"], ["UPN", "Surname", "Target", "Current", "Target"]],
        (1, 2),
    ),
    "pupils in the upper row": (
        [["UPN", "Surname", "Maths", ""], ["", "", "Target", "Current"]],
        (1, 2),
    ),
}


@pytest.mark.parametrize(("rows", "where"), SHEETS.values(), ids=SHEETS)
def test_headings_are_found_below_titles_and_over_several_rows(rows, where):
    data = [["B801200005001", "Marlowe", "5", "6", "7"], ["R201100018042", "Singh", "4", "4", "4"]]
    found = find_headings(Sheet("", [*rows, *data]), known)
    assert (found.first_row, found.last_row) == where


def test_a_merged_subject_is_carried_over_its_measures_and_not_over_a_pupils_columns():
    rows = [["", "", "Maths", "", "", ""], ["UPN", "Surname", "Target", "Current", "", "Form"]]
    found = find_headings(Sheet("", rows), known)
    assert found.of_columns == (
        ("UPN",),
        ("Surname",),
        ("Maths", "Target"),
        ("Maths", "Current"),
        (),
        ("Form",),
    )


@pytest.fixture(scope="module")
def book(empty_database):
    with empty_database.cursor() as cursor:
        return subject_book(cursor)


def columns_of(book, *rows, name="marks.csv"):
    sheet = Sheet("", [list(row) for row in rows])
    found = recognise_sheet(sheet, book, Delivery(name, None))
    return found, {c.heading: c.field or (c.subject.subject_id, c.measure) for c in found.columns}


def test_codes_under_a_subject_are_its_classes(book):
    _, found = columns_of(
        book, ["UPN", "History", "Maths"], ["B801200005001", "11/Hi1", "5"], ["", "11/Hi2", "6"]
    )
    assert found["History"] == ("history", "class")
    assert found["Maths"] == ("mathematics", "grade")


def test_upns_are_known_by_their_shape_whatever_their_heading(book):
    _, found = columns_of(
        book, ["Student ID", "Maths"], ["B801200005001", "5"], ["R201100018042", "6"]
    )
    assert found["Student ID"] == "upn"


def test_a_sheet_of_one_subject_takes_it_from_its_title(book):
    _, found = columns_of(
        book, ["11/Ma1 Mathematics, Autumn 1"], ["UPN", "Target"], ["B801200005001", "5"]
    )
    assert found["Target"] == ("mathematics", "target")


def test_grades_with_plus_and_minus_are_read_as_whole_grades_where_the_column_is_made_of_them(book):
    cells = ["5+", "5", "4-", "6=", "7"]
    rows = [["UPN", "Maths"], *([f"B80120000500{i}", cell] for i, cell in enumerate(cells))]
    found, _ = columns_of(book, *rows)
    assert found.columns[1].qualification == "gcse_fine"
    assert found.columns[1].scale_why == "values"


def test_of_several_spellings_of_a_field_the_preferred_counts(book):
    _, found = columns_of(
        book,
        ["UPN", "READSCORE", "KS2READSCORE_noSpeccon", "READSCORE_noSpeccon"],
        ["B801200005001", "104", "101", "102"],
    )
    assert found["KS2READSCORE_noSpeccon"] == "ks2_reading"
    assert found["READSCORE"] == "not_used"


def test_the_layout_is_the_same_whatever_the_order_of_the_columns(book):
    one, _ = columns_of(book, ["UPN", "Maths", "History"], ["B801200005001", "5", "6"])
    other, _ = columns_of(book, ["History", "UPN", "Maths"], ["6", "B801200005001", "5"])
    assert one.layout == other.layout


HEADED = ["UPN", "Surname", "Forename", "Maths"]
ROWS = {
    "a total": (["", "Average", "", "4.5"], "This row is a total, not a pupil."),
    "the headings again": (HEADED, "This row is the headings again."),
    "a note": (["Printed on 13/11/2026", "", "", ""], "This row is a note, not a pupil."),
}


@pytest.mark.parametrize(("row", "words"), ROWS.values(), ids=ROWS)
def test_a_row_that_is_no_pupil_is_left_out_and_named(book, row, words):
    pupil = ["B801200005001", "Marlowe", "Mari", "5"]
    found, _ = columns_of(book, HEADED, pupil, row, pupil)
    assert found.left_out == ((3, words),)
    assert [number for number, _ in found.rows] == [2, 4]


def test_a_pupil_called_total_is_a_pupil(book):
    rows = [["UPN", "Surname", "Forename", "Maths"], ["B801200005001", "Total", "Tia", "5"]]
    assert columns_of(book, *rows)[0].left_out == ()


@pytest.mark.parametrize("heading", ["History %", "% History", "History +/-"])
def test_a_sign_beside_a_subject_says_that_it_is_no_grade(book, heading):
    rows = [["UPN", "History Target", heading], ["B801200005001", "5", "4"]]
    assert columns_of(book, *rows)[1][heading] == "not_used"
