"""Where a school's data lives: one file, in this project's data folder unless told otherwise."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def database_path() -> Path:
    """Return the path in CHECKPOINT_DB, else data/checkpoint.duckdb beside the program."""
    return Path(os.environ.get("CHECKPOINT_DB") or PROJECT / "data" / "checkpoint.duckdb")


def backup_folder(database_file: Path) -> Path:
    """Return the one folder an open file may be copied to."""
    return database_file.resolve().parent / "backups"
