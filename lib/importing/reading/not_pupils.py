"""Rows below the headings that are no pupils: totals, headings printed again, notes at the foot."""

import re
from collections.abc import Sequence

from lib.importing.reading.columns import Column
from lib.importing.reading.heading_rows import PUPIL_KEYS, Headings, same_heading

TOTAL = re.compile(
    r"(grand |sub|class |overall |cohort |year |school |pupil )?"
    r"(totals?|averages?|mean|median|count|sum|number( of .*)?|no\.? of .*|max(imum)?|min(imum)?"
    r"|standard deviation|std dev|points|%.*|percentage.*|all pupils|all|boys|girls)\b.{0,40}",
    flags=re.IGNORECASE,
)
TOTAL_WORDS = "This row is a total, not a pupil."
AGAIN = "This row is the headings again."
NOTE = "This row is a note, not a pupil."
NUMBERS = frozenset({"upn", "former_upn", "admission_number", "uln", "date_of_birth"})
IDENTIFIES = re.compile(r"(?=.*\d)(?!.*[A-Za-z]{4})")
"""A cell that can tell a pupil: a UPN, a number or a date, and no words such as Printed on."""

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
    found = []
    for number, row in rows:
        reason = _reason(row, lowest, whole, keys, numbers)
        if reason:
            found.append((number, reason))
    return tuple(found)


def _reason(
    row: list[str], lowest: list[str], whole: list[str], keys: list[int], numbers: list[int]
) -> str | None:
    if any(place < len(row) and IDENTIFIES.match(row[place]) for place in numbers):
        return None
    filled = [(place, cell) for place, cell in enumerate(row) if cell]
    if _repeats(filled, lowest) or _repeats(filled, whole):
        return AGAIN
    named = [row[place] for place in keys if place < len(row) and row[place]]
    if any(TOTAL.fullmatch(text) for text in [*named, filled[0][1]]):
        return TOTAL_WORDS
    alone = len(filled) == 1 and len(lowest) > 2 and filled[0][0] in numbers
    # A row of grades without a pupil is not passed over: it is told of as a pupil not found.
    return NOTE if alone or (not named and len(filled) < FEW) else None


def _repeats(filled: list[tuple[int, str]], headings: list[str]) -> bool:
    """Whether most of a row's cells say what their columns are headed with."""
    same = sum(1 for p, cell in filled if p < len(headings) and same_heading(cell, headings[p]))
    return len(filled) > 1 and same * 2 > len(filled)
