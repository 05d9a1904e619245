"""The tables of one file that are brought in by themselves: its sheets, and what each holds.

A workbook may have a sheet a subject, and a sheet may hold targets beside grades. Each becomes a
delivery of its own, since each has its own place: targets an academic year, grades a checkpoint.
"""

from collections.abc import Callable
from dataclasses import replace

from lib.importing.delivery import Delivery
from lib.importing.kinds import kind_of
from lib.importing.reading.answers import Answers
from lib.importing.reading.layouts import said_of
from lib.importing.reading.recognise import Recognition, recognise_sheet
from lib.importing.reading.subjects import SubjectBook
from lib.importing.reading.tables.cutting import tables_in
from lib.importing.sheet import Notice, SchoolFile, Sheet
from lib.store.statements import Cursor


def recognised(
    cursor: Cursor, urn: int, book: SubjectBook, delivery: Delivery, sheet: Sheet
) -> tuple[Recognition, Answers]:
    """Return what a sheet holds, read as people said of its layout, and what they said."""
    found = recognise_sheet(sheet, book, delivery)
    said = said_of(cursor, urn, found.layout)
    if said.columns or said.content:
        found = recognise_sheet(sheet, book, delivery, said)
    return found, said


def recognised_part(cursor: Cursor, urn: int, book: SubjectBook, delivery: Delivery) -> Recognition:
    """Return what a delivery's sheet holds, or its first recognisable one; content None if none."""
    sheets = [s for s in delivery.read.sheets if delivery.sheet in (None, s.label)]
    seen = [recognised(cursor, urn, book, delivery, sheet)[0] for sheet in sheets]
    return next((found for found in seen if found.content), seen[0])


def parts_of(
    cursor: Cursor,
    urn: int,
    book: SubjectBook,
    delivery: Delivery,
    answered: Callable[[str], Answers] | None = None,
) -> list[Delivery]:
    """Return one delivery for each table of a file; the file itself when it has only one.

    A kind of content that a person has said is taken for every sheet that can hold it. `answered`
    gives what was said of a sheet by its label, which may be what it holds.
    """
    if delivery.file is None or delivery.sheet is not None:
        return [delivery]
    delivery = replace(delivery, file=_cut(delivery.file, book))
    tables, unused = [], []
    for sheet in delivery.read.sheets:
        known = replace(delivery, answers=answered(sheet.label)) if answered else delivery
        contents = _contents(*recognised(cursor, urn, book, known, sheet), delivery)
        # Rows whose headings say nothing are told of, and never read under those above.
        is_cut = sheet.from_row is not None
        tables += [(sheet, content) for content in contents or (None,) * is_cut]
        unused += [] if contents or is_cut else [sheet]
    own = [(s, c) for s, c in tables if c and kind_of(c).is_whole_file]
    tables, unused = (own, []) if own else (tables, unused)
    whole = _with_unused(delivery, unused) if tables else delivery
    if len(tables) < 2 and not own:
        return [whole]
    return [
        replace(whole, sheet=sheet.label, content=content, part=number)
        for number, (sheet, content) in enumerate(tables, start=1)
    ]


def _cut(file: SchoolFile, book: SubjectBook) -> SchoolFile:
    """Return the file with each table of its sheets as a sheet of its own."""
    tables = tuple(table for sheet in file.sheets for table in tables_in(sheet, book))
    return replace(file, sheets=tables) if len(tables) > len(file.sheets) else file


def _contents(seen: Recognition, said: Answers, delivery: Delivery) -> tuple[str, ...]:
    if delivery.content:
        return (delivery.content,) if seen.contents else ()
    return (said.content,) if said.content else seen.contents


def _with_unused(delivery: Delivery, unused: list[Sheet]) -> Delivery:
    """Note each sheet that holds nothing Checkpoint knows, where another one does."""
    notices = tuple(
        Notice(
            "file_sheet_not_used",
            "note",
            f"Sheet “{sheet.name}” holds nothing Checkpoint knows, and is not used.",
            "Nothing to do, unless it holds something you expected to see.",
            value=sheet.name,
        )
        for sheet in unused
    )
    notices = tuple(notice for notice in notices if notice not in delivery.read.notices)
    file = replace(delivery.read, notices=(*delivery.read.notices, *notices))
    return replace(delivery, file=file)
