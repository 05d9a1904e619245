"""Describe a book and one writer lays it out: cover, contents, sheets, notes and sources.

Real Excel tables, frozen headings, A4 landscape one page wide, headings on every printed page,
no merged cells. Text is written as text, so nothing in it can run. The same book gives the same
bytes: the created date is the book's own and the clock is never asked.
"""

import io
import re
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from lib.exports.frame.escaping import plain
from lib.exports.frame.styles import TITLE_HEIGHT, formats

COVER, NOTES = "Cover", "Notes"
KEEP_INSIDE = "Contains personal data. Keep it inside the school; delete it when it is done with."
"""What the cover warns of where a workbook is for the school's own people."""
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""What a browser is told it downloads."""
LONGEST_SHEET_NAME = 31
HEADING_HEIGHT, TURNED_HEIGHT = 48, 132


@dataclass(frozen=True)
class Column:
    """One column: where its values come from (None: left empty to fill in) and how it looks.

    A turned heading reads upwards, so that a narrow column can bear a whole name. A planning
    column is shaded to be filled in, whether or not something stands in it already.
    """

    source: str | None
    heading: str
    width: float = 10
    role: str = "text"
    choices: tuple[str, ...] = ()
    prompt: str = ""
    is_hidden: bool = False
    is_turned: bool = False
    is_planning: bool = False


@dataclass(frozen=True)
class Sheet:
    """One table under its title. `nothing` is what to say when the frame has no rows."""

    name: str
    title: str
    captions: tuple[str, ...]
    frame: pd.DataFrame
    columns: tuple[Column, ...]
    nothing: str = "No rows."


@dataclass(frozen=True)
class Book:
    """A whole workbook. `facts` are the cover's labels and values; `footer` prints on each page."""

    title: str
    warning: str
    facts: tuple[tuple[str, object], ...]
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    footer: str
    created_on: date


def write_book(book: Book) -> bytes:
    """Return the book as the bytes of an .xlsx file."""
    out = io.BytesIO()
    # in_memory also gives every part of the zip one fixed time: equal books, equal bytes.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as workbook:
        workbook.set_properties({"title": book.title, "created": _midnight(book.created_on)})
        looks = formats(workbook)
        names = sheet_names([COVER, *(sheet.name for sheet in book.sheets), NOTES])
        pages = [workbook.add_worksheet(name) for name in names]
        _write_cover(pages[0], looks, book, names[1:-1])
        for number, (page, sheet) in enumerate(zip(pages[1:-1], book.sheets, strict=True), 1):
            _write_sheet(page, looks, sheet, number)
        _write_notes(pages[-1], looks, book)
        for page in pages:
            _set_up_printing(page, book.footer)
    return out.getvalue()


def sheet_names(wanted: list[str]) -> list[str]:
    """Return a name Excel accepts for each: legal, at most 31 characters, no two alike."""
    names: list[str] = []
    for name in wanted:
        legal = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).strip(" '") or "Sheet"
        if legal.casefold() == "history":
            legal += " list"  # Excel keeps the name History for itself
        taken = {n.casefold() for n in names}
        endings = ["", *(f" {n}" for n in range(2, len(wanted) + 2))]
        tries = (_shortened(legal, ending) for ending in endings)
        names.append(next(t for t in tries if t.casefold() not in taken))
    return names


def _shortened(name: str, ending: str) -> str:
    # Excel counts UTF-16 units, in which a character outside the basic plane is two.
    units = name.encode("utf-16-le")[: 2 * (LONGEST_SHEET_NAME - len(ending))]
    return units.decode("utf-16-le", errors="ignore").strip(" '") + ending


def _write_cover(page: Worksheet, looks: dict[str, Format], book: Book, names: list[str]) -> None:
    page.set_column(0, 0, 34)
    page.set_column(1, 1, 110)
    page.set_row(0, TITLE_HEIGHT)
    page.write_string(0, 0, book.title, looks["title"])
    page.write_string(1, 0, book.warning, looks["caption"])
    for row, (label, value) in enumerate(book.facts, 3):
        page.write_string(row, 0, label, looks["label"])
        _write(page, row, 1, value, looks["fact_date" if isinstance(value, date) else "fact"])
    top = len(book.facts) + 4
    page.write_string(top, 0, "In this workbook", looks["section"])
    for row, (name, sheet) in enumerate(zip(names, book.sheets, strict=True), top + 1):
        _write_link(page, row, name, looks["link"])
        page.write_string(row, 1, sheet.title, looks["fact"])
    _write_link(page, top + 1 + len(names), NOTES, looks["link"])
    page.write_string(top + 1 + len(names), 1, "What the columns mean, and sources", looks["fact"])


