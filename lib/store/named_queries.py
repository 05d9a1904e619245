"""The .sql files, found by name: a sentence, a grain, named parameters, then the query."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

FOLDER = Path(__file__).parent / "queries"


@dataclass(frozen=True)
class NamedQuery:
    """One file of lib/store/queries: what it answers, the grain of its rows, its parameters."""

    name: str
    sentence: str
    grain: str
    parameters: tuple[str, ...]
    sql: str
    path: Path


def named_query(name: str) -> NamedQuery:
    """Return the query whose file is called `<name>.sql`. Raises KeyError when there is none."""
    return named_queries()[name]


@cache
def named_queries() -> dict[str, NamedQuery]:
    """Return every query by name. Raises ValueError when two files share a name."""
    found: dict[str, NamedQuery] = {}
    for path in sorted(FOLDER.rglob("*.sql")):
        if path.stem in found:
            raise ValueError(f"two queries are called {path.stem}")
        found[path.stem] = _read(path)
    return found


def _read(path: Path) -> NamedQuery:
    text = path.read_text(encoding="utf-8")
    header = [line[2:].strip() for line in text.splitlines() if line.startswith("--")]
    return NamedQuery(
        name=path.stem,
        sentence=" ".join(takewhile(lambda line: not line.startswith("grain:"), header)),
        grain=_field(header, "grain"),
        parameters=tuple(p for p in re.split(r"[,\s]+", _field(header, "params")) if p != "none"),
        sql=text,
        path=path,
    )


def _field(header: list[str], name: str) -> str:
    return next(
        (h.removeprefix(f"{name}:").strip() for h in header if h.startswith(f"{name}:")), ""
    )
