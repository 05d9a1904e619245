"""The SQL of plans, sessions and reviews, one statement a file, run inside one transaction."""

from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

Cursor = duckdb.DuckDBPyConnection
FOLDER = Path(__file__).parent


def run(cursor: Cursor, name: str, /, **parameters: object) -> None:
    """Carry out the statement of `<name>.sql`."""
    cursor.execute(statement(name), parameters)


def rows(cursor: Cursor, name: str, /, **parameters: object) -> list[tuple]:
    """Return the rows of the query in `<name>.sql`."""
    return cursor.execute(statement(name), parameters).fetchall()


def frame(cursor: Cursor, name: str, /, **parameters: object) -> pd.DataFrame:
    """Return the rows of the query in `<name>.sql` as a data frame."""
    return cursor.execute(statement(name), parameters).df()


def lend(cursor: Cursor, name: str, table: pd.DataFrame) -> None:
    """Show a data frame to this cursor's statements under a name."""
    cursor.register(name, table)


@cache
def statement(name: str) -> str:
    """Return the text of `<name>.sql`."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
