"""Workbooks of every age: the same text whatever held it, and nothing hidden, run or expanded."""

import struct
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from importing.ole import ole_file, record, workbook_stream

from lib.importing.readers import archive
from lib.importing.readers.formats import read
from lib.importing.readers.workbooks.percentages import is_percentage
from lib.importing.readers.workbooks.xls import short_number
from lib.importing.sheet import FileRefusedError

FILES = Path(__file__).resolve().parents[1] / "files" / "readers"
HEADINGS = ["UPN", "Surname", "Forename", "Maths", "History", "Combined Science"]
MARKS = [
    HEADINGS,
    ["B801200005001", "Marlowe", "Mari", "5", "4", "6-5"],
    ["R201100018042", "Singh", "Sam", "4", "", "5-4"],
    ["R662332011222", "Kaya", "Kit", "8", "7", "8-8"],
]


def tiny(name):
    return read(name, (FILES / name).read_bytes())


def xlsx(fill, **options):
    """A workbook of one sheet, which `fill(workbook, sheet)` writes."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, options) as workbook:
        fill(workbook, workbook.add_worksheet("Marks"))
    return stream.getvalue()


def changed(data, part, change):
    """The workbook with one of its parts changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return out.getvalue()


def refused(data, name="a.xlsx"):
    with pytest.raises(FileRefusedError) as refusal:
        read(name, data)
    return refusal.value.check


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("name", ["marksheet.xls", "marksheet.xlsb", "marksheet.ods"])
def test_a_marksheet_is_the_same_text_from_an_old_workbook_and_an_open_document(name):
    (sheet,) = tiny(name).sheets
    assert [row[:6] for row in sheet.cells] == MARKS


def test_every_visible_sheet_is_read_and_the_hidden_one_is_said():
    file = tiny("several_sheets.xlsx")
    assert [sheet.name for sheet in file.sheets] == ["Read me", "Maths", "History"]
    (notice,) = file.notices
    assert (notice.check, notice.severity, notice.sheet) == (
        "file_sheet_hidden",
        "note",
        "Maths 2025",
    )


def test_a_hidden_sheet_of_an_old_workbook_is_said_and_not_read():
    file = tiny("marksheet.xls")
    assert [sheet.name for sheet in file.sheets] == ["Marks"]
    assert [notice.sheet for notice in file.notices] == ["Old"]


def test_a_workbook_with_every_filled_sheet_hidden_is_refused_in_those_words():
    def fill(workbook, sheet):
        sheet.write(0, 0, "UPN")
        sheet.hide()
        workbook.add_worksheet("Cover").activate()

    with pytest.raises(FileRefusedError, match="hidden"):
        read("a.xlsx", xlsx(fill))


@pytest.mark.parametrize("name", ["excel_damage.xlsx", "excel_damage.xls"])
def test_percentages_times_and_errors_read_as_they_are_shown(name):
    (sheet,) = tiny(name).sheets
    shown = {
        heading: [row[place] for row in sheet.cells[1:]]
        for place, heading in enumerate(sheet.cells[0])
    }
    assert shown["Attendance"] == ["95%", "90.5%", "100%"]
    assert shown["Reading age"][0] == "12:04:00"
    assert shown["Maths"][0] == "5"
    assert shown["Maths"][2] == "#N/A"


def test_a_grade_that_became_a_date_stays_visible_as_one():
    (sheet,) = tiny("excel_damage.xlsx").sheets
    assert [row[5] for row in sheet.cells[1:]] == ["2026-05-06", "2026-04-05", "8-8"]


def test_a_formula_that_was_never_worked_out_is_said_with_its_cell():
    file = tiny("formulas_never_counted.xlsx")
    (notice,) = file.notices
    assert (notice.check, notice.value, notice.sheet) == (
        "file_formula_without_value",
        "D2",
        "Marks",
    )
    assert file.sheets[0].cells[1][3] == ""


def test_a_formula_whose_answer_is_no_text_is_not_reported():
    def fill(workbook, sheet):
        sheet.write(0, 0, "UPN")
        sheet.write_formula(1, 0, '=IF(1,"","x")', None, "answer")

    data = changed(xlsx(fill), SHEET, lambda part: part.replace(b"<v>answer</v>", b"<v></v>"))
    assert read("a.xlsx", data).notices == ()


