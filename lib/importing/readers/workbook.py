"""Excel workbooks (.xlsx), read as text so that 65 stays a grade and a UPN keeps its zeros."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from lib.importing.readers.limits import check_archive, check_cells, damaged
from lib.importing.sheet import Sheet

NAME = "xlsx"


def claims(file_name: str, data: bytes) -> bool:
    """Whether the bytes are a zipped Excel workbook."""
    return data.startswith(b"PK\x03\x04") and "xl/workbook.xml" in check_archive(data)


def sheets(data: bytes) -> list[Sheet]:
    """Return each visible sheet, every cell as text. Raises FileRefusedError when damaged."""
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        return [
            Sheet(facts.name, _cells(workbook, facts.name))
            for facts in workbook.sheets_metadata
            if facts.visible == SheetVisibleEnum.Visible
        ]
    except CalamineError as error:
        raise damaged() from error


def _cells(workbook: CalamineWorkbook, name: str) -> list[list[str]]:
    sheet = workbook.get_sheet_by_name(name)
    check_cells(sheet.total_height, sheet.total_width)
    rows = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _text(value: object) -> str:
    """Return a cell as a person reads it: 5.0 as 5, a date in ISO form so that damage shows."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date | time | timedelta | int):
        return str(value)
    return ""
