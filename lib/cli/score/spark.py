"""`score --engine spark`: the same SQL, with DuckDB inside each of Spark's tasks.

Pupils are dealt into shares by a hash of their pupil_id, so that all rows of a pupil meet in one
task. What the texts mean is read once, before, since a scale is chosen by all the grades of a
subject. The only module that knows PySpark, which is looked for when it is asked for.
"""

import os
import sys
import warnings
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from lib.cli.score import needed
from lib.cli.score.outcome import Done, Refused
from lib.cli.score.shared_files import SharedFile, check_columns
from lib.importing.readers.invisible import FRAMED, HARD_SPACE, UNSEEN
from lib.importing.reading.subjects import subject_book
from lib.importing.scoring import account, contract
from lib.importing.scoring.readings import MOST_DIFFERENT, readings, scores, too_many_different
from lib.rules.sql import statement
from lib.store import batch
from lib.store.statements import Cursor

ROOT = Path(__file__).resolve().parents[3]
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    # A share is a task of its own; merging small ones would put them all on one core.
    "spark.sql.adaptive.enabled": "false",
    # With pruning, a row that has a cell too many would pass for a whole one.
    "spark.sql.csv.parser.columnPruning.enabled": "false",
    "spark.executorEnv.PYTHONPATH": str(ROOT),
}
OF_THIS_MACHINE = {
    "spark.driver.memory": "3g",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}
FAULTS_TOLD = 1_000
"""Different faults that are listed; a nation's file may repeat each a thousand times."""

Session = Any
Frame = Any


@dataclass(frozen=True)
class _Read:
    """Both files as Spark has them, and how each different text of them is read."""

    pupils: Frame
    results: Frame
    texts: pd.DataFrame
    points: pd.DataFrame


def score_on_spark(cursor: Cursor, arguments: Namespace, rules: batch.RuleSet) -> Done:
    """Score both files on Spark and write a folder of Parquet. Raises Refused."""
    with spark(arguments.master, arguments.shares) as session:
        return score_in(session, cursor, arguments, rules)


@contextmanager
def spark(master: str, shares: int) -> Iterator[Session]:
    """Lend a session of Spark. Raises Refused, with what to install, where it cannot start."""
    missing = needed.refusal(_has_pyspark())
    if missing:
        raise missing
    with _quietly():
        session = _session(master, shares)
    try:
        yield session
    finally:
        session.stop()


@contextmanager
def _quietly() -> Iterator[None]:
    """Pass over a warning of every pandas from 3 on: only tables of Arrow go through PySpark."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=FutureWarning, module="pyspark")
        yield


def _session(master: str, shares: int) -> Session:
    is_here = master.startswith("local")
    # The workers are this Python, and find this program where it stands.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    paths = (str(ROOT), os.environ.get("PYTHONPATH"))
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    if is_here:
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    settings = SETTINGS | (OF_THIS_MACHINE if is_here else {})
    settings["spark.sql.shuffle.partitions"] = str(shares)
    try:
        builder = _pyspark("session").SparkSession.builder
        return builder.master(master).config(map=settings).getOrCreate()
    except _errors() as error:
        raise needed.because(needed.OTHER_JAVA) from error


def score_in(session: Session, cursor: Cursor, arguments: Namespace, rules: batch.RuleSet) -> Done:
    """Score both files in a session. Raises Refused."""
    files = {name: SharedFile(getattr(arguments, name)) for name in ("pupils", "results")}
    out = SharedFile(arguments.out)
    for file in files.values():
        file.check_that_it_is_here()
    out.check_that_it_may_be_written()
    try:
        with _quietly():
            read = _read(session, cursor, files)
            told = _told(session, read, rules.name, arguments.shares).persist()
            try:
                return _written(session, told, files, out, arguments.skip_bad)
            finally:
                told.unpersist()
    except _errors() as error:
        raise Refused.because(
            "score_spark_failed",
            f"Spark gave up: {str(error).strip().splitlines()[0][:300]}",
            "Look whether both files are even tables in the shape of python -m lib score --help, "
            "and whether memory and disk suffice (more --shares make smaller tasks).",
        ) from error


def _written(
    session: Session, told: Frame, files: dict[str, SharedFile], out: SharedFile, skips_bad: bool
) -> Done:
    """Write what was scored, unless something is wrong with it. Raises Refused."""
    names = {name: file.name for name, file in files.items()}
    used, faults = _used(told), _faults(told)
    found = account.findings(faults, names)
    formats = {name: "parquet" if file.is_parquet else "csv" for name, file in files.items()}
    report = account.report(used, faults, names, formats)
    if found and not skips_bad:
        raise Refused.of_rows(found, report)
    if not (used.pupils and used.results):
        raise Refused.none_usable(names["results" if used.pupils else "pupils"], found, report)
    told.filter("row_kind = 'score'").createOrReplaceTempView("batch_score")
    session.sql(statement("batch/out")).write.mode("overwrite").parquet(out.address)
    told_of = [*found, *account.undated_twice(used, names)]
    return Done(batch.Sums(*session.sql(statement("batch/sums")).first()), report, told_of)


def _read(session: Session, cursor: Cursor, files: dict[str, SharedFile]) -> _Read:
    """Look at both files, and read each different text of them. Raises Refused."""
    columns = contract.PUPIL_COLUMNS
    pupils = _rows(session, files["pupils"], columns)
    columns = contract.RESULT_COLUMNS
    results = _rows(session, files["results"], columns, contract.OPTIONAL_RESULT_COLUMNS)
    pupils.createOrReplaceTempView("incoming_pupil")
    results.createOrReplaceTempView("incoming_result")
    found = session.sql(statement("batch/different")).limit(MOST_DIFFERENT + 1).collect()
    if len(found) > MOST_DIFFERENT:
        raise Refused.of_file(too_many_different(files["results"].name), files["results"].name)
    different = pd.DataFrame(found, columns=["subject", "qualification", "grade", "rows_written"])
    written = [row[0] for row in session.sql(statement("batch/written_scores")).collect()]
    return _Read(pupils, results, readings(different, subject_book(cursor)), scores(written))


def _rows(
    session: Session, file: SharedFile, needed: Sequence[str], optional: Sequence[str] = ()
) -> Frame:
    """Return the columns of the contract as text, none null, and the place of each row."""
    functions = _pyspark("functions")
    reader = session.read
    if file.is_parquet:
        table = reader.parquet(file.address)
    else:
        table = reader.options(**file.how_to_read()).csv(file.address)
    by_name = {name.strip("\ufeff \t").lower(): name for name in table.columns}
    check_columns(file.name, list(by_name), needed)
    text = {
        name: functions.coalesce(table[f"`{by_name[name]}`"].cast("string"), functions.lit(""))
        if name in by_name
        else functions.lit("")
        for name in (*needed, *optional)
    }
    # Before they are dealt out: a pupil's rows must meet whatever stands unseen in some.
    text["pupil_id"] = _as_seen(functions, text["pupil_id"])
    line = functions.monotonically_increasing_id().alias("line")
    return table.select(line, *(column.alias(name) for name, column in text.items()))


def _as_seen(functions: Any, column: Frame) -> Frame:  # noqa: ANN401 - PySpark's own
    """Return a column of pupils as a person sees it, as the importer's readers do."""
    seen = functions.regexp_replace(column, UNSEEN.pattern, "")
    seen = functions.regexp_replace(seen, HARD_SPACE.pattern, " ")
    is_plain = functions.length(column) == functions.octet_length(column)
    plain = functions.trim(functions.when(is_plain, column).otherwise(seen))
    framed = functions.regexp_extract(plain, f"^{FRAMED.pattern}$", 1)
    return functions.when(plain.startswith('="'), framed).otherwise(plain)


