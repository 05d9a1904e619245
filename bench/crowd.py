"""Twenty people reading pages at once: `python -m lib bench crowd`, two minutes.

Each goes from page to page with five seconds between clicks, over a minute; the same twenty then
do so on an empty page, so that the figure is a ratio within one run.
"""

import shutil
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from bench.app import DASHBOARD, EMPTY_PAGE, running_app, session
from bench.figures import Figure, percentile
from bench.school import pages

PEOPLE = 20
PAUSE, WHILE = 5.0, 60.0
"""Seconds between two clicks of one person, and how long they go on."""


def measure(database_file: Path | None = None) -> list[Figure]:
    """Measure a minute of the app and a minute of an empty page."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "school.duckdb"
        if database_file:
            shutil.copy(database_file, file)
        read, failed = _minute(file, DASHBOARD, pages())
        empty, failed_empty = _minute(file, EMPTY_PAGE, [""])
    p95, p95_empty = (1000 * percentile(each, 0.95) for each in (read, empty))
    return [
        Figure(f"{PEOPLE} people reading pages: p95", p95, "ms", None, len(read)),
        Figure(f"{PEOPLE} people on an empty page: p95", p95_empty, "ms", None, len(empty)),
        Figure("pages / empty page, p95", p95 / p95_empty, "×", 15, len(read)),
        Figure("errors", len(failed) + len(failed_empty), "", 0, len(read) + len(empty)),
    ]


def _minute(file: Path, script: Path, addresses: Sequence[str]) -> tuple[list[float], list[str]]:
    """Return the seconds that each click took, and what went wrong."""
    took: list[float] = []
    failed: list[str] = []
    with running_app(file, script=script) as port:
        with session(port) as first:
            for address in addresses:
                first.run(address)
        threads = [
            threading.Thread(target=_read, args=(port, number, addresses, took, failed))
            for number in range(PEOPLE)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return took, failed


def _read(
    port: int, number: int, addresses: Sequence[str], took: list[float], failed: list[str]
) -> None:
    # Nobody clicks in step with the others.
    time.sleep(number * PAUSE / PEOPLE)
    until = time.monotonic() + WHILE
    turn = number
    try:
        with session(port) as tab:
            while time.monotonic() < until:
                took.append(tab.run(addresses[turn % len(addresses)]))
                turn += 1
                time.sleep(PAUSE)
    except Exception as error:
        failed.append(f"{type(error).__name__}: {error}")
