"""Reviews of help: what came of it, what next, what the pupil and the parents say, did it last.

A review is never changed. One that puts another right is a new row: the latest counts, and the
page shows those before it. A grade in a review is what the pupil has now, never what the help did.
"""

from dataclasses import dataclass, fields
from datetime import date

import pandas as pd

from lib.dates import long_date
from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.statements import Cursor, rows, run
from lib.words import either

NEXT_STEPS = {
    "stop": "Stop: it has done what it was for, or it is not working",
    "repeat": "Repeat: another cycle",
    "change": "Change: other help",
    "hand_back": "Hand back to class",
}
"""What is kept, and what the person choosing reads."""
LONGEST_TEXT = 4_000


@dataclass(frozen=True)
class Review:
    """One review as it is to be kept: of the whole group, or (`pupil_id`) of one pupil on it.

    `checkpoint_id` is the checkpoint whose grades it looked at; a pupil's grade there is filled
    in when it is kept.
    """

    reviewed_on: date
    next_step: str
    pupil_id: int | None = None
    is_follow_up: bool = False
    checkpoint_id: int | None = None
    evidence: str | None = None
    pupil_view: str | None = None
    parent_view: str | None = None


@dataclass(frozen=True)
class GroupNow:
    """How the pupils of a plan stand at one checkpoint: counts only, out of `n` pupils.

    A raw gain is never an effect, so none is given: the impact page answers that.
    """

    n: int
    met: int
    not_met: int
    no_grade: int
    no_target: int


@dataclass(frozen=True)
class OverdueReviews:
    """The reviews that ought to have been done by `day`, the longest overdue first.

    `rows`: intervention_id, name, subject, lead, leader, starts_on, ended_on, what (review or
    follow_up), due_on, days_overdue, pupils.
    """

    day: date
    rows: pd.DataFrame

    @property
    def n(self) -> int:
        """How many."""
        return len(self.rows)

    @property
    def reviews(self) -> int:
        """Plans that ended over a week ago and have no review."""
        return int((self.rows.what == "review").sum())

    @property
    def follow_ups(self) -> int:
        """Plans whose “did it last?” is due."""
        return int((self.rows.what == "follow_up").sum())

    @property
    def finding(self) -> str:
        """Say it in one sentence."""
        if not self.n:
            return "No review is overdue"
        are = either(self.n, "review is", "reviews are")
        parts = [
            _told(self.reviews, "plan ended with none", "plans ended with none"),
            _told(self.follow_ups, "follow-up due", "follow-ups due"),
        ]
        return f"{self.n} {are} overdue: {' and '.join(filter(None, parts))}"


def overdue_reviews(database: Database, urn: int, day: date) -> OverdueReviews:
    """Return the reviews and follow-ups that are overdue at a school on a day."""
    return OverdueReviews(day, database.rows("reviews/overdue", urn=urn, day=day))


def save_review(
    database: Database, intervention_id: int, review: Review, reviewed_by: str, today: date
) -> int:
    """Keep a review in one transaction and return its number; those before it stay.

    Raises StoreError, keeping nothing, for a day before the plan began or still to come, a pupil
    who was never on it, a follow-up of what was not reviewed, or no word on what happens next.
    """
    with database.transaction() as cursor:
        subject_id = _refuse(cursor, intervention_id, review, today)
        grade, points = _grade(cursor, review, subject_id)
        review_id = int(rows(cursor, "reviews/next_review")[0][0])
        texts = {name: _text(getattr(review, name)) for name in _TEXTS}
        given = {f.name: getattr(review, f.name) for f in fields(Review)} | texts
        run(
            cursor,
            "reviews/keep_review",
            **given,
            review_id=review_id,
            intervention_id=intervention_id,
            outcome_grade=grade,
            outcome_points=points,
            reviewed_by=reviewed_by.strip() or "Not said",
        )
    return review_id


_TEXTS = ("evidence", "pupil_view", "parent_view")


def group_now(pupils: pd.DataFrame) -> GroupNow:
    """Count how the pupils of `review_pupils` stand against their targets now."""
    graded = pupils.points_now.notna()
    aimed = graded & pupils.target_points.notna()
    met = aimed & (pupils.points_now >= pupils.target_points)
    return GroupNow(
        n=len(pupils),
        met=int(met.sum()),
        not_met=int((aimed & ~met).sum()),
        no_grade=int((~graded).sum()),
        no_target=int((graded & ~aimed).sum()),
    )


def _refuse(cursor: Cursor, intervention_id: int, review: Review, today: date) -> str | None:
    """Refuse a review that cannot be right; return the subject of the plan."""
    found = rows(
        cursor, "reviews/reviewed_plan", intervention_id=intervention_id, pupil_id=review.pupil_id
    )
    if not found:
        raise StoreError("There is no such plan.", "Choose one from the list of plans.")
    name, starts_on, subject_id, is_on_it, reviewed_on = found[0]
    if review.next_step not in NEXT_STEPS:
        raise StoreError(
            "The review does not say what happens next.",
            "Choose stop, repeat, change or hand back to class.",
        )
    if not is_on_it:
        raise StoreError(f"This pupil was never on {name}.", "Choose a pupil from the plan.")
    if review.reviewed_on > today:
        raise StoreError(
            f"{long_date(review.reviewed_on)} is still to come.",
            f"Give the day of the review; today is {long_date(today)}.",
        )
    if review.reviewed_on < starts_on:
        raise StoreError(
            f"{name} began on {long_date(starts_on)}, after the day of this review.",
            "Give a later day.",
        )
    if review.is_follow_up and reviewed_on is None:
        raise StoreError(
            "A follow-up asks whether what a review found has lasted, and there is no review yet.",
            "Write the review first.",
        )
    too_long = [t for t in _TEXTS if len(getattr(review, t) or "") > LONGEST_TEXT]
    if too_long:
        raise StoreError(
            f"A text of over {LONGEST_TEXT:,} characters cannot be kept.", "Shorten it, please."
        )
    return subject_id


def _grade(
    cursor: Cursor, review: Review, subject_id: str | None
) -> tuple[str | None, float | None]:
    if review.pupil_id is None or review.checkpoint_id is None or subject_id is None:
        return None, None
    found = rows(
        cursor,
        "reviews/reviewed_grade",
        pupil_id=review.pupil_id,
        subject_id=subject_id,
        checkpoint_id=review.checkpoint_id,
    )
    return found[0] if found else (None, None)


def _text(text: str | None) -> str | None:
    return (text or "").strip() or None


def _told(count: int, one: str, more: str) -> str:
    return f"{count} {either(count, one, more)}" if count else ""
