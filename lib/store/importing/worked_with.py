"""What one file's statements work with, let go of when it is stored."""

from lib.store.statements import Cursor

LENT = ("person", "said_pupil", "entry")
TABLES = (
    "known_pupil",
    "asked_person",
    "matched_pupil",
    "incoming_pupil",
    "incoming_target",
    "incoming_result",
    "incoming_intervention",
    "incoming_place",
    "incoming_dfe",
)
"""Frames lent to the statements, and the temporary tables they make of them."""


def release(cursor: Cursor) -> None:
    """Let go of what one file's statements worked with, which may be a million rows."""
    for name in LENT:
        cursor.unregister(name)
    for name in TABLES:
        cursor.execute("drop table if exists " + name)
