"""What a department decided, and whether the number each decision was to move has moved."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.analysis.frame.checkpoint import MeasuredCheckpoint
from lib.analysis.meeting.numbers import SHORT, Moved, Number, moved, number_of, value_words
from lib.store.database import Database
from lib.store.row import Row
from lib.store.settings import minimum_pupils
from lib.words import either, listed, number, sentence

NAMED = 4
"""Codes a decision names; more are counted."""


@dataclass(frozen=True)
class _Decided(Row, query="meeting/decisions"):
    """A decision as it was written down, with the checkpoint it looked at."""

    decision_id: int
    what: str
    who: str
    due_on: date
    decided_on: date
    state: str
    class_code: str | None
    measure: str | None
    value_then: float | None
    n_then: int | None
    checkpoint_id: int
    pupil_ids: list[int]
    codes: list[str]
    cohort_sequence: int
    kind: str
    collected_on: date


@dataclass(frozen=True)
class Decision:
    """One decision. `about` says whom by code or class; `number` is what it is to move, if any.

    `number` is said in words: then and now, or as it stood while there is nothing newer to compare
    with. `reading` is better, worse, too small to call, too few to tell, or blank.
    """

    decision_id: int
    what: str
    who: str
    due_on: date
    decided_on: date
    state: str
    about: str
    number: str
    reading: str

    def is_late(self, on: date) -> bool:
        """Whether it is still open after the day it was meant to be done by."""
        return self.state == "open" and self.due_on < on


@dataclass(frozen=True)
class Decisions:
    """A department's decisions about a cohort: those of earlier days, then those of `today`."""

    department: str
    today: date
    earlier: tuple[Decision, ...]
    made_today: tuple[Decision, ...]

    @property
    def finding(self) -> str:
        """What became of the last decisions, as a heading."""
        if not self.earlier:
            return "This is the first meeting: nothing was decided before"
        still = sum(d.state == "open" for d in self.earlier)
        late = sum(d.is_late(self.today) for d in self.earlier)
        better = sum(d.reading == "better" for d in self.earlier)
        are = either(still, "is", "are")
        told = f"{sentence(number(still))} of {number(len(self.earlier))} decisions {are} open"
        if late:
            return f"{told}, {number(late)} past {either(late, 'its', 'their')} day"
        return f"{told}; {number(better)} of their numbers clearly moved our way"

    @property
    def today_finding(self) -> str:
        """How much was decided today, as a heading."""
        made = len(self.made_today)
        if not made:
            return "Nothing is decided yet: write down what, who and by when"
        return f"Today we decided {number(made)} {either(made, 'thing', 'things')}"


def department_decisions(
    database: Database, checkpoint_id: int, department: str, today: date
) -> Decisions:
    """Return the decisions about the cohort of a checkpoint, with their numbers at it.

    Raises IndexError when there is no such checkpoint.
    """
    now = database.records(MeasuredCheckpoint, checkpoint_id=checkpoint_id)[0]
    rows = database.records(
        _Decided, urn=now.urn, department=department, results_year=now.results_year
    )
    minimum = minimum_pupils(database, now.urn)
    found = [_decision(row, _move(database, row, now, department, today, minimum)) for row in rows]
    open_first = sorted(found, key=lambda d: d.state != "open")
    return Decisions(
        department,
        today,
        tuple(d for d in open_first if d.decided_on < today),
        tuple(d for d in found if d.decided_on >= today),
    )


def number_now(
    database: Database,
    checkpoint_id: int,
    department: str,
    today: date,
    measure: str,
    class_code: str | None = None,
    pupil_ids: tuple[int, ...] = (),
) -> Number:
    """Return a measure as it stands, of a class, of the pupils named, or of the department."""
    grades = _grades(database, checkpoint_id, department, today)
    at = database.records(MeasuredCheckpoint, checkpoint_id=checkpoint_id)[0]
    minimum = minimum_pupils(database, at.urn)
    return number_of(_about(grades, class_code, pupil_ids), measure, minimum)


def _grades(database: Database, checkpoint_id: int, department: str, today: date) -> pd.DataFrame:
    return database.rows(
        "meeting/grades", checkpoint_id=checkpoint_id, department=department, as_of_on=today
    )


def _about(
    grades: pd.DataFrame, class_code: str | None, pupil_ids: tuple[int, ...]
) -> pd.DataFrame:
    if pupil_ids:
        return grades[grades.pupil_id.isin(pupil_ids)]
    return grades if class_code is None else grades[grades.class_code == class_code]


def _move(
    database: Database,
    row: _Decided,
    now: MeasuredCheckpoint,
    department: str,
    today: date,
    minimum: int,
) -> Moved | None:
    """The number then and now; None while the grades on screen are not newer, or of another kind.

    Those in a class then are followed wherever they are taught now.
    """
    is_like = (row.kind == "working_at") == (now.kind == "working_at")
    if row.measure is None or not is_like or now.cohort_sequence <= row.cohort_sequence:
        return None
    then = _grades(database, row.checkpoint_id, department, today)
    then = _about(then, row.class_code, tuple(row.pupil_ids))
    later = _grades(database, now.checkpoint_id, department, today)
    return moved(then, later[later.pupil_id.isin(then.pupil_id)], row.measure, minimum)


def _decision(row: _Decided, move: Moved | None) -> Decision:
    if row.measure is None:
        said, reading = "", ""
    elif move is None:
        value = value_words(row.measure, row.value_then)
        said, reading = f"{SHORT[row.measure]}: {value} then; no newer grades yet", ""
    else:
        said, reading = move.words, move.reading
    return Decision(
        decision_id=row.decision_id,
        what=row.what,
        who=row.who,
        due_on=row.due_on,
        decided_on=row.decided_on,
        state=row.state,
        about=_whom(row.class_code, row.codes),
        number=said,
        reading=reading,
    )


def _whom(class_code: str | None, codes: list[str]) -> str:
    if codes:
        more = len(codes) - NAMED
        return listed(codes) if more <= 0 else f"{', '.join(codes[:NAMED])} and {more} more"
    return class_code or "the whole department"
