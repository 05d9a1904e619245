"""Whatever program saved the table, the same rows of text come out."""

from io import BytesIO

import pytest
import xlsxwriter
from importing.cast import MARKS, grades, marks

from lib.importing.delivery import deliver
from lib.importing.importer import store_unseen
from lib.importing.readers.formats import read
from lib.importing.readers.limits import ARCHIVE_MEMBERS
from lib.importing.sheet import FileRefusedError

TABLE = "UPN,Surname,Maths\nB801200005001,Müller,5\n"
ROWS = [["UPN", "Surname", "Maths"], ["B801200005001", "Müller", "5"]]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"], ids=str
)
def test_a_text_table_is_read_in_any_encoding_schools_use(encoding):
    assert read("a.csv", TABLE.encode(encoding)).sheets[0].cells == ROWS


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_a_text_table_is_read_with_any_line_ending(ending):
    assert read("a.csv", TABLE.replace("\n", ending).encode()).sheets[0].cells == ROWS


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_a_text_table_is_read_with_any_separator(delimiter):
    assert read("a.csv", TABLE.replace(",", delimiter).encode()).sheets[0].cells == ROWS


@pytest.mark.parametrize("sign", "=+-@")
def test_the_apostrophe_that_keeps_text_from_running_is_no_part_of_it(sign):
    text = f"UPN,Surname,Maths\nB801200005001,'{sign}Müller,'5\n"
    assert read("a.csv", text.encode()).sheets[0].cells[1] == [ROWS[1][0], f"{sign}Müller", "'5"]


def test_blank_rows_above_keep_the_row_numbers_of_the_file():
    assert read("a.csv", b"Year 11\n\n" + TABLE.encode()).sheets[0].cells[2:] == ROWS


def workbook(*rows, hidden=()):
    """A workbook with the rows as they are: numbers as numbers, text as text."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream)
    for name in hidden:
        sheet = book.add_worksheet(name)
        sheet.write(0, 0, "secret")
    sheet = book.add_worksheet("Marks")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    sheet.activate()
    for name in hidden:
        book.get_worksheet_by_name(name).hide()
    book.close()
    return stream.getvalue()


def test_a_workbook_is_read_as_text_so_that_a_five_is_not_5_point_0():
    cells = read("a.xlsx", workbook(["UPN", "Maths"], ["0042", 5.0])).sheets[0].cells
    assert cells == [["UPN", "Maths"], ["0042", "5"]]


def test_a_hidden_sheet_is_not_read():
    sheets = read("a.xlsx", workbook(["UPN"], ["1"], hidden=["Old"])).sheets
    assert [sheet.name for sheet in sheets] == ["Marks"]


def test_a_workbook_is_known_by_its_content_whatever_it_is_called():
    assert read("marks.csv", workbook(["UPN"], ["1"])).format == "xlsx"


def test_a_date_in_a_workbook_stays_visible_as_a_date():
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream)
    shown_as_date = book.add_format({"num_format": "dd-mmm"})
    sheet = book.add_worksheet()
    sheet.write(0, 0, "Combined Science")
    sheet.write_number(1, 0, 46148, shown_as_date)
    book.close()
    assert read("a.xlsx", stream.getvalue()).sheets[0].cells[1][0].startswith("2026-05-06")


def test_a_csv_and_a_workbook_of_the_same_table_store_the_same(school, tmp_path):
    rows = [line.split(",") for line in MARKS.splitlines()]
    store_unseen(school, [marks()], "test")
    by_csv = grades(school)
    again = deliver("m.xlsx", workbook(*rows), checkpoint=marks().checkpoint)
    account = store_unseen(school, [again], "test")[0]
    assert (account.entries.unchanged, account.entries.total) == (8, 8)
    assert grades(school) == by_csv


def zipped(members, size=1):
    import zipfile

    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        for number in range(members):
            archive.writestr(f"part{number}", b"0" * size)
    return stream.getvalue()


def test_a_workbook_that_would_unpack_to_far_more_than_a_marksheet_is_not_opened():
    with pytest.raises(FileRefusedError) as refusal:
        read("bomb.xlsx", zipped(3, size=80 * 1024 * 1024))
    assert refusal.value.check == "file_unpacks_too_large"


def test_a_workbook_of_too_many_parts_is_not_opened():
    with pytest.raises(FileRefusedError) as refusal:
        read("parts.xlsx", zipped(ARCHIVE_MEMBERS + 1))
    assert refusal.value.check == "file_unpacks_too_large"


def test_a_zip_of_something_else_is_refused():
    with pytest.raises(FileRefusedError) as refusal:
        read("a.zip", zipped(1).replace(b"xl/workbook.xml", b"xl/somethin.xml"))
    assert refusal.value.check == "file_type_unknown"


def test_a_sheet_of_more_cells_than_a_trust_could_fill_is_refused():
    wide = b"UPN" + b"," * 1999 + b"\n"
    with pytest.raises(FileRefusedError) as refusal:
        read("wide.csv", wide * 1501)
    assert refusal.value.check == "file_too_many_cells"


def test_a_value_that_never_ends_is_refused_in_words():
    with pytest.raises(FileRefusedError) as refusal:
        read("long.csv", b'UPN,Maths\n"' + b"5" * 200_000)
    assert refusal.value.check == "file_damaged_text"
