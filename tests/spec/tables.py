"""Given and then as text tables, and the scoring of one case by the real rules."""

from dataclasses import dataclass, field
from functools import cache

import duckdb

from lib.store.reference import load_reference
from lib.store.scoring import score
from lib.store.shape import make_shape

CASE_COLUMNS = "case_id bigint, ks2_reading double, ks2_maths double"
RESULT_COLUMNS = "case_id bigint, subject_id text, qualification text, grade text, entered_on date"


@dataclass(frozen=True)
class Example:
    """One paragraph of the rules: what a pupil has, and what must follow."""

    says: str
    given: str
    then: dict[str, object]
    rule_set: str = "2024"
    ks2: tuple[float | None, float | None] = (None, None)
    working: str = ""


@dataclass(frozen=True)
class Chapter:
    """A page of the rules: a title, what it says, where it is from, and its examples."""

    title: str
    says: str
    source: str
    examples: list[Example] = field(default_factory=list)
    table: str = ""


def rows_of(text: str) -> list[dict[str, str]]:
    """Read a text table: a heading row, then rows, cells between bars."""
    lines = [
        [cell.strip() for cell in line.split("|")]
        for line in text.strip().splitlines()
        if line.strip()
    ]
    heading, *rows = lines
    return [dict(zip(heading, row, strict=True)) for row in rows]


@cache
def rules_connection() -> duckdb.DuckDBPyConnection:
    """Return a database in memory with the schema and the reference data."""
    connection = duckdb.connect()
    make_shape(connection)
    load_reference(connection)
    return connection


def default_qualification(connection, subject_id):
    found = connection.execute(
        "select default_qualification from reference_subject where subject_id = $s",
        {"s": subject_id},
    ).fetchall()
    return found[0][0]


def score_cases(connection, rule_set, cases, results, working=True):
    """Score cases given as tuples, as the store would."""
    connection.execute(f"create or replace temp table scoring_case ({CASE_COLUMNS})")
    connection.execute(f"create or replace temp table scoring_result ({RESULT_COLUMNS})")
    connection.executemany("insert into scoring_case values (?, ?, ?)", cases)
    if results:
        connection.executemany("insert into scoring_result values (?, ?, ?, ?, ?)", results)
    score(connection, rule_set, working)


def results_of(connection, example):
    rows = rows_of(example.given) if example.given else []
    return [
        (
            1,
            row["subject"],
            row.get("qualification") or default_qualification(connection, row["subject"]),
            row["grade"],
            row.get("entered") or None,
        )
        for row in rows
    ]


def measured(example):
    """Return the one row of `scored_measure` as a dictionary."""
    connection = rules_connection()
    results = results_of(connection, example)
    score_cases(connection, example.rule_set, [(1, *example.ks2)], results)
    cursor = connection.execute("select * from scored_measure")
    names = [column[0] for column in cursor.description]
    return dict(zip(names, cursor.fetchall()[0], strict=True))


def worked():
    """Return the rows of `scored_slot` left by the case just measured."""
    cursor = rules_connection().execute("select * from scored_slot")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
