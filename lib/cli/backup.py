"""A dated, checked copy of the school's file."""

import argparse

from lib.store.backup import KEEP, back_up
from lib.store.database import open_database
from lib.store.location import database_path


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Add `backup` to the command line."""
    parser = subparsers.add_parser("backup", help="a dated copy of the file, read back and checked")
    parser.add_argument(
        "--keep", type=int, default=KEEP, metavar="N", help=f"newest backups to keep ({KEEP})"
    )


def run(arguments: argparse.Namespace) -> int:
    """Back up the file and say where the copy is. Returns 0, or 2 for an impossible number."""
    if arguments.keep < 1:
        print("--keep must be 1 or more: the backup just made is one of them.")
        return 2
    database = open_database(database_path())
    try:
        backup = back_up(database, keep=arguments.keep)
    finally:
        database.close()
    print(f"{backup.path}: {backup.rows:,} rows in {backup.tables} tables, read back and the same.")
    return 0
