"""Thousands of broken files through the importer: `python -m bench.fuzz --runs 10000 --seed 1`.

Each is read, recognised, checked and stored, and taken back; `--reading` stops once it is read. The
run stops at the first file that is neither taken nor refused, or of which a row is unaccounted for,
and says which; at the end it tells how long the slowest took.
"""

import argparse
import faulthandler
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from importing.cast import a_school
from importing.fuzz import account_for, fuzz, read_or_refuse

from lib.store.database import open_database

LONGEST = 30
"""Seconds; a file that takes longer has hung, and the run ends with where it stood."""


def main() -> None:
    """Run the fuzzer and print one line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reading", action="store_true", help="read the files and no more")
    chosen = parser.parse_args()
    if chosen.reading:
        _run(read_or_refuse, chosen.runs, chosen.seed)
        return
    with tempfile.TemporaryDirectory() as folder:
        database = a_school(open_database(Path(folder) / "fuzz.duckdb"))
        _run(account_for(database), chosen.runs, chosen.seed)
        database.close()


def _run(check: Callable[[str, bytes], None], runs: int, seed: int) -> None:
    taken: list[float] = []

    def timed(name: str, data: bytes) -> None:
        faulthandler.dump_traceback_later(LONGEST, exit=True)
        started = time.perf_counter()
        check(name, data)
        taken.append(time.perf_counter() - started)

    fuzz(timed, runs, seed)
    faulthandler.cancel_dump_traceback_later()
    print(f"{runs:,} files, none crashed; the slowest took {max(taken):.2f} s")


if __name__ == "__main__":
    main()
