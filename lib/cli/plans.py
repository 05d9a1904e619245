"""python -m lib plans FILE.xlsx: bring a filled-in subject list back, unattended."""

import argparse
import sys
from pathlib import Path

from lib.importing.account.filled_list import (
    OUTCOME_WORDS,
    FilledList,
    with_choices,
)
from lib.importing.contents.filled_list.weighing import FILE, Weighed, sides
from lib.importing.contents.filled_list.wording import changes_words
from lib.importing.delivery import deliver
from lib.importing.importer import filled_lists, preview, store
from lib.store.database import Database, open_database
from lib.store.errors import StoreError
from lib.store.location import database_path

DONE, COULD_NOT, PUT_RIGHT = 0, 1, 2
WHO = "Command line"


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "plans",
        help="bring back a filled-in subject list",
        description="Make and change plans as a filled-in list says. Rows in conflict with what "
        "Checkpoint says since are left as Checkpoint has them, unless --take-list. Exit status "
        "0: every row is in; 2: some were rejected or in conflict, and are listed; 1: nothing.",
    )
    parser.add_argument("file", type=Path, metavar="FILE.xlsx")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, no more")
    parser.add_argument("--take-list", action="store_true", help="in a conflict the list counts")
    parser.add_argument("--who", default=WHO, metavar="NAME", help="whose changes they are")
    parser.add_argument("--school", type=int, metavar="URN", help="when there are several")


def run(arguments: argparse.Namespace) -> int:
    """Bring the list back, print what happened to every row that is not simply in."""
    delivery = deliver(arguments.file.name, _data(arguments.file))
    database = open_database(database_path())
    try:
        urn = _school(database, arguments.school)
        sheets = filled_lists(database, delivery, urn)
        looked = FilledList(tuple(preview(database, sheets, urn)))
        if arguments.take_list:
            taken = {one.row.place: FILE for one in looked.of("conflicting")}
            looked = FilledList(tuple(preview(database, with_choices(sheets, taken), urn)))
        if not arguments.dry_run:
            kept = store(database, looked.sheets, arguments.who, urn)
            looked = FilledList(tuple(kept), is_saved=True)
    finally:
        database.close()
    _tell(arguments.file.name, looked)
    return PUT_RIGHT if looked.of("rejected") or looked.of("conflicting") else DONE


def _data(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise StoreError(
            f"{path.name} cannot be opened.", "Check its name, its folder and who may read it."
        ) from error


def _school(database: Database, urn: int | None) -> int:
    schools = database.rows("frame/school")
    mine = schools if urn is None else schools[schools.urn == urn]
    if len(mine) != 1:
        raise StoreError(
            f"There are {len(mine)} schools to choose from.", "Say which with --school URN."
        )
    return int(mine.urn.iloc[0])


def _tell(name: str, listed: FilledList) -> None:
    print(f"{name}: {listed.finding}. {listed.account}")
    for warning in listed.too_large:
        print(f"  warning: {warning}.", file=sys.stderr)
    for one in (*listed.of("created"), *listed.of("updated")):
        print(f"  {OUTCOME_WORDS[one.outcome]}: {_where(one)}: {changes_words(one)}")
    for one in listed.of("conflicting"):
        for change in one.changes:
            if change.is_conflict:
                print(
                    f"  conflict: {_where(one)}, {sides(change)}. Choose on the Interventions "
                    "page, or with --take-list.",
                    file=sys.stderr,
                )
    for one, told in listed.findings:
        print(
            f"  rejected: {_where(one)}, {told.column}: {told.message} {told.remedy}",
            file=sys.stderr,
        )


def _where(one: Weighed) -> str:
    return f"{one.row.sheet}, row {one.row.number}"
