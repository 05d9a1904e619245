"""The one DuckDB file: one read-write connection, a fresh cursor for every query.

A connection shared between threads has returned another query's rows, so cursors are never
shared and always closed. The file keeps DuckDB's v1.5.0 storage, which 1.5 and 2.0 both read.
"""

import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd

from lib.store import location
from lib.store.asking import Asking, Record
from lib.store.errors import StoreError
from lib.store.measuring import measure_everything
from lib.store.reference import load_reference
from lib.store.shape import make_shape, must_be_upgraded
from lib.store.upgrading import Config, upgrade

CONFIG: Config = {
    "storage_compatibility_version": "v1.5.0",
    # Extensions would be fetched over plain http, and nothing may leave this machine.
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
}

REMEMBERED = 300
"""Answers kept: what a few checkpoints' pages ask, some tens of megabytes at most."""


class Database:
    """An open Checkpoint database. Use `open_database` to get one."""

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self._connection = connection
        self._writing = threading.Lock()
        self.version = 0
        """Grows with every committed transaction, so that answers can be cached against it."""
        # Typed, since 1 and 1.0 are one key to Python and two questions to DuckDB.
        self._remembered = lru_cache(REMEMBERED, typed=True)(self._rows)
        self._recorded = lru_cache(REMEMBERED, typed=True)(self._records)

    @property
    def asked(self) -> int:
        """How many answers were read from the file since it last changed."""
        return self._remembered.cache_info().misses + self._recorded.cache_info().misses

    def rows(self, name: str, /, **parameters: Hashable) -> pd.DataFrame:
        """Answer the named query of lib/store/queries. Raises KeyError when there is none.

        The parts of a page ask the same things (the settings six times), so an answer is
        remembered until the next transaction; each caller gets a frame of its own to change.
        """
        return self._remembered(self.version, name, **parameters).copy(deep=False)

    def records(self, row: type[Record], /, **parameters: Hashable) -> list[Record]:
        """Answer the query that a row class stands for, a value a row.

        Values are Python's own: None where there is none, never NaN; dates, not timestamps.
        """
        return list(self._recorded(self.version, row, **parameters))

    def _records(
        self, version: int, row: type[Record], **parameters: Hashable
    ) -> tuple[Record, ...]:
        with self.cursor() as cursor:
            return tuple(Asking(cursor).records(row, **parameters))

    def _rows(self, version: int, name: str, **parameters: Hashable) -> pd.DataFrame:
        with self.cursor() as cursor:
            return Asking(cursor).rows(name, **parameters)

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Lend a fresh cursor; its temp tables and registered frames end with it."""
        cursor = self._connection.cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Lend a cursor in one transaction: all of it is kept, or none of it.

        Raises StoreError when the disk is full or the file cannot be written.
        """
        with self._writing, self.cursor() as cursor:
            cursor.execute("begin")
            try:
                yield cursor
                cursor.execute("commit")
            except (duckdb.IOException, duckdb.TransactionException) as error:
                # A full disk at the moment of commit is a TransactionException to DuckDB.
                _roll_back(cursor)
                if "could not write" in str(error).lower() or isinstance(error, duckdb.IOException):
                    raise _cannot_write(self.path) from error
                raise
            except BaseException:
                _roll_back(cursor)
                raise
            self.version += 1
            self._forget()

    def _forget(self) -> None:
        self._remembered.cache_clear()
        self._recorded.cache_clear()

    @contextmanager
    def quiet(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Lend a cursor while nobody writes, so that two readings of the file must agree."""
        with self._writing, self.cursor() as cursor:
            yield cursor

    def flush(self) -> None:
        """Fold the write-ahead log into the file: after imports and at the end."""
        with self.quiet() as cursor:
            cursor.execute("checkpoint")

    def close(self) -> None:
        """Close the file. Every committed transaction is in it."""
        self._forget()
        self._connection.close()


def open_database(path: Path | str, reference_folder: Path | None = None) -> Database:
    """Open or create the file at `path`, make its views and load the reference data.

    A file that 0.2.0 made is first rebuilt, and kept beside it. Raises StoreError when another
    process has it open, the folder cannot be written, the file is damaged, or it was made by a
    newer version, one before 0.2.0, or something else.
    """
    path = Path(path).resolve()
    connection = _connect_to_this_shape(path)
    try:
        _close_the_doors(connection, location.backup_folder(path))
        make_shape(connection)
        if load_reference(connection, *([reference_folder] if reference_folder else [])):
            _measure_again(connection)
    except duckdb.IOException as error:
        connection.close()
        raise _cannot_write(path) from error
    except Exception:
        connection.close()
        raise
    return Database(path, connection)


def _connect_to_this_shape(path: Path) -> duckdb.DuckDBPyConnection:
    connection = _connect(path)
    try:
        if not must_be_upgraded(connection, path.name):
            return connection
        # The rebuilding reads the file alone, so what its log holds has to be in it.
        connection.execute("checkpoint")
    except Exception:
        connection.close()
        raise
    connection.close()
    upgrade(path, CONFIG)
    return _connect(path)


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return duckdb.connect(str(path), config=CONFIG)
    except duckdb.IOException as error:
        raise _why_not(path, str(error)) from error
    except duckdb.Error as error:
        raise _damaged(path) from error
    except OSError as error:
        raise _cannot_write(path) from error


def _close_the_doors(connection: duckdb.DuckDBPyConnection, backup_folder: Path) -> None:
    # Order matters: the folder is refused after external access is off, and the lock is last.
    connection.execute("set allowed_directories = [$folder]", {"folder": str(backup_folder)})
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def _measure_again(connection: duckdb.DuckDBPyConnection) -> None:
    # What a page prints beside a figure is read from the reference data, so the two move together.
    connection.execute("begin")
    measure_everything(connection)
    connection.execute("commit")


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    try:
        cursor.execute("rollback")
    except duckdb.Error:
        # DuckDB has already ended the transaction itself; the last commit stands.
        return


def _why_not(path: Path, text: str) -> StoreError:
    if "lock" in text.lower():
        return StoreError(
            "Checkpoint is already open in another window or program.",
            "Use that one, or close it and try again. Nothing has been changed.",
        )
    if "not a valid duckdb" in text.lower():
        return _damaged(path)
    return _cannot_write(path)


def _damaged(path: Path) -> StoreError:
    return StoreError(
        f"{path.name} is not a Checkpoint database, or it is damaged.",
        "Move it aside and restore the newest backup: python -m lib restore --help.",
    )


def _cannot_write(path: Path) -> StoreError:
    return StoreError(
        f"Checkpoint cannot write to {path.name} in the folder {path.parent.name}.",
        "Check that the folder can be written to and the disk is not full, then try again. "
        "What was stored before is still there.",
    )
