"""Whether headings, titles, sheet and file name say the checkpoint that grades are stored as."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import chain

from lib.dates import short_date
from lib.importing.findings import Finding
from lib.importing.people.matching import texts
from lib.importing.reading.columns import Column
from lib.importing.reading.details.spans import days_in
from lib.importing.reading.fitting import (
    days_before,
    group_fits,
    time_fits,
)
from lib.importing.reading.headings import (
    Measure,
    heading_parts,
    measure_of,
    measures_within,
    plain_words,
    year_groups_in,
)
from lib.importing.reading.tables.titles import measure_said, said_in, says_no_grades
from lib.importing.screening import Screening
from lib.words import listed

NEARLY = timedelta(days=14)
"""A school's own first day may be in August."""

OF_OTHER_DAYS = re.compile(
    r"\b(birth|born|entry|entered|join\w*|admi\w*|ks[12]|key stage|start\w*|leav\w*|baseline"
    r"|templates?|created|versions?|v\d+|designed|calendar|policy)\b"
)
"""What a title says of pupils or of a form, and not of the grades in it."""

OF_PUPILS = re.compile(r"\b(cohorts?|intakes?|starters|admissions?|joiners|leavers)\b")
"""Beside these a year is when pupils came or go."""

CLASS_OF_YEAR = re.compile(r"(1[01]|[789])(?=[A-Za-z/])")
MOST_MARKS = re.compile(
    r"(max(imum)?|highest possible|total|available)( available| possible)?( raw)? (marks?|scores?)"
    r"|marks available|out of",
    flags=re.IGNORECASE,
)
KINDS = {
    "predicted": "Predicted",
    "working_at": "Working at",
    "mock": "Mock",
    "final": "Final",
    "target": "Target",
}
OF_A_YEAR = {"targets": "target", "other_targets": "other_target"}
"""Contents that are of an academic year, and the measure of their columns."""

STORED_AS_IT_IS = (
    "If not, it may be stored as it is; the command line then needs --despite-headings."
)
REMEDY = f"If that is so, choose the checkpoint and the kind it names. {STORED_AS_IT_IS}"
OF_ANOTHER_YEAR = f"If that is so, choose the academic year it names. {STORED_AS_IT_IS}"

ITSELF, ABOVE = "It is headed {}, and", "The table above it is headed {}, and this one"


def check_checkpoint_other_kind(s: Screening) -> list[Finding]:
    """Grades that are headed as another kind than they are stored as."""
    wanted = _wanted_kind(s)
    if wanted is None:
        return []
    kinds = {c.kind for c in _used(s)} | _kinds_of_rows(s)
    # What the columns say themselves is nearer than any title.
    own = {str(kind) for kind in kinds if kind} or _kinds_of_titles(s)
    # A table that says nothing may be more of what stands above it.
    named = own or set(said_in(s.columns.sheet.said_above).kinds) - {"target"}
    if not named or wanted in named:
        return []
    said = " and ".join(KINDS[kind] for kind in sorted(named))
    return [_misfit(s, "checkpoint_other_kind", said, ITSELF if own else ABOVE)]


def check_checkpoint_other_time(s: Screening) -> list[Finding]:
    """Grades that are headed with another half term or academic year than they are stored as."""
    choice = s.delivery.checkpoint
    if _wanted_kind(s) is None and s.columns.content not in OF_A_YEAR:
        return []
    headings = [column.heading for column in _used(s)]
    nearest = next((t for t in (headings, *_titles(s)) if _tells_a_time(t)), [])
    if s.columns.content in OF_A_YEAR:
        years = said_in(nearest).years
        wrong = nearest[:1] if years and s.academic_year not in years else []
    else:
        of_groups = next((t for t in (headings, *_titles(s)) if any(map(year_groups_in, t))), [])
        nearest = [text for text in nearest if not OF_PUPILS.search(plain_words(text))]
        wrong = [text for text in nearest if choice and not time_fits(text, choice)]
        wrong += [text for text in of_groups if choice and not group_fits(text, choice)]
    return [_misfit(s, "checkpoint_other_time", f"“{wrong[0]}”")] if wrong else []


def check_checkpoint_other_classes(s: Screening) -> list[Finding]:
    """Classes of another year group, which some schools keep from year to year."""
    choice = s.delivery.checkpoint
    if choice is None or not s.belongs_to_checkpoint:
        return []
    groups = _groups_of_classes(s)
    if not groups or choice.year_group in groups:
        return []
    named = listed([f"Year {group}" for group in sorted(groups)])
    return [
        Finding(
            "checkpoint_other_classes",
            "warning",
            f"The classes beside these grades are named as of {named}, and the grades are being "
            f"stored as {stored_as(s)}.",
            "If they are of another year, choose their checkpoint; if classes keep their names, "
            "nothing.",
        )
    ]


def check_checkpoint_before_year(s: Screening) -> list[Finding]:
    """Days beside grades, or above them, that are before the checkpoint's year began."""
    choice = s.delivery.checkpoint
    if choice is None or not s.belongs_to_checkpoint:
        return []
    first = date(choice.academic_year - 1, 9, 1) - NEARLY
    # The days of results one a row are held against the year row by row, entries of exams aside.
    columns = [] if s.columns.is_long else s.columns.columns
    told = [
        f"{c.heading} {short_date(day)}" for c, day in days_before(columns, s.columns.rows, first)
    ]
    for text in chain.from_iterable(_titles(s)):
        words = plain_words(text)
        days = () if OF_OTHER_DAYS.search(words) else days_in(text)
        told += [text] if days and days[-1] < first else []
    if not told:
        return []
    began = f"{choice.academic_year - 1}/{choice.academic_year % 100:02d}"
    said = f"“{told[0]}” is before {began} began, and this is being stored as {stored_as(s)}."
    return [_doubted(s, "checkpoint_before_year", said, REMEDY, told[0])]


