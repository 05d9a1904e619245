"""Bringing files in: a marksheet to its preview, and a million results into the file.

The pupils, grades and numbers are made up here; nothing of them is anybody's.
"""

import os
import random
import re
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from bench.figures import Figure
from bench.peak import childrens_peak
from data.sample.generator.upn import check_letter
from lib.importing.delivery import CheckpointChoice, deliver
from lib.importing.importer import preview, store_unseen
from lib.store.database import Database, open_database
from lib.store.importing.own_school import start_own_school

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


def measure() -> list[Figure]:
    """Measure a marksheet of 200 rows by 60 columns, then a million results one a row."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "bench.duckdb")
        start_own_school(database, 123_456, "Bench")
        upns = [_upn(number) for number in range(PUPILS)]
        _bring_pupils(database, upns)
        preview_of_marks = _marksheet(database, upns[:200])
        database.close()
        return [preview_of_marks, *_million(Path(folder), upns)]


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


def _million(folder: Path, upns: list[str]) -> list[Figure]:
    """Bring the results in as a school does at night: by the command line, a process of its own."""
    draw = random.Random(2)
    file = folder / "results.csv"
    lines = (f"{upn},{subject},{draw.randint(1, 9)}\n" for upn in upns for subject in SUBJECTS)
    file.write_text("UPN,Subject,Grade\n" + "".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "lib", "import", str(file), "--checkpoint", AUTUMN.name]
    environment = os.environ | {"CHECKPOINT_DB": str(folder / "bench.duckdb")}
    started = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - started
    stored = int(re.search(r"(\d+) were created", done.stdout)[1])
    peak = childrens_peak()
    return [
        Figure("a million long results read, stored and measured", seconds, "s", 60, n=stored),
        Figure("its peak memory", peak, "MiB", 2_048),
    ]


def _upn(number: int) -> str:
    rest = f"8{number:011d}"
    return check_letter(rest) + rest