def test_only_text_in_a_merged_heading_stands_in_its_first_cell():
    (sheet,) = tiny("marksheet_three_row_heading.xlsx").sheets
    assert sheet.cells[4][4:9] == ["Maths", "", "", "", "History"]
    assert sheet.cells[5][4:7] == ["Target", "Predicted", "Effort"]


def test_a_table_that_starts_far_from_the_corner_keeps_its_row_numbers():
    data = xlsx(lambda workbook, sheet: sheet.write_row(4, 2, ["UPN", "Maths"]))
    assert read("a.xlsx", data).sheets[0].cells == [
        *([["", "", "", ""]] * 4),
        ["", "", "UPN", "Maths"],
    ]


def test_rows_and_columns_of_formatting_alone_are_not_part_of_the_table():
    def fill(workbook, sheet):
        bold = workbook.add_format({"bold": True})
        sheet.write_row(0, 0, ["UPN", "Maths"])
        for row in range(300):
            sheet.write_blank(row, 16_383, None, bold)

    assert read("a.xlsx", xlsx(fill)).sheets[0].cells == [["UPN", "Maths"]]


def test_a_number_shows_the_digits_a_spreadsheet_keeps():
    data = xlsx(lambda workbook, sheet: sheet.write_row(0, 0, [0.1 + 0.2, 5.0, 9276308686, 5.67]))
    assert read("a.xlsx", data).sheets[0].cells == [["0.3", "5", "9276308686", "5.67"]]


@pytest.mark.parametrize(
    ("number", "code", "shows_one"),
    [
        (0, "General", False),
        (9, "", True),
        (10, "", True),
        (14, "", False),
        (20, "", False),
        (46, "", False),
        (164, "0.0%", True),
        (164, '0"%"', False),
        (164, "dd-mmm", False),
        (164, "[h]:mm", False),
        (164, "[Red]0", False),
        (164, '0 "days"', False),
        (164, "[$-809]dd mmmm yyyy", False),
        (164, "#,##0.00", False),
    ],
)
def test_a_number_format_that_shows_percentages_is_known(number, code, shows_one):
    assert is_percentage(number, code) is shows_one


DAY, HOUR, HOURS, PERCENT = 14, 20, 46, 10
"""Number formats that every workbook has."""


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (46148, DAY, "2026-05-06"),
        (46148.5, DAY, "2026-05-06 12:00:00"),
        (12 / 24 + 4 / 1440, HOUR, "12:04:00"),
        (1.5, HOURS, "36:00:00"),
        (1, DAY, "1900-01-01"),
        (61, DAY, "1900-03-01"),
        (1e12, DAY, "1000000000000"),
        (0.95, PERCENT, "95%"),
    ],
)
def test_a_number_is_shown_as_its_format_says(value, number_format, text):
    assert read("a.xls", formatted(value, number_format)).sheets[0].cells == [[text]]


def formatted(value, number_format, before=b""):
    """An old workbook of one number in one format."""
    style = record(0xE0, struct.pack("<HH", 0, number_format) + bytes(16))
    number = record(0x203, struct.pack("<HHHd", 0, 0, 0, value))
    return old(number, before=before + style)


def test_a_workbook_that_counts_days_from_1904_shows_the_same_day():
    data = formatted(46148 - 1462, DAY, before=record(0x22, b"\1\0"))
    assert read("a.xls", data).sheets[0].cells == [["2026-05-06"]]


def test_dates_of_old_and_new_workbooks_read_alike():
    assert tiny("marksheet.xls").sheets[0].cells[1][6] == "2011-02-01"
    data = xlsx(
        lambda workbook, sheet: sheet.write_datetime(
            0, 0, datetime(2011, 2, 1), workbook.add_format({"num_format": "dd/mm/yyyy"})
        )
    )
    assert read("a.xlsx", data).sheets[0].cells == [["2011-02-01"]]


def old(*cells, **options):
    return ole_file(Workbook=workbook_stream(*cells, **options))


def test_shared_strings_go_on_over_the_end_of_a_record():
    first = struct.pack("<II", 2, 2) + struct.pack("<HB", 7, 0) + b"Marl"
    rest = b"\x01" + "owé".encode("utf-16-le") + struct.pack("<HB", 4, 0) + b"Mari"
    strings = record(0xFC, first) + record(0x3C, rest)
    cells = [record(0xFD, struct.pack("<HHHI", 0, place, 0, place)) for place in (0, 1)]
    assert read("a.xls", old(*cells, before=strings)).sheets[0].cells == [["Marlowé", "Mari"]]


