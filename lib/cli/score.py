"""Batch scoring: results and KS2 scores in, Attainment 8 and Progress 8 out, as CSV."""

import argparse
import sys
from pathlib import Path

import pandas as pd

from lib.importing.reading.subjects import SubjectBook, subject_book
from lib.importing.scoring_files import (
    OPTIONAL_RESULT_COLUMNS,
    PUPIL_COLUMNS,
    RESULT_COLUMNS,
    BadRow,
    UnreadableFileError,
    check_pupils,
    check_results,
    read_rows,
)
from lib.store.batch import reference_only, rule_set_notes, score_batch
from lib.words import counted

DESCRIPTION = """
Score pupils by the rules of one results year, such as 2024, or consultation_2026.

results: pupil_id,subject,grade and optionally qualification, entered_on (2027-06-14)
pupils:  pupil_id,ks2_reading,ks2_maths (blank where there is none)
out:     pupil_id,attainment_8,english,maths,ebacc,open,estimate,progress_8,ks2_group

Rows that cannot be used are listed with line, value and remedy, and nothing is written (exit
status 2); with --skip-bad they are left out and the rest is scored.
"""


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Add `score` to the command line."""
    parser = subparsers.add_parser(
        "score",
        help="Attainment 8 and Progress 8 for a file of results",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--results", required=True, type=Path, metavar="R.csv")
    parser.add_argument("--pupils", required=True, type=Path, metavar="P.csv")
    parser.add_argument("--rules", required=True, metavar="YEAR", help="2024, 2027 …")
    parser.add_argument("--out", required=True, type=Path, metavar="S.csv")
    parser.add_argument("--skip-bad", action="store_true", help="score what can be scored")


def run(arguments: argparse.Namespace) -> int:
    """Score the files. Returns 0 done, 1 the out file cannot be written, 2 something is wrong."""
    with reference_only() as cursor:
        notes = rule_set_notes(cursor)
        if arguments.rules not in notes:
            return _refused(f"No rules are called {arguments.rules}. Use {', '.join(notes)}.")
        try:
            pupils, results, bad = _checked(arguments, subject_book(cursor))
        except UnreadableFileError as error:
            return _refused(str(error))
        for row in bad:
            print(row, file=sys.stderr)
        if bad and not arguments.skip_bad:
            return _refused(
                f"{counted(len(bad), 'row')} cannot be used. Nothing was written (--skip-bad)."
            )
        scores = score_batch(cursor, pupils, results, arguments.rules)
    return _written(scores, arguments.out, notes[arguments.rules])


def _checked(
    arguments: argparse.Namespace, book: SubjectBook
) -> tuple[pd.DataFrame, pd.DataFrame, list[BadRow]]:
    pupil_rows = read_rows(arguments.pupils, PUPIL_COLUMNS)
    result_rows = read_rows(arguments.results, RESULT_COLUMNS, OPTIONAL_RESULT_COLUMNS)
    pupils, bad_pupils = check_pupils(pupil_rows, arguments.pupils.name)
    results, bad_results = check_results(result_rows, pupils.pupil_id, book, arguments.results.name)
    in_order = sorted([*bad_pupils, *bad_results], key=lambda row: (row.file, row.line))
    return pupils, results, in_order


def _written(scores: pd.DataFrame, out: Path, note: str) -> int:
    try:
        scores.to_csv(out, index=False, lineterminator="\n")
    except OSError as error:
        print(f"Cannot write {out}: {error.strerror}. Choose another folder.", file=sys.stderr)
        return 1
    print(f"{out}: {len(scores):,} pupils. Progress 8: {note}.")
    return 0


def _refused(message: str) -> int:
    print(message, file=sys.stderr)
    return 2
