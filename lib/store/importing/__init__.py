"""The SQL of importing, one statement a file, run inside the transaction that stores a file."""

from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

Cursor = duckdb.DuckDBPyConnection
FOLDER = Path(__file__).parent
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


def run(cursor: Cursor, name: str, **parameters: object) -> None:
    """Carry out the statement of `<name>.sql`."""
    cursor.execute(statement(name), parameters)


def rows(cursor: Cursor, name: str, **parameters: object) -> list[tuple]:
    """Return the rows of the query in `<name>.sql`."""
    return cursor.execute(statement(name), parameters).fetchall()


def frame(cursor: Cursor, name: str, **parameters: object) -> pd.DataFrame:
    """Return the rows of the query in `<name>.sql` as a data frame."""
    return cursor.execute(statement(name), parameters).df()


def lend(cursor: Cursor, name: str, table: pd.DataFrame) -> None:
    """Show a data frame to this cursor's statements under a name."""
    cursor.register(name, table)


def release(cursor: Cursor) -> None:
    """Let go of what one file's statements worked with, which may be a million rows."""
    for name in LENT:
        cursor.unregister(name)
    for name in WORKED_WITH:
        cursor.execute("drop table if exists " + name)


@cache
def statement(name: str) -> str:
    """Return the text of `<name>.sql`."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
