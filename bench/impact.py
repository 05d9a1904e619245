"""Five years of interventions judged: `python -m lib bench impact`.

An invented school of five year groups, six checkpoints a year and eight interventions in each year
group every half-term: 1,200 interventions with 7,200 places, and 270,000 grades to judge them by.
Each figure is the quickest of several turns: whatever else the machine does only slows a turn down.
"""

import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench.figures import Figure
from lib.analysis.impact.groupings import GROUPINGS
from lib.analysis.impact.judged import impact_of
from lib.store.database import Database, open_database

URN, AS_OF = 999002, date(2027, 7, 20)
BUDGET = 500
TURNS = 7
FOLDER = Path(__file__).parent / "impact_sql"
SUBJECTS = [
    "english_language",
    "english_literature",
    "mathematics",
    "combined_science",
    "history",
    "geography",
    "french",
    "religious_studies",
    "art_and_design",
    "music",
]


def measure() -> list[Figure]:
    """Measure in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "impact.duckdb")
        try:
            invent(database)
            return [_figure(database, grouping) for grouping in GROUPINGS]
        finally:
            database.close()


def invent(database: Database) -> None:
    """Fill an empty database with the school."""
    with database.transaction() as cursor:
        for name in ("school", "pupils", "checkpoints"):
            cursor.execute(_sql(name))
        cursor.execute(_sql("grades"), {"subjects": SUBJECTS})
        cursor.execute(_sql("interventions"), {"subjects": SUBJECTS})
        cursor.execute(_sql("places"))


def _figure(database: Database, grouping: str) -> Figure:
    def ask() -> object:
        return impact_of(database, URN, AS_OF, grouping)

    rows = len(ask().rows)
    times = [_milliseconds(database, ask) for _ in range(TURNS)]
    name = f"five years judged, {GROUPINGS[grouping].words.lower()} ({rows} rows)"
    return Figure(name, min(times), "ms", BUDGET, TURNS)


def _milliseconds(database: Database, ask: Callable[[], object]) -> float:
    # Answers are remembered until the next transaction; this one asks the file again.
    with database.transaction():
        pass
    started = time.perf_counter()
    ask()
    return 1000 * (time.perf_counter() - started)


def _sql(name: str) -> str:
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
