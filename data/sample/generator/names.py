"""Invented names, drawn by chance from our own lists (names.toml)."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

STAFF = (
    "Mrs P. Lindqvist",
    "Mr A. Thornbury",
    "Ms R. Osborne-Vale",
    "Mr D. Castellane",
    "Miss K. Ferriby",
    "Mr S. Greatorex",
    "Mrs N. Achebe-Lowe",
    "Ms T. Hallworth",
)


def draw_name(generator: np.random.Generator, sex: str, is_eal: bool) -> tuple[str, str]:
    """Return an invented forename and surname."""
    lists = _lists()
    share = "share_of_eal" if is_eal else "share_of_english_first"
    heritage = str(generator.choice(list(lists), p=[names[share] for names in lists.values()]))
    forenames = lists[heritage]["girls" if sex == "F" else "boys"].split()
    surnames = lists[heritage]["surnames"].split()
    return str(generator.choice(forenames)), str(generator.choice(surnames))


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
