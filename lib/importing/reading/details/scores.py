"""Whole counts and the scores of standardised tests."""

import re

from lib.importing.reading.values import NOT_GIVEN, NotUnderstoodError

LOWEST_SCORE, HIGHEST_SCORE = 55, 145
"""Standard age scores have a mean of 100 and a deviation of 15; publishers stop at 59 to 69 and at
141, and print the ends as <70 or 130+."""

STANINES = range(1, 10)
MOST = 9_999
THOUSANDS = re.compile(r",(?=\d{3}$)")
"""The comma of 1,200, and not that of 1,5."""


def read_count(text: str) -> int | None:
    """Return how many, 0 included; None when blank. Raises NotUnderstoodError."""
    value = THOUSANDS.sub("", text.strip().removesuffix(".0"))
    if value.upper() in NOT_GIVEN:
        return None
    if not re.fullmatch(r"-?\d{1,4}", value) or abs(int(value)) > MOST:
        raise NotUnderstoodError(text)
    # Some systems write behaviour as points below zero: how many is what counts.
    return abs(int(value))


def read_standardised(text: str) -> int | None:
    """Return a standardised score, also of an end printed <70 or 130+; None when blank.

    Raises NotUnderstoodError outside 55 to 145.
    """
    number = _number(text)
    if number is not None and not LOWEST_SCORE <= number <= HIGHEST_SCORE:
        raise NotUnderstoodError(text)
    return number


def read_stanine(text: str) -> int | None:
    """Return a stanine, 1 to 9; None when blank. Raises NotUnderstoodError."""
    number = _number(text)
    if number is not None and number not in STANINES:
        raise NotUnderstoodError(text)
    return number


def _number(text: str) -> int | None:
    value = text.strip()
    if value.upper() in {*NOT_GIVEN, "AB", "ABS", "ABSENT", "X"}:
        return None
    found = re.fullmatch(r"[<>≤≥]?\s*(\d{1,3}(?:\.\d{1,2})?)[+-]?(?:\s*\([A-Za-z ]+\))?", value)
    if not found:
        raise NotUnderstoodError(text)
    # A mean of batteries is a decimal, and publishers round a half up.
    return int(float(found[1]) + 0.5)
