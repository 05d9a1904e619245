"""The SQL that keeps what a school says to its governors, one statement a file."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def statement(name: str) -> str:
    """Return the text of `<name>.sql`."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
