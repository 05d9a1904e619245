"""The attendance of a session: who was there, who was not and why, kept so that nothing is lost.

A mark is never overwritten: a later one counts and the earlier one stays. What is said of a
session as a whole (held or not, minutes, note) is put right in its row, and what it said before
goes into the plan's history.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lib.dates import long_date
from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.statements import Cursor, rows, run
from lib.words import either

REASONS = ("illness", "in lesson", "refused", "school trip", "other")
"""Why a pupil was absent; the words are kept as they stand here."""
SHORTEST, LONGEST = 1, 300
"""Minutes one session can last."""


class SessionTakenError(StoreError):
    """The plan has a session on that day already: `session_id` is the one to put right."""

    def __init__(self, session_id: int, held_on: date, taken_by: str) -> None:
        super().__init__(
            f"The session of {long_date(held_on)} was saved before, by {taken_by}.",
            "Nothing was saved twice. Put that session right below instead.",
        )
        self.session_id = session_id


@dataclass(frozen=True)
class Session:
    """One session as it is to be kept.

    `marks` names every pupil of the plan that day: None for present, or the reason for an absence.
    It is empty for a session that was not held. `minutes` None means the plan's own length.
    """

    held_on: date
    marks: Mapping[int, str | None]
    was_held: bool = True
    minutes: int | None = None
    note: str | None = None


def save_session(
    database: Database, intervention_id: int, session: Session, taken_by: str, today: date
) -> int:
    """Keep a session in one transaction and return its number.

    Raises SessionTakenError when that day's was saved before, and StoreError, keeping nothing,
    for a day outside the plan or still to come, a pupil who is not on the plan that day,
    nobody at all, or a reason that is blank.
    """
    with database.transaction() as cursor:
        _refuse_day(cursor, intervention_id, session.held_on, today)
        taken = rows(
            cursor,
            "sessions/session_on_day",
            intervention_id=intervention_id,
            held_on=session.held_on,
        )
        if taken:
            raise SessionTakenError(int(taken[0][0]), session.held_on, taken[0][1])
        _refuse_marks(cursor, intervention_id, session, must_have_pupils=session.was_held)
        session_id = int(rows(cursor, "sessions/next_session")[0][0])
        run(
            cursor,
            "sessions/keep_session",
            session_id=session_id,
            intervention_id=intervention_id,
            held_on=session.held_on,
            minutes=session.minutes,
            was_held=session.was_held,
            note=_text(session.note),
            taken_by=_who(taken_by),
        )
        _keep_marks(cursor, session_id, session.marks, _who(taken_by))
    return session_id


def correct_session(database: Database, session_id: int, session: Session, changed_by: str) -> None:
    """Put a session right. `session.marks` need name only the pupils whose mark is another now.

    Raises StoreError, keeping nothing, when there is no such session or a mark cannot be kept.
    """
    with database.transaction() as cursor:
        found = rows(cursor, "sessions/found_session", session_id=session_id)
        if not found:
            raise StoreError("There is no such session.", "Choose one from the list of sessions.")
        intervention_id, held_on, was_held, minutes, note = found[0]
        as_kept = Session(held_on, session.marks, session.was_held, session.minutes, session.note)
        _refuse_marks(cursor, intervention_id, as_kept, must_have_pupils=False)
        old, new = _said(was_held, minutes, note), _said_of(session)
        if old != new:
            run(
                cursor,
                "sessions/correct_session",
                session_id=session_id,
                minutes=session.minutes,
                was_held=session.was_held,
                note=_text(session.note),
            )
            run(
                cursor,
                "sessions/write_down",
                intervention_id=intervention_id,
                field=f"session of {long_date(held_on)}",
                old=old,
                new=new,
                changed_by=_who(changed_by),
            )
        _keep_marks(cursor, session_id, session.marks, _who(changed_by))


def _refuse_day(cursor: Cursor, intervention_id: int, held_on: date, today: date) -> None:
    found = rows(cursor, "sessions/days_of_sessions", intervention_id=intervention_id)
    if not found:
        raise StoreError("There is no such plan.", "Choose one from the list of plans.")
    name, starts_on, last_day = found[0]
    if held_on > today:
        raise StoreError(
            f"{long_date(held_on)} is still to come, so its session cannot be marked yet.",
            f"Mark it on the day. Today is {long_date(today)}.",
        )
    if held_on < starts_on or (last_day is not None and held_on > last_day):
        until = f"to {long_date(last_day)}" if last_day else "with no fixed end"
        raise StoreError(
            f"{long_date(held_on)} is outside {name}, which runs from "
            f"{long_date(starts_on)} {until}.",
            "Choose a day inside it, or change the plan’s dates first.",
        )


def _refuse_marks(
    cursor: Cursor, intervention_id: int, session: Session, must_have_pupils: bool
) -> None:
    members = {
        pupil_id
        for (pupil_id,) in rows(
            cursor,
            "sessions/members",
            intervention_id=intervention_id,
            held_on=session.held_on,
        )
    }
    strangers = set(session.marks) - members
    if strangers:
        are = either(len(strangers), "pupil marked is", "pupils marked are")
        raise StoreError(
            f"{len(strangers)} {are} not on this plan on {long_date(session.held_on)}.",
            "Add them to the plan from that day first, or leave them off the register.",
        )
    if must_have_pupils and not session.marks:
        raise StoreError(
            "A session that was held needs at least one pupil on its register.",
            "Add pupils to the plan first, or say that the session was not held.",
        )
    if any(reason is not None and not reason.strip() for reason in session.marks.values()):
        raise StoreError(
            "One absence has no reason.", f"Choose one: {', '.join(REASONS[:-1])} or other."
        )
    if session.minutes is not None and not SHORTEST <= session.minutes <= LONGEST:
        raise StoreError(
            f"A session of {session.minutes} minutes cannot be right.",
            f"Give its length in minutes, {SHORTEST} to {LONGEST}, or leave it as planned.",
        )


def _keep_marks(
    cursor: Cursor, session_id: int, marks: Mapping[int, str | None], marked_by: str
) -> None:
    for pupil_id, reason in marks.items():
        run(
            cursor,
            "sessions/keep_mark",
            session_id=session_id,
            pupil_id=pupil_id,
            mark="present" if reason is None else "absent",
            reason=reason and reason.strip(),
            marked_by=marked_by,
        )


def _said_of(session: Session) -> str:
    return _said(session.was_held, session.minutes, _text(session.note))


def _said(was_held: bool, minutes: int | None, note: str | None) -> str:
    held = "held" if was_held else "not held"
    return ", ".join(filter(None, [held, f"{minutes} minutes" if minutes else "", note]))


def _text(text: str | None) -> str | None:
    return (text or "").strip() or None


def _who(name: str) -> str:
    return name.strip() or "Not said"
