"""How complete a checkpoint is, by exception: which grades have not come in, and whose."""

from dataclasses import dataclass

import pandas as pd

from lib.numerals import percent
from lib.store.database import Database
from lib.store.row import Row
from lib.words import either, in_sentence, listed, number, sentence

SHORT_BELOW = 0.95
"""A subject with a smaller share of its grades in is named as short (a design choice)."""
SHOWN = 4


@dataclass(frozen=True)
class SubjectIn(Row, query="assessment/completeness"):
    """How many of a subject's expected grades are in."""

    subject_id: str
    subject: str
    expected: int
    received: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.received / self.expected

    @property
    def is_short(self) -> bool:
        """Whether so many are missing that the subject's figures may mislead."""
        return self.share < SHORT_BELOW


@dataclass(frozen=True)
class Completeness:
    """Every subject, fewest grades in first, and the pupils with a grade missing."""

    subjects: tuple[SubjectIn, ...]
    missing: pd.DataFrame

    @property
    def received(self) -> int:
        """Grades that are in."""
        return sum(s.received for s in self.subjects)

    @property
    def expected(self) -> int:
        """Grades expected."""
        return sum(s.expected for s in self.subjects)

    @property
    def exceptions(self) -> tuple[SubjectIn, ...]:
        """The subjects with any grade missing, shortest first, as many as the page shows."""
        return tuple(s for s in self.subjects if s.received < s.expected)[:SHOWN]

    @property
    def others(self) -> int:
        """Subjects that are not among the exceptions."""
        return len(self.subjects) - len(self.exceptions)

    @property
    def others_state(self) -> str:
        """What the other subjects are in words: all in, nearly all in, or how many are in."""
        rest = self._rest
        if not any(s.is_short for s in rest):
            is_all_in = all(s.received == s.expected for s in rest)
            return "all in" if is_all_in else "nearly all in"
        received, expected = sum(s.received for s in rest), sum(s.expected for s in rest)
        return f"{percent(received / expected)}, {received:,} of {expected:,}"

    @property
    def others_share(self) -> float:
        """The part of their bar that is full: 1 where they are nearly all in."""
        rest = self._rest
        if not any(s.is_short for s in rest):
            return 1.0
        return sum(s.received for s in rest) / sum(s.expected for s in rest)

    @property
    def _rest(self) -> tuple[SubjectIn, ...]:
        named = {s.subject_id for s in self.exceptions}
        return tuple(s for s in self.subjects if s.subject_id not in named)


def completeness(database: Database, checkpoint_id: int) -> Completeness:
    """Return what is in and what is missing at a checkpoint."""
    subjects = database.records(SubjectIn, checkpoint_id=checkpoint_id)
    missing = database.rows("assessment/missing_grades", checkpoint_id=checkpoint_id)
    return Completeness(tuple(sorted(subjects, key=lambda s: (s.share, s.subject))), missing)


def finding(answer: Completeness) -> str:
    """The answer in one line: the share that is in, and the subjects that are short."""
    if answer.received == answer.expected:
        return "Every grade is in"
    share = answer.received / answer.expected
    short = [in_sentence(s.subject) for s in answer.subjects if s.is_short]
    if len(short) > 4:
        short = [*short[:3], f"{number(len(short) - 3)} more"]
    stated = f"{min(round(100 * share), 99)}% of grades are in"
    if not short:
        return stated
    return f"{stated}; {listed(short)} {either(len(short), 'is', 'are')} short"


def lede(answer: Completeness) -> str:
    """The counts behind it."""
    counted = f"{answer.received:,} of {answer.expected:,} grades."
    count = len(answer.missing)
    if not count:
        return counted
    whose = f"{number(count)} {either(count, 'pupil’s', 'pupils’')} grades are"
    return f"{counted} {sentence(whose)} missing."
