"""python -m lib import FILE...: the ordinary importer, unattended."""

import argparse
import json
import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from lib.importing.account.preview import Preview
from lib.importing.account.reports import report
from lib.importing.delivery import (
    KINDS,
    CheckpointChoice,
    Delivery,
    academic_year_of,
    deliver,
)
from lib.importing.findings import grouped
from lib.importing.importer import preview, store_unseen
from lib.importing.kinds import kinds
from lib.importing.readers.limits import MEGABYTE
from lib.importing.reading.answers import Answers
from lib.importing.reading.times import HALF_TERMS, LAST_HALF_TERM
from lib.store.database import open_database
from lib.store.errors import StoreError
from lib.store.location import database_path

DONE, PUT_RIGHT = 0, 2
WHO = "Command line"
UNATTENDED_BYTES = 200 * MEGABYTE
"""A trust's results of years in one file; the page takes one checkpoint at a time."""


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "import",
        help="bring in files without a browser",
        description="Bring in pupil lists, targets, marksheets, results and interventions. "
        "All files are stored in one go, in the order given. Exit status 0: all stored; "
        "2: something was left out or refused, and is listed; 1: Checkpoint could not go on.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument(
        "--checkpoint", metavar="NAME", help='such as "2026/27 Autumn 1, Year 11", for grades'
    )
    parser.add_argument("--kind", choices=KINDS, default="predicted", help="default: predicted")
    parser.add_argument("--collected-on", type=date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument("--content", choices=tuple(kinds()), help="default: recognised")
    parser.add_argument("--academic-year", type=int, metavar="2027", help="of targets and lists")
    parser.add_argument(
        "--half-term",
        type=int,
        choices=range(1, LAST_HALF_TERM + 1),
        help="of attendance, attitude and behaviour that say none; default: the year so far",
    )
    parser.add_argument("--school", type=int, metavar="URN", help="when there are several")
    parser.add_argument(
        "--clear-blanks", action="store_true", help="a blank cell clears what was there before"
    )
    parser.add_argument(
        "--new-pupils",
        action="store_true",
        help="make a pupil of each row of a pupil list that is of nobody here; without it a list "
        "with such rows is refused, since nobody can be asked",
    )
    parser.add_argument(
        "--despite-headings",
        action="store_true",
        help="store grades although the headings, the title, the sheet or the file's name say "
        "another kind or another time than --kind and --checkpoint",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, no more")
    parser.add_argument("--report", type=Path, metavar="FILE.json", help="account for every row")


def run(arguments: argparse.Namespace) -> int:
    """Bring the files in, print what happened, and write the report."""
    _check_report(arguments)
    deliveries = [_delivery(path, arguments) for path in arguments.files]
    database = open_database(database_path())
    try:
        if arguments.dry_run:
            accounts = preview(database, deliveries, arguments.school)
        else:
            accounts = store_unseen(database, deliveries, WHO, arguments.school)
    finally:
        database.close()
    if arguments.report:
        _write_report(arguments.report, accounts)
    for account in accounts:
        _tell(account, arguments.dry_run)
    return _status(accounts)


def checkpoint_named(name: str, kind: str, collected_on: date | None = None) -> CheckpointChoice:
    """Return the checkpoint called `2026/27 Autumn 1, Year 11`. Raises StoreError if none is."""
    terms = "|".join(HALF_TERMS)
    found = re.fullmatch(
        rf"(20\d\d)[/-](\d\d) ({terms}),? Y(?:ear|r)? ?(\d+)", name.strip(), flags=re.IGNORECASE
    )
    if not found or int(found[2]) != (int(found[1]) + 1) % 100 or not 7 <= int(found[4]) <= 11:
        raise StoreError(
            f"“{name}” is not the name of a checkpoint.",
            "Write it like this: 2026/27 Autumn 1, Year 11.",
        )
    half_term = [term.lower() for term in HALF_TERMS].index(found[3].lower()) + 1
    year = int(found[1]) + 1
    return CheckpointChoice(year, half_term, int(found[4]), kind, collected_on or date.today())


def _delivery(path: Path, arguments: argparse.Namespace) -> Delivery:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StoreError(
            f"{path.name} cannot be opened.", "Check its name, its folder and who may read it."
        ) from error
    choice = None
    if arguments.checkpoint:
        choice = checkpoint_named(arguments.checkpoint, arguments.kind, arguments.collected_on)
    year = arguments.academic_year or (
        choice.academic_year if choice else academic_year_of(date.today())
    )
    delivery = deliver(path.name, data, arguments.content, choice, year, UNATTENDED_BYTES)
    answers = Answers(
        blanks="clear" if arguments.clear_blanks else "keep",
        new_pupils="make" if arguments.new_pupils else "refuse",
        misfits="tell" if arguments.despite_headings else "refuse",
    )
    return replace(delivery, answers=answers, half_term=arguments.half_term)


def _check_report(arguments: argparse.Namespace) -> None:
    """Raise StoreError where the report would replace a file that is read, or has no folder."""
    path = arguments.report
    if not path:
        return
    if path.resolve() in {file.resolve() for file in arguments.files}:
        raise StoreError(
            f"The report {path.name} is one of the files to bring in.",
            "Give it a name of its own. Nothing was stored.",
        )
    if not path.parent.is_dir():
        raise StoreError(
            f"The report {path.name} cannot be written: there is no folder {path.parent}.",
            "Choose a folder that can be written to. Nothing was stored.",
        )


def _write_report(path: Path, accounts: list[Preview]) -> None:
    whole = report(accounts)
    try:
        path.write_text(json.dumps(whole, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise StoreError(
            f"The report {path.name} cannot be written; the files were dealt with all the same.",
            "Choose a folder that can be written to.",
        ) from error


def _tell(account: Preview, is_dry_run: bool) -> None:
    counts, verb = account.entries, "would be" if is_dry_run else "were"
    name = ", ".join(part for part in (account.file_name, account.sheet) if part)
    print(
        f"{name}: {account.rows.total} rows; {counts.total} {account.unit}s, of which "
        f"{counts.created} {verb} created, {counts.updated} updated, {counts.unchanged} unchanged "
        f"and {counts.rejected} rejected; {len(account.missing)} pupils are not in the file."
    )
    for group in grouped(account.findings):
        where = f" ({group.where})" if group.where else ""
        print(f"  {group.severity}{where}: {group.message} {group.remedy}", file=sys.stderr)


def _status(accounts: list[Preview]) -> int:
    if any(finding.severity == "error" for account in accounts for finding in account.findings):
        return PUT_RIGHT
    return DONE