def test_the_answers_of_formulas_in_an_old_workbook_are_read():
    def formula(column, answer):
        return record(0x06, struct.pack("<HHH", 0, column, 0) + answer + bytes(8))

    cells = [
        formula(0, struct.pack("<d", 5.0)),
        formula(1, b"\x00" + bytes(5) + b"\xff\xff"),
        record(0x207, struct.pack("<HB", 3, 0) + b"6-5"),
        formula(2, b"\x01\x00\x01" + bytes(3) + b"\xff\xff"),
        formula(3, b"\x02\x00\x2a" + bytes(3) + b"\xff\xff"),
        formula(4, b"\x03" + bytes(5) + b"\xff\xff"),
    ]
    assert read("a.xls", old(*cells)).sheets[0].cells == [["5", "6-5", "TRUE", "#N/A"]]


def test_a_chart_within_a_sheet_of_an_old_workbook_writes_over_nothing():
    number = record(0x203, struct.pack("<HHHd", 0, 0, 0, 5.0))
    chart = record(0x809, bytes(16)) + record(0x203, struct.pack("<HHHd", 0, 0, 0, 9.0))
    after = record(0x203, struct.pack("<HHHd", 0, 1, 0, 7.0))
    cells = [number, chart, record(0x0A), after]
    assert read("a.xls", old(*cells)).sheets[0].cells == [["5", "7"]]


def test_letters_of_a_workbook_older_than_excel_97_are_read():
    text = record(0x204, struct.pack("<HHHH", 0, 0, 0, 6) + "Müller".encode("cp1252"))
    stream = workbook_stream(text, version=0x500, name=b"\x05Marks")
    (sheet,) = read("a.xls", ole_file(Book=stream)).sheets
    assert (sheet.name, sheet.cells) == ("Marks", [["Müller"]])


@pytest.mark.parametrize(
    ("bits", "number"),
    [(0x40140000, 5.0), ((650 << 2) | 3, 6.5), ((7 << 2) | 2, 7.0), (0xFFFFFFFE, -1.0)],
)
def test_a_short_number_is_whole_or_a_float_perhaps_in_hundredths(bits, number):
    assert short_number(bits) == number


def test_an_old_workbook_with_a_password_is_refused():
    assert refused(old(before=record(0x2F, bytes(54))), "a.xls") == "file_password"


def test_an_old_workbook_with_macros_gives_its_values_and_nothing_runs():
    number = record(0x203, struct.pack("<HHHd", 0, 0, 0, 5.0))
    data = ole_file(Workbook=workbook_stream(number), _VBA_PROJECT=b"Sub AutoOpen()")
    assert read("a.xls", data).sheets[0].cells == [["5"]]


def test_an_old_workbook_whose_counts_are_absurd_is_refused_and_ends_nothing():
    strings = record(0xFC, struct.pack("<II", 0xFFFFFFFF, 0xFFFFFFFF) + b"\x07\x00\x00Marl")
    assert refused(old(before=strings), "a.xls") == "file_damaged"


def test_two_cells_at_the_far_corners_of_a_sheet_do_not_fill_what_lies_between():
    def corners(workbook, sheet):
        sheet.write(0, 0, "UPN")
        sheet.write(1_048_575, 16_383, "Maths")

    assert refused(xlsx(corners)) == "file_too_many_cells"


@pytest.mark.parametrize("place", [b"B99999999999999", b"AAAAAAAAAA1", b"B-1", b"1B"])
def test_a_cell_that_says_it_is_where_none_can_be_is_refused(place):
    data = xlsx(lambda workbook, sheet: sheet.write_row(0, 0, ["UPN", "Maths"]))
    broken = changed(data, SHEET, lambda part: part.replace(b'r="B1"', b'r="' + place + b'"'))
    assert refused(broken) == "file_damaged"


def test_cells_that_do_not_say_where_they_are_follow_one_another():
    data = xlsx(lambda workbook, sheet: sheet.write_row(0, 0, [5, 6]))
    bare = changed(data, SHEET, lambda part: part.replace(b' r="A1"', b"").replace(b' r="B1"', b""))
    assert read("a.xlsx", bare).sheets[0].cells == [["5", "6"]]


def test_a_workbook_that_says_it_has_billions_of_texts_is_read_for_those_it_has():
    data = xlsx(lambda workbook, sheet: sheet.write(0, 0, "UPN"))
    huge = changed(
        data,
        "xl/sharedStrings.xml",
        lambda part: part.replace(b'uniqueCount="1"', b'uniqueCount="99999999999999"'),
    )
    assert read("a.xlsx", huge).sheets[0].cells == [["UPN"]]


