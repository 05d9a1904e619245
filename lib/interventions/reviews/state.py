"""Where a plan's review stands: due, overdue, done, followed up."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lib.dates import long_date
from lib.interventions.reviews.keeping import NEXT_STEPS, GroupNow
from lib.interventions.sessions.plan import session_plan
from lib.store.database import Database
from lib.store.row import Row

REVIEW_WITHIN = timedelta(days=7)
"""After the end of a plan; later it is overdue (`overdue_reviews.sql` counts the same)."""


@dataclass(frozen=True)
class KeptReview(Row, query="reviews/history"):
    """A review as it was kept, of the group or of one pupil. `counts`: not put right since."""

    review_id: int
    pupil_id: int | None
    name: str | None
    code: str | None
    form: str | None
    is_follow_up: bool
    reviewed_on: date
    checkpoint_id: int | None
    checkpoint: str | None
    outcome_grade: str | None
    evidence: str | None
    next_step: str
    pupil_view: str | None
    parent_view: str | None
    reviewed_by: str
    recorded_at: datetime
    counts: bool
    follow_up_on: date | None


@dataclass(frozen=True)
class ReviewState:
    """How a plan's review stands on a day. Dates are None where there is none to name."""

    ended_on: date | None
    reviewed_on: date | None
    next_step: str | None
    follow_up_on: date | None
    followed_up_on: date | None
    day: date

    @property
    def review_due_on(self) -> date | None:
        """The last day on which the review is in time."""
        return self.ended_on + REVIEW_WITHIN if self.ended_on else None

    @property
    def is_overdue(self) -> bool:
        """Whether the review, or the follow-up, ought to have been done by now."""
        if self.reviewed_on is None:
            return self.review_due_on is not None and self.review_due_on < self.day
        if self.follow_up_on is None or self.followed_up_on is not None:
            return False
        return self.follow_up_on <= self.day

    @property
    def finding(self) -> str:
        """Say it in one sentence."""
        if self.reviewed_on is None or self.next_step is None:
            return self._unreviewed()
        what = NEXT_STEPS[self.next_step].partition(":")[0].lower()
        done = f"Reviewed on {long_date(self.reviewed_on)}: {what}"
        if self.followed_up_on:
            return f"{done}; followed up on {long_date(self.followed_up_on)}"
        if self.follow_up_on is None:
            return done
        verb = "has been due since" if self.is_overdue else "is due on"
        return f"{done}. “Did it last?” {verb} {long_date(self.follow_up_on)}"

    def _unreviewed(self) -> str:
        if self.ended_on is None:
            return "Not reviewed yet, and no end is set"
        if self.ended_on >= self.day:
            return f"Runs until {long_date(self.ended_on)}; the review is due in the week after"
        ended = f"Ended on {long_date(self.ended_on)}"
        if self.is_overdue:
            return f"{ended}; the review is overdue"
        return f"{ended}; review it by {long_date(self.ended_on + REVIEW_WITHIN)}"


def review_state(database: Database, intervention_id: int, day: date) -> ReviewState:
    """Return how the review of a plan stands on a day. Raises KeyError when there is no plan."""
    plan = session_plan(database, intervention_id)
    history = database.records(KeptReview, intervention_id=intervention_id)
    of_group = [kept for kept in history if kept.counts and kept.pupil_id is None]
    review = next((kept for kept in of_group if not kept.is_follow_up), None)
    follow_up = next((kept for kept in of_group if kept.is_follow_up), None)
    return ReviewState(
        ended_on=plan.last_day,
        reviewed_on=review and review.reviewed_on,
        next_step=review and review.next_step,
        follow_up_on=review and review.follow_up_on,
        followed_up_on=follow_up and follow_up.reviewed_on,
        day=day,
    )


def group_words(now: GroupNow, checkpoint: str) -> str:
    """Say how the pupils of a plan stand at a checkpoint, in counts out of n."""
    parts = [
        f"{now.met} at target or above",
        f"{now.not_met} below",
        f"{now.no_grade} without a grade" if now.no_grade else "",
        f"{now.no_target} without a target" if now.no_target else "",
    ]
    return f"Of {now.n} pupils at {checkpoint}: {', '.join(filter(None, parts))}"
