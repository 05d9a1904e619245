"""What a sheet holds: where its headings are, what each column is, what kind of file it makes."""

from dataclasses import dataclass

from lib.importing.headings import field_of, key, subject_and_measure
from lib.importing.scales import choose_scale, holds_grades, split_scale
from lib.importing.sheet import SchoolFile, Sheet
from lib.importing.subjects import Subject, SubjectBook

HEADING_ROWS = 40
"""How far down the headings may stand, below titles, filters and dates."""

PUPIL_KEYS = {"upn", "former_upn", "admission_number", "surname", "forename", "full_name"}
PUPIL_DETAILS = {
    "sex",
    "date_of_birth",
    "disadvantaged",
    "looked_after",
    "sen",
    "eal",
    "ks2_reading",
    "ks2_maths",
    "year_group",
    "results_year",
    "joined_on",
    "left_on",
}
CONTENT_NAMES = {
    "pupil_list": "a pupil list",
    "targets": "targets",
    "wide_marksheet": "a marksheet",
    "long_results": "results, one a row",
    "interventions": "interventions",
}


@dataclass(frozen=True)
class Column:
    """One column: its heading, and the field or the subject and measure it holds."""

    place: int  # from 0
    heading: str
    field: str | None = None  # upn, surname … or not_used
    subject: Subject | None = None
    measure: str | None = None  # class, target, grade
    qualification: str | None = None  # the scale its grades are read on
    key: str = ""  # its heading as headings are compared; `#2` follows for a second of the same
    why: str = "heading"  # heading, said, said_elsewhere, values, none
    scale_why: str = "usual"  # usual, said, values
    samples: tuple[str, ...] = ()  # up to three different values

    @property
    def is_unknown(self) -> bool:
        """Whether the heading says nothing Checkpoint knows."""
        return bool(self.heading) and self.field is None and self.subject is None


@dataclass(frozen=True)
class Recognition:
    """What one sheet was taken for."""

    sheet: Sheet
    content: str | None  # a key of CONTENT_NAMES; None when it could not be told
    heading_row: int  # its number in the file, from 1
    columns: tuple[Column, ...]
    layout: str = ""  # what the headings come to, whatever their order
    left_out: tuple[tuple[int, str], ...] = ()  # rows that are no pupils: totals, headings again

    @property
    def rows(self) -> list[tuple[int, list[str]]]:
        """Every row below the headings that is not blank, with its number in the file."""
        below = self.sheet.cells[self.heading_row :]
        headings = [column.heading for column in self.columns]
        return [
            (number, row)
            for number, row in enumerate(below, start=self.heading_row + 1)
            if any(row) and row[: len(headings)] != headings
        ]

    def column(self, field: str) -> Column | None:
        """Return the first column that holds a field, or None."""
        return next((column for column in self.columns if column.field == field), None)

    def subject_columns(self, measure: str) -> list[Column]:
        """Return the subject columns that hold a measure (grade, target or class)."""
        return [c for c in self.columns if c.subject and c.measure == measure]


def recognise(file: SchoolFile, book: SubjectBook, content: str | None = None) -> Recognition:
    """Return what the first recognisable sheet holds, or the first sheet with content None.

    `content` is what a person or a manifest says it holds; the columns are still read.
    """
    seen = [recognise_sheet(sheet, book, file.name, content) for sheet in file.sheets]
    return next((found for found in seen if found.content), seen[0])


def recognise_sheet(
    sheet: Sheet, book: SubjectBook, file_name: str, content: str | None = None
) -> Recognition:
    """Return what one sheet holds."""
    heading_row = _heading_row(sheet, book)
    headings = sheet.cells[heading_row - 1] if sheet.cells else []
    columns = [_column(place, heading, book) for place, heading in enumerate(headings)]
    title = " ".join(
        [file_name, sheet.name, *(" ".join(r) for r in sheet.cells[: heading_row - 1])]
    )
    content = content or _content(columns, title) or _unnamed_marksheet(columns, sheet, heading_row)
    measured = tuple(_measured(column, content, sheet, heading_row) for column in columns)
    return Recognition(sheet, content, heading_row, measured)


def _heading_row(sheet: Sheet, book: SubjectBook) -> int:
    """Return the number of the row with the most known headings, the first of equals."""
    scores = [
        sum(1 for text in row if text[:1].isalpha() and _is_known(text, book))
        for row in sheet.cells[:HEADING_ROWS]
    ]
    return scores.index(max(scores)) + 1 if scores and max(scores) else 1


def _is_known(heading: str, book: SubjectBook) -> bool:
    return bool(field_of(heading) or _subject(heading, book)[0])


def _column(place: int, heading: str, book: SubjectBook) -> Column:
    field = field_of(heading)
    if field:
        return Column(place, heading, field=field)
    subject, measure, said = _subject(heading, book)
    if measure == "not_used":
        return Column(place, heading, field="not_used")
    return Column(place, heading, subject=subject, measure=measure, qualification=said)


def _subject(heading: str, book: SubjectBook) -> tuple[Subject | None, str | None, str | None]:
    """Return the subject, the measure and the scale that a heading names, each None if not."""
    whole = book.find(heading)
    if whole:
        return whole, None, None
    name, measure = subject_and_measure(heading)
    if not book.find(name):
        plain, said = split_scale(name, lambda n: getattr(book.find(n), "qualification", None))
        return book.find(plain), measure, said
    return book.find(name), measure, None


def _content(columns: list[Column], title: str) -> str | None:
    fields = {column.field for column in columns}
    subjects = [c for c in columns if c.subject and c.measure != "class"]
    if not fields & PUPIL_KEYS:
        return None
    if "intervention" in fields:
        return "interventions"
    if {"subject", "grade"} <= fields:
        return "long_results"
    if subjects:
        return "targets" if _are_targets(subjects, title) else "wide_marksheet"
    return "pupil_list" if fields & PUPIL_DETAILS else None


def _unnamed_marksheet(columns: list[Column], sheet: Sheet, heading_row: int) -> str | None:
    """Take a sheet for a marksheet when its grades stand under headings nobody knows."""
    graded = [c for c in columns if c.is_unknown and holds_grades(_below(sheet, heading_row, c))]
    has_pupils = {column.field for column in columns} & PUPIL_KEYS
    return "wide_marksheet" if has_pupils and graded else None


def _below(sheet: Sheet, heading_row: int, column: Column) -> list[str]:
    """Return the cells of a column below the headings."""
    rows = sheet.cells[heading_row:]
    return [row[column.place] for row in rows if column.place < len(row)]


def _are_targets(subjects: list[Column], title: str) -> bool:
    measures = {column.measure for column in subjects}
    return measures == {"target"} or (None in measures and "target" in key(title))


def _measured(column: Column, content: str | None, sheet: Sheet, heading_row: int) -> Column:
    """Give a subject column its measure and the scale of its grades."""
    if column.subject is None:
        return column
    measure = column.measure or ("target" if content == "targets" else "grade")
    values = _below(sheet, heading_row, column)
    usual = column.qualification or choose_scale(column.subject.qualification, values)
    scale = usual if measure != "class" else None
    return Column(column.place, column.heading, None, column.subject, measure, scale)
