"""Makes the workbooks of this folder again: `python tests/files/readers/make.py`.

Nothing in Python writes the binary Excel workbook, so its few records are written here by hand.

The `.xls` and `.ods` need xlwt and odfpy, which the project does not; without them those two are
left as they are. Nothing here comes from a school: the pupils are the cast of the import tests.
"""

import struct
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import xlsxwriter

HERE = Path(__file__).resolve().parent
MARI = ("B801200005001", "Marlowe", "Mari")
SAM = ("R201100018042", "Singh", "Sam")
KIT = ("R662332011222", "Kaya", "Kit")
PUPILS = (MARI, SAM, KIT)
WHO = ("UPN", "Surname", "Forename")
MARKS = (
    (*WHO, "Maths", "History", "Combined Science"),
    (*MARI, 5, 4, "6-5"),
    (*SAM, 4, "", "5-4"),
    (*KIT, 8, 7, "8-8"),
)


def book(name):
    workbook = xlsxwriter.Workbook(
        HERE / name, {"default_date_format": "dd/mm/yyyy", "strings_to_numbers": False}
    )
    workbook.set_properties({"created": datetime(2026, 11, 13)})
    return workbook


def three_row_heading():
    """A faculty over its subjects over their measures, below two titles; a total at the foot."""
    with book("marksheet_three_row_heading.xlsx") as workbook:
        sheet = workbook.add_worksheet("Year 11")
        sheet.write(0, 0, "Harbour School: Year 11 tracking, Autumn 1 2026/27")
        sheet.write(1, 0, "Printed")
        sheet.write_datetime(1, 1, datetime(2026, 11, 13))
        sheet.merge_range(3, 4, 3, 6, "Core")
        sheet.merge_range(3, 8, 3, 13, "Humanities and science")
        sheet.merge_range(4, 4, 4, 6, "Maths")
        sheet.merge_range(4, 8, 4, 10, "History")
        sheet.merge_range(4, 11, 4, 13, "Combined Science")
        measures = ("Target", "Predicted", "Effort")
        sheet.write_row(5, 0, (*WHO, "Reg", *measures, "", *measures, *measures))
        sheet.write_row(6, 0, (*MARI, "11A", 6, 5, 2, "", 5, 4, 1, "6-6", "6-5", 2))
        sheet.write_row(7, 0, (*SAM, "11A", 5, 4, 1, "", "", "", "", "5-5", "5-4", 3))
        sheet.write_row(8, 0, (*KIT, "11B", 8, 8, 1, "", 8, 7, 2, "8-8", "8-8", 1))
        sheet.write_row(10, 0, ("Average", "", "", "", 6.33, 5.67, "", "", 6.5, 5.5))


def broadsheet():
    """Pupils down, subjects across, the context between."""
    with book("4matrix_broadsheet.xlsx") as workbook:
        sheet = workbook.add_worksheet("Broadsheet")
        sheet.write_row(0, 0, ("Surname", "Forename", "UPN", "Gender", "PP", "SEN", "KS2 Reading"))
        sheet.write_row(0, 7, ("KS2 Maths", "Mathematics", "History", "Combined Science"))
        sheet.write_row(1, 0, ("Marlowe", "Mari", MARI[0], "F", "Y", "N", 104, 102, 5, 4, "6-5"))
        sheet.write_row(2, 0, ("Singh", "Sam", SAM[0], "M", "", "K", 99, 95, 4, "", "5-4"))
        sheet.write_row(3, 0, ("Kaya", "Kit", KIT[0], "M", "", "N", 112, 115, 8, 7, "8-8"))


def several_sheets():
    """A sheet a subject, notes first, and last year's sheet hidden."""
    with book("several_sheets.xlsx") as workbook:
        notes = workbook.add_worksheet("Read me")
        notes.write(0, 0, "One sheet for each subject. Ask the office before changing anything.")
        for name, marks in (("Maths", (5, 4, 8)), ("History", (4, "", 7))):
            sheet = workbook.add_worksheet(name)
            sheet.write_row(0, 0, (*WHO, name))
            for row, (pupil, mark) in enumerate(zip(PUPILS, marks, strict=True), start=1):
                sheet.write_row(row, 0, (*pupil, mark))
        old = workbook.add_worksheet("Maths 2025")
        old.write_row(0, 0, (*WHO, "Maths"))
        old.write_row(1, 0, (*MARI, 3))
        old.hide()


