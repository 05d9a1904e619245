"""The shape of the file: tables made once, in one transaction; views made anew at every opening.

`schema_version` says which shape the tables have. A file of another shape is never changed here:
lib/store/upgrading.py rebuilds one that 0.2.0 made.
"""

from pathlib import Path

import duckdb

from lib.store.errors import StoreError

TABLES, VIEWS = Path(__file__).parent / "tables", Path(__file__).parent / "views"
SHAPE = 19
SHAPE_OF_0_2_0 = frozenset(range(1, 19))
"""0.2.0 wrote a row for each of its eighteen schema files."""


def make_shape(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables where the file is empty, and every view anew; all of it or nothing."""
    connection.execute("begin")
    try:
        if not shape_numbers(connection):
            make_tables(connection)
        _carry_out(connection, VIEWS)
        connection.execute("commit")
    except Exception:
        connection.execute("rollback")
        raise


def make_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make every table, empty, inside the transaction that is open."""
    _carry_out(connection, TABLES)
    connection.execute("insert into schema_version values (?, 'tables', now())", [SHAPE])


def must_be_upgraded(connection: duckdb.DuckDBPyConnection, file_name: str) -> bool:
    """Say whether the file is one that 0.2.0 made; False for an empty one and one of this shape.

    Raises StoreError, naming the file, when a newer or an older Checkpoint made it, or none did.
    """
    numbers = shape_numbers(connection)
    if numbers == SHAPE_OF_0_2_0:
        return True
    if numbers == {SHAPE} or (not numbers and _is_empty(connection)):
        return False
    if not numbers:
        raise StoreError(
            f"{file_name} is not a Checkpoint database: its tables are others.",
            "Move it aside and restore the newest backup: python -m lib restore --help.",
        )
    raise StoreError(*other_shape(file_name, numbers))


def other_shape(file_name: str, numbers: frozenset[int]) -> tuple[str, str]:
    """Return what to say, and what to do, of a file in a shape that this program does not know."""
    if max(numbers) > SHAPE:
        return (
            f"{file_name} was made by a newer version of Checkpoint.",
            "Install that version, or restore a backup made by this one.",
        )
    return (
        f"{file_name} was made by a version of Checkpoint before 0.2.0.",
        "Open it once with 0.2.0, then with this one. Nothing has been changed.",
    )


def shape_numbers(connection: duckdb.DuckDBPyConnection) -> frozenset[int]:
    """Return the numbers in `schema_version`; none where there is no such table."""
    found = connection.execute(
        "select count(*) from duckdb_tables() "
        "where database_name = current_catalog() and table_name = 'schema_version'"
    ).fetchall()
    if found == [(0,)]:
        return frozenset()
    rows = connection.execute("select number from schema_version").fetchall()
    return frozenset(number for (number,) in rows)


def _is_empty(connection: duckdb.DuckDBPyConnection) -> bool:
    return not connection.execute(
        "select 1 from duckdb_tables() "
        "where database_name = current_catalog() and not internal and not temporary"
    ).fetchall()


def _carry_out(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    for path in sorted(folder.glob("*.sql")):
        connection.execute(path.read_text(encoding="utf-8"))
