"""Targets of several kinds side by side: which of them is the target, and what the others are.

A school may hold a minimum and an aspirational target for each subject. One of them is the target
that grades are held against: the one called so, or the one a person says; the others stand beside.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from lib.importing.reading.columns import Column
from lib.importing.reading.headings import plain_words
from lib.importing.reading.tables.titles import measure_said

PLAIN = "target"
OTHER_TARGET = "other_target"
KINDS = {
    "minimum": re.compile(r"\b(minimum|min|mtg|meg)\b"),
    "aspirational": re.compile(r"\b(aspirational|aspiration|stretch|challenge|maximum|max)\b"),
    "fft5": re.compile(r"\bfft ?5\b"),
    "fft20": re.compile(r"\bfft ?20\b"),
    "fft50": re.compile(r"\bfft ?50\b"),
    "fft": re.compile(r"\b(fft|estimates?)\b"),
}
NAMES = {
    PLAIN: "Target",
    "minimum": "Minimum",
    "aspirational": "Aspirational",
    **{f"fft{number}": f"FFT{number}" for number in ("", 5, 20, 50)},
}


def kind_of_target(heading: str) -> str:
    """Return minimum, aspirational, fft50 …, or target for a heading that says no more."""
    words = plain_words(heading)
    return next((kind for kind, sign in KINDS.items() if sign.search(words)), PLAIN)


def kinds_of_target(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return the kinds of target that columns or a column of kinds hold, the plain one first."""
    headed = [c.heading for c in columns if c.measure in (PLAIN, OTHER_TARGET)]
    held = {kind_of_target(text) for text in [*headed, *_types(columns)]}
    return tuple(kind for kind in NAMES if kind in held)


def chosen_target(columns: Sequence[Column], said: str | None) -> str | None:
    """Return which kind is the target: what is said, the only one, the one called so; or None."""
    kinds = kinds_of_target(columns)
    if said in kinds:
        return said
    return PLAIN if PLAIN in kinds else kinds[0] if len(kinds) == 1 else None


def one_target_a_subject(columns: Sequence[Column], said: str | None) -> list[Column]:
    """Leave each subject the target that is chosen; the others become targets of other kinds."""
    columns = _of_rows(columns)
    chosen = chosen_target(columns, said)
    return [
        _as_other(column, kind)
        if column.measure == PLAIN
        and column.why not in ("said", "said_before")
        and (kind := kind_of_target(column.heading)) != chosen
        else column
        for column in columns
    ]


def with_other_targets(
    contents: tuple[str, ...], columns: Sequence[Column], said: str | None
) -> tuple[str, ...]:
    """Add the targets of other kinds that a column of kinds names one a row."""
    if "targets" not in contents or len({kind_of_target(text) for text in _types(columns)}) < 2:
        return contents
    chosen = chosen_target(columns, said)
    return (*(c for c in contents if chosen or c != "targets"), "other_targets")


def is_target(text: str) -> bool:
    """Whether words name a target, of whichever kind."""
    measure = measure_said(text)
    return measure is not None and measure.name == PLAIN


def _types(columns: Sequence[Column]) -> list[str]:
    """Return the targets that a column says its rows are."""
    return [t for c in columns if c.field == "grade_type" for t in c.samples if is_target(t)]


def _of_rows(columns: Sequence[Column]) -> list[Column]:
    """Take a column headed by a target alone for the row's, where each row is of one subject."""
    if not any(column.field == "subject" for column in columns):
        return list(columns)
    return [
        replace(c, field="grade", measure=PLAIN)
        if c.subject is None and c.field in (None, "grade") and is_target(c.heading)
        else c
        for c in columns
    ]


def _as_other(column: Column, kind: str) -> Column:
    field = OTHER_TARGET if column.field == "grade" else column.field
    return replace(column, measure=OTHER_TARGET, kind=kind, field=field)
