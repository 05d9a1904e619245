"""What python-calamine says of a workbook's visible sheets, a row of text at a time."""

import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree.ElementTree import ParseError

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from lib.importing.readers.limits import Room, check_cells
from lib.importing.readers.notices import formulas_without_value, hidden_sheet
from lib.importing.readers.numbers import text_of
from lib.importing.sheet import Notice

UNREADABLE = (CalamineError, ParseError, struct.error, ValueError, LookupError, OSError)
"""What reading a damaged workbook raises; a panic in Rust ends the process without a word."""


@dataclass
class Beside:
    """What a sheet's own records say that python-calamine does not."""

    shown: dict[tuple[int, int], str] = field(default_factory=dict)  # by row and column from 0
    uncounted: list[str] = field(default_factory=list)  # formulas without a value, such as C5


@dataclass(frozen=True)
class Prepared:
    """A workbook to hand to python-calamine, and what stands beside each sheet, in its order."""

    data: bytes
    beside: list[Beside] = field(default_factory=list)


def said_of(workbook: Prepared, space: Room) -> Iterator[Notice | list[str] | dict[str, str]]:
    """Yield each visible sheet's name, its rows, and what is to be noticed about it."""
    found = CalamineWorkbook.from_filelike(BytesIO(workbook.data))
    for place, facts in enumerate(found.sheets_metadata):
        if facts.typ != SheetTypeEnum.WorkSheet:
            continue
        if facts.visible != SheetVisibleEnum.Visible:
            yield hidden_sheet(facts.name)
            continue
        beside = workbook.beside[place] if place < len(workbook.beside) else Beside()
        yield {"sheet": facts.name}
        yield from _rows(found.get_sheet_by_index(place), beside, space)
        if beside.uncounted:
            yield formulas_without_value(facts.name, len(beside.uncounted), beside.uncounted[0])


def _rows(sheet: CalamineSheet, beside: Beside, space: Room) -> Iterator[list[str]]:
    """Yield the rows down to the last that says something."""
    if sheet.start is None:
        return
    check_cells(sheet.total_height + 1, sheet.total_width + 1, space)
    margin = [""] * sheet.start[1]  # rows come from the first on, columns from the first filled
    blank = [""] * (sheet.total_width + 1)
    waiting = 0  # blank rows, not yet said
    for row, values in enumerate(sheet.iter_rows()):
        texts = margin + list(map(text_of, values))
        for column in range(len(texts)) if beside.shown else ():
            texts[column] = beside.shown.get((row, column), texts[column])
        if not any(texts):
            waiting += 1
            continue
        yield from [blank] * waiting
        waiting = 0
        yield texts


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return the parts in a zip, so that python-calamine reads what was looked at and no more."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
