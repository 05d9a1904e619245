"""Score cases by the rules of one rule set: slots with their working, and the measures.

The rules themselves are SQL in lib/rules/sql/scoring, driven by the rule set's reference data.
"""

import re
from collections.abc import Iterable
from functools import cache

import duckdb

from lib.rules.slots import Element, parameters
from lib.rules.sql import statement
from lib.store.named_queries import execute

FIRST_ROUND = ("subjects", "codes", "parts", "nothing_filled", "counted_all", "filled")
SECOND_ROUND = ("repeated", "discounted", "forget_repeated", "counted_again", "filled")
MEASURES = ("ebacc", "measures")
WORKING = ("uses", "placed", "entries", "used", "slots")


def score(cursor: duckdb.DuckDBPyConnection, rule_set: str, working: bool = True) -> None:
    """Score every case; leave `scored_measure` and, with working, the view `scored_slot`.

    Reads the temp tables `scoring_case(case_id, ks2_reading, ks2_maths)` and
    `scoring_result(case_id, subject_id, qualification, grade, entered_on)`. A case is one pupil
    in one situation. The columns left are those of `pupil_measure` and `pupil_slot`, by case_id;
    `scored_slot` is worked out when read, from the tables named above; `scored_use` says the same
    as numbers, of a grade in `scoring_entry` and of what it counts for in `scoring_use`.
    Raises KeyError when there is no such rule set.
    """
    known = {"rule_set": rule_set, **parameters(_elements(cursor, rule_set))}
    _run(cursor, FIRST_ROUND, known)
    if _any_repeated(cursor):
        _run(cursor, SECOND_ROUND, known)
    _run(cursor, (*MEASURES, *(WORKING if working else ())), known)


def _run(cursor: duckdb.DuckDBPyConnection, names: Iterable[str], known: dict[str, object]) -> None:
    for name in names:
        sql = statement(f"scoring/{name}")
        execute(cursor, sql, {key: known[key] for key in _named(name)})


def _any_repeated(cursor: duckdb.DuckDBPyConnection) -> bool:
    return execute(cursor, statement("scoring/any_repeated")).fetchall()[0][0]


def _elements(cursor: duckdb.DuckDBPyConnection, rule_set: str) -> list[Element]:
    rows = execute(cursor, statement("scoring/elements"), {"rule_set": rule_set}).fetchall()
    if not rows:
        raise KeyError(f"no rule set is called {rule_set}")
    return [Element(*row) for row in rows]


@cache
def _named(name: str) -> list[str]:
    code = re.sub(r"--.*", "", statement(f"scoring/{name}"))
    return sorted(set(re.findall(r"\$(\w+)", code)))
