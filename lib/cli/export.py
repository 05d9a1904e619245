"""Grades given back without a browser: a SISRA grade list or a plain marksheet."""

import argparse
import sys
from pathlib import Path

import pandas as pd

from lib.analysis.give_back.grades import checkpoint_grades
from lib.exports.give_back.marksheet import (
    FORMS,
    NUMBERS,
    GivenBack,
    give_back,
    given_csv,
    given_xlsx,
)
from lib.importing.delivery import KINDS
from lib.importing.reading.headings import key
from lib.store.database import Database, open_database
from lib.store.errors import StoreError
from lib.store.location import database_path

SHOWN = 8
"""Checkpoint names to offer when the one asked for is not there."""

WRITERS = {".csv": given_csv, ".xlsx": given_xlsx}


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Add `export` to the command line."""
    parser = subparsers.add_parser("export", help="take a checkpoint's grades out")
    parser.add_argument(
        "--checkpoint", required=True, metavar="NAME", help='"2026/27 Autumn 1, Year 11"'
    )
    parser.add_argument("--kind", choices=KINDS, help="where two checkpoints share a name")
    parser.add_argument("--form", required=True, choices=tuple(FORMS))
    parser.add_argument(
        "--id", choices=tuple(NUMBERS), default="upn", help="Student ID of a sisra list (upn)"
    )
    parser.add_argument("--targets", action="store_true", help="targets too, in a marksheet")
    parser.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help=".csv, .xlsx, or a folder"
    )
    parser.add_argument("--school", type=int, metavar="URN", help="where the file holds several")


def run(arguments: argparse.Namespace) -> int:
    """Write the file. Returns 0, 1 when it cannot be written, 2 for something to put right."""
    database = open_database(database_path())
    try:
        number = _checkpoint_id(database, arguments)
        if arguments.targets and arguments.form != "marksheet":
            raise StoreError("Only a marksheet holds targets.", "Say --form marksheet.")
        grades = checkpoint_grades(database, number, arguments.targets)
        given = give_back(grades, arguments.form, arguments.id)
        path = _write(given, arguments.out)
    except StoreError as error:
        print(f"{error.message}\n{error.remedy}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"Cannot write {arguments.out}: {error.strerror}.", file=sys.stderr)
        print("Choose a folder you may write to with space on its disk.", file=sys.stderr)
        return 1
    finally:
        database.close()
    print(f"{path}: {len(grades.grades):,} grades, personal data.")
    for note in given.notes:
        print(f"  {note}")
    return 0


def _write(given: GivenBack, out: Path) -> Path:
    path = out / given.file_name("csv") if out.is_dir() else out
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise StoreError(
            f"{path.name} is not a kind of file that can be written.",
            "The file name must end in .csv or .xlsx, or be a folder.",
        )
    path.write_bytes(writer(given))
    return path


def _checkpoint_id(database: Database, arguments: argparse.Namespace) -> int:
    choices = database.rows("give_back/choices")
    mine = choices[choices.urn == arguments.school] if arguments.school else choices
    found = mine[mine.label.map(key) == key(arguments.checkpoint)]
    if arguments.kind:
        found = found[found.kind == arguments.kind]
    if len(found) == 1:
        return int(found.checkpoint_id.iloc[0])
    raise _not_one(arguments.checkpoint, mine, found)


def _not_one(name: str, mine: pd.DataFrame, found: pd.DataFrame) -> StoreError:
    if found.urn.nunique() > 1:
        schools = ", ".join(f"{row.school} ({row.urn})" for row in found.itertuples())
        return StoreError(f"{name} is held for {schools}.", "Say which with --school URN.")
    if len(found):
        kinds = " and as ".join(found.kind)
        return StoreError(f"{name} is held as {kinds}.", "Say which with --kind.")
    if mine.empty:
        return StoreError(
            "There is no checkpoint yet.", "Bring one in: python -m lib import --help"
        )
    known = "\n  ".join(dict.fromkeys(mine.label.head(SHOWN)))
    return StoreError(f"There is no checkpoint called {name}.", f"The newest are:\n  {known}")
