"""The .sql files, found by name: a sentence, a grain, named parameters, then the query."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

FOLDER = Path(__file__).parent / "queries"


@dataclass(frozen=True)
class NamedQuery:
    """One file of lib/store/queries: what it answers, the grain of its rows, what goes in and out.

    `columns`: name and DuckDB type of each column, in order.
    """

    name: str
    sentence: str
    grain: str
    parameters: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    sql: str
    path: Path


def named_query(name: str) -> NamedQuery:
    """Return the query of a name such as `registers/kept`. Raises KeyError when there is none."""
    return named_queries()[name]


@cache
def named_queries() -> dict[str, NamedQuery]:
    """Return every query by its name."""
    return {query.name: query for query in map(_at, sorted(FOLDER.rglob("*.sql")))}


def _at(path: Path) -> NamedQuery:
    name = path.relative_to(FOLDER).with_suffix("").as_posix()
    return read_query(name, path)


def read_query(name: str, path: Path) -> NamedQuery:
    """Return the SQL of a file with what its head says of it."""
    text = path.read_text(encoding="utf-8")
    header = [line[2:].strip() for line in text.splitlines() if line.startswith("--")]
    return NamedQuery(
        name=name,
        sentence=" ".join(takewhile(lambda line: not line.startswith("grain:"), header)),
        grain=_field(header, "grain"),
        parameters=tuple(p for p in re.split(r"[,\s]+", _field(header, "params")) if p != "none"),
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


def _field(header: list[str], name: str) -> str:
    return next(
        (h.removeprefix(f"{name}:").strip() for h in header if h.startswith(f"{name}:")), ""
    )