def damage():
    """What Excel does to grades: dates, times, percentages, errors, floats, uncounted formulas."""
    with book("excel_damage.xlsx") as workbook:
        day = workbook.add_format({"num_format": "dd-mmm"})
        percent = workbook.add_format({"num_format": "0%"})
        clock = workbook.add_format({"num_format": "hh:mm"})
        long_day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        sheet = workbook.add_worksheet("Marks")
        heads = ("Date of birth", "Maths", "Combined Science", "Reading age", "Attendance", "Total")
        sheet.write_row(0, 0, (*WHO, *heads))
        born = (date(2011, 2, 1), date(2011, 3, 14), date(2010, 11, 30))
        maths, ages, shares = (
            (5.0, 4.0, "#N/A"),
            (time(12, 4), time(10, 11), time(14)),
            (0.95, 0.905, 1),
        )
        for row, pupil in enumerate(PUPILS, start=1):
            sheet.write_row(row, 0, pupil)
            sheet.write_datetime(row, 3, born[row - 1], long_day)
            sheet.write(row, 4, maths[row - 1])
            sheet.write_datetime(row, 6, ages[row - 1], clock)
            sheet.write_number(row, 7, shares[row - 1], percent)
        sheet.write_formula(3, 4, "=NA()", None, "#N/A")
        sheet.write_datetime(1, 5, date(2026, 5, 6), day)
        sheet.write_datetime(2, 5, date(2026, 4, 5), day)
        sheet.write(3, 5, "8-8")
        sheet.write_formula(1, 8, "=E2*2", None, 10)
        sheet.write_formula(2, 8, "=E3*2", None, "")
        sheet.set_row(40, None, day)


def formulas():
    """A total that was never worked out: openpyxl writes formulas and no values."""
    import openpyxl

    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Marks"
    for row in ((*WHO, "Maths", "Paper 1", "Paper 2"), (*MARI, "=E2+F2", 3, 2), (*SAM, 4, 2, 2)):
        sheet.append(row)
    workbook.save(HERE / "formulas_never_counted.xlsx")


def old_excel():
    """The marksheet as Excel 97 saved it. Made with xlwt."""
    import xlwt

    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Marks")
    for place, row in enumerate(MARKS):
        for column, value in enumerate(row):
            sheet.write(place, column, value)
    born = (date(2011, 2, 1), date(2011, 3, 14), date(2010, 11, 30))
    sheet.write(0, len(MARKS[0]), "Date of birth")
    for row, day in enumerate(born, start=1):
        sheet.write(row, len(MARKS[0]), day, xlwt.easyxf(num_format_str="dd/mm/yyyy"))
    old = workbook.add_sheet("Old")
    old.write(0, 0, "hidden")
    old.visibility = 1
    workbook.save(str(HERE / "marksheet.xls"))


def old_damage():
    """What the old Excel holds besides values: percentages, times, errors, truth. With xlwt."""
    import xlwt

    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Marks")
    for column, head in enumerate((*WHO, "Attendance", "Reading age", "Maths", "Entered")):
        sheet.write(0, column, head)
    for row, pupil in enumerate(PUPILS, start=1):
        for column, value in enumerate(pupil):
            sheet.write(row, column, value)
        sheet.write(row, 3, (0.95, 0.905, 1)[row - 1], xlwt.easyxf(num_format_str="0%"))
        sheet.write(row, 4, time(12, 4), xlwt.easyxf(num_format_str="hh:mm"))
        sheet.write(row, 6, row > 1)
    sheet.write(1, 5, 5.0)
    sheet.write(2, 5, 4.0)
    sheet.row(3).set_cell_error(5, 0x2A)
    workbook.save(str(HERE / "excel_damage.xls"))


