"""The rules as SQL: one file for each step. Read here, run by lib/store."""

from functools import cache
from pathlib import Path


@cache
def statement(name: str) -> str:
    """Return the text of `<name>.sql`, such as `statement("reference/clear")`."""
    return (Path(__file__).parent / f"{name}.sql").read_text(encoding="utf-8")
