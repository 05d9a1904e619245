"""Excel workbooks (.xlsx), read as text so that 65 stays a grade and a UPN keeps its zeros.

What the workbook's own parts say of its cells (how far they reach, errors, percentages) is looked
up first: python-calamine, which reads the values, says none of it. It is handed the parts that
were looked at and no others, so that both read the same file.
"""

import zipfile
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from lib.importing.readers.archive import MARK, check_archive, unpacked
from lib.importing.readers.limits import USUAL, Room, check_cells, damaged
from lib.importing.readers.notices import formulas_without_value, hidden_sheet
from lib.importing.readers.numbers import as_percentage, text_of
from lib.importing.readers.seen_cells import NOTHING_SEEN, Seen
from lib.importing.readers.workbook_parts import (
    DESCRIBING,
    bears_on_cells,
    seen_in,
    structure,
    without_huge_counts,
)
from lib.importing.sheet import FileRefusedError, Notice, Sheet

NAME = "xlsx"
PART = "xl/workbook.xml"


def claims(file_name: str, data: bytes) -> bool:
    """Whether the bytes are a zipped Excel workbook."""
    return data.startswith(MARK) and PART in check_archive(data)


def tables(data: bytes, space: Room = USUAL) -> tuple[list[Sheet], list[Notice]]:
    """Return each visible sheet, every cell as text. Raises FileRefusedError when damaged."""
    check_archive(data)
    described = structure(dict(unpacked(data, DESCRIBING.__contains__)))
    seen: dict[str, Seen] = {}
    checked = BytesIO()
    with zipfile.ZipFile(checked, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in unpacked(data, bears_on_cells):
            if name in described.sheets:
                seen[name] = seen_in(content, described.percentages, space.sheet_cells)
                check_cells(seen[name].height, seen[name].width, space)
            archive.writestr(name, without_huge_counts(content))
    checked.seek(0)
    in_order = [seen.get(part, NOTHING_SEEN) for part in described.sheets]
    try:
        return _visible_sheets(CalamineWorkbook.from_filelike(checked), in_order, space)
    except (CalamineError, ValueError, OverflowError, OSError) as error:
        raise damaged() from error
    except FileRefusedError:
        raise
    except BaseException as error:
        # A panic of the library in Rust is no Exception; a damaged file can bring one about.
        if type(error).__name__ == "PanicException":
            raise damaged() from error
        raise


def _visible_sheets(
    workbook: CalamineWorkbook, seen: list[Seen], space: Room
) -> tuple[list[Sheet], list[Notice]]:
    sheets: list[Sheet] = []
    notices: list[Notice] = []
    for place, facts in enumerate(workbook.sheets_metadata):
        if facts.typ != SheetTypeEnum.WorkSheet:
            continue
        if facts.visible != SheetVisibleEnum.Visible:
            notices.append(hidden_sheet(facts.name))
            continue
        known = seen[place] if place < len(seen) else NOTHING_SEEN
        sheets.append(Sheet(facts.name, _cells(workbook.get_sheet_by_index(place), known, space)))
        if known.uncounted:
            first = known.uncounted[0]
            notices.append(formulas_without_value(facts.name, len(known.uncounted), first))
    return sheets, notices


def _cells(sheet: CalamineSheet, seen: Seen, space: Room) -> list[list[str]]:
    check_cells(sheet.total_height + 1, sheet.total_width + 1, space)
    same: dict[str, str] = {}  # equal cells share one string
    rows = [
        [same.setdefault(text, text) for text in map(text_of, row)]
        for row in sheet.to_python(skip_empty_area=False)
    ]
    for row, column in seen.percentages():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = as_percentage(rows[row][column])
    for (row, column), text in seen.errors.items():
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend([""] * (column + 1 - len(rows[row])))
        rows[row][column] = text
    while rows and not any(rows[-1]):
        rows.pop()
    return rows
