"""What each department answers about itself, and how the departments stand together: no ranking."""

from dataclasses import dataclass
from datetime import date, datetime

from lib.analysis.programme.questions import QUESTIONS, Question
from lib.store.database import Database
from lib.store.programme.self_reviews import NOT_YET, PARTLY, SECURELY
from lib.store.row import Row

UNANSWERED = "unanswered"
WORDS = {
    SECURELY: "● Securely",
    PARTLY: "◐ Partly",
    NOT_YET: "○ Not yet",
    UNANSWERED: "– Not answered",
}
"""Each state with its shape, the furthest on first."""


@dataclass(frozen=True)
class Answer(Row, query="programme/self_review_answers"):
    """One answer of one department. `version` counts its answers to this question."""

    urn: int
    department: str
    question: str
    version: int
    state: str
    evidence: str
    reviewed_on: date
    said_by: str
    said_at: datetime
    counts: bool


@dataclass(frozen=True)
class SelfReview:
    """The departments in the order of their subjects, the answers that count, and all before."""

    departments: tuple[str, ...]
    answers: dict[tuple[str, str], Answer]
    before: tuple[Answer, ...]

    @property
    def begun(self) -> tuple[str, ...]:
        """Departments that have answered something."""
        return tuple(d for d in self.departments if self.answered(d))

    @property
    def complete(self) -> tuple[str, ...]:
        """Departments that have answered every question."""
        return tuple(d for d in self.departments if self.answered(d) == len(QUESTIONS))

    def answered(self, department: str) -> int:
        """How many of the questions a department has answered."""
        return sum((department, question.code) in self.answers for question in QUESTIONS)

    def counts(self, question: Question) -> dict[str, int]:
        """How many departments stand where on one question, the unanswered with them."""
        states = [
            self.answers[d, question.code].state if (d, question.code) in self.answers else None
            for d in self.departments
        ]
        return {state: states.count(state) for state in (SECURELY, PARTLY, NOT_YET)} | {
            UNANSWERED: states.count(None)
        }

    def history(self, department: str, question: str) -> tuple[Answer, ...]:
        """What a department answered before, the latest first."""
        mine = (a for a in self.before if (a.department, a.question) == (department, question))
        return tuple(mine)


def self_review(database: Database, urn: int) -> SelfReview:
    """Return every department's answers about itself."""
    answers = database.records(Answer, urn=urn)
    return SelfReview(
        departments=tuple(database.rows("programme/school_departments", urn=urn).department),
        answers={(a.department, a.question): a for a in answers if a.counts},
        before=tuple(a for a in answers if not a.counts),
    )
