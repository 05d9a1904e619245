"""A department's answers about itself: each is kept, and the latest counts."""

from datetime import date

from lib.dates import long_date
from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.programme.said import LONGEST_TEXT, line, person, refuse_overtaken
from lib.store.statements import rows, run

NOT_YET, PARTLY, SECURELY = "not_yet", "partly", "securely"
STATES = (NOT_YET, PARTLY, SECURELY)


def keep_answer(
    database: Database,
    urn: int,
    department: str,
    question: str,
    seen: int,
    state: str,
    evidence: str,
    reviewed_on: date,
    said_by: str,
    *,
    today: date,
) -> None:
    """Keep what a department answers to one question, beside what it answered before.

    Raises StoreError, and keeps nothing, when nobody is named, the state is none of the three,
    partly or securely has no evidence, the day is still to come, the department is not known, or
    somebody answered after the version that was `seen`.
    """
    if state not in STATES:
        raise StoreError("That is none of the three answers.", "Say not yet, partly or securely.")
    who = person(said_by)
    words = line(evidence, "the evidence", LONGEST_TEXT, is_needed=state != NOT_YET)
    if reviewed_on > today:
        raise StoreError(
            f"{long_date(reviewed_on)} is still to come.",
            "Give the day on which the department answered.",
        )
    asked = {"urn": urn, "department": department, "question": question}
    with database.transaction() as cursor:
        ((is_known,),) = rows(cursor, "programme/department_known", department=department)
        if not is_known:
            raise StoreError(f"There is no department called {department}.", "Choose one listed.")
        ((standing,),) = rows(cursor, "programme/answer_version", **asked)
        refuse_overtaken(seen, standing)
        run(
            cursor,
            "programme/keep_answer",
            **asked,
            version=seen + 1,
            state=state,
            evidence=words,
            reviewed_on=reviewed_on,
            said_by=who,
        )
