"""python -m lib sample: bring in the sample school, or write its files again."""

import argparse
from importlib import import_module
from pathlib import Path

from lib.importing.account.preview import Preview
from lib.importing.sample import load_sample
from lib.store.database import open_database
from lib.store.location import database_path

GENERATOR = "data.sample.generator.school"


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Add this command to `python -m lib`."""
    parser = subparsers.add_parser(
        "sample",
        help="bring in the sample school, or write its files again",
        description="Bring in an invented 11 to 16 school through the ordinary importer.",
    )
    parser.add_argument(
        "--db", type=Path, help="the file to bring it into (default: CHECKPOINT_DB, or data/)"
    )
    parser.add_argument(
        "--regenerate",
        action="store_true",
        help="write data/sample again from its planted truths, and bring in nothing",
    )


def run(arguments: argparse.Namespace) -> int:
    """Do it, and say what was done. Returns 0."""
    if arguments.regenerate:
        count = import_module(GENERATOR).write_school()
        print(f"{count} files written to data/sample/files")
        return 0
    path = arguments.db or database_path()
    database = open_database(path)
    try:
        print(_account(load_sample(database)))
    finally:
        database.close()
    return 0


def _account(previews: list[Preview]) -> str:
    stored = sum(preview.entries.created for preview in previews)
    rejected = sum(preview.entries.rejected for preview in previews)
    warned = sum(finding.severity != "note" for p in previews for finding in p.findings)
    return (
        f"Sample school brought in: {len(previews)} files, {stored:,} entries, "
        f"{rejected:,} rejected, {warned} findings to look at"
    )
