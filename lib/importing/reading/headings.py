"""What a heading means, whichever system wrote it. The spellings are data: fields.csv,
headings.csv and measures.csv.
"""

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from lib.importing.reading.times import ALONE, Time, time_in, without_time

SPELLINGS = Path(__file__).parent / "headings.csv"
FIELDS = Path(__file__).parent / "fields.csv"
MEASURES = Path(__file__).parent / "measures.csv"
QUALIFICATION_WORDS = re.compile(
    r"\b(gcse|igcse|btec|full course|short course|aqa|edexcel|pearson|ocr|eduqas|wjec|ncfe"
    r"|level [12]|l[12]|9 1|ks[34]|key stage [34]|(?:higher|foundation|tier [hf])(?: tier)?"
    r"|(?:set|group|option|opt|block) ?[a-z0-9]|mfl|modern foreign languages?|languages"
    r"|humanities)\b|\b[hf]$"
)
"""What stands beside a subject: its award, tier, set, option block, what it is one of."""

CLASS_CODE = re.compile(
    r"(?<![\w/])(?:[7-9]|1[01])[a-z]{0,3}\d?[/.][a-z]{1,3}\d{0,2}\w?(?!\w)"
    r"|(?<!\w)(?:[7-9]|1[01])[a-z]{1,4}\d{0,2}(?![\w+])",
    flags=re.IGNORECASE,
)
COLLECTION = re.compile(
    r"\b(?:dc|ap|dcp|dd|tp|data (?:capture|drop|collection|point)|collection|assessment point"
    r"|tracking(?: point)?|cycle|round) ?\d{1,2}\b"
)
"""Which collection of the year it is of, by the school's own count: it says no half term."""

COUNTED = re.compile(r"\b(ppe|mock(?: exam)?|prediction|assessment|exam|report) ?\d\b")
"""The first mock, the second: a mock."""
NOT_OF_PEOPLE = "(?! (?:academic )?(?:years?|pupils?|students?|roll|cohort)\\b)"
"""The current year, or the current pupils, are no grades."""
SHARE_PRESENT = re.compile(r"% (of )?(sessions )?present( am pm)?|(sessions )?present %")
OF_ATTENDANCE = re.compile(
    r"\b(attend(ance|ed)?|absences?|absent|lates|lateness|late (before|after)|minutes late)\b"
)
SITTING = re.compile(r"\b(ngrt|ptm) ?[abc]\b")
"""The same test is set several times a year in forms A, B and C."""
SCALE = re.compile(
    r"[(\[]\s*(?:\d(?:-\d)?\s*(?:-|–|to)\s*\d(?:-\d)?|0\s*(?:-|–|to)\s*100"
    r"|[A-E]\*?\s*(?:-|–|to)\s*[A-GU])\s*[)\]]",
    flags=re.IGNORECASE,
)
"""Between which grades or numbers the cells are: `Maths Grade (9-1)`, `Effort (1-4)`."""
TALLY = re.compile(
    r"^(?:total|(?:sum|number|no|count) of)(?: (?:number|no) of)? | (?:total|count)$"
)
"""What stands beside what is counted; in Total points and Number of entries it says more."""
YEAR_GROUPS = re.compile(
    r"\b(?:y|yr|year|year group)s? ?(?:[789]|1[01])\b(?: (?:and |to |& ?)?(?:[789]|1[01])\b)*"
)
YEAR_GROUP = re.compile(r"\b(?:y|yr|year|year group) ?(?:7|8|9|10|11)\b")


@lru_cache(maxsize=65_536)
def key(text: str) -> str:
    """Return lower-case letters and digits only, accents dropped: what spellings compare by."""
    plain = unicodedata.normalize("NFKD", text)
    return re.sub(r"[^a-z0-9]", "", plain.encode("ascii", "ignore").decode().lower())


