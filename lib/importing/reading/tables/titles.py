"""What a title says of the table below it: its subject, the kind and the time of its grades."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lib.importing.reading.headings import (
    Measure,
    heading_parts,
    measure_of,
    measures_within,
    plain_words,
)
from lib.importing.reading.observations import is_titled_attitude
from lib.importing.reading.subjects import Subject, SubjectBook
from lib.importing.reading.times import academic_years_in, half_terms_in

SHORTEST = 4
"""Letters of a subject's name in a title: `it` and `re` are words of every title."""

NO_GRADES = re.compile(
    r"\b(residuals?|rank(?:ed|ing|ings|s)?(?! order)|(?:raw |max(?:imum)? )(?:marks?|scores?)"
    r"|value added|(?:number|no) of (?:homeworks?|marks|merits|detentions|absences)"
    r"|homeworks? missed"
    r"|grade boundar(?:y|ies)|average points?|aps|points scores?|paper \d (?:marks?|scores?)"
    r"|question level|qla|out of|marks? (?:available|possible))\b"
    r"|\b(?:progress|distance|difference|points?|levels?|variance|performance)"
    r" (?:against|from|to|towards|above|below|off|v|vs|versus) (?:the |their )?"
    r"(?:targets?|expected|baselines?|fft\w*|meg|mtg|estimates?)\b"
)
"""What a title says of numbers that are no grades, though each of them might be one."""

OF_A_PRINTER = re.compile(r"(page|printed|produced|created|date|report)\b.*", flags=re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """What titles say; empty where they say nothing of it.

    `kinds` are those of grades (predicted, working_at, mock, final) and target; `half_terms` count
    from 1; `years` are academic years, as the summer they end in.
    """

    subject: Subject | None = None
    kinds: frozenset[str] = frozenset()
    half_terms: frozenset[int] = frozenset()
    years: frozenset[int] = frozenset()
    is_of_attitude: bool = False

    def differs(self, other: "Said") -> bool:
        """Whether both speak of one thing and say otherwise, or only the other has a subject."""
        return self.subject != other.subject or any(m and o and m != o for m, o in self._and(other))

    def adds_to(self, other: "Said") -> bool:
        """Whether this says otherwise than the other, or what the other does not say."""
        return self.subject != other.subject or any(m and m != o for m, o in self._and(other))

    def _and(self, other: "Said") -> Iterator[tuple[object, object]]:
        names = ("kinds", "half_terms", "years", "is_of_attitude")
        return ((getattr(self, name), getattr(other, name)) for name in names)


SILENT = Said()
"""What no title says."""


def said_in(texts: Iterable[str], book: SubjectBook | None = None) -> Said:
    """Return what titles say, and their subject where a book of subjects is given."""
    told = [text for text in texts if text]
    kinds = {m.kind or m.name for text in told for m in measures_within(text)}
    return Said(
        subject_within(told, book) if book else None,
        frozenset(kinds),
        frozenset().union(*map(half_terms_in, told)),
        frozenset().union(*map(academic_years_in, told)),
        is_titled_attitude(" ".join(told)),
    )


def says_no_grades(text: str) -> bool:
    """Whether a title says that the numbers below it are ranks, residuals, raw marks …"""
    names_grades = {m for m in measures_within(text) if m.name == "grade"}
    return bool(NO_GRADES.search(plain_words(text))) and not names_grades


def measure_said(text: str) -> Measure | None:
    """Return the measure that words name, alone or as the only one among others."""
    whole = measure_of(text)
    if whole or not text:
        return whole
    if is_titled_attitude(text):
        return Measure("attitude")
    within = measures_within(text)
    return next(iter(within)) if len(within) == 1 else None


def says_nothing(text: str) -> bool:
    """Whether a title is only a printer's: a page number, the day of printing."""
    return bool(OF_A_PRINTER.fullmatch(text))


def subject_of(text: str, book: SubjectBook) -> Subject | None:
    """Return the subject a heading names as a whole, its measure and time apart."""
    found = book.find(text)
    parts = () if found else heading_parts(text).subjects
    return found or next((s for part in parts if (s := book.find(part))), None)


def subject_within(texts: Iterable[str], book: SubjectBook) -> Subject | None:
    """Return the subject that titles name, the first one that is a subject as a whole first."""
    told = [text for text in texts if text]
    whole = next((s for text in told if (s := subject_of(text, book))), None)
    return whole or next((s for text in told if (s := _among_words(text, book))), None)


def _among_words(text: str, book: SubjectBook) -> Subject | None:
    """Return the subject that some words of a title name, the longest first; short ones mislead."""
    words = plain_words(text).split()
    runs = [words[i:j] for i in range(len(words)) for j in range(i + 1, min(i + 5, len(words)) + 1)]
    phrases = sorted((" ".join(run) for run in runs), key=lambda phrase: -len(phrase))
    return next((s for p in phrases if len(p) >= SHORTEST and (s := book.find(p))), None)
