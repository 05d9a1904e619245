"""Whether what a column, a title or a row says of its grades fits the checkpoint they are for."""

import re
from collections.abc import Sequence
from datetime import date

from lib.importing.delivery import CheckpointChoice
from lib.importing.reading.columns import Column
from lib.importing.reading.headings import plain_words, year_groups_in
from lib.importing.reading.times import academic_years_in, half_terms_in
from lib.importing.reading.values import days

FINAL = 7
DAYS = frozenset({None, "not_used", "entered_on", "tested_on"})
SUMMER = frozenset({5, 6})
MOSTLY = 0.8
SAMPLED = 400
OF_TIMES = re.compile(
    r"\b(terms?|half|halfterm|ht|years?|when|collect\w*|periods?|seasons?|times?|cycles?|drops?"
    r"|capture|point|assessments?|checkpoints?|series|windows?|report\w*|milestones?|phase|rounds?"
    r"|exams?|tests?|sessions?|results?|data\w*)\b"
)
OF_OTHER_TIMES = re.compile(
    r"\b(birth|born|entry|entered|join(ed|ing)|admi\w*|ks[12]|key stage|last|previous|prior|next"
    r"|house|interventions?|support|start\w*|end\w*|leav\w*|left|cohort|arriv\w*|review\w*|groups?"
    r"|tutor|targets?|baseline)\b"
)
"""Headings that may say when a row was collected, and those that say when something else was."""


def time_fits(text: str, choice: CheckpointChoice) -> bool:
    """Whether the half term and the academic year that words name, if any, are the checkpoint's."""
    terms, years = half_terms_in(text), academic_years_in(text)
    wanted = {choice.half_term} | (SUMMER if choice.half_term == FINAL else set())
    return not (terms and terms.isdisjoint(wanted)) and choice.academic_year in (
        years or {choice.academic_year}
    )


def group_fits(text: str, choice: CheckpointChoice) -> bool:
    """Whether the year group that words name, if any, is the checkpoint's.

    What is predicted may be for the end of a later one.
    """
    named = year_groups_in(text)
    is_to_come = choice.kind == "predicted" and min(named, default=0) > choice.year_group
    return not named or choice.year_group in named or is_to_come


def days_before(
    columns: Sequence[Column], rows: Sequence[tuple[int, list[str]]], first: date
) -> list[tuple[Column, date]]:
    """Return the columns of days of which the latest is before a day, and that latest one."""
    found = []
    for column in columns:
        is_open = column.subject is None and column.field in DAYS
        if not is_open or OF_OTHER_TIMES.search(plain_words(column.heading)):
            continue
        cells = [row[column.place] for _, row in rows if column.place < len(row)]
        filled = [cell for cell in cells if cell]
        told = [day for day in days(filled) if day]
        if told and len(told) >= MOSTLY * len(filled) and max(told) < first:
            found.append((column, max(told)))
    return found


def fits(column: Column, choice: CheckpointChoice) -> bool:
    """Whether a column's heading says neither another kind of grade nor another time."""
    return column.kind in (None, choice.kind) and _time_and_group_fit(column, choice)


def _time_and_group_fit(column: Column, choice: CheckpointChoice) -> bool:
    return time_fits(column.heading, choice) and group_fits(column.heading, choice)


def says_it_fits(column: Column, choice: CheckpointChoice) -> bool:
    """Whether a column's heading says the checkpoint's kind or time, and nothing else."""
    return fits(column, choice) and bool(column.kind or column.time)


def time_columns(columns: Sequence[Column], rows: Sequence[tuple[int, list[str]]]) -> list[Column]:
    """Return the columns that say of each row when it was collected: Academic year, Term."""
    open_ones = (c for c in columns if c.subject is None and c.field in (None, "not_used"))
    return [column for column in open_ones if _tells_times(column, rows)]


def _tells_times(column: Column, rows: Sequence[tuple[int, list[str]]]) -> bool:
    near = [row[column.place] for _, row in rows[:SAMPLED] if column.place < len(row)]
    return tells_times(near, column.heading)


def tells_times(near: Sequence[str], heading: str = "") -> bool:
    """Whether nearly all the cells of a column that are filled name a half term or a year.

    Under Half term, or HT, a bare number names one. A heading that says something else than when it
    was collected (Term of birth, Year of entry) is believed before the cells.
    """
    words = plain_words(heading)
    if words and (OF_OTHER_TIMES.search(words) or not OF_TIMES.search(words)):
        return False
    # A heading with a half-term of its own stands over grades: those numbers name none.
    heading = "" if half_terms_in(heading) else heading
    near = [f"{heading} {cell}" if cell.isdigit() else cell for cell in near]
    cells = [cell for cell in near if cell]
    told = [cell for cell in cells if half_terms_in(cell) or academic_years_in(cell)]
    return bool(told) and len(told) >= MOSTLY * len(cells)
