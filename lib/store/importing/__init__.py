"""The SQL of importing, one statement a file, run inside the transaction that stores a file."""

from pathlib import Path

from lib.store.statements import Cursor, Statements, lend

__all__ = ["Cursor", "frame", "lend", "release", "rows", "run"]

_statements = Statements(Path(__file__).parent)
run, rows, frame = _statements.run, _statements.rows, _statements.frame
LENT = ("person", "said_pupil", "entry")
WORKED_WITH = (
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
    for name in WORKED_WITH:
        cursor.execute("drop table if exists " + name)