@dataclass(frozen=True)
class Field:
    """What a column may hold: its words for a person, whether it is a day, a pupil's detail.

    `content` is the kind of content it makes; a weak one only beside another that makes it, or
    where a half-term stands with it: attendance is also a detail of a pupil list.
    """

    words: str
    is_day: bool
    is_detail: bool
    content: str = ""
    is_weak: bool = False


@cache
def fields() -> dict[str, Field]:
    """Return every field by its name, in the order in which a person chooses one."""
    with FIELDS.open(encoding="utf-8", newline="") as lines:
        return {
            row["field"]: Field(
                row["words"],
                bool(row["is_day"]),
                bool(row["is_detail"]),
                row["content"],
                bool(row["is_weak"]),
            )
            for row in csv.DictReader(lines)
        }


def heading_of(field: str) -> str:
    """Return the usual heading of a field: the first that is known."""
    with SPELLINGS.open(encoding="utf-8", newline="") as lines:
        return next(row["heading"] for row in csv.DictReader(lines) if row["field"] == field)


@cache
def known_headings() -> dict[str, str]:
    """Return the field each known heading stands for, by key, the preferred headings first."""
    with SPELLINGS.open(encoding="utf-8", newline="") as lines:
        return {key(row["heading"]): row["field"] for row in csv.DictReader(lines)}


@cache
def preference(heading: str) -> int:
    """Return how far down the list of spellings a heading stands: the lower wins a field."""
    return list(known_headings()).index(key(_without_scale(heading)))


def field_of(heading: str) -> str | None:
    """Return the field a heading names (`upn`, `date_of_birth` …), or None."""
    return known_headings().get(key(_without_scale(heading))) or _counted_field_of(heading)


def _counted_field_of(heading: str) -> str | None:
    """Return the field of `Total behaviour points` or `Number of lates`; None for other words."""
    said = plain_words(heading)
    rest = TALLY.sub("", said)
    field = known_headings().get(key(rest)) if rest != said else None
    return field if field and fields()[field].content in ("behaviour", "attendance") else None


def timed_field_of(heading: str) -> str | None:
    """Return the field of `Attendance Autumn 1` or `HT2 Lates`: one of which each time has its own.

    None for a heading without a time, and for a field that has none.
    """
    said = plain_words(heading)
    rest = without_time(said)
    if rest != said:
        rest = ALONE.sub(" ", rest)
    field = known_headings().get(key(rest)) if rest != said else None
    return field if field and fields()[field].content else None


def other_attendance(heading: str) -> str | None:
    """Return the field of `% Present`, and of `Attendance September`, which is not kept; or None.

    Present without its sign is how many sessions.
    """
    said = plain_words(heading)
    if SHARE_PRESENT.fullmatch(said):
        return "attendance"
    return "attendance_not_kept" if OF_ATTENDANCE.search(said) else None


def sitting_in(heading: str) -> str:
    """Return which sitting of a test a heading names: `ngrt b` of `NGRT B SAS`; blank if none."""
    found = SITTING.search(plain_words(heading))
    return found[0] if found else ""


def names_only_a_time(heading: str) -> bool:
    """Whether a heading is a time and nothing else: `Autumn 1` below Attendance."""
    return time_in(heading) is not None and not without_time(plain_words(heading))


def names_only_a_year_group(heading: str) -> bool:
    """Whether a heading is a year group and nothing else: `Y10` below Maths."""
    return bool(YEAR_GROUPS.fullmatch(plain_words(heading)))


@dataclass(frozen=True)
class Measure:
    """What a column under a subject holds: grade, target, class, attitude or not_used.

    `kind` says which grade (predicted, working_at, mock, final), None when the words do not.
    """

    name: str
    kind: str | None = None


@cache
def _measures() -> list[tuple[str, Measure]]:
    """Return every phrase and its measure, the longest phrases first."""
    with MEASURES.open(encoding="utf-8", newline="") as lines:
        found = [
            (row["words"], Measure(row["measure"], row["kind"] or None))
            for row in csv.DictReader(lines)
        ]
    return sorted(found, key=lambda pair: -len(pair[0]))


