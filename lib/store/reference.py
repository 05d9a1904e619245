"""Fill the reference_* tables from data/reference, whenever its files have changed."""

import hashlib
from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd

from lib.rules import reference_tables as reader
from lib.rules.reference_tables import FOLDER, reference_tables
from lib.rules.sql import statement

RULES = Path(reader.__file__).parent
READERS = ("reference_tables.py", "rule_sets.py", "sql/reference/national_subject.sql")


def load_reference(connection: duckdb.DuckDBPyConnection, folder: Path = FOLDER) -> bool:
    """Load every reference table in one transaction; return whether anything was loaded.

    Raises FileNotFoundError when a file of the folder is missing.
    """
    fingerprint = _fingerprint(folder)
    if connection.execute("select fingerprint from reference_loaded").fetchall() == [
        (fingerprint,)
    ]:
        return False
    tables = _read(folder, fingerprint)
    connection.execute("begin")
    try:
        connection.execute(statement("reference/clear"))
        for name, frame in tables.items():
            connection.append(name, frame, by_name=True)
        connection.execute(statement("reference/national_subject"))
        connection.execute(
            "insert into reference_loaded values ($fingerprint)", {"fingerprint": fingerprint}
        )
        connection.execute("commit")
    except Exception:
        connection.execute("rollback")
        raise
    return True


@lru_cache(1)
def _read(folder: Path, fingerprint: str) -> dict[str, pd.DataFrame]:
    # Reading some eighty files is half of what a new database costs; a second one reads none.
    return reference_tables(folder)


def _fingerprint(folder: Path) -> str:
    """Hash the files, their names and the code that reads them."""
    files = [*sorted(folder.rglob("*.csv")), *(RULES / name for name in READERS)]
    return _hash(tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files))


@lru_cache(1)
def _hash(files: tuple[tuple[Path, int, int], ...]) -> str:
    # What was read at this time and size is not read again by the next opening.
    digest = hashlib.sha256()
    for path, _, _ in files:
        digest.update(path.name.encode())
        digest.update(path.parent.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
