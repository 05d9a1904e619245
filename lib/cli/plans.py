"""python -m lib plans FILE.xlsx: bring a filled-in subject list back, unattended."""

import argparse
import sys
from datetime import date
from pathlib import Path

from lib.importing.readers import read
from lib.importing.sheet import FileRefusedError
from lib.interventions.plans.upload.uploading import PlanUpload, preview_upload, save_upload
from lib.interventions.plans.upload.values import label_of, worded
from lib.interventions.plans.upload.wording import account, changes_words, finding, too_large
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
    sheets = _sheets(arguments.file)
    database = open_database(database_path())
    try:
        urn, today = _school(database, arguments.school)
        looked = preview_upload(database, urn, sheets, today)
        choices = {one.row.place: "file" for one in looked.of("conflicting")}
        asked = (urn, sheets, today) if arguments.dry_run else (urn, sheets, arguments.who, today)
        act = preview_upload if arguments.dry_run else save_upload
        upload = act(database, *asked, choices if arguments.take_list else None)
    finally:
        database.close()
    _tell(arguments.file.name, upload)
    return PUT_RIGHT if upload.of("rejected") or upload.of("conflicting") else DONE


def _sheets(path: Path) -> list[tuple[str, list[list[str]]]]:
    try:
        return [(sheet.name, sheet.cells) for sheet in read(path.name, path.read_bytes()).sheets]
    except OSError as error:
        raise StoreError(
            f"{path.name} cannot be opened.", "Check its name, its folder and who may read it."
        ) from error
    except FileRefusedError as error:
        raise StoreError(error.message, error.remedy) from error


def _school(database: Database, urn: int | None) -> tuple[int, date]:
    """Return the school and the day it is standing on."""
    schools = database.rows("frame/school")
    mine = schools if urn is None else schools[schools.urn == urn]
    if len(mine) != 1:
        raise StoreError(
            f"There are {len(mine)} schools to choose from.", "Say which with --school URN."
        )
    day = mine.as_of_on.iloc[0]
    return int(mine.urn.iloc[0]), date.today() if day is None or day != day else day.date()


def _tell(name: str, upload: PlanUpload) -> None:
    print(f"{name}: {finding(upload)}. {account(upload)}")
    for warning in too_large(upload):
        print(f"  warning: {warning}.", file=sys.stderr)
    for one in (*upload.of("new"), *upload.of("changed")):
        print(f"  {one.outcome}: {one.row.sheet}, row {one.row.number}: {changes_words(one)}")
    for one in upload.of("conflicting"):
        for change in one.changes:
            if change.is_conflict:
                print(
                    f"  conflict: {one.row.sheet}, row {one.row.number}, "
                    f"{label_of(change.field)}: Checkpoint says "
                    f"{worded(change.field, change.in_checkpoint) or 'nothing'}, the list says "
                    f"{worded(change.field, change.in_file)}. Choose on the Interventions page, "
                    "or with --take-list.",
                    file=sys.stderr,
                )
    for told in upload.findings:
        print(
            f"  rejected: {told.sheet}, row {told.row}, {told.column}: {told.message} "
            f"{told.remedy}",
            file=sys.stderr,
        )
