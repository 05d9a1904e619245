"""A department's decisions: written down as they are made, changed with a trace, never deleted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from lib.dates import long_date
from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.statements import rows, run

STATES = ("open", "done", "dropped")
MEASURES = ("behind", "persistent", "shortfall", "gap")
"""The numbers a decision may be meant to move: docs/meeting-mode.md says what each is."""
CHANGED = ("what", "who", "due_on", "state")
LONGEST_WHAT, LONGEST_WHO = 160, 40
"""Characters: what the back row can still read as one line or two."""


@dataclass(frozen=True)
class NewDecision:
    """A decision as it is typed: what, who, by when, about whom, and the number it is to move.

    About one class, or the pupils named, or (with neither) the whole department. `value_then` is
    the measure as it stands, over `n_then` pupils; None where there are too few to tell.
    """

    urn: int
    department: str
    results_year: int
    checkpoint_id: int
    decided_on: date
    what: str
    who: str
    due_on: date
    class_code: str | None = None
    pupil_ids: tuple[int, ...] = ()
    measure: str | None = None
    value_then: float | None = None
    n_then: int | None = None


def keep_decision(database: Database, new: NewDecision) -> int:
    """Write the decision down and return its number.

    Raises StoreError, and keeps nothing, when it does not say what, who or a day to come, is too
    long to read, names no measure there is, or is about a pupil who is not of the school.
    """
    what, who = _tidy(new.what), _tidy(new.who)
    _refuse_words(what, who)
    _refuse_day(new.due_on, new.decided_on)
    if new.measure is not None and new.measure not in MEASURES:
        raise StoreError("There is no such number to move.", "Choose one from the list.")
    with database.transaction() as cursor:
        number = int(rows(cursor, "meeting/next_decision")[0][0])
        kept = {
            name: getattr(new, name)
            for name in NewDecision.__dataclass_fields__
            if name != "pupil_ids"
        }
        run(
            cursor,
            "meeting/keep_decision",
            **kept | {"decision_id": number, "what": what, "who": who},
        )
        for pupil_id in dict.fromkeys(new.pupil_ids):
            _keep_pupil(cursor, number, pupil_id, new.urn)
    return number


def change_decision(
    database: Database,
    decision_id: int,
    seen: Mapping[str, str],
    new: Mapping[str, str],
    changed_by: str,
) -> None:
    """Change fields (what, who, due_on as ISO text, state) from what was seen, and keep both.

    Raises StoreError, and changes none of them, when somebody has changed one since it was seen,
    or the new words, day or state cannot be.
    """
    if unknown := new.keys() - set(CHANGED):
        raise ValueError(f"A decision has no field {min(unknown)}.")
    with database.transaction() as cursor:
        for field, value in new.items():
            _change_field(cursor, decision_id, field, seen[field], _tidy(value), changed_by)


def _change_field(
    cursor: duckdb.DuckDBPyConnection,
    decision_id: int,
    field: str,
    seen: str,
    value: str,
    changed_by: str,
) -> None:
    row = next(iter(rows(cursor, "meeting/standing_decision", decision_id=decision_id)), None)
    if row is None:
        raise StoreError("There is no such decision.", "Open the meeting page again.")
    now: dict[str, Any] = dict(zip((*CHANGED, "decided_on"), row, strict=True))
    if now[field] != seen:
        raise StoreError(
            f"Somebody has changed this decision since you opened the page: {now[field]}.",
            "Nothing was changed. Look at it as it stands, then decide again.",
        )
    if value == seen:
        return
    _refuse_change(now | {field: value})
    said = {"decision_id": decision_id, "field": field, "new": value}
    run(cursor, "meeting/change_decision", **said)
    run(cursor, "meeting/record_change", **said, old=seen, changed_by=changed_by)


def read_note(database: Database, urn: int, note: str) -> None:
    """Put a note on the school's screen away; putting it away twice is the same as once."""
    with database.transaction() as cursor:
        run(cursor, "meeting/read_note", urn=urn, note=note)


def _keep_pupil(
    cursor: duckdb.DuckDBPyConnection, decision_id: int, pupil_id: int, urn: int
) -> None:
    about = {"decision_id": decision_id, "pupil_id": pupil_id, "urn": urn}
    if not rows(cursor, "meeting/keep_pupil", **about):
        raise StoreError(
            "A pupil named in the decision is not in this school’s list.",
            "Nothing was kept. Choose the pupils from the list.",
        )


def _refuse_change(after: dict) -> None:
    if after["state"] not in STATES:
        raise StoreError("A decision is open, done or dropped.", "Choose one of the three.")
    _refuse_words(after["what"], after["who"])
    try:
        due_on = date.fromisoformat(after["due_on"])
    except ValueError as error:
        raise StoreError("That is not a day.", "Choose it from the calendar.") from error
    _refuse_day(due_on, after["decided_on"])


def _refuse_words(what: str, who: str) -> None:
    if not what:
        raise StoreError(
            "The decision does not say what will be done.",
            "Write it as you said it, such as: reteach bonding to 11a/Sc3.",
        )
    if not who:
        raise StoreError(
            "Nobody is named to do it.",
            "Write initials or a role, such as: RO, or second in Maths.",
        )
    if len(what) > LONGEST_WHAT or len(who) > LONGEST_WHO:
        raise StoreError(
            f"The decision has {len(what)} characters and the name {len(who)}.",
            f"The back row can read {LONGEST_WHAT} and {LONGEST_WHO}: shorten it.",
        )


def _refuse_day(due_on: date, decided_on: date) -> None:
    if due_on < decided_on:
        raise StoreError(
            f"{long_date(due_on)} is before the day it was decided.",
            "Choose a day to come: that is when the meeting will ask about it.",
        )


def _tidy(text: str) -> str:
    return " ".join(text.split())
