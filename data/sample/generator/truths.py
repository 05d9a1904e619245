"""The planted truths, and a separate stream of chance for each purpose."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

SAMPLE = Path(__file__).parents[1]
ROOT = SAMPLE.parents[1]


@cache
def planted_truths() -> dict[str, Any]:
    """Return what was put into the sample school on purpose (planted_truths.toml)."""
    return tomllib.loads((SAMPLE / "planted_truths.toml").read_text(encoding="utf-8"))


def chance(purpose: str, results_year: int = 0) -> np.random.Generator:
    """Return the stream of chance for one purpose and cohort, so that a change stays local."""
    return np.random.default_rng([planted_truths()["seed"], results_year, *purpose.encode()])


def balanced(generator: np.random.Generator, alike: np.ndarray, count: int) -> np.ndarray:
    """Return `count` normal deviates in which neighbours in `alike` carry opposite luck.

    So luck does not lift or sink a whole subject of a school with a few dozen pupils in it.
    """
    luck = generator.normal(size=count)
    luck[alike[1::2]] = -luck[alike[: 2 * (len(alike) // 2) : 2]]
    return luck


def spread_evenly(generator: np.random.Generator, count: int) -> np.ndarray:
    """Return `count` shuffled numbers in (0, 1), one in each equal part: chance without luck."""
    return (generator.permutation(count) + generator.random(count)) / count
