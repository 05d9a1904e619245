"""Targets of several kinds side by side: which of them is the target, and what the others are.

A school may hold a minimum and an aspirational target for each subject. One of them is the target
that grades are held against: the one called so, or the one a person says; the others stand beside.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from lib.importing.reading.columns import Column
from lib.importing.reading.headings import plain_words

PLAIN = "target"
OTHER_TARGET = "other_target"
KINDS = {
    "minimum": re.compile(r"\b(minimum|min|mtg|meg)\b"),
    "aspirational": re.compile(r"\b(aspirational|aspiration|stretch|challenge)\b"),
    "fft5": re.compile(r"\bfft ?5\b"),
    "fft20": re.compile(r"\bfft ?20\b"),
    "fft50": re.compile(r"\bfft ?50\b"),
    "fft": re.compile(r"\bfft\b"),
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
    """Return the kinds of target that the columns hold, the plain one first."""
    held = {kind_of_target(c.heading) for c in columns if c.measure in (PLAIN, OTHER_TARGET)}
    return tuple(kind for kind in NAMES if kind in held)


def chosen_target(columns: Sequence[Column], said: str | None) -> str | None:
    """Return which kind is the target: what is said, the only one, the one called so; or None."""
    kinds = kinds_of_target(columns)
    if said in kinds:
        return said
    return PLAIN if PLAIN in kinds else kinds[0] if len(kinds) == 1 else None


def one_target_a_subject(columns: Sequence[Column], said: str | None) -> list[Column]:
    """Leave each subject the target that is chosen; the others become targets of other kinds."""
    chosen = chosen_target(columns, said)
    return [
        replace(column, measure=OTHER_TARGET, kind=kind)
        if column.measure == PLAIN
        and column.why not in ("said", "said_before")
        and (kind := kind_of_target(column.heading)) != chosen
        else column
        for column in columns
    ]
