"""SQL that writes: a file a room in lib/store/writes, each statement under `-- name: keep_plan`.

A statement is called by its path and name (`plans/keep_plan`, `importing/pupils/keep_pupils`), on
the cursor of the transaction that is open. Each says what it does, its grain and its parameters.
"""

import re
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from lib.store.named_queries import NamedQuery, described, execute

FOLDER = Path(__file__).parent / "writes"
Cursor = duckdb.DuckDBPyConnection


def run(cursor: Cursor, statement: str, /, **parameters: object) -> None:
    """Carry out a statement. Raises KeyError when there is none of that name."""
    execute(cursor, statements()[statement].sql, parameters)


def rows(cursor: Cursor, statement: str, /, **parameters: object) -> list[tuple]:
    """Return the rows a statement gives. Raises KeyError when there is none of that name."""
    return execute(cursor, statements()[statement].sql, parameters).fetchall()


def frame(cursor: Cursor, statement: str, /, **parameters: object) -> pd.DataFrame:
    """Return the rows a statement gives as a frame. Raises KeyError as `rows` does."""
    return execute(cursor, statements()[statement].sql, parameters).df()


def lend(cursor: Cursor, name: str, table: pd.DataFrame) -> None:
    """Show a data frame to this cursor's statements under a name."""
    cursor.register(name, table)


@cache
def statements() -> dict[str, NamedQuery]:
    """Return every statement by its path and name."""
    return {
        statement.name: statement
        for path in sorted(FOLDER.rglob("*.sql"))
        for statement in read_statements(path)
    }


def read_statements(path: Path) -> list[NamedQuery]:
    """Return the statements of one file, in order."""
    room = path.relative_to(FOLDER).with_suffix("").as_posix()
    _, *parts = re.split(r"^-- name: (\w+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [
        described(f"{room}/{name}", text, path)
        for name, text in zip(parts[::2], parts[1::2], strict=True)
    ]
