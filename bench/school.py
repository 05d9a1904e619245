"""The sample school's figures: starting, each page's rerun, bringing in one checkpoint.

Reruns are timed from outside, over the same socket a browser uses, on the app as it is started.
"""

import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median

from bench.app import EMPTY_PAGE, PROJECT, running_app, session
from bench.figures import Figure
from lib.importing.delivery import CheckpointChoice, deliver
from lib.importing.importer import preview, store
from lib.store.database import open_database

RERUNS = 21
TIMES_EMPTY = 6
"""How many times an empty page the median rerun of a page may take."""
MARKSHEET = "2026_27_autumn_1_year_11.csv"
NEXT_CHECKPOINT = CheckpointChoice(2027, 2, 11, "predicted", date(2026, 12, 11))


def measure() -> list[Figure]:
    """Measure the sample school in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "school.duckdb"
        return [
            Figure("first ever start to first answer, sample loaded", _start(file), "s", 8),
            Figure("later start to first answer", _start(file), "s", 4),
            *_reruns(file),
            *_import(file, Path(folder) / "import.duckdb"),
        ]


def pages() -> list[str]:
    """Return the address of every page, the first page first."""
    stems = sorted(path.stem for path in (PROJECT / "pages").glob("*.py"))
    return ["overview", *(stem for stem in stems if stem != "overview")]


def _start(file: Path) -> float:
    started = time.perf_counter()
    with running_app(file) as port, session(port) as tab:
        tab.run()
        return time.perf_counter() - started


def _reruns(file: Path) -> Iterator[Figure]:
    with running_app(file, script=EMPTY_PAGE) as port:
        empty = median(_times(port, ""))
    yield Figure("an empty page: rerun, warm, median", empty, "ms", None, RERUNS)
    with running_app(file) as port:
        for page in pages():
            times = median(_times(port, "" if page == "overview" else page))
            yield Figure(f"{page}: rerun, warm, median", times, "ms", None, RERUNS)
            yield Figure(f"{page} / an empty page", times / empty, "×", TIMES_EMPTY, RERUNS)


def _times(port: int, address: str) -> list[float]:
    # One tab a page, as the app keeps the filters of a tab from page to page.
    with session(port) as tab:
        tab.run(address)
        tab.run(address)
        return [1000 * tab.run(address) for _ in range(RERUNS)]


def _import(file: Path, copy: Path) -> Iterator[Figure]:
    shutil.copy(file, copy)
    sheet = (PROJECT / "data" / "sample" / "files" / MARKSHEET).read_bytes()
    database = open_database(copy)
    try:
        started = time.perf_counter()
        # A spare line: the bytes are new to the school, as the next checkpoint's would be.
        delivery = deliver(MARKSHEET, sheet + b"\r\n", "wide_marksheet", NEXT_CHECKPOINT)
        previews = preview(database, [delivery])
        previewed = time.perf_counter()
        stored = store(database, previews, "bench")
        ended = time.perf_counter()
    finally:
        database.close()
    grades = sum(p.entries.created for p in stored)
    name = f"one year group's checkpoint, {grades:,} grades"
    yield Figure(f"{name}: read and previewed", previewed - started, "s")
    yield Figure(f"{name}: stored and measured", ended - previewed, "s", 1)
