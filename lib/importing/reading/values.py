"""Cells as values: dates, yes and no, KS2 scores, year groups, waves, whole numbers."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta

from lib.interventions.plans.choices import WAVES

TICKS, CROSSES = frozenset("✓✔☑"), frozenset("✗✘☒")
YES = frozenset({"y", "yes", "t", "true", "1", "x", "eal"}) | TICKS
NO = frozenset({"n", "no", "f", "false", "0", "", "-", "none"}) | CROSSES

SEXES = {"f": "F", "female": "F", "girl": "F", "m": "M", "male": "M", "boy": "M"}
KS2_LOWEST, KS2_SCALED, KS2_HIGHEST = 59, 80, 120
"""Scaled scores run from 80 to 120; nominal scores of the Progress 8 baseline go down to 59."""


NOT_GIVEN = frozenset({"", "N/A", "NA", "#N/A", "-", "NONE", "NULL"})


class NotUnderstoodError(ValueError):
    """A cell that is not a value of its column's kind. `state` is that of its entry."""

    state = "not_understood"


DAY_FIRST = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%d/%m/%y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d-%b-%Y",
    "%d %B %Y",
    "%d %b %Y",
    "%d-%b-%y",
    "%Y%m%d",
)
MONTH_FIRST = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%m-%d-%Y")
SLASHED = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})[/-](?:\d{2}|\d{4})(?:[T ].*)?")


def read_date(text: str, patterns: tuple[str, ...] = DAY_FIRST) -> date | None:
    """Return the day a cell names (day before month unless said), None when blank.

    Raises NotUnderstoodError when it is no date.
    """
    value = re.sub(r"[T ]\d{2}:\d{2}(:\d{2})?.*$", "", text.strip())
    if not value:
        return None
    if re.fullmatch(r"[23456]\d{4}(\.0)?", value):
        return date(1899, 12, 30) + timedelta(days=int(float(value)))
    for pattern in patterns:
        try:
            return datetime.strptime(value, pattern).date()
        except ValueError:
            continue
    raise NotUnderstoodError(text)


def read_date_month_first(text: str) -> date | None:
    """Return the day an American date names, None when blank. Raises NotUnderstoodError."""
    return read_date(text, MONTH_FIRST)


def is_month_first(cells: Iterable[str]) -> bool:
    """Whether a column writes month/day/year: some day is over 12 and no month would be."""
    pairs = [(int(m[1]), int(m[2])) for cell in cells if (m := SLASHED.fullmatch(cell))]
    return any(second > 12 for _, second in pairs) and all(first <= 12 for first, _ in pairs)


def date_reader(cells: Iterable[str]) -> Callable[[str], date | None]:
    """Return the way a column writes its dates, told by all of its cells together."""
    return read_date_month_first if is_month_first(cells) else read_date


def days(cells: Sequence[str]) -> list[date | None]:
    """Return the day each cell of a column names, None where it is blank or names none."""
    read, known = date_reader(cells), dict[str, date | None]()
    for text in set(cells):
        try:
            known[text] = read(text)
        except NotUnderstoodError:
            known[text] = None
    return [known[text] for text in cells]


def are_days(cells: Iterable[str]) -> bool:
    """Whether every cell that is filled is a day with its year, and no grade 6-5 gone wrong."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(map(SLASHED.fullmatch, filled)) and None not in days(filled)


def read_whole(text: str) -> int:
    """Return a whole number from 1 to 9999. Raises NotUnderstoodError otherwise."""
    if not re.fullmatch(r"\d{1,4}", text) or int(text) == 0:
        raise NotUnderstoodError(text)
    return int(text)


def read_wave(text: str) -> int:
    """Return 1 to 3 from `2`, `wave 2` or the wave's own words. Raises NotUnderstoodError."""
    said = " ".join(text.lower().split())
    found = re.match(r"(?:wave\s*)?([123])\b", said)
    named = [wave for wave, words in WAVES.items() if words[2:].lower() == said]
    if not found and not named:
        raise NotUnderstoodError(text)
    return int(found[1]) if found else named[0]


def is_time_of_day(text: str) -> bool:
    """Whether a cell is what a spreadsheet makes of 12:04: a time with seconds, or with a day."""
    return bool(re.fullmatch(r"(1899-12-3[01][ T]|1900-01-0\d[ T])?\d{1,2}:\d{2}:00", text.strip()))


def marks_reader(read: Callable[[str], object], cells: Iterable[str]) -> Callable[[str], object]:
    """Return the way a column of yes and no is read: an x is a yes, beside ticks it is not clear.

    The reader raises NotUnderstoodError as `read` does.
    """
    if not any(cell.strip() in TICKS for cell in cells):
        return read

    def beside_ticks(text: str) -> object:
        if text.strip().lower() == "x":
            raise NotUnderstoodError(text)
        return read(text)

    return beside_ticks


READING_AGE = re.compile(r"(\d{1,2})\s*(?:[:.]|y[a-z]*)\s*(\d{1,2})?\s*(?::00|m[a-z]*)?")


def read_reading_age(text: str) -> int | None:
    """Return months from `12:04` (12 years 4 months), also as Excel turns it into a time.

    None when blank. Raises NotUnderstoodError when it is no age from 4 to 20.
    """
    value = re.sub(r"^1899-12-3[01][ T]|^1900-01-0\d[ T]", "", text.strip())
    if value.upper() in NOT_GIVEN:
        return None
    found = READING_AGE.fullmatch(value.lower())
    years, months = (int(found[1]), int(found[2] or 0)) if found else (0, 0)
    if re.fullmatch(r"\d{1,2}", value):
        years, months = int(value), 0
    if not 4 <= years <= 20 or months > 11:
        raise NotUnderstoodError(text)
    return years * 12 + months


def read_sex(text: str) -> str | None:
    """Return F or M, None when blank. Raises NotUnderstoodError otherwise."""
    value = text.strip().lower()
    if value and value not in SEXES:
        raise NotUnderstoodError(text)
    return SEXES.get(value)


def read_score(text: str) -> float | None:
    """Return a KS2 score from 59 to 120, None when blank or 0 (how systems write missing).

    Raises NotUnderstoodError when it is outside that range or no number.
    """
    value = text.strip().rstrip("+")
    if value.upper() in ("", "0", "N/A", "NA", "-", "X", "M", "A", "B", "T", "Z"):
        return None
    try:
        score = float(value)
    except ValueError:
        raise NotUnderstoodError(text) from None
    if not KS2_LOWEST <= score <= KS2_HIGHEST:
        raise NotUnderstoodError(text)
    return score


def read_year_group(text: str) -> int | None:
    """Return 7 to 11, None when blank. Raises NotUnderstoodError otherwise."""
    value = re.sub(r"(?i)^y(ea)?r?\.?(\s*group)?\s*", "", text.strip())
    if not value:
        return None
    if not re.fullmatch(r"\d{1,2}(\.0)?", value) or not 7 <= int(float(value)) <= 11:
        raise NotUnderstoodError(text)
    return int(float(value))


def read_results_year(text: str) -> int | None:
    """Return the summer of the exams as a year, None when blank. Raises NotUnderstoodError."""
    value = text.strip()
    if not value:
        return None
    if not re.fullmatch(r"20\d{2}", value):
        raise NotUnderstoodError(text)
    return int(value)
