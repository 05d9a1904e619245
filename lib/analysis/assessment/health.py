"""Is a collection of grades fit to be checked? Each thing that stands out, whom to ask and what.

Nothing here accuses anybody: a finding says which grades to ask about before acting on them, and
names subjects and classes, never teachers. "Ask first" holds the verdict back; "look" does not.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.analysis.assessment import checks, missing
from lib.analysis.assessment.collection import Collection, collection_at
from lib.analysis.assessment.completeness import Completeness, completeness
from lib.analysis.assessment.reliability import class_predictions, copied_forward
from lib.analysis.assessment.standing_out import HealthLine
from lib.store.database import Database
from lib.store.settings import minimum_pupils
from lib.words import either, listed, number, sentence

NAMED = 3
"""Subjects the finding names; more are counted."""


@dataclass(frozen=True)
class CollectionHealth:
    """One checkpoint and what stands out in its grades, what to ask first before what to look at.

    `earlier_on` is the day of the checkpoint before with the same kind of grade, if any.
    """

    checkpoint_id: int
    kind: str
    status: str
    collected_on: date
    earlier_on: date | None
    grades_in: Completeness
    lines: tuple[HealthLine, ...]

    @property
    def asks(self) -> tuple[HealthLine, ...]:
        """What to ask about before the grades are relied on."""
        return tuple(line for line in self.lines if line.asks)

    @property
    def looks(self) -> tuple[HealthLine, ...]:
        """What is worth a look and holds nothing up."""
        return tuple(line for line in self.lines if not line.asks)

    @property
    def subjects(self) -> tuple[str, ...]:
        """Whom to ask first: the subjects, as a sentence writes them, each once."""
        return tuple(dict.fromkeys(name for line in self.asks for name in line.subjects))

    @property
    def verdict(self) -> str:
        """The verdict in words."""
        if self.asks:
            return "ask for these first"
        return "ready to be checked" if self.status == "open" else "nothing to ask about first"


def collection_health(database: Database, checkpoint_id: int) -> CollectionHealth | None:
    """Return what stands out at a checkpoint; None when it has no grades, or there is none."""
    now = collection_at(database, checkpoint_id)
    if now is None:
        return None
    asked = {"checkpoint_id": checkpoint_id, "earlier_id": now.earlier_id}
    grades = database.rows("assessment/grades", **asked)
    if not grades["is_in"].any():
        return None
    grades_in = completeness(database, checkpoint_id)
    since = database.rows("assessment/changed_since_checked", checkpoint_id=checkpoint_id)
    lines = [
        *checks.since_checked_lines(since, grades_in.received),
        *missing.missing_lines(grades, grades_in, now.kind),
        *_judged_lines(database, now, grades),
        *checks.no_target_lines(grades),
        *checks.other_scale_lines(grades),
        *checks.few_lines(database.rows("assessment/pupils", checkpoint_id=checkpoint_id)),
    ]
    return CollectionHealth(
        checkpoint_id=checkpoint_id,
        kind=now.kind,
        status=now.status,
        collected_on=now.collected_on,
        earlier_on=now.earlier_on,
        grades_in=grades_in,
        lines=tuple(sorted(lines, key=lambda line: not line.asks)),
    )


def _judged_lines(database: Database, now: Collection, grades: pd.DataFrame) -> list[HealthLine]:
    """What can stand out in grades that teachers gave; exam results are nobody's judgement."""
    if now.kind == "final":
        return []
    checkpoint_id, minimum = now.checkpoint_id, minimum_pupils(database, now.urn)
    unchanged = database.rows("subjects/grades", checkpoint_id=checkpoint_id)
    return [
        *checks.copied_lines(copied_forward(database, checkpoint_id), unchanged, grades),
        *checks.on_target_lines(grades, minimum),
        *checks.jump_lines(grades, now.earlier_on),
        *checks.high_class_lines(class_predictions(database, checkpoint_id), grades, now.kind),
    ]


def finding(health: CollectionHealth) -> str:
    """The answer to "Can we trust these grades?" in a line."""
    is_open = health.status == "open"
    if health.asks:
        return f"{'Not yet' if is_open else 'With care'}: {_to_do(health)}"
    looks = len(health.looks)
    things = f"{number(looks)} {either(looks, 'thing', 'things')} to look at"
    if is_open:
        return f"Ready to be checked; {things}" if looks else "Ready to be checked"
    return f"Yes, with {things}" if looks else "Yes: nothing stands out in these grades"


def lede(health: CollectionHealth) -> str:
    """How many grades are in, and how many things stand out."""
    grades = health.grades_in
    share = f"{grades.received:,} of {grades.expected:,} grades are in."
    if health.kind == "final":
        return f"{share} Results are nobody’s judgement: only what is missing is looked at."
    if not health.lines:
        return f"{share} None was copied, jumped or met every target of a class."
    asks, looks = len(health.asks), len(health.looks)
    told = [f"{number(asks)} to ask about" if asks else "", f"{number(looks)} to look at"]
    return f"{share} {sentence(listed([t for t in told[: 1 + bool(looks)] if t]))}."


def looked_at(health: CollectionHealth) -> str:
    """What was looked for, so that a short list is known to be one."""
    judged = "copied grades, classes all on target, jumps of three grades or more, "
    if health.kind == "predicted":
        judged += "classes predicted too high last year, "
    judged = "" if health.kind == "final" else judged
    return (
        f"Looked for: grades not in, {judged}grades without a target, pupils with very few grades."
    )


def _to_do(health: CollectionHealth) -> str:
    if health.kind == "final":
        return f"{sum(line.n for line in health.asks)} results have not come in"
    subjects = health.subjects
    whom = listed(subjects) if len(subjects) <= NAMED else f"{number(len(subjects))} subjects"
    return f"ask {whom} first"
