"""SQL that writes, kept one statement a .sql file in a folder, carried out by its name on a cursor.

A package of statements is a folder of lib/store with these lines in its `__init__`:

    _statements = Statements(Path(__file__).parent)
    run, rows, frame = _statements.run, _statements.rows, _statements.frame
"""

from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

Cursor = duckdb.DuckDBPyConnection


class Statements:
    """The statements of one folder, to be carried out inside a transaction that is open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, cursor: Cursor, statement: str, /, **parameters: object) -> None:
        """Carry out the statement of `<statement>.sql`."""
        cursor.execute(self.text(statement), parameters)

    def rows(self, cursor: Cursor, statement: str, /, **parameters: object) -> list[tuple]:
        """Return the rows of the query in `<statement>.sql`."""
        return cursor.execute(self.text(statement), parameters).fetchall()

    def frame(self, cursor: Cursor, statement: str, /, **parameters: object) -> pd.DataFrame:
        """Return the rows of the query in `<statement>.sql` as a data frame."""
        return cursor.execute(self.text(statement), parameters).df()

    def text(self, statement: str) -> str:
        """Return the text of `<statement>.sql`."""
        return _text(self.folder / f"{statement}.sql")


def lend(cursor: Cursor, name: str, table: pd.DataFrame) -> None:
    """Show a data frame to this cursor's statements under a name."""
    cursor.register(name, table)


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
