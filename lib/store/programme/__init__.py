"""The SQL of the programme, one statement a file, run inside one transaction."""

from functools import cache
from pathlib import Path

import duckdb

Cursor = duckdb.DuckDBPyConnection
FOLDER = Path(__file__).parent


def run(cursor: Cursor, name: str, /, **parameters: object) -> None:
    """Carry out the statement of `<name>.sql`."""
    cursor.execute(statement(name), parameters)


def rows(cursor: Cursor, name: str, /, **parameters: object) -> list[tuple]:
    """Return the rows of the query in `<name>.sql`."""
    return cursor.execute(statement(name), parameters).fetchall()


@cache
def statement(name: str) -> str:
    """Return the text of `<name>.sql`."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
