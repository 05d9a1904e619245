"""600,000 invented pupils × 10 subjects: the full measure beside a bare query and beside pandas.

`python -m lib bench england`. The figures are ratios within one run, each of the quickest of
several turns taken in rotation: whatever else the machine does only slows a turn down.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np

from bench import england_pandas
from bench.figures import Figure
from bench.peak import own_peak
from lib.store.database import Database, open_database
from lib.store.measuring import keep_slots
from lib.store.scoring import score

PUPILS = 600_000
SCHOOLS = 6_000
RULES = "2027"
TURNS = 5
FOLDER = Path(__file__).parent / "england_sql"
SUBJECTS = [
    "english_language",
    "english_literature",
    "mathematics",
    "combined_science",
    "history",
    "french",
    "religious_studies",
    "art_and_design",
    "business",
    "sport_btec",
]
Cursor = duckdb.DuckDBPyConnection


def measure() -> list[Figure]:
    """Measure in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "england.duckdb")
        try:
            return _figures(database)
        finally:
            database.close()


def _figures(database: Database) -> list[Figure]:
    with database.cursor() as cursor:
        invent(cursor, SCHOOLS)
        small = min(_timed(lambda: full(cursor)) for _ in range(TURNS))
        invent(cursor, PUPILS)
        bare_time, full_time = _in_turn(lambda: bare(cursor), lambda: full(cursor))
        bare_again, stored_time = _in_turn(lambda: bare(cursor), lambda: stored(cursor))
        memory = own_peak() / 1024
        pandas_time, full_again = _in_turn(pandas(cursor), lambda: full(cursor), turns=3)
    per_pupil = (full_time / PUPILS) / (small / SCHOOLS)
    return [
        Figure(f"bare top-N query, {PUPILS:,} pupils", bare_time, "s", n=TURNS),
        Figure("full measure", full_time, "s", n=TURNS),
        Figure("full measure / bare query", full_time / bare_time, "×", 3, TURNS),
        Figure("full measure / vectorised pandas", full_again / pandas_time, "×", 0.25, 3),
        Figure("with every slot's working on disk / bare", stored_time / bare_again, "×", 8, TURNS),
        Figure("cost per pupil, at 600,000 / at 6,000", per_pupil, "×", 1, TURNS),
        Figure("peak memory", memory, "GB", 4),
    ]


def invent(cursor: Cursor, pupils: int) -> None:
    """Make the cases, their results, and the bare query's points, as temp tables."""
    cursor.execute(_sql("cases"), {"pupils": pupils})
    cursor.execute(_sql("results"), {"pupils": pupils, "subjects": SUBJECTS})
    cursor.execute(_sql("bare_points"))


def bare(cursor: Cursor) -> None:
    """Run the bare query."""
    cursor.execute(_sql("bare"))


def full(cursor: Cursor) -> None:
    """Score by the real rules: elements, Attainment 8, estimates, Progress 8, thresholds."""
    score(cursor, RULES, working=False)


def stored(cursor: Cursor) -> None:
    """Score, and commit every slot with its working to the file, as an import does."""
    cursor.execute("begin")
    score(cursor, RULES)
    cursor.execute(_sql("stored_cases"))
    keep_slots(cursor, RULES)
    cursor.execute("commit")


def pandas(cursor: Cursor) -> Callable[[], object]:
    """Return the pandas version over frames loaded beforehand, after checking that it agrees."""
    cases = cursor.execute("select * from scoring_case order by case_id").df()
    results = cursor.execute("select case_id, subject_id, qualification, grade from scoring_result")
    results, codes = results.df(), cursor.execute(_sql("codes")).df()
    estimates = cursor.execute(_sql("estimates")).df()
    ours = cursor.execute("select * from scored_measure order by case_id").df()
    theirs = england_pandas.measure(cases, results, codes, estimates)
    for mine, other in (("attainment_8",) * 2, ("progress_8", "attainment_8_progress")):
        np.testing.assert_allclose(ours[mine], theirs[other], atol=1e-9)
    return lambda: england_pandas.measure(cases, results, codes, estimates)


def _in_turn(
    one: Callable[[], object], other: Callable[[], object], turns: int = TURNS
) -> tuple[float, float]:
    """Return the quickest time of each, run alternately so that both meet the same machine."""
    times = [(_timed(one), _timed(other)) for _ in range(turns)]
    return min(a for a, _ in times), min(b for _, b in times)


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _sql(name: str) -> str:
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
