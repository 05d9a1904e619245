"""600,000 invented pupils × 10 subjects: the full measure beside the bare top-N query and pandas.

Run `python -m bench.england`. Figures are ratios within one run, so that a slow machine changes
none of them; each is the middle of several turns taken in rotation. Everything is invented.
"""

import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import duckdb
import pandas as pd

from lib.rules.sql import statement
from lib.store.batch import reference_only
from lib.store.database import open_database
from lib.store.scoring import score

PUPILS = 600_000
SCHOOL = 6_000
RULES = "2027"
TURNS = 3
FOLDER = Path(__file__).parent / "england"
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


def sql(name):
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def invent(cursor, pupils):
    """Make the cases and their results as temp tables, and the bare query's coded copy of them."""
    cursor.execute(sql("cases"), {"pupils": pupils})
    cursor.execute(sql("results"), {"pupils": pupils, "subjects": SUBJECTS})
    cursor.execute(sql("bare_points"))


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def bare(cursor):
    cursor.execute(sql("bare"))


def full(cursor):
    score(cursor, RULES, working=False)


def stored(database):
    """Score with every slot's working, and commit it to the file."""
    with database.transaction() as cursor:
        cursor.execute("create or replace table bench_slot as select 1 as nothing limit 0")