@lru_cache(maxsize=65_536)
def measure_of(text: str) -> Measure | None:
    """Return the measure that words such as `Target` or `Current grade` name, and nothing else.

    A collection (`AP1`) below a subject is its grade.
    """
    said = plain_words(_without_scale(text))
    words = without_time(_without_count(said))
    if not words and COLLECTION.fullmatch(said):
        return Measure("grade")
    return next((measure for phrase, measure in _measures() if phrase == words), None)


@lru_cache(maxsize=65_536)
def measures_within(text: str) -> frozenset[Measure]:
    """Return the targets and the kinds of grade that words anywhere in a title name."""
    words, found = plain_words(text), set()
    for phrase, measure in _measures():
        if measure.name == "target" or measure.kind:
            shorter = re.sub(rf"\b{re.escape(phrase)}s?\b{NOT_OF_PEOPLE}", " ", words)
            found |= {measure} if shorter != words else set()
            words = shorter
    return frozenset(found)


@dataclass(frozen=True)
class HeadingParts:
    """A heading taken apart: what may be the subject (the likeliest first), measure and time."""

    subjects: tuple[str, ...]
    measure: Measure | None
    time: Time | None


@lru_cache(maxsize=65_536)
def heading_parts(heading: str) -> HeadingParts:
    """Take apart `History Target`, `Y11 Aut1 - GCSE Maths: Current` or `Target$Aut1$Y11$Maths`."""
    heading = _without_scale(heading)
    pieces = [piece.strip() for piece in heading.split("$")]
    if len(pieces) >= 3:
        # Bromcom: assessment type, term, year group, subject.
        measure = measure_of(pieces[0]) or _without_measure(plain_words(pieces[0]))[1]
        return HeadingParts((pieces[-1],), measure, time_in(heading))
    words = _without_count(plain_words(_without_class(heading)))
    rest, measure = _without_measure(words)
    shorter = YEAR_GROUP.sub(" ", without_time(rest)).strip()
    shortest, second = _without_measure(shorter)
    barest = " ".join(QUALIFICATION_WORDS.sub(" ", shortest).split())
    found = dict.fromkeys(part for part in (words, rest, shorter, shortest, barest) if part)
    return HeadingParts(tuple(found), _closer(measure, second), time_in(heading))


@lru_cache(maxsize=65_536)
def year_groups_in(text: str) -> frozenset[int]:
    """Return the year groups from 7 to 11 that words name, as in `Y10 Maths` and `Years 10-11`."""
    said = (found[0] for found in YEAR_GROUPS.finditer(plain_words(text)))
    return frozenset(int(number) for words in said for number in re.findall(r"\d+", words))


def _closer(measure: Measure | None, second: Measure | None) -> Measure | None:
    """Return which of two measures a heading means: `PPE Maths Grade` is a mock, not a grade."""
    is_open = measure is None or measure == Measure("grade")
    return second if is_open and second else measure


def _without_scale(heading: str) -> str:
    """Return `Maths Grade (9-1)` as Maths Grade; a scale alone stays."""
    return SCALE.sub(" ", heading).strip() or heading


def _without_class(heading: str) -> str:
    """Return `11x/Ma1 Mathematics` as Mathematics; a class alone stays."""
    rest = CLASS_CODE.sub(" ", heading)
    return rest if re.search(r"[A-Za-z]", rest) else heading


def _without_count(words: str) -> str:
    """Return `maths dc2` as maths and `ppe1` as ppe."""
    return " ".join(COUNTED.sub(r"\1", COLLECTION.sub(" ", words)).split())


def plain_words(text: str) -> str:
    """Return a heading in lower case with its punctuation as single spaces."""
    return re.sub(r"[^a-z0-9&+%]+", " ", text.lower()).strip()


def _without_measure(words: str) -> tuple[str, Measure | None]:
    for phrase, measure in _measures():
        if words.endswith(f" {phrase}"):
            return words.removesuffix(phrase).strip(), measure
        if words.startswith(f"{phrase} "):
            return words.removeprefix(phrase).strip(), measure
    return words, None
