"""Bringing files in: a marksheet to its preview, and a million results into the file.

The pupils, grades and numbers are made up here; nothing of them is anybody's.
"""

import random
import resource
import tempfile
import time
from datetime import date
from pathlib import Path

from bench.figures import Figure
from lib.importing.delivery import CheckpointChoice, deliver
from lib.importing.importer import preview, store_unseen
from lib.importing.upns import check_letter
from lib.store.database import Database, open_database
from lib.store.own_school import start_own_school

AUTUMN = CheckpointChoice(2027, 1, 11, "predicted", date(2026, 11, 13))
PUPILS, SUBJECTS = (
    100_000,
    (
        "Maths",
        "English Language",
        "English Literature",
        "History",
        "Geography",
        "French",
        "Art",
        "Religious Studies",
        "Computer Science",
        "Drama",
    ),
)
LIMIT = 200 * 1024 * 1024


def measure() -> list[Figure]:
    """Measure a marksheet of 200 rows by 60 columns, then a million results one a row."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "bench.duckdb")
        start_own_school(database, 123_456, "Bench")
        upns = [_upn(number) for number in range(PUPILS)]
        _bring_pupils(database, upns)
        figures = [_marksheet(database, upns[:200]), *_million(database, upns)]
        database.close()
    return figures


def _bring_pupils(database: Database, upns: list[str]) -> None:
    rows = (f"{upn},S{i},F{i},11,01/02/2011\n" for i, upn in enumerate(upns))
    text = "UPN,Surname,Forename,Year,DOB\n" + "".join(rows)
    store_unseen(database, [deliver("pupils.csv", text.encode(), academic_year=2027)], "bench")


def _marksheet(database: Database, upns: list[str]) -> Figure:
    draw = random.Random(1)
    headed = [f"{s} {m}" for s in SUBJECTS for m in ("Target", "Grade", "Class", "Effort", "Mark")]
    headings = ["UPN", "Surname", "Forename", "Form", *headed, *(f"Extra {i}" for i in range(6))]
    kinds = ("569", "4567", "ab", "123", "456789")
    rows = [
        [upn, "S", "F", "11A", *(draw.choice(kinds[i % 5]) for i in range(50)), *["x"] * 6]
        for upn in upns
    ]
    data = "\n".join(",".join(row) for row in [headings, *rows]).encode()
    started = time.perf_counter()
    preview(database, [deliver("marks.csv", data, checkpoint=AUTUMN, academic_year=2027)])
    return Figure("200 rows × 60 columns to preview", time.perf_counter() - started, "s", 2)


def _million(database: Database, upns: list[str]) -> list[Figure]:
    draw = random.Random(2)
    lines = (f"{upn},{subject},{draw.randint(1, 9)}\n" for upn in upns for subject in SUBJECTS)
    data = ("UPN,Subject,Grade\n" + "".join(lines)).encode()
    started = time.perf_counter()
    delivery = deliver("results.csv", data, checkpoint=AUTUMN, limit=LIMIT)
    (account,) = store_unseen(database, [delivery], "bench")
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    stored = account.entries.created
    return [
        Figure("a million long results stored and measured", seconds, "s", 60, n=stored),
        Figure("its peak memory", peak, "MB", 2_000),
    ]


def _upn(number: int) -> str:
    rest = f"8{number:011d}"
    return check_letter("A" + rest) + rest
