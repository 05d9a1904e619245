"""What a column holds in the light of what stands beside and above it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from lib.importing.reading.columns import Cells, Column
from lib.importing.reading.heading_rows import PUPIL_KEYS
from lib.importing.reading.headings import Measure, fields, key, measure_of, plain_words
from lib.importing.reading.scales.choosing import choose_scale, holds_grades
from lib.importing.reading.scales.not_grades import held_instead
from lib.importing.reading.subjects import Subject


def by_number(columns: Sequence[Column]) -> list[Column]:
    """Take a qualification's number for its subject where no column says the subject."""
    if any(column.field == "subject" for column in columns):
        return list(columns)
    return [replace(c, field="subject") if c.field == "qan" else c for c in columns]


def with_subject(columns: Sequence[Column], subject: Subject | None) -> list[Column]:
    """Give columns headed only Target or Grade the one subject that the sheet is about."""
    return [
        replace(c, field=None, subject=subject, measure=found.name, kind=found.kind, why="title")
        if subject and c.subject is None and (found := _bare(c))
        else c
        for c in columns
    ]


OF_A_SUBJECT = frozenset({"grade", "target", "attitude"})


def of_subject_before(columns: Sequence[Column], values: Sequence[Cells]) -> list[Column]:
    """Take Effort after Maths for that of maths, where each subject has one or there is only one.

    In `Maths, Effort, History, Effort` a heading that is a measure alone is of the subject before.
    A column under the bare subject that holds no grades is then a teacher or a class.
    """
    subjects = [c for c in columns if c.subject and c.measure in (None, "class", "grade")]
    measures = [_alone(column) for column in columns]
    repeated = Counter(measure for measure in measures if measure)
    first = next((n for n, column in enumerate(columns) if column.subject), 0)
    before = set(measures[:first])
    wanted = {m for m, count in repeated.items() if subjects and count == len(subjects)} - before
    found, last = list[Column](), None
    for column, measure in zip(columns, measures, strict=True):
        last = column if column.subject else last
        is_known = measure in wanted and last is not None
        found.append(_of_last(column, measure, last) if is_known else column)
    given = {c.subject for c in found if c.why == "beside" and c.measure in ("grade", None)}
    return [
        replace(c, field="not_used", subject=None, measure=None, why="beside_subject")
        if c.subject in given and c.measure is None and not holds_grades(values[c.place])
        else c
        for c in found
    ]


def _alone(column: Column) -> Measure | None:
    """Return the measure that is all a column's heading says, where no person says otherwise."""
    is_open = column.field in (None, "attitude", "grade") or column.why == "other_column"
    is_open &= column.subject is None and not column.why.startswith("said")
    measure = measure_of(column.heading) if is_open else None
    return measure if measure and measure.name in OF_A_SUBJECT else None


def _of_last(column: Column, measure: Measure | None, last: Column | None) -> Column:
    if measure is None or last is None or last.subject is None:
        return column
    return replace(
        column,
        field=None,
        subject=last.subject,
        measure=measure.name,
        kind=measure.kind,
        why="beside",
    )


def with_scores(columns: Sequence[Column], values: Sequence[Cells]) -> list[Column]:
    """Take a subject's score for its grade where it has no other and the scores are grades."""
    graded = {c.subject.subject_id for c in columns if c.subject and c.measure in (None, "grade")}
    return [_score(c, graded, values[c.place]) if c.measure == "score" else c for c in columns]


def _score(column: Column, graded: set[str], cells: Cells) -> Column:
    subject = column.subject
    if subject is None:
        return replace(column, measure=None)
    scale = choose_scale(subject.qualification, cells)
    is_grade = subject.subject_id not in graded and holds_grades(cells)
    if is_grade and not held_instead(scale, cells):
        return replace(column, measure="grade")
    return replace(column, field="not_used", subject=None, measure=None)


def _bare(column: Column) -> Measure | None:
    """Return the measure of a column that is headed by a measure alone."""
    measure = measure_of(column.heading)
    return measure if measure and measure.name != "not_used" else None


ATTITUDES = tuple(
    re.compile(words) for words in (r"\b(attitude|atl)\b", r"\beff(ort)?\b", r"\bapproach\b", "")
)
"""What a school calls them, the one that is the attitude first: behaviour for learning is last."""


