"""The shape of the file: tables made once, in one transaction; views always this program's.

`schema_version` says which shape the tables have. A file of another shape is never changed here:
lib/store/upgrading.py rebuilds one that 0.2.0 made. `schema_views` says of which texts, and by
which DuckDB, the views were made: a program that has others makes them anew, which takes DuckDB
four fifths of an opening. A view keeps the types of its columns, which another DuckDB may give
otherwise; it would then refuse to read the view.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

import duckdb

from lib.store.errors import StoreError

TABLES, VIEWS = Path(__file__).parent / "tables", Path(__file__).parent / "views"
SHAPE = 22
NEVER_RELEASED = frozenset({19, 20, 21})
"""Shapes that the tables had on the way from 0.2.0 to 0.3.0."""
SHAPE_OF_0_2_0 = frozenset(range(1, 19))
"""0.2.0 wrote a row for each of its eighteen schema files."""


def make_shape(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of an empty file, and every view where it is another's; all or nothing."""
    is_new, texts = not shape_numbers(connection), _texts(VIEWS)
    mark = _mark_of(duckdb.__version__, texts)
    if not is_new and _views_mark(connection) == mark:
        return
    connection.execute("begin")
    try:
        if is_new:
            make_tables(connection)
        _make_views(connection, texts, mark)
        connection.execute("commit")
    except Exception:
        connection.execute("rollback")
        raise


def make_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make every table, empty, inside the transaction that is open, if one is."""
    for text in _texts(TABLES):
        connection.execute(text)
    connection.execute("insert into schema_version values (?, 'tables', now())", [SHAPE])


def make_scales(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the views of grade scales in a file that holds tables and is to have no others."""
    connection.execute((VIEWS / "3_scales.sql").read_text(encoding="utf-8"))


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
    if numbers <= NEVER_RELEASED:
        return (
            f"{file_name} was made by an unfinished version of Checkpoint between 0.2.0 and 0.3.0.",
            "Open the file of 0.2.0 that was kept beside it, or restore a backup of it. Nothing "
            "has been changed.",
        )
    return (
        f"{file_name} was made by a version of Checkpoint before 0.2.0.",
        "Open it once with 0.2.0, then with this one. Nothing has been changed.",
    )


def shape_numbers(connection: duckdb.DuckDBPyConnection) -> frozenset[int]:
    """Return the numbers in `schema_version`; none where there is no such table."""
    try:
        rows = connection.execute("select number from schema_version").fetchall()
    except (duckdb.CatalogException, duckdb.BinderException):
        return frozenset()
    return frozenset(number for (number,) in rows)


def _is_empty(connection: duckdb.DuckDBPyConnection) -> bool:
    return not connection.execute(
        "select 1 from duckdb_tables() "
        "where database_name = current_catalog() and not internal and not temporary"
    ).fetchall()


def _make_views(connection: duckdb.DuckDBPyConnection, texts: tuple[str, ...], mark: str) -> None:
    for text in texts:
        connection.execute(text)
    connection.execute("delete from schema_views")
    connection.execute("insert into schema_views values (?)", [mark])


@cache
def _mark_of(version: str, texts: tuple[str, ...]) -> str:
    return sha256("".join([version, *texts]).encode()).hexdigest()


def _views_mark(connection: duckdb.DuckDBPyConnection) -> str:
    found = connection.execute("select mark from schema_views").fetchone()
    return found[0] if found else ""


@cache
def _texts(folder: Path) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.sql")))