def _write_sheet(page: Worksheet, looks: dict[str, Format], sheet: Sheet, number: int) -> None:
    page.set_row(0, TITLE_HEIGHT)
    page.write_string(0, 0, sheet.title, looks["title"])
    for row, caption in enumerate(sheet.captions, 1):
        page.write_string(row, 0, caption, looks["caption"])
    top = len(sheet.captions) + 2
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width, None, {"hidden": column.is_hidden})
    if sheet.frame.empty:
        page.write_string(top, 0, sheet.nothing, looks["caption"])
        return
    _write_table(page, looks, sheet, top, number)
    page.set_row(top, TURNED_HEIGHT if any(c.is_turned for c in sheet.columns) else HEADING_HEIGHT)
    page.freeze_panes(top + 1, 1)
    page.repeat_rows(top)


def _write_table(
    page: Worksheet, looks: dict[str, Format], sheet: Sheet, top: int, number: int
) -> None:
    last_row, last_column = top + len(sheet.frame), len(sheet.columns) - 1
    headings = [
        {"header": c.heading, "header_format": looks[_heading_role(c)]} for c in sheet.columns
    ]
    table = {
        "name": f"table_{number}",
        "style": None,
        "columns": headings,
        "title": sheet.title,
        "description": " ".join(sheet.captions),
    }
    page.add_table(top, 0, last_row, last_column, table)
    # Grades are labels: 7 and 5-4 stand as text, and Excel need not warn about it.
    page.ignore_errors({"number_stored_as_text": xl_range(top + 1, 0, last_row, last_column)})
    for place, column in enumerate(sheet.columns):
        values = [None] * len(sheet.frame) if column.source is None else sheet.frame[column.source]
        for row, value in enumerate(values, top + 1):
            _write(page, row, place, value, looks[column.role])
        _offer_choices(page, column, place, top + 1, last_row)


def _heading_role(column: Column) -> str:
    if column.source is None or column.is_planning:
        return "planning_heading"
    return "turned_heading" if column.is_turned else "heading"


def _offer_choices(page: Worksheet, column: Column, place: int, first: int, last: int) -> None:
    if column.choices:
        rule = {"validate": "list", "source": list(column.choices)}
    elif column.role == "planning_date":
        rule = {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1)}
    else:
        return
    words = {
        "input_title": column.heading,
        "input_message": column.prompt,
        "error_title": column.heading,
        "error_message": "Choose one from the list." if column.choices else "Enter a date.",
    }
    page.data_validation(first, place, last, place, rule | words)


def _write_notes(page: Worksheet, looks: dict[str, Format], book: Book) -> None:
    page.set_column(0, 0, 144)
    page.set_row(0, TITLE_HEIGHT)
    page.write_string(0, 0, "Notes and sources", looks["title"])
    row = 2
    for section, lines in (("Notes", book.notes), ("Sources", book.sources)):
        page.write_string(row, 0, section, looks["section"])
        for line in lines:
            row += 1
            page.write_string(row, 0, line, looks["fact"])
        row += 2


def _write(page: Worksheet, row: int, column: int, value: object, look: Format) -> None:
    cell = plain(value)
    if cell is None:
        page.write_blank(row, column, None, look)
    elif isinstance(cell, bool):
        page.write_string(row, column, "Yes" if cell else "No", look)
    elif isinstance(cell, int | float):
        page.write_number(row, column, cell, look)
    elif isinstance(cell, date):
        page.write_datetime(row, column, _midnight(cell), look)
    else:
        page.write_string(row, column, cell, look)


def _write_link(page: Worksheet, row: int, name: str, look: Format) -> None:
    quoted = name.replace("'", "''")
    page.write_url(row, 0, f"internal:'{quoted}'!A1", look, string=name)


def _set_up_printing(page: Worksheet, footer: str) -> None:
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.hide_gridlines(2)
    # In a footer & starts a code, and Excel takes 255 characters at most.
    page.set_footer(f"&L&9{footer.replace('&', '&&')[:200]}&R&9Page &P of &N")


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)