def open_document():
    """The marksheet as LibreOffice saves it. Made with odfpy."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    table = Table(name="Marks")
    for row in MARKS:
        line = TableRow()
        for value in row:
            number = isinstance(value, int)
            kind = {"valuetype": "float", "value": value} if number else {"valuetype": "string"}
            cell = TableCell(**kind) if value != "" else TableCell()
            if value != "":
                cell.addElement(P(text=str(value)))
            line.addElement(cell)
        table.addElement(line)
    # LibreOffice ends a sheet with a run of a million empty rows.
    rest = TableRow(numberrowsrepeated=1_048_572)
    rest.addElement(TableCell(numbercolumnsrepeated=16_384))
    table.addElement(rest)
    document.spreadsheet.addElement(table)
    document.save(str(HERE / "marksheet.ods"))


def binary(kind, body=b""):
    """One record of a binary workbook: its kind and its length seven bits a byte, then its body."""
    return seven_bits(kind) + seven_bits(len(body)) + body


def seven_bits(number):
    low, rest = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + seven_bits(rest) if rest else bytes([low])


def wide(text):
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def binary_cell(column, value):
    """A blank, a number, a share shown as a percentage, an error or a text."""
    style = struct.pack("<II", column, 1 if isinstance(value, float) else 0)
    if value == "":
        return binary(1, style)
    if value == "#N/A":
        return binary(3, style + b"\x2a")
    if isinstance(value, str):
        return binary(6, style + wide(value))
    return binary(5, style + struct.pack("<d", value))


def binary_sheet(rows):
    size = struct.pack("<4I", 0, len(rows) - 1, 0, len(rows[0]) - 1)
    records = [binary(129), binary(148, size), binary(145)]
    for number, row in enumerate(rows):
        records.append(binary(0, struct.pack("<IIHHB", number, 0, 300, 0, 0)))
        records += [binary_cell(column, value) for column, value in enumerate(row)]
    return b"".join((*records, binary(146), binary(130)))


def binary_excel():
    """The marksheet as a binary workbook, with a percentage, an error and a hidden sheet."""
    shares = ("Attendance", 0.95, 0.905, 1.0)
    lost = ("French", "#N/A", 5, 6)
    rows = [(*row, shares[place], lost[place]) for place, row in enumerate(MARKS)]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    to = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}/{what}" Target="{target}"/>'
        for n, what, target in (
            (1, "worksheet", "worksheets/sheet1.bin"),
            (2, "worksheet", "worksheets/sheet2.bin"),
            (3, "styles", "styles.bin"),
        )
    )
    sheets = (("Marks", 0), ("Old", 1))
    bundles = [
        binary(156, struct.pack("<II", hidden, n) + wide(f"rId{n}") + wide(name))
        for n, (name, hidden) in enumerate(sheets, start=1)
    ]
    styles = [binary(47, struct.pack("<HH", 0, number) + bytes(12)) for number in (0, 164)]
    percent = binary(44, struct.pack("<H", 164) + wide("0.0%"))
    parts = {
        "xl/workbook.bin": b"".join((binary(131), binary(143), *bundles, binary(144), binary(132))),
        "xl/_rels/workbook.bin.rels": f"<Relationships>{to}</Relationships>".encode(),
        "xl/styles.bin": binary(278)
        + binary(615, struct.pack("<I", 1))
        + percent
        + binary(616)
        + binary(617, struct.pack("<I", 2))
        + b"".join(styles)
        + binary(618)
        + binary(279),
        "xl/worksheets/sheet1.bin": binary_sheet(rows),
        "xl/worksheets/sheet2.bin": binary_sheet([("hidden",)]),
    }
    with zipfile.ZipFile(HERE / "marksheet.xlsb", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 13, 0, 0, 0)), content)


if __name__ == "__main__":
    for make in (
        binary_excel,
        three_row_heading,
        broadsheet,
        several_sheets,
        damage,
        formulas,
        old_excel,
        old_damage,
        open_document,
    ):
        try:
            make()
        except ImportError as missing:
            print(f"{make.__name__}: left as it is, {missing}")
