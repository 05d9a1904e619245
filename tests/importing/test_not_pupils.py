"""Which rows below the headings are pupils, whatever they are called."""

import pytest
from importing.cast import look, marks

from lib.importing.delivery import Delivery
from lib.importing.reading.not_pupils import DOUBTFUL, TOTAL_WORDS
from lib.importing.reading.recognise import recognise_sheet
from lib.importing.reading.subjects import subject_book
from lib.importing.sheet import Sheet

# Adno, Surname, Forename, Form, Maths, History, Trilogy
SEPARATE = """
0007 | Power  | Max    | 11A | 5   | 6   | 6-5 | pupil
     | Power  | Max    | 11A | 5   | 6   | 6-5 | pupil
     | Power  | Max    |     | 5   | 6   | 6-5 | pupil
     | Power  | Min    |     | 5   |     |     | pupil
     | Sum    | Lee    |     | 5   | 6   |     | pupil
     | Points | Max    |     | 5   | 6   |     | pupil
     | All    | Aisha  |     | 5.5 | 6.1 |     | pupil
     | Boys   | Tim    |     |     |     |     | pupil
     | Mean   | Count  |     | 5   |     |     | pupil
0007 | Max    |        |     | 5   | 6   |     | pupil
     | Max    |        | 11A | 5   | 6   |     | pupil
     | Max    |        |     | 5   | 6   | 6-5 | pupil
     |        | Max    |     | 5   | 6   | UU  | pupil
     | Max    |        |     | 9   | 9   |     | doubtful
     | Max    |        | 11A | 7.5 | 6.1 |     | doubtful
     | Mean   | 4.5    |     | 4.5 | 4.1 |     | total
     | Average|        |     | 4.5 | 5   |     | total
     | Average| Average|     | 4.5 | 5.1 |     | total
     | Total  |        |     | 140 | 98  |     | total
     | Count  |        | 28  | 28  | 14  |     | total
     | Max    | Points |     | 80  | 100 |     | total
Total|        |        |     | 140 | 98  |     | total
     | % 9-4  |        |     | 64% | 71% |     | total
     | Total  |        |     |     |     |     | total
     | Number of pupils | | | 28  | 14  |     | total
"""
# Name, Form, Maths, History
WHOLE = """
Points, Max       | 11A | 5   | 6   | pupil
Max Power         |     | 5   | 6   | pupil
Max Power         |     | 5.2 | 6.1 | doubtful
Max Points        | 11A | 5   | 6   | pupil
Max Points        |     | 5   | 6   | doubtful
Max points        |     | 80  | 100 | total
Sum of grades     |     | 140 | 98  | total
Boys              |     | 4.5 | 4.7 | total
Girls             |     | 5   | 4   | doubtful
All pupils        |     | 4.5 | 5   | total
"""
REASONS = {"pupil": (), "doubtful": ((3, DOUBTFUL),), "total": ((3, TOTAL_WORDS),)}


def cases(table):
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [(line[:-1], line[-1]) for line in lines]


@pytest.fixture(scope="module")
def book(empty_database):
    with empty_database.cursor() as cursor:
        return subject_book(cursor)


def left_out(book, *rows):
    sheet = Sheet("", [list(row) for row in rows])
    return recognise_sheet(sheet, book, Delivery("marks.csv", None)).left_out


@pytest.mark.parametrize(("row", "what"), cases(SEPARATE))
def test_a_row_with_a_total_s_word_is_a_pupil_where_anything_in_it_is_one_s(book, row, what):
    headings = ["Adno", "Surname", "Forename", "Form", "Maths", "History", "Trilogy"]
    pupil = ["0001", "Marlowe", "Mari", "11A", "5", "4", "5-5"]
    assert left_out(book, headings, pupil, row, pupil) == REASONS[what]


@pytest.mark.parametrize(("row", "what"), cases(WHOLE))
def test_a_whole_name_of_a_total_s_words_is_told_by_the_cells_beside_it(book, row, what):
    pupil = ["Marlowe, Mari", "11A", "5", "4"]
    headings = ["Name", "Form", "Maths", "History"]
    assert left_out(book, headings, pupil, row, pupil) == REASONS[what]


def test_a_mark_is_no_sign_of_a_total_where_pupils_have_marks_too(book):
    headings = ["Adno", "Surname", "Forename", "Maths", "History"]
    pupils = [["1", "Marlowe", "Mari", "5", "67"], ["2", "Singh", "Sam", "4", "12"]]
    row = ["", "Max", "", "9", "80"]
    assert left_out(book, headings, *pupils, row) == ((4, DOUBTFUL),)


def test_a_first_cell_of_boys_is_no_total_where_a_pupil_is_named(book):
    pupil = ["Girls", "Marlowe", "Mari", "5"]
    headings = ["Group", "Surname", "Forename", "Maths"]
    assert left_out(book, headings, pupil, ["Boys", "Singh", "Sam", "4"]) == ()


def test_a_doubtful_row_is_left_out_with_a_warning_and_a_total_with_a_note(school):
    rows = "UPN,Surname,Forename,Maths,History\nB801200005001,Marlowe,Mari,5,4\n"
    account = look(school, marks(rows + ",Max,,9,9\n,Average,,4.5,4.1\n"))
    told = {f.row: (f.check, f.severity) for f in account.findings if f.row}
    assert told == {3: ("rows_doubtful", "warning"), 4: ("rows_left_out", "note")}
    assert (account.rows.created, account.rows.rejected) == (1, 2)
