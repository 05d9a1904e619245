"""A file that 0.2.0 made is rebuilt in this version's shape beside it, and put in its place.

Nothing is changed in the old file. It is copied under a dated name, and one renaming puts the new
file where it stood: a crash before that leaves the old file as it was and the next start begins
again; after it, the upgrade is done.
"""

import os
import shutil
from datetime import datetime
from pathlib import Path

import duckdb

from lib.store.contents import catalog_of, contents
from lib.store.errors import StoreError
from lib.store.shape import make_tables

STATEMENTS = Path(__file__).parent / "upgrade" / "from_0_2_0.sql"
Config = dict[str, str | bool | int | float | list[str]]
"""What DuckDB is told when a file is opened."""

TWIN = "_superseded"
"""0.2.0 kept the rows that a later import had replaced in a table of this ending."""


def upgrade(path: Path, config: Config, at: datetime | None = None) -> Path:
    """Put a rebuilt file in place of the closed one at `path`; return where the old one is kept.

    Raises StoreError, and leaves the file as it was, when it cannot be rebuilt with every row or
    the disk does not take both.
    """
    fresh = path.with_name(f"{path.name}.upgrading")
    _discard(fresh)
    try:
        _rebuild(path, fresh, config)
        kept = _keep(path, at or datetime.now())
        os.replace(fresh, path)
    except (OSError, duckdb.Error) as error:
        raise StoreError(
            f"{path.name} was made by Checkpoint 0.2.0 and could not be brought up to date.",
            "Check that its folder can be written to and the disk has room for it three times, "
            "then start again. The file is as it was.",
        ) from error
    finally:
        _discard(fresh)
    return kept


def _rebuild(path: Path, fresh: Path, config: Config) -> None:
    connection = duckdb.connect(str(fresh), config=config)
    try:
        connection.execute("attach $path as before (read_only)", {"path": str(path)})
        connection.execute("begin")
        make_tables(connection)
        connection.execute(STATEMENTS.read_text(encoding="utf-8"))
        connection.execute("commit")
        _refuse_a_loss(connection)
        connection.execute("detach before")
        connection.execute("checkpoint")
    finally:
        connection.close()


def _refuse_a_loss(connection: duckdb.DuckDBPyConnection) -> None:
    """Compare the rows of every table. Raises DataError, naming the tables where any is missing."""
    expected: dict[str, int] = {}
    for table, (rows, _) in contents(connection, "before").items():
        name = table.removesuffix(TWIN)
        expected[name] = expected.get(name, 0) + rows
    held = contents(connection, catalog_of(connection))
    now = {table: rows for table, (rows, _) in held.items()}
    del expected["schema_version"]
    lost = [table for table, rows in expected.items() if now.get(table) != rows]
    if lost:
        raise duckdb.DataError("rows are missing in " + ", ".join(sorted(lost)))


def _keep(path: Path, at: datetime) -> Path:
    kept = path.with_name(f"{path.stem} made by 0.2.0, {at:%Y-%m-%d %H%M%S}{path.suffix}")
    part = kept.with_name(f"{kept.name}.part")
    shutil.copyfile(path, part)
    os.replace(part, kept)
    return kept


def _discard(fresh: Path) -> None:
    for left in (fresh, fresh.with_name(f"{fresh.name}.wal")):
        left.unlink(missing_ok=True)