def one_attitude_a_subject(columns: Sequence[Column]) -> list[Column]:
    """Leave each subject and time one column of attitude: that called so before that of effort."""
    best: dict[tuple, int] = {}
    for column in columns:
        if column.measure == "attitude":
            place = _attitude_of(column)
            best[place] = min(best.get(place, len(ATTITUDES)), _attitude_rank(column))
    return [
        replace(c, field="not_used", subject=None, measure=None, why="other_attitude")
        if c.measure == "attitude" and _attitude_rank(c) > best[_attitude_of(c)]
        else c
        for c in columns
    ]


def _attitude_of(column: Column) -> tuple:
    return (column.subject and column.subject.subject_id, column.time)


def _attitude_rank(column: Column) -> int:
    if column.why.startswith("said"):
        return -1
    words = plain_words(column.heading)
    return next(rank for rank, named in enumerate(ATTITUDES) if named.search(words))


OF_PUPILS = re.compile(r"\b(pupil|student|learner|child)(s|ren)?\b")
OF_STAFF = frozenset({"staff_name", "role", "department"})


def are_pupils(columns: Sequence[Column]) -> bool:
    """Whether headings say that the names below are pupils': Student, or a plain name beside what
    only pupils have.
    """
    fields = {column.field for column in columns}
    named = [c for c in columns if c.field in PUPIL_KEYS]
    if any(OF_PUPILS.search(plain_words(column.heading)) for column in named):
        return True
    if "date_of_birth" in fields and not fields & OF_STAFF:
        return True
    return "year_group" in fields and "staff_name" not in fields


CLASS_CODE = re.compile(r"[\w ]+/[\w ]+")
"""A class of a subject, such as 11x/Ma1, and no form."""


def are_classes(columns: Sequence[Column], values: Sequence[Cells]) -> bool:
    """Whether a list says no more of its pupils than who they are and which class they are in."""
    held = {column.field for column in columns if column.field}
    column = next((c for c in columns if c.field == "class_code"), None)
    if column is None or any(fields()[f].is_detail and f not in PUPIL_KEYS for f in held):
        return False
    filled = [cell for cell in values[column.place] if cell]
    return bool(filled) and all(map(CLASS_CODE.fullmatch, filled))


OF_ENTRY = re.compile(r"\bent(ry|ered)\b", flags=re.IGNORECASE)
TEST_FORM = re.compile(r"[a-f]|[1-9]", flags=re.IGNORECASE)


def of_tests(columns: Sequence[Column], values: Sequence[Cells]) -> list[Column]:
    """Take a plain date beside a reading age for the day of the test, and Form A for its form."""
    known = [fields()[column.field] for column in columns if column.field]
    is_test = any(field.content == "tests" and not field.is_day for field in known)
    is_dated = any(c.field == "tested_on" for c in columns)
    return [_of_test(c, values[c.place], is_dated) if is_test else c for c in columns]


def _of_test(column: Column, cells: Cells, is_dated: bool) -> Column:
    if column.why.startswith("said"):
        return column
    if column.field == "entered_on" and not is_dated and not OF_ENTRY.search(column.heading):
        return replace(column, field="tested_on")
    filled = [cell for cell in cells if cell]
    if column.field == "form" and filled and all(map(TEST_FORM.fullmatch, filled)):
        return replace(column, field=None)
    return column


STAR = frozenset({"scaledscore", "percentilerank", "pr", "irl", "zpd", "nce"})
"""Headings of a reading test beside which GE is a grade equivalent, not geography."""


def without_grade_equivalents(columns: Sequence[Column]) -> list[Column]:
    """Take GE beside a reading test's other headings for what it is: no grade."""
    if not STAR & {key(column.heading) for column in columns}:
        return list(columns)
    return [
        replace(c, field="not_used", subject=None, measure=None, why="other_column")
        if key(c.heading) == "ge" and not c.why.startswith("said")
        else c
        for c in columns
    ]


def without_what_is_beside(columns: Sequence[Column], contents: Sequence[str]) -> list[Column]:
    """Leave a pupil list what no other kind of content of its sheet takes, on its own day."""
    return [
        replace(column, field="not_used")
        if column.field and fields()[column.field].content in contents
        else column
        for column in columns
    ]
