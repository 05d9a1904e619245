"""Columns that stand where grades are looked for, and hold something else."""

import re

from lib.importing.contents.results_by_row import cells_of_qualifications
from lib.importing.findings import Finding
from lib.importing.kinds import kind_of
from lib.importing.people.matching import texts
from lib.importing.reading.columns import Column
from lib.importing.reading.headings import heading_parts
from lib.importing.reading.scales.choosing import holds_grades
from lib.importing.reading.scales.not_grades import held_instead, letters_of_a_ladder
from lib.importing.reading.scales.school import YEARS
from lib.importing.screening import Screening
from lib.words import listed

PAPER = re.compile(r"\bpaper ?\d\b", flags=re.IGNORECASE)
MARKS = re.compile(
    r"\s*(?:[(\[]?(?:out of|max\.?|/)\s*\d{1,3}[)\]]?|[(\[]\d{2,3}[)\]]|[(\[]?(?:raw |total |max )?"
    r"(?:marks?|scores?|percent(?:age)?|%)[)\]]?)\s*$",
    flags=re.IGNORECASE,
)
"""What stands after a subject that has marks below it."""

PAIRED = re.compile(r"(?:option |gcse )?subject(?: name)?[ .]?\d{0,2}", flags=re.IGNORECASE)
NAMED = 4
OTHERWISE = "If it holds grades after all, say which scale it is on; else say that it is not used."
REMEDIES = {
    "marks": "Give the grades that the marks came to, or say that the column is not used.",
    "attendance": "Attendance is a kind of its own: head the column Attendance and its half-term.",
    "percentages": "If it is attendance, head the column Attendance and its half-term; for "
    "percentages of marks, give the grades they came to.",
    "reading": "Reading ages are a kind of their own: head the column Reading age, beside a Test "
    "date.",
    "standardised": "Standardised scores are a kind of their own: head the column with the test's "
    "name, such as NGRT SAS or CAT4 Verbal.",
    "attitude": "Attitude is a kind of its own: choose “is attitude to learning” above, or head "
    "the column with ATL or Effort beside the subject.",
}


def check_not_grades(s: Screening) -> list[Finding]:
    """A column that is mostly no grades: told once and left out, and not once a cell."""
    if s.columns.content is None or not kind_of(s.columns.content).has_grades:
        return []
    found = [(column, _held(s, column, scale)) for column, scale in _graded(s)]
    return [
        Finding(
            "not_grades",
            "error",
            f"This looks like {held}, not grades{_of(column)}, and is left out.",
            f"{REMEDIES.get(held.split()[0], '')} {_scales(s, column)}{OTHERWISE}".strip(),
            column=column.heading,
            value=column.heading,
            place=column.place,
        )
        for column, held in found
        if held
    ]


def columns_of_marks(s: Screening) -> list[Column]:
    """Return the columns of a subject's marks, score or percentage in a file of nothing else."""
    if s.columns.content or s.columns.sheet.from_row is not None:
        return []
    return [
        column
        for column in s.columns.columns
        if column.field in (None, "not_used") and any(column.samples)
        if (bare := MARKS.sub("", column.heading).strip()) != column.heading.strip()
        if any(s.book.find(text) for text in heading_parts(bare).subjects)
    ]


def check_columns_of_marks(s: Screening) -> list[Finding]:
    """Marks are no grades: which grade a mark comes to differs from paper to paper."""
    found = columns_of_marks(s)
    if not found:
        return []
    named = listed([f"“{column.heading}”" for column in found[:NAMED]])
    return [
        Finding(
            "columns_of_marks",
            "error",
            f"By their headings these are marks or percentages, not grades: {named}.",
            "Bring in the grades that they came to. If they are grades, say of each column which "
            "subject it is.",
        )
    ]


def check_columns_of_pairs(s: Screening) -> list[Finding]:
    """Several pairs of subject and grade in one row, of which only one would be read."""
    paired = [c for c in s.columns.columns if PAIRED.fullmatch(c.heading.strip())]
    if len(paired) < 2 or s.columns.sheet.is_unheaded:
        return []
    return [
        Finding(
            "columns_of_pairs",
            "error",
            f"Each row holds {len(paired)} subjects side by side, so nothing of it is read.",
            "Export a row for each pupil and subject, or a column a subject.",
            value=", ".join(column.heading for column in paired),
        )
    ]


def check_columns_of_papers(s: Screening) -> list[Finding]:
    """A grade of one paper, which is not taken for the subject's."""
    return [
        Finding(
            "columns_of_papers",
            "warning",
            "This column is of one paper, not of the subject, and is not used.",
            "If it is the subject's grade, say so; else nothing.",
            column=column.heading,
            value=column.heading,
        )
        for column in s.columns.columns
        if column.field == "not_used" and column.why in ("heading", "beside_subject")
        if PAPER.search(column.heading) and holds_grades(_cells(s, column))
    ]


def _graded(s: Screening) -> list[tuple[Column, str | None]]:
    """Return the columns whose grades would be stored and their scales, those said by hand apart.

    The column of results one a row is on many scales.
    """
    if s.columns.is_long:
        column = s.columns.grade_column()
        return [(column, None)] if column else []
    columns = s.columns.subject_columns("target" if s.columns.content == "targets" else "grade")
    return [
        (c, c.qualification or "gcse")
        for c in columns
        if c.scale_why != "said" and not c.school_scale
    ]


def _held(s: Screening, column: Column, scale: str | None) -> str | None:
    """Return what a column holds in place of grades; letters that are steps of several ladders."""
    cells = _cells(s, column)
    held = held_instead(scale, cells)
    if scale is None:
        return held_instead(scale, cells_of_qualifications(s)) if held else None
    choice = s.delivery.checkpoint
    is_young = s.belongs_to_checkpoint and choice is not None and choice.year_group in YEARS
    is_doubtful = column.scale_why == "values" or not any(column.read(cell).grade for cell in cells)
    is_of_a_ladder = is_young and is_doubtful and not held
    return letters_of_a_ladder(cells) if is_of_a_ladder else held


def _scales(s: Screening, column: Column) -> str:
    """Offer the scales of Years 7 to 9 on which the column could be read."""
    names = [f"“{scale.name}”" for scale in s.book.scales.knowing(_cells(s, column))]
    if not names or s.columns.is_long:
        return ""
    return f"In Years 7 to 9 it may be on the scale {' or '.join(names)}: then say so. "


def _of(column: Column) -> str:
    return f" in {column.subject.name}" if column.subject else ""


def _cells(s: Screening, column: Column) -> list[str]:
    return texts(s.columns.rows, column)
