"""England on Spark beside one machine: the same files, rules and SQL, from Parquet to Parquet.

`python -m lib bench nation`, where PySpark and Java are installed. Both engines read the same two
files and write their scores, in turn; Spark's start stands apart. The scores are compared.
"""

import os
import tempfile
import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from duckdb import DuckDBPyConnection

from bench.england import PUPILS, invent
from bench.figures import Figure
from lib.cli.score.one_machine import score_here
from lib.cli.score.spark import score_in, spark
from lib.store.batch import reference_only, rule_sets
from lib.store.scoring import score

FOLDER = Path(__file__).parent / "nation_sql"
RULES, MASTER = "2024", "local[2]"
SHARES = int(os.environ.get("NATION_SHARES", "8"))
TURNS = int(os.environ.get("NATION_TURNS", "2"))
BUDGET = 12
"""Times one machine's: what the dealing out and the Java beside it may cost."""


def measure(pupils: int = int(os.environ.get("NATION_PUPILS", PUPILS))) -> list[Figure]:
    """Measure in a temporary folder; NATION_PUPILS says how many, 600,000 as a rule."""
    with tempfile.TemporaryDirectory() as folder:
        asked = make_files(Path(folder), pupils)
        return _figures(asked, Path(folder), pupils)


def make_files(folder: Path, pupils: int) -> Namespace:
    """Invent both files; return what a command line that scores them says."""
    with reference_only() as cursor:
        invent(cursor, pupils)
        for name in ("pupils", "results"):
            cursor.sql(_sql(name)).write_parquet(str(folder / f"{name}.parquet"))
    return Namespace(
        pupils=str(folder / "pupils.parquet"),
        results=str(folder / "results.parquet"),
        out="",
        rules=RULES,
        skip_bad=False,
        shares=SHARES,
        master=MASTER,
    )


def _figures(asked: Namespace, folder: Path, pupils: int) -> list[Figure]:
    one, other = folder / "one.parquet", folder / "other.parquet"
    with reference_only() as cursor:
        rules = rule_sets(cursor)[RULES]
        started = time.perf_counter()
        with spark(MASTER, SHARES) as session:
            start = time.perf_counter() - started
            here = _named(asked, one, lambda say: score_here(cursor, say, rules))
            there = _named(asked, other, lambda say: score_in(session, cursor, say, rules))
            times = [(_timed(here), alone(cursor), _timed(there)) for _ in range(TURNS)]
        compared = {"one": str(one), "other": f"{other}/*.parquet"}
        ((both, apart),) = cursor.execute(_sql("differences"), compared).fetchall()
    machine, rules_alone, cluster = (min(each) for each in zip(*times, strict=True))
    return [
        Figure(f"one machine, {pupils:,} pupils", machine, "s", n=TURNS),
        Figure("of it the rules in DuckDB alone", rules_alone, "s", n=TURNS),
        Figure(f"Spark's start, {MASTER}", start, "s"),
        Figure(f"Spark, {SHARES} shares", cluster, "s", n=TURNS),
        Figure("Spark / one machine", cluster / machine, "×", BUDGET, TURNS),
        Figure("Spark / the rules in DuckDB alone", cluster / rules_alone, "×", BUDGET, TURNS),
        Figure("pupils that one of them lacks", pupils - both, "", 0),
        Figure("largest difference of a figure", apart, "", 1e-9),
    ]


def alone(cursor: DuckDBPyConnection) -> float:
    """Return the seconds of the rules over the rows that one machine has just taken."""
    return _timed(lambda: score(cursor, RULES, working=False))


def _named(asked: Namespace, out: Path, work: Callable[[Namespace], object]) -> Callable[[], None]:
    say = Namespace(**{**vars(asked), "out": str(out)})
    return lambda: work(say) and None


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _sql(name: str) -> str:
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
