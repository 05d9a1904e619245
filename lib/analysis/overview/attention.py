"""Where to look first: at most six things, ranked, each with why and where to go for it.

The order is fixed: pupils without a plan, reviews that are late, then what the grades say, then
whether the grades can be believed. An item with nothing to say is left out, never padded.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.analysis.assessment.completeness import Completeness, completeness
from lib.analysis.assessment.reliability import class_predictions
from lib.analysis.behind.wording import in_sentence
from lib.analysis.overview.changes import Overview, overview
from lib.analysis.subjects.against_target import Subject, subjects_at
from lib.numerals import signed
from lib.store.database import Database
from lib.words import listed, number, pupils, sentence

SHOWN = 6


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
        f"{'has' if len(helpless) == 1 else 'have'} no plan",
        f"{sentence(number(most))} in {subject}; {number(disadvantaged)} "
        f"{'is' if disadvantaged == 1 else 'are'} disadvantaged.",
        "interventions",
        "Plan for them",
        (("view", "new"), ("pupils", ",".join(str(i) for i in helpless.pupil_id))),
    )


def _overdue(database: Database, checkpoint_id: int, kind: str, as_of: date) -> Attention | None:
    """Name the review that is latest, of the plans with a pupil of this cohort; not of leavers."""
    asked = {"checkpoint_id": checkpoint_id, "as_of_on": as_of}
    about = database.rows("behind/checkpoint", **asked).iloc[0]
    cohort = {"urn": int(about.urn), "results_year": int(about.results_year)}
    plans = database.rows("plans/listed", **cohort, as_of_on=as_of).intervention_id
    late = database.rows("reviews/overdue", urn=int(about.urn), day=as_of)
    late = late[late.intervention_id.isin(plans)]
    if late.empty or kind == "final":
        return None
    worst = late.sort_values("days_overdue", ascending=False, kind="stable").iloc[0]
    return Attention(
        f"{len(late)} {'review is' if len(late) == 1 else 'reviews are'} overdue",
        f"The longest by {worst.days_overdue} days: {worst['name']}, {pupils(worst.pupils)}.",
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
    now = database.rows(
        "overview/behind_by_subject", checkpoint_id=checkpoint_id, before_id=before_id
    )
    now = now[now.behind > 0]
    if now.empty:
        return None
    below = [s for s in subjects if s.reading("against_england") == "below"]
    lowest = min(below, key=lambda s: s.against_england.value, default=None)
    if lowest is not None and lowest.subject_id in set(now.subject_id):
        row = now[now.subject_id == lowest.subject_id].iloc[0]
        why = (
            f"{signed(lowest.against_england.value, 1)} against England ({england}) from the "
            f"same start, n {lowest.against_england.n}."
        )
    else:
        row = now.sort_values(["behind", "subject_order"], ascending=[False, True]).iloc[0]
        why = f"{row.behind / row.grades:.0%} of its {row.grades} pupils, the most of any subject."
    before = "" if before_id is None else f", {row.behind_before} before"
    filters = (("subject", str(row.subject_id)),)
    heading = f"{row.subject}: {row.behind} behind{before}"
    return Attention(heading, why, "behind_target", "See who", filters)


def _high_class(database: Database, checkpoint_id: int) -> Attention | None:
    """Name the class whose predictions ran furthest above the final grades, when that is clear."""
    clear = [c for c in class_predictions(database, checkpoint_id) if c.is_far_too_high]
    if not clear:
        return None
    worst = clear[0]
    return Attention(
        f"{worst.class_code} predictions may be {_high(worst.error.value)} high",
        f"Last year’s were {worst.error.value:.1f} above the final grades, n {worst.error.n}.",
        "subjects",
        "Check classes",
        (("subject", str(worst.subject_id)),),
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
    names = listed([in_sentence(s.subject) for s in short[:2]])
    return Attention(
        f"{count} {'grade is' if count == 1 else 'grades are'} missing in {names}",
        f"{short[0].subject} has {short[0].received} of {short[0].expected}; "
        "its figures may change.",
        "assessment",
        "Chase",
    )
