"""The .sql files, found by name: a sentence, a grain, named parameters, then the query."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

import duckdb

FOLDER = Path(__file__).parent / "queries"


@dataclass(frozen=True)
class NamedQuery:
    """One query or statement: what it answers, the grain of its rows, what goes in and out.

    `columns`: name and DuckDB type of each column, in order; none for a statement that writes.
    """

    name: str
    sentence: str
    grain: str
    key: tuple[str, ...]
    parameters: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    sql: str
    path: Path


_parsed: dict[str, list[duckdb.Statement]] = {}


def execute(
    cursor: duckdb.DuckDBPyConnection, sql: str, parameters: Mapping[str, object] | None = None
) -> duckdb.DuckDBPyConnection:
    """Carry out the SQL of a file, whose parameters are those of its last statement.

    Returns the cursor. DuckDB takes a text apart the first time only, which is else an eighth of
    what bringing in a small file costs.
    """
    if sql not in _parsed:
        _parsed[sql] = cursor.extract_statements(sql)
    *first, last = _parsed[sql]
    for each in first:
        cursor.execute(each)
    return cursor.execute(last, parameters)


def named_query(name: str) -> NamedQuery:
    """Return the query of a name such as `plans/listed`. Raises KeyError when there is none."""
    return named_queries()[name]


@cache
def named_queries() -> dict[str, NamedQuery]:
    """Return every query by its name."""
    return {query.name: query for query in map(_at, sorted(FOLDER.rglob("*.sql")))}


def _at(path: Path) -> NamedQuery:
    name = path.relative_to(FOLDER).with_suffix("").as_posix()
    return described(name, path.read_text(encoding="utf-8"), path)


def described(name: str, text: str, path: Path) -> NamedQuery:
    """Return SQL with what its head says of it."""
    header = [line[2:].strip() for line in text.splitlines() if line.startswith("--")]
    return NamedQuery(
        name=name,
        sentence=" ".join(takewhile(lambda line: not line.startswith("grain:"), header)),
        grain=_field(header, "grain"),
        key=_names(header, "key"),
        parameters=_names(header, "params"),
        columns=_columns(text),
        sql=text,
        path=path,
    )


def _columns(text: str) -> tuple[tuple[str, str], ...]:
    said = re.search(r"^-- columns:(.*\n(?:--   .*\n)*)", text, re.MULTILINE)
    if said is None:
        return ()
    words = " ".join(said[1].replace("--", " ").split())
    pairs = (pair.strip().split(" ", 1) for pair in re.split(r",\s*(?![^(]*\))", words))
    return tuple((name, kind) for name, kind in pairs)


def _names(header: list[str], field: str) -> tuple[str, ...]:
    return tuple(n for n in re.split(r"[,\s]+", _field(header, field)) if n not in ("", "none"))


def _field(header: list[str], name: str) -> str:
    return next(
        (h.removeprefix(f"{name}:").strip() for h in header if h.startswith(f"{name}:")), ""
    )
