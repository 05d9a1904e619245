"""Put a backup back in place of the school's file."""

import argparse
from pathlib import Path

from lib.store.backup import backups, check_backup, restore
from lib.store.location import backup_folder, database_path


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Add `restore` to the command line."""
    parser = subparsers.add_parser("restore", help="put a backup in place of the file")
    parser.add_argument("backup", nargs="?", type=Path, metavar="FILE", help="default: the newest")
    parser.add_argument("--check", action="store_true", help="only check it; change nothing")
    parser.add_argument("--list", action="store_true", help="show the backups there are")


def run(arguments: argparse.Namespace) -> int:
    """List, check or restore. Returns 0, or 2 when there is no backup to use."""
    path = database_path().resolve()
    found = backups(backup_folder(path), path.stem)
    if arguments.list:
        print("\n".join(str(backup) for backup in found) or "There is no backup yet.")
        return 0
    backup = arguments.backup or next(iter(found), None)
    if backup is None:
        print("There is no backup yet. Make one: python -m lib backup.")
        return 2
    checked = check_backup(backup)
    print(f"{backup}: {checked.rows:,} rows in {checked.tables} tables, every row readable.")
    if not arguments.check:
        replaced = restore(backup, path)
        print(f"{path} is this backup now.")
        if replaced:
            print(f"The file it replaced is kept: {replaced}")
    return 0
