"""What a cell says on a given grade scale, as the grade's one canonical spelling.

Canonical spellings are those of data/reference/<year>/points.csv: 9 … 1, U, X; 6-5; L2D*.
Blank means no change. U counts as taken, X does not (progress_8 rules: absent from the exam).
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

GCSE = frozenset("987654321UX")
PAIRS = frozenset(f"{high}-{low}" for high in range(1, 10) for low in (high, high - 1) if low >= 1)
LEGACY = frozenset({"A*", *"ABCDEFGUX"})
LETTERS = frozenset("ABCDEUX")
NO_GRADE = frozenset(
    {"", "-", "--", ".", "?", "#", "N/A", "NA", "#N/A", "NONE", "NULL", "TBC", "NYE", "AB", "ABS"}
    | {"ABSENT", "NT", "W", "Q"}
)
"""What schools write where there is no grade. Read as blank, and counted in a note."""

VOCATIONAL = {
    "btec_tech_award": {"L2D*", "L2D", "L2M", "L2P", "L1D", "L1M", "L1P", "U", "X"},
    "wjec_vocational": {"L2D*", "L2D", "L2M", "L2P", "L1D*", "L1D", "L1M", "L1P", "U", "X"},
    "btec_first": {"L2D*", "L2D", "L2M", "L2P", "L1P", "U", "X"},
}
AQA = {"L2D*": "*2", "L2D": "D2", "L2M": "M2", "L2P": "P2", "L1M": "AC1", "L1P": "C1"}
GRADED = {"L2D": "Distinction", "L2M": "Merit", "L2P": "Pass", "U": "U", "X": "X"}
SCALES = (
    "gcse",
    "combined_science",
    "gcse_fine",
    *VOCATIONAL,
    "aqa_technical_award",
    "legacy_gcse",
    "as_level",
    "fsmq",
    "graded_music_6_7",
    "graded_music_8",
)
SCALE_NAMES = {
    "gcse": "GCSE 9 to 1",
    "gcse_fine": "GCSE 9 to 1 with + and −",
    "combined_science": "combined science 9-9 to 1-1",
    "btec_tech_award": "BTEC Tech Award or Cambridge National",
    "wjec_vocational": "WJEC vocational award",
    "btec_first": "BTEC First",
    "aqa_technical_award": "AQA technical award",
    "legacy_gcse": "GCSE A* to G",
    "as_level": "AS level",
    "fsmq": "FSMQ",
    "graded_music_6_7": "graded music, grade 6 or 7",
    "graded_music_8": "graded music, grade 8",
}
STORED_AS = {"gcse_fine": "gcse"}
"""Scales that only schools use, and the qualification their whole grades are of."""

MONTHS = dict(JAN=1, FEB=2, MAR=3, APR=4, MAY=5, JUN=6, JUL=7, AUG=8, SEP=9)


@dataclass(frozen=True)
class Reading:
    """What one cell says: the canonical grade, or none, and whether it had to be repaired."""

    grade: str | None
    state: str  # ok, blank, no_grade, repaired, unknown


@lru_cache(maxsize=4096)
def read_grade(scale: str, text: str) -> Reading:
    """Read one cell on one scale (a qualification code)."""
    value = _plain(text)
    if value in NO_GRADE:
        return Reading(None, "no_grade" if value else "blank")
    value = value.removeprefix("GRADE ")
    if scale == "combined_science":
        return _pair(value)
    grade = _on_scale(scale, value)
    if grade:
        return Reading(grade, "ok")
    # A spreadsheet shows a 5 as 5.0: the same grade, and told of all the same.
    floated = re.fullmatch(r"([1-9])\.0+", value) if scale in ("gcse", "gcse_fine") else None
    return Reading(floated[1], "repaired") if floated else Reading(None, "unknown")


def is_shaded(text: str) -> bool:
    """Whether a grade of 9 to 1 has a +, = or − of which only the whole grade is kept."""
    value = re.sub("[‐‑‒–—−]", "-", unicodedata.normalize("NFKC", text)).strip()
    return bool(re.search(r"[1-9] ?(\+|=|-$)", value))


def stored_as(scale: str) -> str:
    """Return the qualification whose grades are stored for a scale: its own for most."""
    return STORED_AS.get(scale, scale)


@lru_cache(maxsize=4096)
def scales_that_know(text: str) -> tuple[str, ...]:
    """Return the scales on which a cell is a grade, the common ones first."""
    return tuple(scale for scale in SCALES if read_grade(scale, text).grade)


@lru_cache(maxsize=64)  # one cell is read on every scale before the next
def _plain(text: str) -> str:
    value = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().lstrip("'")
    return re.sub("[‐‑‒–—−]", "-", value).upper()


def _on_scale(scale: str, value: str) -> str | None:
    value = {"UNGRADED": "U", "FAIL": "U", "UNCLASSIFIED": "U", "A STAR": "A*"}.get(value, value)
    if scale == "gcse":
        tiered = re.fullmatch(r"([1-9]) ?[HF]", value)
        return tiered[1] if tiered else value if value in GCSE else None
    if scale == "gcse_fine":
        # A high, secure or low 5 is a 5: the whole grade is certain, the rest is a shade of it.
        fine = re.fullmatch(r"([1-9]) ?[+=-]", value)
        return fine[1] if fine else value if value in GCSE else None
    if scale in VOCATIONAL:
        grade = _level_and_award(value)
        return grade if grade in VOCATIONAL[scale] else None
    if scale == "aqa_technical_award":
        return value if value in {*AQA.values(), "U", "X"} else AQA.get(_level_and_award(value))
    if scale.startswith("graded_music"):
        return GRADED.get(_level_and_award(value))
    return value if value in (LEGACY if scale == "legacy_gcse" else LETTERS) else None


@lru_cache(maxsize=64)
def _level_and_award(value: str) -> str:
    """Return `Dist*2`, `D2*`, `L2 Distinction*` and `*2` as `L2D*`; no level means level 2."""
    short = value.replace(" ", "").replace("LEVEL", "L")
    for word, letter in (("DISTINCTION", "D"), ("DIST", "D"), ("MERIT", "M"), ("PASS", "P")):
        short = short.replace(word, letter)
    short = re.sub(r"^D([12])\*$", r"L\1D*", short)
    short = re.sub(r"^\*([12])$", r"L\1D*", short)
    short = re.sub(r"^(D\*|D|M|P)([12])$", r"L\2\1", short)
    short = re.sub(r"^([12])(D\*|D|M|P)$", r"L\1\2", short)
    return re.sub(r"^(D\*|D|M|P)$", r"L2\1", short)


def _pair(value: str) -> Reading:
    """Read a combined science grade, undoing what a spreadsheet does to 6-5."""
    if value in ("U", "UU", "U-U", "X", "XX", "X-X"):
        return Reading(value[0], "ok")
    whole = re.fullmatch(r"([1-9])[+=]? ?[-/ ]? ?([1-9])(?:\.0| ?[+=-]| ?[HF])?", value)
    if whole:
        pair = f"{whole[1]}-{whole[2]}"
        return Reading(pair, "ok") if pair in PAIRS else Reading(None, "unknown")
    mean = re.fullmatch(r"([1-8])\.5", value)
    if mean:
        return Reading(f"{int(mean[1]) + 1}-{mean[1]}", "repaired")
    return _from_date(value)


def _from_date(value: str) -> Reading:
    numbers = _day_and_month(value)
    if numbers is None:
        return Reading(None, "unknown")
    pair = f"{max(numbers)}-{min(numbers)}"
    return Reading(pair, "repaired") if pair in PAIRS else Reading(None, "unknown")


def _day_and_month(value: str) -> tuple[int, int] | None:
    if found := re.fullmatch(r"(\d{1,2})[- ]([A-Z]{3})(?:[A-Z]*)(?:[- ]\d{2,4})?", value):
        return (int(found[1]), MONTHS[found[2]]) if found[2] in MONTHS else None
    if found := re.fullmatch(r"([A-Z]{3})[A-Z]*[- ](\d{1,2})", value):
        return (int(found[2]), MONTHS[found[1]]) if found[1] in MONTHS else None
    if found := re.fullmatch(r"\d{4}-(\d{2})-(\d{2})(?:[ T]00:00:00)?", value):
        return int(found[2]), int(found[1])
    if found := re.fullmatch(r"(\d{1,2})/(\d{1,2})/\d{2,4}", value):
        return int(found[1]), int(found[2])
    return _serial(value)


def _serial(value: str) -> tuple[int, int] | None:
    """Return the day and month of a date Excel shows as a bare number, such as 46148."""
    if not re.fullmatch(r"[34]\d{4}|5[0-4]\d{3}", value):
        return None
    day = date(1899, 12, 30) + timedelta(days=int(value))
    return day.day, day.month
