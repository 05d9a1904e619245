"""Rows to the bytes of a file, the same bytes every time."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

import xlsxwriter

WRITTEN_AT = datetime(2026, 11, 20, 9, 0, 0)

Rows = Sequence[Sequence[str]]


def csv_bytes(heading: Sequence[str], rows: Rows, marked: bool = False) -> bytes:
    """Return a UTF-8 CSV with CRLF line ends; `marked` puts a byte order mark first, like Excel."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([heading, *rows])
    return text.getvalue().encode("utf-8-sig" if marked else "utf-8")


def xlsx_bytes(sheet_name: str, heading: Sequence[str], rows: Rows) -> bytes:
    """Return a workbook of one sheet, all of it text."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as workbook:
        workbook.set_properties({"created": WRITTEN_AT})
        sheet = workbook.add_worksheet(sheet_name)
        for number, row in enumerate([heading, *rows]):
            for place, text in enumerate(row):
                if text:
                    sheet.write_string(number, place, text)
    return _repacked(buffer.getvalue())


def _repacked(packed: bytes) -> bytes:
    """Return the same archive uncompressed: compression differs from one machine to the next."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as target,
    ):
        for name in sorted(source.namelist()):
            entry = zipfile.ZipInfo(name, date_time=WRITTEN_AT.timetuple()[:6])
            target.writestr(entry, source.read(name))
    return buffer.getvalue()