def _told(session: Session, read: _Read, rule_set: str, shares: int) -> Frame:
    """Deal the pupils into shares and score each: DuckDB inside a task, with the .sql as it is."""
    functions = _pyspark("functions")
    own = functions.pmod(functions.hash("pupil_id"), functions.lit(shares))
    texts, points = read.texts, read.points

    def task(pupils: Frame, results: Frame) -> Frame:
        return batch.score_share(pupils, results, texts, points, rule_set)

    nothing = batch.score_share(*_nothing(), texts, points, rule_set)
    schema = _pyspark("pandas.types").from_arrow_schema(nothing.schema)
    dealt = [
        table.withColumn("share", own).groupBy("share") for table in (read.pupils, read.results)
    ]
    return dealt[0].cogroup(dealt[1]).applyInArrow(task, schema=schema)


def _nothing() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return both tables without a row, from which the columns that come of them are known."""
    columns = (
        contract.PUPIL_COLUMNS,
        (*contract.RESULT_COLUMNS, *contract.OPTIONAL_RESULT_COLUMNS),
    )
    pupils, results = (
        pd.DataFrame(
            {"line": pd.Series(dtype="int64")} | {c: pd.Series(dtype="str") for c in names}
        )
        for names in columns
    )
    return pupils, results


def _used(told: Frame) -> batch.Used:
    functions = _pyspark("functions")
    names = [field.name for field in fields(batch.Used)]
    row = told.filter("row_kind = 'used'").agg(*(functions.sum(name) for name in names)).first()
    return batch.Used(*(int(count or 0) for count in row))


def _faults(told: Frame) -> list[batch.Fault]:
    """Return what is wrong with rows, each different fault once with how many rows have it."""
    kinds = ["file", "name", "written", "fault", "remedy"]
    counts = told.filter("row_kind = 'fault'").groupBy(*kinds).count()
    found = counts.orderBy(*kinds).limit(FAULTS_TOLD).collect()
    return [
        batch.Fault(row.file, None, row.name, row.written, row.fault, row.remedy, row["count"])
        for row in found
    ]


def _pyspark(module: str) -> Any:  # noqa: ANN401 - a module that may not be installed
    return import_module(f"pyspark.sql.{module}")


def _has_pyspark() -> bool:
    try:
        import_module("pyspark.sql")
    except ImportError:
        return False
    return True


def _errors() -> tuple[type[Exception], ...]:
    """Return the exceptions with which Spark, or the Java it runs in, gives up."""
    errors, java = import_module("pyspark.errors"), import_module("py4j.protocol")
    return errors.PySparkException, java.Py4JError
