"""Moving a checkpoint on: open, checked, locked; and from checked back to open with a reason.

A locked checkpoint never moves: its figures are what was reported. Each move says which status
the person was looking at, so that of two people who press at once only the first one moves it.
"""

from datetime import date

import duckdb

from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.statements import rows, run

MOVES = {"open": ("checked",), "checked": ("locked", "open"), "locked": ()}
"""From each status, where a checkpoint may go."""
LONGEST_PURPOSE, LONGEST_NOTE, LONGEST_NAME = 200, 500, 80
"""Characters."""


def move_checkpoint(
    database: Database,
    checkpoint_id: int,
    seen: str,
    status: str,
    changed_by: str,
    on: date,
    note: str = "",
) -> None:
    """Move a checkpoint from the status that was seen to the next, and keep who did it and why.

    `on` becomes the day it was checked. Raises StoreError, and changes nothing, when it is locked,
    somebody has moved it since it was seen, the move is none there is, it holds no grades, nobody
    says who they are, or it is opened again without a reason.
    """
    who, why = changed_by.strip(), note.strip()
    with database.transaction() as cursor:
        standing, grades = _standing(cursor, checkpoint_id)
        _refuse_standing(standing, seen, status, grades)
        _refuse_words(status, who, why)
        moved = {"checkpoint_id": checkpoint_id, "status": status}
        run(cursor, "assessment/set_status", **moved, on_day=on)
        run(cursor, "assessment/record_change", **moved, changed_by=who, note=why)


def set_purpose(database: Database, checkpoint_id: int, purpose: str) -> None:
    """Keep what a collection is for, in a line. Raises StoreError when it is locked or too long."""
    line = " ".join(purpose.split())
    if len(line) > LONGEST_PURPOSE:
        raise StoreError(
            f"The purpose has {len(line)} characters.",
            f"Say in {LONGEST_PURPOSE} or fewer which decision the grades are for.",
        )
    with database.transaction() as cursor:
        standing, _ = _standing(cursor, checkpoint_id)
        if standing == "locked":
            raise _locked()
        run(cursor, "assessment/set_purpose", checkpoint_id=checkpoint_id, purpose=line)


def _standing(cursor: duckdb.DuckDBPyConnection, checkpoint_id: int) -> tuple[str, int]:
    found = next(iter(rows(cursor, "assessment/standing", checkpoint_id=checkpoint_id)), None)
    if found is None:
        raise StoreError("There is no such checkpoint.", "Choose one from the list of checkpoints.")
    return str(found[0]), int(found[1])


def _refuse_standing(standing: str, seen: str, status: str, grades: int) -> None:
    if standing == "locked":
        raise _locked()
    if standing != seen:
        raise StoreError(
            f"This checkpoint is {standing} now, not {seen}: somebody has moved it since you "
            "opened the page.",
            "Nothing was changed. Look at it as it stands, then decide again.",
        )
    if status not in MOVES[standing]:
        raise StoreError(
            f"A checkpoint cannot go from {standing} to {status}.",
            "It goes from open to checked to locked, and from checked back to open.",
        )
    if not grades:
        raise StoreError(
            "This checkpoint holds no grades yet.", "Bring in its grades, then mark it."
        )


def _refuse_words(status: str, who: str, why: str) -> None:
    if not who:
        raise StoreError(
            "Nobody is named as the one who decides.",
            "Write your name or initials; they are kept in the history.",
        )
    if len(who) > LONGEST_NAME or len(why) > LONGEST_NOTE:
        raise StoreError(
            "The name or the note is too long to keep.",
            f"A name has {LONGEST_NAME} characters at most, a note {LONGEST_NOTE}.",
        )
    if status == "open" and not why:
        raise StoreError(
            "A checked checkpoint is opened again only with a reason.",
            "Say why: which grades have to change.",
        )


def _locked() -> StoreError:
    return StoreError(
        "This checkpoint is locked, so it cannot change.",
        "Locked checkpoints keep what was reported. Bring corrections in at the next one.",
    )
