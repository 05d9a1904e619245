"""Batch scoring: results and KS2 scores in, Attainment 8 and Progress 8 out."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from itertools import combinations
from pathlib import Path

from lib.analysis.cohort.scored import scored
from lib.cli.score.one_machine import score_here
from lib.cli.score.outcome import Done, Refused, told
from lib.cli.score.printed import printed
from lib.importing.delivery import KINDS
from lib.store.batch import RuleSet, reference_only, rule_sets
from lib.store.statements import Cursor

DONE, PUT_RIGHT = 0, 2
DESCRIPTION = """
Score pupils by the rules of one results year, such as 2024, or consultation_2026.

results: pupil_id,subject,grade and optionally qualification, entered_on (2027-06-14)
pupils:  pupil_id,ks2_reading,ks2_maths (blank where there is none)
out:     pupil_id,attainment_8,english,maths,ebacc,open,estimate,progress_8,ks2_group

Files of other shapes are read as Import data reads them: workbooks, a column a subject, the
headings and spellings of any system; pupils are then known by admission number, UPN or ULN. Files
of the shape above may also be Parquet, and so may the out file.

Rows that cannot be used are listed with line, value and remedy, and nothing is written (exit
status 2); with --skip-bad they are left out and the rest is scored. Every refusal has exit status
2 and a line in the report.

With --engine spark the same rules run on Spark, for files in the shape above, from CSV or Parquet
to a folder of Parquet: see docs/nation.md.
"""


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Add `score` to the command line."""
    parser = subparsers.add_parser(
        "score",
        help="Attainment 8 and Progress 8 for a file of results",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--results", required=True, metavar="R.csv")
    parser.add_argument("--pupils", required=True, metavar="P.csv")
    parser.add_argument("--rules", required=True, metavar="YEAR", help="2024, 2027 …")
    parser.add_argument("--out", required=True, metavar="S.csv")
    parser.add_argument("--skip-bad", action="store_true", help="score what can be scored")
    parser.add_argument("--report", type=Path, metavar="FILE.json", help="account for every row")
    parser.add_argument(
        "--kind", choices=[k for k in KINDS if k != "working_at"], help="default: as headed"
    )
    parser.add_argument(
        "--despite-headings",
        action="store_true",
        help="score although headings, titles, names of files or dates of birth say another kind "
        "or another year than --kind and --rules",
    )
    parser.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb")
    parser.add_argument(
        "--master", default="local[2]", metavar="URL", help="of Spark; default: local[2]"
    )
    parser.add_argument(
        "--shares", type=int, default=8, help="how many parts Spark scores apart; default: 8"
    )


def run(arguments: argparse.Namespace) -> int:
    """Score the files. Returns 0 done, 2 something is wrong."""
    try:
        said = _score(arguments)
    except Refused as refused:
        return _told(arguments, refused)
    print("\n".join(said))
    return DONE


def report_of_arguments(given: Sequence[str], message: str) -> None:
    """Write the report of arguments that are refused, where they name one that nothing else is."""
    finder = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    finder.add_argument("--report", type=Path)
    try:
        arguments, _ = finder.parse_known_args(given)
    except argparse.ArgumentError:
        return  # it is --report itself that is refused
    places = [Path(text.partition("=")[2] or text).resolve() for text in given]
    if not arguments.report or places.count(arguments.report.resolve()) > 1:
        return
    refused = Refused.because("score_arguments", message, "See python -m lib score --help.")
    with suppress(Refused):  # what cannot be written is said on the screen all the same
        _write_report(arguments, refused.report, PUT_RIGHT)


def _told(arguments: argparse.Namespace, refused: Refused) -> int:
    for line in [*told(refused.findings), refused.message]:
        print(line, file=sys.stderr)
    try:
        _write_report(arguments, refused.report, PUT_RIGHT)
    except Refused as unwritable:
        print(unwritable.message, file=sys.stderr)
    return PUT_RIGHT


def _score(arguments: argparse.Namespace) -> list[str]:
    """Return what is printed of the figures. Raises Refused."""
    _check_places(arguments)
    with reference_only() as cursor:
        rules = _rules(cursor, arguments.rules)
        done = _engine(arguments.engine)(cursor, arguments, rules)
    for line in told(done.findings):
        print(line, file=sys.stderr)
    _write_report(arguments, done.report, DONE)
    return printed(arguments.out, scored(done.sums, rules), rules, done.kind)


def _check_places(arguments: argparse.Namespace) -> None:
    """Raise Refused where what is written would replace what is read, or could not be written."""
    report, arguments.report = arguments.report, None  # until it is sure not to be a file read
    places = {"--results": arguments.results, "--pupils": arguments.pupils, "--out": arguments.out}
    if report:
        places["--report"] = str(report)
    for first, second in combinations(places, 2):
        _check_apart(places, first, second)
    arguments.report = report
    for name in ("--results", "--pupils"):
        # Spark reads a folder of Parquet.
        if arguments.engine == "duckdb" and Path(places[name]).is_dir():
            raise Refused.because(
                "file_unreadable",
                f"{places[name]} is a folder.",
                f"Name the file for {name} in it.",
                Path(places[name]).name,
            )
    if report and not report.parent.is_dir():
        arguments.report = None
        raise Refused.because(
            "score_report_unwritable",
            f"The report {report} cannot be written: there is no folder {report.parent}.",
            "Choose a folder that can be written to. Nothing was written.",
        )


def _check_apart(places: dict[str, str], first: str, second: str) -> None:
    if Path(places[first]).resolve() == Path(places[second]).resolve():
        raise Refused.because(
            "score_same_file",
            f"{first} and {second} name the same file, {places[second]}.",
            "Give each a file of its own. Nothing was written.",
        )


def _rules(cursor: Cursor, name: str) -> RuleSet:
    known = rule_sets(cursor)
    if name not in known:
        raise Refused.because(
            "score_no_such_rules", f"No rules are called {name}.", f"Use {', '.join(known)}."
        )
    return known[name]


def _engine(name: str) -> Callable[[Cursor, argparse.Namespace, RuleSet], Done]:
    if name == "duckdb":
        return score_here
    # PySpark is looked for by those alone who use it.
    return import_module("lib.cli.score.spark").score_on_spark


def _write_report(arguments: argparse.Namespace, report: dict, status: int) -> None:
    if not arguments.report:
        return
    out = str(arguments.out) if status == DONE else None
    whole = {**report, "exit_status": status, "out": out}
    try:
        arguments.report.write_text(
            json.dumps(whole, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
    except OSError as error:
        raise Refused.because(
            "score_report_unwritable",
            f"The report {arguments.report} cannot be written ({error.strerror}).",
            "Choose a folder that can be written to.",
        ) from error
