"""Thousands of broken files past the readers: `python -m bench.fuzz --runs 10000 --seed 1`.

It stops at the first file that is neither read nor refused, and says which; and tells how long
the slowest took.
"""

import argparse
import faulthandler
import time

from tests.importing.fuzz import fuzz, read_or_refuse

LONGEST = 30
"""Seconds; a file that takes longer has hung, and the run ends with where it stood."""


def main() -> None:
    """Run the fuzzer and print one line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    taken: list[float] = []

    def timed(name: str, data: bytes) -> None:
        faulthandler.dump_traceback_later(LONGEST, exit=True)
        started = time.perf_counter()
        read_or_refuse(name, data)
        taken.append(time.perf_counter() - started)

    fuzz(timed, chosen.runs, chosen.seed)
    faulthandler.cancel_dump_traceback_later()
    print(f"{chosen.runs:,} files, none crashed; the slowest took {max(taken):.2f} s")


if __name__ == "__main__":
    main()
