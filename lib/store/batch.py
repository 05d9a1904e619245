"""Score pupils that are in no school's file: the same rules over two data frames, in memory."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import pandas as pd

from lib.rules.sql import statement
from lib.store.reference import load_reference
from lib.store.scoring import score
from lib.store.shape import make_tables


@contextmanager
def reference_only() -> Iterator[duckdb.DuckDBPyConnection]:
    """Lend a database in memory that holds the reference data and no school."""
    connection = duckdb.connect()
    try:
        make_tables(connection)
        load_reference(connection)
        yield connection
    finally:
        connection.close()


def rule_set_notes(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return every rule set's name, and what to print beside its Progress 8."""
    return dict(cursor.execute(statement("batch/rule_sets")).fetchall())


def score_batch(
    cursor: duckdb.DuckDBPyConnection, pupils: pd.DataFrame, results: pd.DataFrame, rule_set: str
) -> pd.DataFrame:
    """Return one row per pupil, in order: the columns of the command line's S.csv.

    `pupils` has pupil_id, ks2_reading, ks2_maths; `results` has pupil_id, subject_id,
    qualification, grade, entered_on. Raises KeyError when there is no such rule set.
    """
    cursor.register("incoming_pupil", pupils.assign(case_id=range(len(pupils))))
    cursor.register("incoming_result", results)
    cursor.execute(statement("batch/cases"))
    cursor.execute(statement("batch/results"))
    score(cursor, rule_set, working=False)
    return cursor.execute(statement("batch/scores")).df()
