"""Numbered schema files, each applied once, in order, in one transaction."""

from pathlib import Path

import duckdb

from lib.store.errors import StoreError

FOLDER = Path(__file__).parent / "schema"


def migrate(connection: duckdb.DuckDBPyConnection, folder: Path = FOLDER) -> list[str]:
    """Apply every schema file not yet applied and return their names.

    Raises StoreError when the file was made by a newer Checkpoint than this one.
    """
    connection.execute(
        "create table if not exists schema_version "
        "(number integer not null, name text not null, applied_at timestamp not null)"
    )
    done = {
        number for (number,) in connection.execute("select number from schema_version").fetchall()
    }
    files = migrations(folder)
    if done - files.keys():
        raise StoreError(
            "This database was made by a newer version of Checkpoint.",
            "Install that version, or restore a backup made by this one.",
        )
    return [_apply(connection, number, files[number]) for number in sorted(files.keys() - done)]


def migrations(folder: Path = FOLDER) -> dict[int, Path]:
    """Return every schema file this program knows, by its number."""
    return {int(path.name[:3]): path for path in sorted(folder.glob("[0-9][0-9][0-9]_*.sql"))}


def _apply(connection: duckdb.DuckDBPyConnection, number: int, path: Path) -> str:
    connection.execute("begin")
    try:
        connection.execute(path.read_text(encoding="utf-8"))
        connection.execute("insert into schema_version values (?, ?, now())", [number, path.stem])
        connection.execute("commit")
    except Exception:
        connection.execute("rollback")
        raise
    return path.stem
