"""Rows below the headings that are no pupils: totals, headings printed again, notes at the foot.

Max, Min, Sum and All are names of pupils too. A row is a total when nothing in it but the word
could be a pupil's and its cells are means, counts or percentages; where that is not clear, the row
is left out as a doubtful one, which a person is told of.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from lib.importing.reading.columns import Column
from lib.importing.reading.grades import scales_that_know
from lib.importing.reading.heading_rows import PUPIL_KEYS, Headings, same_heading
from lib.importing.reading.scales.not_grades import held_instead

TOTAL = re.compile(
    r"(grand |sub|class |overall |cohort |year |school |pupil )?"
    r"(totals?|averages?|mean|median|count|sum|number( of .*)?|no\.? of .*|max(imum)?|min(imum)?"
    r"|standard deviation|std dev|points|%.*|percentage.*|all pupils|all|boys|girls)\b.{0,40}",
    flags=re.IGNORECASE,
)
LABEL = re.compile(
    r"(sub)?totals?|averages?|mean|median|count|sum|number|no|of|max(imum)?|min(imum)?|standard"
    r"|deviation|std|dev|points?|percentage|all|pupils?|students|boys|girls|grand|class|overall"
    r"|cohort|year|school|the|and|or|in|for|grades?|scores?|entries|entered|results|marks?|above"
    r"|with|progress|attainment|.*[\d%].*"
)
"""The words that name a total and nothing else; a word with a figure in it does as well."""

TOTAL_WORDS = "This row is a total, not a pupil."
DOUBTFUL = "This row may be a total or a pupil of that name, and is left out."
AGAIN = "This row is the headings again."
NOTE = "This row is a note, not a pupil."
NUMBERS = frozenset({"upn", "former_upn", "admission_number", "uln", "date_of_birth"})
NAMES = frozenset({"surname", "forename", "full_name"})
DESCRIBES = frozenset(
    {"form", "sex", "sen", "eal", "class_code", "disadvantaged", "fsm", "fsm6", "looked_after"}
)
IDENTIFIES = re.compile(r"(?=.*\d)(?!.*[A-Za-z]{4})")
"""A cell that can tell a pupil: a UPN, a number or a date, and no words such as Printed on."""

FIGURE = re.compile(r"(n ?= ?)?-?[\d,]+(\.\d+)?( ?%)?", flags=re.IGNORECASE)
FEW = 3
Rows = Sequence[tuple[int, list[str]]]


def rows_left_out(
    rows: Rows, columns: Sequence[Column], headings: Headings
) -> tuple[tuple[int, str], ...]:
    """Return the number of each row that is no pupil, and what it is instead."""
    lowest = [levels[-1] if levels else "" for levels in headings.of_columns]
    whole = [" ".join(levels) for levels in headings.of_columns]
    keys = [c.place for c in columns if c.field in PUPIL_KEYS]
    numbers = [c.place for c in columns if c.field in NUMBERS]
    telling = cache(lambda: [c for c in columns if _tells(c, rows)])
    found = []
    for number, row in rows:
        # Most rows of a million end here.
        if any(place < len(row) and IDENTIFIES.match(row[place]) for place in numbers):
            continue
        reason = _reason(row, lowest, whole, telling, keys, numbers)
        if reason:
            found.append((number, reason))
    return tuple(found)


def _reason(
    row: list[str],
    lowest: list[str],
    whole: list[str],
    telling: Callable[[], Sequence[Column]],
    keys: list[int],
    numbers: list[int],
) -> str | None:
    filled = [(place, cell) for place, cell in enumerate(row) if cell]
    if _repeats(filled, lowest) or _repeats(filled, whole):
        return AGAIN
    named = [row[place] for place in keys if place < len(row) and row[place]]
    said = next((text for text in [*named, filled[0][1]] if TOTAL.fullmatch(text)), None)
    if said:
        return _total(row, said, telling())
    alone = len(filled) == 1 and len(lowest) > 2 and filled[0][0] in numbers
    # A row of grades without a pupil is not passed over: it is told of as a pupil not found.
    return (
        NOTE
        if alone or (not named and len(filled) < FEW and not _has_grade(row, telling()))
        else None
    )


def _has_grade(row: list[str], columns: Sequence[Column]) -> bool:
    """Whether a row without a name has a grade: its pupil may stand above, in a merged cell."""
    filled = sum(map(bool, row))
    graded = (c for c in columns if c.field == "grade" or c.measure in ("grade", "target"))
    return filled > 1 and any(_is_grade(_cell(row, c), c) for c in graded if _cell(row, c))


@dataclass
class _Evidence:
    """How many cells could only be a pupil's, only be a total's, and how many hold a grade."""

    of_pupil: int = 0
    of_total: int = 0
    open: int = 0


def _total(row: list[str], said: str, columns: Sequence[Column]) -> str | None:
    """Return what a row with a total's word in it is: a total, a doubtful one, None for a pupil."""
    names = {cell for c in columns if c.field in NAMES and (cell := _cell(row, c))}
    is_label = all(map(_is_label, names or {said}))
    found = _evidence(row, said, columns)
    sums_up = found.of_total > 0 and found.of_total >= found.open
    if len({name for name in names if not FIGURE.fullmatch(name)}) > 1:
        return TOTAL_WORDS if is_label and sums_up and not found.of_pupil else None
    if found.of_pupil or not is_label:
        return DOUBTFUL if sums_up else None
    return TOTAL_WORDS if sums_up or not found.open else DOUBTFUL


def _evidence(row: list[str], said: str, columns: Sequence[Column]) -> _Evidence:
    found = _Evidence()
    for column in columns:
        cell = _cell(row, column)
        if not cell or cell == said:
            continue
        if column.field in DESCRIBES or column.measure == "class":
            found.of_total += bool(FIGURE.fullmatch(cell)) and cell not in ("0", "1")
            found.of_pupil += not FIGURE.fullmatch(cell)
        elif column.field == "grade" or column.measure in ("grade", "target"):
            is_grade = _is_grade(cell, column)
            found.open += is_grade
            found.of_pupil += is_grade and not FIGURE.fullmatch(cell)
            found.of_total += not is_grade and bool(FIGURE.fullmatch(cell))
    return found


def _tells(column: Column, rows: Rows) -> bool:
    """Whether a number in a column tells a total from a pupil: not where pupils have marks too."""
    is_graded = column.field == "grade" or column.measure in ("grade", "target")
    cells = (_cell(row, column) for _, row in rows)
    if column.school_scale:
        return not any(FIGURE.fullmatch(cell) and column.read(cell).grade for cell in cells)
    return not (is_graded and held_instead(column.qualification, cells))


def _is_grade(cell: str, column: Column) -> bool:
    if column.qualification:
        return bool(column.read(cell).grade)
    return bool(scales_that_know(cell))


def _is_label(text: str) -> bool:
    """Whether a text is only words of a total, as in `Max points` and unlike `Max Power`."""
    words = re.sub(r"[^\w%]+", " ", text.lower()).split()
    return all(LABEL.fullmatch(word) for word in words)


def _cell(row: list[str], column: Column) -> str:
    return row[column.place] if column.place < len(row) else ""


def _repeats(filled: list[tuple[int, str]], headings: list[str]) -> bool:
    """Whether most of a row's cells say what their columns are headed with."""
    same = sum(1 for p, cell in filled if p < len(headings) and same_heading(cell, headings[p]))
    return len(filled) > 1 and same * 2 > len(filled)