def check_checkpoint_no_grades(s: Screening) -> list[Finding]:
    """Numbers under bare subjects that a title, or a row of highest marks, says are no grades."""
    if _wanted_kind(s) is None or not any(_is_bare(column) for column in _used(s)):
        return []
    titled = filter(says_no_grades, chain.from_iterable(_titles(s)))
    said = next(titled, None) or next(iter(_rows_of_most(s)), None)
    if said is None:
        return []
    message = f"“{said}” says that these are no grades. They are being stored as {stored_as(s)}."
    remedy = f"If that is so, bring in the grades instead. {STORED_AS_IT_IS}"
    return [_doubted(s, "checkpoint_no_grades", message, remedy, said)]


def check_columns_none_fits(s: Screening) -> list[Finding]:
    """A subject's columns are all of another kind or time than the checkpoint's."""
    return [
        Finding(
            "columns_none_fits",
            "error",
            f"“{column.heading}” is of another kind or time than this checkpoint, and no other "
            "column of its subject fits, so none is used.",
            "Choose the checkpoint it is of, or say that it is this one's (its subject and grade).",
            column=column.heading,
            value=column.heading,
            place=column.place,
        )
        for column in s.columns.columns
        if column.why == "none_fits"
    ]


def _groups_of_classes(s: Screening) -> set[int]:
    """Return the year groups that all the classes beside grades are of: 10x/Ma1 is of Year 10."""
    columns = [c for c in s.columns.columns if c.measure == "class" or c.field == "class_code"]
    codes = {code for column in columns for code in texts(s.columns.rows, column) if code}
    named = [found[1] for code in codes if (found := CLASS_OF_YEAR.match(code))]
    return {int(number) for number in named} if len(named) == len(codes) else set()


def _is_bare(column: Column) -> bool:
    """Whether a heading says nothing but a subject, or Grade."""
    measure = measure_of(column.heading) or heading_parts(column.heading).measure
    return measure in (None, Measure("grade"))


def _rows_of_most(s: Screening) -> list[str]:
    """Return what names the rows that say how many marks there are at most."""
    if s.columns.is_long:
        return []
    firsts = ((cell for cell in row if cell) for _, row in s.columns.filled_rows)
    return [label for cells in firsts if (label := next(cells, "")) and MOST_MARKS.fullmatch(label)]


def _wanted_kind(s: Screening) -> str | None:
    if s.columns.content == "targets":
        return "target"
    choice = s.delivery.checkpoint
    return choice.kind if s.belongs_to_checkpoint and choice else None


def _used(s: Screening) -> list[Column]:
    """Return the columns whose grades are stored; what a person said of one needs no heading."""
    grade = s.columns.grade_column() if s.columns.is_long else None
    measure = OF_A_YEAR.get(str(s.columns.content), "grade")
    columns = [grade] if grade else s.columns.subject_columns(measure)
    return [column for column in columns if not column.why.startswith("said")]


def _kinds_of_rows(s: Screening) -> set[str | None]:
    """Return the kinds that a column of kinds names."""
    column = s.columns.column("grade_type")
    if column is None:
        return set()
    texts = {row[column.place] for _, row in s.columns.rows if column.place < len(row)}
    measures = [measure for text in texts if (measure := measure_said(text))]
    return {m.kind or ("target" if m.name == "target" else None) for m in measures}


def _titles(s: Screening) -> Iterable[list[str]]:
    """Return what is said of the whole table, the nearest first."""
    name = s.delivery.file_name.rpartition(".")[0] or s.delivery.file_name
    return (list(s.columns.titles), [s.columns.sheet.name], [name])


def _kinds_of_titles(s: Screening) -> set[str]:
    """Return the kinds that the nearest title names; targets beside grades are in their columns."""
    headed = {m.name for c in s.columns.columns for m in measures_within(c.heading)}
    if s.columns.content == "targets" and "target" in headed:
        return set()
    beside = {"target"} & headed
    told = (set(said_in(texts).kinds) - beside for texts in _titles(s))
    return next((kinds for kinds in told if kinds), set())


def _tells_a_time(texts: Iterable[str]) -> bool:
    said = said_in(texts)
    return bool(said.half_terms or said.years)


def _misfit(s: Screening, check: str, said: str, which: str = ITSELF) -> Finding:
    choice = s.delivery.checkpoint
    is_of_grades = choice and s.columns.content not in OF_A_YEAR
    kind = f", {KINDS[choice.kind]}" if choice and is_of_grades else ""
    remedy = OF_ANOTHER_YEAR if s.columns.content in OF_A_YEAR and "time" in check else REMEDY
    message = f"{which.format(said)} is being stored as {stored_as(s)}{kind}."
    return _doubted(s, check, message, remedy, said)


def _doubted(s: Screening, check: str, message: str, remedy: str, said: str) -> Finding:
    """Return what a person may store all the same, and what nobody is told of may not be.

    One of several sheets that says so by its name is never poured into the others' checkpoint.
    """
    is_of_sheet = said.strip("“”") == s.columns.sheet.name and len(s.delivery.read.sheets) > 1
    is_refused = is_of_sheet or s.delivery.answers.misfits == "refuse"
    if is_of_sheet:
        remedy = "Bring this sheet in by itself, for the checkpoint that its name says."
    return Finding(check, "error" if is_refused else "warning", message, remedy, value=said)


def stored_as(s: Screening) -> str:
    """Return what the file is being stored as, in words."""
    choice = s.delivery.checkpoint
    if s.columns.content in OF_A_YEAR or choice is None:
        return f"targets of {s.academic_year - 1}/{s.academic_year % 100:02d}"
    return choice.name
