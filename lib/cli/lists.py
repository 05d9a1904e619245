"""Intervention lists without a browser: the workbook of one subject, or of all."""

import argparse
import sys
from pathlib import Path

from lib.analysis.lists.subject_lists import SubjectLists, subject_lists
from lib.exports.lists.workbook import lists_file_name, write_lists, write_lists_csv
from lib.importing.reading.headings import key
from lib.importing.reading.subjects import subject_book
from lib.store.database import Database, open_database
from lib.store.location import database_path

SHOWN = 8
"""Checkpoint names to offer when the one asked for is not there."""


class ListsError(Exception):
    """Something on the command line to put right, said with its remedy."""


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Add `lists` to the command line."""
    parser = subparsers.add_parser("lists", help="intervention lists for a subject or all")
    parser.add_argument(
        "--checkpoint", required=True, metavar="NAME", help='"2026/27 Autumn 1, Year 11"'
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--subject", metavar="NAME", help="one subject, by any name it goes by")
    which.add_argument("--all", action="store_true", help="all subjects (the default)")
    parser.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help=".xlsx, .csv, or a folder"
    )
    parser.add_argument("--school", type=int, metavar="URN", help="where the file holds several")


def run(arguments: argparse.Namespace) -> int:
    """Write the lists. Returns 0, 1 when the file cannot be written, 2 for a name not known."""
    database = open_database(database_path())
    try:
        lists = subject_lists(
            database,
            _checkpoint_id(database, arguments.checkpoint, arguments.school),
            _subject_id(database, arguments.subject),
        )
        path = _write(lists, arguments.out)
    except ListsError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"Cannot write {arguments.out}: {error.strerror}.", file=sys.stderr)
        print("Choose a folder you may write to with space on its disk.", file=sys.stderr)
        return 1
    finally:
        database.close()
    counts = lists.counts
    print(f"{path}: {counts.behind} of {counts.pupils} pupils behind target, personal data.")
    return 0


def _write(lists: SubjectLists, out: Path) -> Path:
    subject = lists.subjects.subject.iloc[0] if lists.subject_id and len(lists.subjects) else None
    path = out / lists_file_name(lists.checkpoint.label, subject) if out.is_dir() else out
    writers = {".xlsx": write_lists, ".csv": write_lists_csv}
    if path.suffix.lower() not in writers:
        raise ListsError(f"{path.name}: the file name must end in .xlsx or .csv, or be a folder.")
    path.write_bytes(writers[path.suffix.lower()](lists))
    return path


def _checkpoint_id(database: Database, name: str, urn: int | None) -> int:
    every = database.rows("lists/checkpoint_names")
    mine = every[every.urn == urn] if urn else every
    found = mine[mine.name.map(key) == key(name)]
    if len(found) == 1:
        return int(found.checkpoint_id.iloc[0])
    if len(found):
        schools = ", ".join(f"{row.school} ({row.urn})" for row in found.itertuples())
        raise ListsError(f"{name} is held for {schools}. Say which with --school URN.")
    if mine.empty:
        raise ListsError("There is no checkpoint yet. Bring one in: python -m lib import --help.")
    known = "\n  ".join(mine.name.head(SHOWN))
    raise ListsError(f"There is no checkpoint called {name}. The newest are:\n  {known}")


def _subject_id(database: Database, name: str | None) -> str | None:
    if name is None:
        return None
    with database.cursor() as cursor:
        subject = subject_book(cursor).find(name)
    if subject is None:
        raise ListsError(f"There is no subject called {name}. Give its name or a known alias.")
    return subject.subject_id
