"""Score pupils that are in no school's file: the same rules over rows of text, in memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EIO
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from lib.rules.sql import statement
from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.reference import load_reference
from lib.store.scoring import score
from lib.store.shape import make_scales, make_shape, make_tables

Table = object
"""A data frame, or whatever else DuckDB reads as a table, such as Spark's."""


@dataclass(frozen=True)
class RuleSet:
    """One rule set, the words beside its Progress 8, and the national deviations of that.

    The deviations (of Progress 8 and its elements) are None where there is no Progress 8.
    """

    name: str
    results_year: int | None  # None: a proposal
    has_progress_8: bool
    progress_8_note: str
    progress_8: float | None
    english: float | None
    maths: float | None
    ebacc: float | None
    open: float | None


@dataclass(frozen=True)
class Fault:
    """A row that cannot be used: in which file, line and column, what it says, what is wrong."""

    file: str  # pupils or results
    line: int | None  # None where equal faults are told once
    column: str
    value: str
    fault: str
    remedy: str | None
    rows: int = 1


@dataclass(frozen=True)
class Used:
    """How many rows of the two files say anything, how many are used and how many rejected."""

    pupil_rows: int
    pupils: int
    pupils_rejected: int
    result_rows: int
    results: int
    results_rejected: int
    undated_twice: int  # of a pupil in a subject, where no date says which came first

    def of(self, file: str) -> tuple[int, int, int]:
        """Return the rows, the rows used and those rejected of a file, pupils or results."""
        if file == "pupils":
            return self.pupil_rows, self.pupils, self.pupils_rejected
        return self.result_rows, self.results, self.results_rejected


@dataclass(frozen=True)
class Sums:
    """How many pupils there are, and the means of their measures; None where there is none."""

    pupils: int
    with_baseline: int
    with_progress_8: int
    attainment_8: float | None
    attainment_8_deviation: float | None
    english: float | None
    maths: float | None
    ebacc: float | None
    open: float | None
    progress_8: float | None
    english_progress: float | None
    maths_progress: float | None
    ebacc_progress: float | None
    open_progress: float | None


@contextmanager
def reference_only(threads: int | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Lend a database in memory that holds the reference data and no school.

    It takes every core, or as many threads as said.
    """
    connection = duckdb.connect(config={} if threads is None else {"threads": threads})
    try:
        make_tables(connection)
        make_scales(connection)
        load_reference(connection)
        yield connection
    finally:
        connection.close()


@contextmanager
def school_in_memory() -> Iterator[Database]:
    """Lend a whole database that is never written anywhere: for a school that is not kept."""
    connection = duckdb.connect()
    try:
        make_shape(connection)
        load_reference(connection)
        yield Database(Path(":memory:"), connection)
    finally:
        connection.close()


def rule_sets(cursor: duckdb.DuckDBPyConnection) -> dict[str, RuleSet]:
    """Return every rule set by its name, those of a results year first."""
    found = cursor.execute(statement("batch/rule_sets")).fetchall()
    return {row[0]: RuleSet(*row) for row in found}


def take(cursor: duckdb.DuckDBPyConnection, pupils: Table, results: Table) -> None:
    """Take the rows of the two files, every value as text and none null.

    `pupils` has line, pupil_id, ks2_reading, ks2_maths; `results` has line, pupil_id, subject,
    qualification, grade, entered_on.
    """
    cursor.register("incoming_pupil", pupils)
    cursor.register("incoming_result", results)


def different(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Return each subject, qualification and grade written in the rows taken, and how often."""
    return cursor.execute(statement("batch/different")).df()


def written_scores(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    """Return each KS2 score as it is written in the rows taken."""
    found = cursor.execute(statement("batch/written_scores")).fetchall()
    return [text for (text,) in found]


def read_as(cursor: duckdb.DuckDBPyConnection, readings: Table, scores: Table) -> None:
    """Say how each different text of the rows taken is read; `faults` and `scores` follow it.

    `readings` has subject, qualification and grade, then reading_id, subject_id,
    read_qualification, read_grade, fault (the column at fault, or blank) and remedy; `scores` has
    written, score and is_wrong.
    """
    cursor.register("incoming_reading", readings)
    cursor.register("incoming_score", scores)
    for name in ("pupils", "cases", "rows", "results", "faults", "used"):
        cursor.execute(statement(f"batch/{name}"))


def used(cursor: duckdb.DuckDBPyConnection) -> Used:
    """Return how many of the rows taken are used."""
    found = cursor.execute(statement("batch/told_used")).fetchall()
    return Used(*found[0])


def faults(cursor: duckdb.DuckDBPyConnection) -> list[Fault]:
    """Return what is wrong with the rows that were taken, in the order of the files."""
    return [Fault(*row) for row in cursor.execute(statement("batch/told_faults")).fetchall()]


def scores(cursor: duckdb.DuckDBPyConnection, rule_set: str) -> None:
    """Score the rows taken, by what of them can be used; leave the table `batch_score`.

    That has one row per pupil, in order. Raises KeyError when there is no such rule set.
    """
    score(cursor, rule_set, working=False)
    cursor.execute(statement("batch/scores"))


def write_scores(cursor: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write what was scored, as Parquet or CSV by the name. Raises OSError when it cannot be."""
    table = cursor.sql(statement("batch/out"))
    try:
        if path.suffix.lower() == ".parquet":
            table.write_parquet(str(path))
        else:
            table.write_csv(str(path), header=True)
    except duckdb.IOException as error:
        raise OSError(EIO, "the folder or the disk refuses it") from error


def sums(cursor: duckdb.DuckDBPyConnection) -> Sums:
    """Return what the measures of the pupils scored come to."""
    found = cursor.execute(statement("batch/sums")).fetchall()
    return Sums(*found[0])


def parquet_rows(path: Path) -> pd.DataFrame:
    """Return a Parquet file, or a folder of them, as text. Raises StoreError when it is none."""
    files = path / "*.parquet" if path.is_dir() else path
    with duckdb.connect() as connection:
        try:
            rows = connection.sql(statement("batch/parquet"), params={"path": str(files)})
            return rows.to_arrow_table().to_pandas()
        except duckdb.Error as error:
            raise StoreError(
                f"{path.name}: this Parquet file cannot be read.", "Write it again."
            ) from error


def score_share(
    pupils: Table, results: Table, readings: Table, scores_read: Table, rule_set: str
) -> Any:  # noqa: ANN401 - DuckDB's own table of Arrow
    """Score one share of the pupils in a database of its own, on one core.

    Returns one Arrow table, a row per pupil, per row at fault and one of counts (batch/share.sql).
    """
    with reference_only(threads=1) as cursor:
        take(cursor, pupils, results)
        read_as(cursor, readings, scores_read)
        scores(cursor, rule_set)
        return cursor.sql(statement("batch/share")).to_arrow_table()