def lying(data, part, size):
    """The zip with its directory saying that a part has another size than it has."""
    with zipfile.ZipFile(BytesIO(data)) as found:
        true = struct.pack("<I", found.getinfo(part).file_size)
    assert data.count(true) >= 2
    return data.replace(true, struct.pack("<I", size))


def bomb(megabytes):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as found:
        found.writestr("xl/workbook.xml", "<workbook/>")
        found.writestr(SHEET, b"<row/>" * (megabytes * 1024 * 1024 // 6))
    return out.getvalue()


def test_a_bomb_whose_directory_lies_about_its_size_is_counted_as_it_unpacks(monkeypatch):
    monkeypatch.setattr(archive, "UNPACKED_BYTES", 1024 * 1024)
    with pytest.raises(FileRefusedError) as refusal:
        list(archive.unpacked(lying(bomb(3), SHEET, 1_000), lambda name: True))
    assert refusal.value.check == "file_unpacks_too_large"


def test_a_part_that_is_not_what_its_directory_says_is_damaged():
    packed = xlsx(lambda workbook, sheet: sheet.write(0, 0, 5))
    stored = changed(packed, SHEET, lambda part: part)
    assert read("a.xlsx", stored).sheets[0].cells == [["5"]]
    assert refused(stored.replace(b"<v>5</v>", b"<v>8</v>")) == "file_damaged"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
@pytest.mark.parametrize(
    "name", ["several_sheets.xlsx", "marksheet.ods", "4matrix_broadsheet.xlsx"]
)
def test_a_workbook_that_breaks_off_is_refused(name, share):
    data = (FILES / name).read_bytes()
    assert refused(data[: int(len(data) * share)], name) == "file_damaged"


def test_an_open_document_repeats_what_is_said_to_repeat_and_no_blank_end():
    assert ods(
        '<table:table-row table:number-rows-repeated="2"><table:table-cell '
        'table:number-columns-repeated="2" office:value-type="string"><text:p>5</text:p>'
        "</table:table-cell></table:table-row>"
    ).sheets[0].cells == [["5", "5"], ["5", "5"]]


def ods(rows, styles="", of_table=""):
    return read("a.ods", ods_file(rows, styles, of_table))


def ods_file(rows, styles="", of_table=""):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as found:
        found.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        found.writestr(
            "content.xml",
            '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" '
            f'xmlns:style="s">{styles}<office:body><office:spreadsheet>'
            f'<table:table table:name="Marks" {of_table}>{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


def cell(of, shown):
    return f"<table:table-row><table:table-cell {of}>{shown}</table:table-cell></table:table-row>"


@pytest.mark.parametrize(
    ("of", "shown", "text"),
    [
        ('office:value-type="float" office:value="5.0"', "<text:p>5</text:p>", "5"),
        ('office:value-type="float" office:value="0"', "<text:p>#N/A</text:p>", "#N/A"),
        ('office:value-type="percentage" office:value="0.95"', "<text:p>95%</text:p>", "95%"),
        (
            'office:value-type="date" office:date-value="2026-05-06"',
            "<text:p>06-May</text:p>",
            "2026-05-06",
        ),
        ('office:value-type="string"', "<text:p>a<text:s/>b</text:p><text:p>c</text:p>", "a b\nc"),
        (
            'office:value-type="string"',
            "<office:annotation><text:p>note</text:p></office:annotation><text:p>5</text:p>",
            "5",
        ),
    ],
)
def test_a_cell_of_an_open_document_reads_as_it_is_shown(of, shown, text):
    assert ods(cell(of, shown)).sheets[0].cells == [[text]]


def test_a_cell_said_to_repeat_over_a_whole_sheet_is_refused():
    huge = (
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'table:number-columns-repeated="16384"><text:p>5</text:p></table:table-cell>'
        "</table:table-row>"
    )
    with pytest.raises(FileRefusedError) as refusal:
        ods(huge)
    assert refusal.value.check == "file_too_many_cells"


def test_a_hidden_sheet_of_an_open_document_is_said_and_not_read():
    styles = (
        '<style:style style:name="ta2"><style:table-properties table:display="false"/>'
        "</style:style>"
    )
    with pytest.raises(FileRefusedError, match="hidden"):
        ods(cell("", "<text:p>UPN</text:p>"), styles, 'table:style-name="ta2"')
