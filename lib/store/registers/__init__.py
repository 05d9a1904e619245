"""The SQL of the registers, one statement a file, run inside the transaction that changes them.

`follow_pupils` and `unfollow_pupils` are what importing calls: the files' own spells follow the
pupil list, and go back exactly when an import is undone.
"""

from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from lib.store.named_queries import named_query

Cursor = duckdb.DuckDBPyConnection
FOLDER = Path(__file__).parent


def follow_pupils(cursor: Cursor, urn: int, import_id: int) -> None:
    """Bring the files' spells up to what the pupil list says now, as the work of one import.

    To be called in the transaction that stored the pupils. What people said is left alone.
    """
    run(cursor, "follow_end", urn=urn, import_id=import_id)
    run(cursor, "follow_open", urn=urn, import_id=import_id)


def unfollow_pupils(cursor: Cursor, import_id: int) -> None:
    """Take back what `follow_pupils` did for one import; what people said is left alone."""
    run(cursor, "unfollow_opened", import_id=import_id)
    run(cursor, "unfollow_ended", import_id=import_id)


def run(cursor: Cursor, name: str, **parameters: object) -> None:
    """Carry out the statement of `<name>.sql`."""
    cursor.execute(statement(name), parameters)


def rows(cursor: Cursor, name: str, **parameters: object) -> list[tuple]:
    """Return the rows of the query in `<name>.sql`."""
    return cursor.execute(statement(name), parameters).fetchall()


def asked(cursor: Cursor, query: str, **parameters: object) -> pd.DataFrame:
    """Answer a named query of lib/store/queries inside this cursor's transaction."""
    return cursor.execute(named_query(query).sql, parameters).df()


def lend(cursor: Cursor, name: str, table: pd.DataFrame) -> None:
    """Show a data frame to this cursor's statements under a name."""
    cursor.register(name, table)


@cache
def statement(name: str) -> str:
    """Return the text of `<name>.sql`."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
