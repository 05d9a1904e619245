"""Where to look first: at most six things, ranked, each with why and where to go for it.

The order is fixed: pupils without a plan, reviews that are late, then what the grades say, then
whether the grades can be believed. An item with nothing to say is left out, never padded.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.analysis.assessment.completeness import Completeness, completeness
from lib.analysis.assessment.reliability import class_predictions
from lib.analysis.behind.evidence import ListedCheckpoint
from lib.analysis.overview.changes import Overview, overview
from lib.analysis.statistics.intervals import Estimate
from lib.analysis.subjects.against_target import Subject, subjects_at
from lib.numerals import signed
from lib.store.database import Database
from lib.store.row import Row
from lib.words import either, in_sentence, listed, number, pupils, sentence

SHOWN = 6


@dataclass(frozen=True)
class _OverdueReview(Row, query="reviews/overdue"):
    """A plan whose review is late."""

    intervention_id: int
    name: str
    subject: str | None
    lead: str | None
    leader: str | None
    starts_on: date
    ended_on: date | None
    what: str
    due_on: date
    days_overdue: int
    pupils: int


@dataclass(frozen=True)
class _SubjectBehind(Row, query="overview/behind_by_subject"):
    """How many pupils are behind in a subject now, and were at the checkpoint before."""

    subject_id: str
    subject: str
    subject_order: int
    grades: int
    behind: int
    behind_before: int | None


@dataclass(frozen=True)
class Attention:
    """One thing to look at: what, why in one line, and the page with the filters to open it."""

    heading: str
    why: str
    page: str
    label: str
    filters: tuple[tuple[str, str], ...] = ()


def where_to_look(
    database: Database, checkpoint_id: int, before_id: int | None, since: str, as_of: date
) -> tuple[Attention, ...]:
    """Return what needs attention first, in order; the arguments are those of `overview`."""
    changes = overview(database, checkpoint_id, before_id, since, as_of)
    found = subjects_at(database, checkpoint_id)
    subjects = () if found is None else found.subjects
    england = "" if found is None else found.england
    return tuple(
        item
        for item in (
            _no_plan(changes),
            _overdue(database, checkpoint_id, changes.kind, as_of),
            _most_behind(database, checkpoint_id, before_id, subjects, england),
            _high_class(database, checkpoint_id),
            _copied(subjects, changes.since),
            _missing(completeness(database, checkpoint_id)),
        )
        if item is not None
    )[:SHOWN]


def _no_plan(changes: Overview) -> Attention | None:
    helpless = changes.stayed_without_plan
    if helpless.empty or changes.kind == "final":
        return None
    counts = pd.Series([s for ss in helpless.behind_in for s in ss], dtype=object).value_counts()
    subject, most = in_sentence(str(counts.index[0])), int(counts.iloc[0])
    disadvantaged = int(helpless.is_disadvantaged.sum())
    return Attention(
        f"{pupils(len(helpless))} behind since {changes.since} "
        f"{either(len(helpless), 'has', 'have')} no plan",
        f"{sentence(number(most))} in {subject}; {number(disadvantaged)} "
        f"{either(disadvantaged, 'is', 'are')} disadvantaged.",
        "interventions",
        "Plan for them",
        (("view", "new"), ("pupils", ",".join(str(i) for i in helpless.pupil_id))),
    )


def _overdue(database: Database, checkpoint_id: int, kind: str, as_of: date) -> Attention | None:
    """Name the review that is latest, of the plans with a pupil of this cohort; not of leavers."""
    asked = {"checkpoint_id": checkpoint_id, "as_of_on": as_of}
    about = database.records(ListedCheckpoint, **asked)[0]
    cohort = {"urn": about.urn, "results_year": about.results_year}
    plans = set(database.rows("plans/listed", **cohort, as_of_on=as_of).intervention_id)
    late = database.records(_OverdueReview, urn=about.urn, day=as_of)
    late = [review for review in late if review.intervention_id in plans]
    if not late or kind == "final":
        return None
    worst = max(late, key=lambda review: review.days_overdue)
    return Attention(
        f"{len(late)} {either(len(late), 'review is', 'reviews are')} overdue",
        f"The longest by {worst.days_overdue} days: {worst.name}, {pupils(worst.pupils)}.",
        "interventions",
        "Review",
        (("view", "plans"), ("state", "overdue")),
    )


def _most_behind(
    database: Database,
    checkpoint_id: int,
    before_id: int | None,
    subjects: tuple[Subject, ...],
    england: str,
) -> Attention | None:
    """Name the subject furthest below England; where there is none, the most pupils behind."""
    asked = {"checkpoint_id": checkpoint_id, "before_id": before_id}
    now = [row for row in database.records(_SubjectBehind, **asked) if row.behind > 0]
    if not now:
        return None
    by_subject = {row.subject_id: row for row in now}
    below = [
        (reading.value, subject.subject_id, reading.n)
        for subject in subjects
        if subject.reading("against_england") == "below"
        and isinstance(reading := subject.against_england, Estimate)
    ]
    value, lowest, n = min(below, key=lambda found: found[0], default=(0.0, "", 0))
    if lowest in by_subject:
        row = by_subject[lowest]
        why = f"{signed(value, 1)} against England ({england}) from the same start, n {n}."
    else:
        row = min(now, key=lambda row: (-row.behind, row.subject_order))
        why = f"{row.behind / row.grades:.0%} of its {pupils(row.grades)}, the most of any subject."
    before = "" if before_id is None else f", {row.behind_before} before"
    filters = (("subject", row.subject_id),)
    heading = f"{row.subject}: {row.behind} behind{before}"
    return Attention(heading, why, "behind_target", "See who", filters)


def _high_class(database: Database, checkpoint_id: int) -> Attention | None:
    """Name the class whose predictions ran furthest above the final grades, when that is clear."""
    worst = next((c for c in class_predictions(database, checkpoint_id) if c.is_far_too_high), None)
    if worst is None or not isinstance(worst.error, Estimate):
        return None
    error = worst.error
    return Attention(
        f"{worst.class_code} predictions may be {_high(error.value)} high",
        f"Last year’s were {error.value:.1f} above the final grades, n {error.n}.",
        "subjects",
        "Check classes",
        (("subject", worst.subject_id),),
    )


def _high(error: float) -> str:
    return "a grade" if error > 0.75 else "half a grade"


def _copied(subjects: tuple[Subject, ...], since: str) -> Attention | None:
    copied = [s for s in subjects if s.is_copied]
    if not copied or not since:
        return None
    worst = max(copied, key=lambda s: (s.unchanged / s.had_grade_before, s.had_grade_before))
    others = len(copied) - 1
    more = f" {sentence(number(others))} more like it." if others else ""
    return Attention(
        f"{worst.name}: {worst.unchanged} of {worst.had_grade_before} grades unchanged",
        f"Perhaps copied, so not new evidence.{more}",
        "assessment",
        "Ask for new",
    )


def _missing(grades_in: Completeness) -> Attention | None:
    short = [s for s in grades_in.subjects if s.is_short]
    if not short:
        return None
    count = sum(s.expected - s.received for s in short)
    named = [in_sentence(s.subject) for s in short[:2]]
    more = len(short) - len(named)
    if more:
        named.append(f"{number(more)} more {either(more, 'subject', 'subjects')}")
    return Attention(
        f"{count} {either(count, 'grade is', 'grades are')} missing in {listed(named)}",
        f"{short[0].subject} has {short[0].received} of {short[0].expected}; "
        "its figures may change.",
        "assessment",
        "Chase",
    )
