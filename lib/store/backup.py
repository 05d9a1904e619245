"""Dated copies of the file: a copy counts as a backup only once it was opened and queried.

A truncated file can open and fail only when queried, so every table is read back and compared.
Copies keep DuckDB's v1.5.0 storage, the way back to 1.5. Restoring checks the copy first and
keeps the file it replaces.
"""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from lib.store.contents import Contents, catalog_of
from lib.store.contents import contents as contents_of
from lib.store.database import CONFIG, Database
from lib.store.errors import StoreError
from lib.store.location import backup_folder
from lib.store.shape import SHAPE, SHAPE_OF_0_2_0, other_shape, shape_numbers

KEEP = 10
HEADERS = 3 * 4096
"""Bytes before the first block of a DuckDB file."""

COPY = "copy_being_checked"
"""The name a copy is attached under; no school's file is called this."""


@dataclass(frozen=True)
class Backup:
    """A backup that was read back: where it is, its tables and its rows in all."""

    path: Path
    tables: int
    rows: int


def backups(folder: Path, stem: str) -> list[Path]:
    """Return the backups of the file called `stem`, newest first."""
    return sorted(folder.glob(f"{stem} ????-??-?? ??????*.duckdb"), reverse=True)


def back_up(database: Database, at: datetime | None = None, keep: int = KEEP) -> Backup:
    """Copy the open file, read the copy back, and keep the newest `keep` backups.

    Raises StoreError when the copy cannot be written or is not the same as the file; the backups
    made before are then still there.
    """
    folder, stem = backup_folder(database.path), database.path.stem
    path = _dated(folder, stem, at or datetime.now())
    part = path.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with database.quiet() as cursor:
            contents = _copy(cursor, part)
        part.replace(path)
    except (OSError, duckdb.Error) as error:
        raise StoreError(
            f"The backup {path.name} could not be written.",
            "Check that the backups folder can be written to and the disk is not full. "
            "Earlier backups are still there.",
        ) from error
    finally:
        _discard(part)
    for old in backups(folder, stem)[keep:]:
        old.unlink()
    return _described(path, contents)


def check_backup(path: Path) -> Backup:
    """Open the backup read-only and read every row of every table.

    Raises StoreError when it is not there, damaged, not a Checkpoint database, or newer than
    this program.
    """
    return _described(path, _read_back(path))


def restore(backup: Path, path: Path, at: datetime | None = None) -> Path | None:
    """Put the backup in place of the file at `path`, once it was checked.

    Returns where the file it replaced was moved to, or None where there was none; of these too
    the newest ten are kept. Raises StoreError when the backup is of no use, or another process
    has the file open; nothing is changed then.
    """
    contents = _read_back(backup)
    fresh = path.with_suffix(".restoring")
    try:
        _fold_in_the_log(path)
        shutil.copyfile(backup, fresh)
        if _read_back(fresh) != contents:
            raise _useless(backup)
        replaced = _set_aside(path, at or datetime.now())
        fresh.replace(path)
    except OSError as error:
        raise StoreError(
            f"{path.name} could not be replaced.",
            "Check that its folder can be written to and the disk is not full, then try again.",
        ) from error
    finally:
        _discard(fresh)
    return replaced


def _copy(cursor: duckdb.DuckDBPyConnection, part: Path) -> Contents:
    catalog = catalog_of(cursor)
    cursor.execute(f"attach $path as {COPY} (storage_version 'v1.5.0')", {"path": str(part)})
    try:
        quoted = catalog.replace('"', '""')
        cursor.execute(f'copy from database "{quoted}" to {COPY}')
        cursor.execute(f"detach {COPY}")
        cursor.execute(f"attach $path as {COPY} (read_only)", {"path": str(part)})
        contents = contents_of(cursor, COPY)
        if contents != contents_of(cursor, catalog):
            raise duckdb.DataError("the copy differs from the file")
    finally:
        cursor.execute(f"detach database if exists {COPY}")
    return contents


def _read_back(path: Path) -> Contents:
    try:
        connection = duckdb.connect(str(path.resolve(strict=True)), read_only=True, config=CONFIG)
        try:
            _refuse_a_short_file(connection, path)
            contents = contents_of(connection, catalog_of(connection))
            numbers = shape_numbers(connection)
        finally:
            connection.close()
    except (OSError, duckdb.Error) as error:
        raise _useless(path) from error
    if not numbers:
        raise _useless(path)
    if numbers not in ({SHAPE}, SHAPE_OF_0_2_0):
        message, _ = other_shape(path.name, numbers)
        raise StoreError(
            message, "Install that version, or choose another backup. Nothing has been changed."
        )
    return contents


def _refuse_a_short_file(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    # Reading every row does not touch the blocks of the keys, so a file cut there would pass.
    ((blocks, size),) = connection.execute(
        "select total_blocks, block_size from pragma_database_size() "
        "where database_name = current_catalog()"
    ).fetchall()
    if path.stat().st_size < HEADERS + blocks * size:
        raise duckdb.DataError("the end of the file is missing")


def _fold_in_the_log(path: Path) -> None:
    # A log left beside the restored file would be replayed into it.
    if not path.exists():
        return
    try:
        connection = duckdb.connect(str(path), config=CONFIG)
    except duckdb.Error as error:
        # A damaged file is what restoring is for: it is set aside as it is. An open one stops us.
        if "lock" in str(error).lower():
            raise _open_elsewhere() from error
        return
    # Within this process a second connection is the first one's, and that one is locked.
    ((is_ours,),) = connection.execute("select current_setting('lock_configuration')").fetchall()
    connection.close()
    if is_ours:
        raise _open_elsewhere()


def _set_aside(path: Path, at: datetime) -> Path | None:
    log = path.with_name(path.name + ".wal")
    if not path.exists():
        log.unlink(missing_ok=True)
        return None
    folder = backup_folder(path)
    folder.mkdir(parents=True, exist_ok=True)
    aside = _dated(folder, f"{path.stem} before restore", at)
    path.replace(aside)
    if log.exists():
        log.replace(aside.with_name(aside.name + ".wal"))
    for old in backups(folder, f"{path.stem} before restore")[KEEP:]:
        old.unlink()
        old.with_name(old.name + ".wal").unlink(missing_ok=True)
    return aside


def _discard(path: Path) -> None:
    # What stopped the copy may stop this too; the first reason is the one to tell.
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _dated(folder: Path, stem: str, at: datetime) -> Path:
    plain = folder / f"{stem} {at:%Y-%m-%d %H%M%S}.duckdb"
    others = (folder / f"{stem} {at:%Y-%m-%d %H%M%S}_{n}.duckdb" for n in range(2, 100))
    return next(path for path in (plain, *others) if not path.exists())


def _described(path: Path, contents: Contents) -> Backup:
    return Backup(path, len(contents), sum(rows for rows, _ in contents.values()))


def _open_elsewhere() -> StoreError:
    return StoreError(
        "Checkpoint is open in another window or program.",
        "Close it, then restore again. Nothing has been changed.",
    )


def _useless(path: Path) -> StoreError:
    return StoreError(
        f"{path.name} cannot be used: it is missing, damaged, or not a Checkpoint database.",
        "Choose another backup. Nothing has been changed.",
    )
