"""Which rows below the headings are left out: no pupils, shifted, or of another kind or time."""

from collections import Counter

from lib.importing.checks.fitting import stored_as
from lib.importing.contents.results_by_row import rows_wanted
from lib.importing.findings import Finding
from lib.importing.people.matching import texts
from lib.importing.reading.beside.kinds_of_rows import OTHER_KIND
from lib.importing.reading.columns import Column
from lib.importing.reading.fitting import time_columns, time_fits
from lib.importing.reading.headings import Measure
from lib.importing.reading.not_pupils import DOUBTFUL
from lib.importing.reading.tables.shifting import shifted_rows
from lib.importing.reading.tables.titles import measure_said
from lib.importing.reading.times import academic_years_in
from lib.importing.screening import Screening
from lib.words import counted, either

MEASURES = {
    "targets": "target",
    "other_targets": "target",
    "wide_marksheet": "grade",
    "long_results": "grade",
    "attitude": "attitude",
}
"""Contents that a column of kinds tells apart, and the measure of their rows."""


def check_rows_doubtful(s: Screening) -> list[Finding]:
    """Rows that a pupil called Max and a row of highest grades would both come to."""
    return [
        Finding(
            "rows_doubtful",
            "warning",
            reason,
            "If it is a pupil, fill in the UPN, the admission number or the whole name.",
            row=number,
            is_left_out=True,
        )
        for number, reason in s.columns.left_out
        if reason == DOUBTFUL
    ]


def check_rows_shifted(s: Screening) -> list[Finding]:
    """A row of which a part stands under the headings beside its own."""
    return [
        Finding(
            "rows_shifted",
            "error",
            f"“{shifted.value}” is one column too far to the {shifted.side}, and with it what "
            "follows, so that grades would be another subject's; the row is left out.",
            "Move its cells back under their headings and bring the file in again.",
            row=shifted.row,
            column=shifted.heading,
            value=shifted.value,
        )
        for shifted in shifted_rows(s.columns)
    ]


def check_rows_left_out(s: Screening) -> list[Finding]:
    """Rows below the headings that are no pupils."""
    return [
        Finding(
            "rows_left_out",
            "note",
            reason,
            "Nothing to do, unless it is a pupil after all: then fill in the UPN.",
            row=number,
            is_left_out=True,
        )
        for number, reason in s.columns.left_out
        if reason not in (DOUBTFUL, OTHER_KIND)
    ]


def check_rows_of_other_time(s: Screening) -> list[Finding]:
    """A row whose term or academic year, in a column of its own, is not the checkpoint's."""
    choice = s.delivery.checkpoint
    is_of_targets = s.columns.content == "targets"
    if not is_of_targets and (not s.belongs_to_checkpoint or choice is None):
        return []
    stored = stored_as(s)
    return [
        Finding(
            "rows_of_other_time",
            "error",
            f"“{row[column.place]}” is not {stored}.",
            "Bring it in for its own year."
            if is_of_targets
            else "Bring it in for its own checkpoint.",
            row=number,
            column=column.heading,
            value=row[column.place],
        )
        for column in time_columns(s.columns.columns, s.columns.rows)
        for number, row in s.columns.rows
        if column.place < len(row) and not _row_fits(s, row[column.place])
    ]


def check_rows_of_other_kind(s: Screening) -> list[Finding]:
    """Rows that a column says are of another kind of grade, told once a kind."""
    column = s.columns.column("grade_type")
    if column is None or not s.columns.content or not s.kind.has_grades:
        return []
    others = [content for content in s.columns.contents if content != s.columns.content]
    beside = {MEASURES[content] for content in others if content in MEASURES}
    of_others = Counter(_of_others(s, column))
    return [
        Finding(
            "rows_of_other_kind",
            "note",
            f"{counted(count, 'row')} under “{text}” {either(count, 'is', 'are')} of another kind "
            "than what is being stored, and not used.",
            _remedy(measure),
            column=column.heading,
            value=text,
        )
        for text, count in of_others.items()
        if not ((measure := measure_said(text)) and measure.name in beside)
    ]


def _of_others(s: Screening, column: Column) -> list[str]:
    """Return what each row of another kind says it is."""
    if s.columns.is_long:
        types = texts(s.columns.rows, column)
        wanted = rows_wanted(s, types)
        return [text for text, is_wanted in zip(types, wanted, strict=True) if not is_wanted]
    others = {number for number, reason in s.columns.left_out if reason == OTHER_KIND}
    rows = [row for number, row in s.columns.filled_rows if number in others]
    return [row[column.place] if column.place < len(row) else "" for row in rows]


def _remedy(measure: Measure | None) -> str:
    if measure and measure.name == "attitude":
        return "For those, export the rows of attitude or effort alone."
    if measure is None:
        return "If they are grades, write in that column of which kind."
    return "For those grades, bring the file in again and choose their kind."


def _row_fits(s: Screening, text: str) -> bool:
    choice = s.delivery.checkpoint
    if s.columns.content == "targets":
        return s.academic_year in (academic_years_in(text) or {s.academic_year})
    return choice is None or time_fits(text, choice)
