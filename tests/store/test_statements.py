"""The SQL that writes says what it does, takes what it says, and none of it is left over."""

import re
from pathlib import Path

import duckdb
import pytest

from lib.store.named_queries import read_query

LIB = Path(__file__).resolve().parents[2] / "lib"
ELSEWHERE = {"schema", "queries"}
"""Folders of lib/store whose SQL is not called as a statement; each has tests of its own."""

FOLDERS = [p for p in sorted((LIB / "store").iterdir()) if p.is_dir() and p.name not in ELSEWHERE]
FILES = [path for folder in FOLDERS for path in sorted(folder.glob("*.sql"))]
CODE = "\n".join(path.read_text(encoding="utf-8") for path in LIB.rglob("*.py"))
BY_TABLE = ("undo_remove_", "undo_restore_", "undo_forget_")
"""Called for each table an import may have stored, by a name put together from the table's."""


def test_there_are_statements():
    assert len(FOLDERS) > 4
    assert len(FILES) > 100


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_statement_opens_with_a_sentence_a_grain_and_its_parameters(path):
    query = read_query(path.stem, path)
    assert query.sentence[:1].isupper()
    assert query.grain.startswith("one row")
    (statement,) = duckdb.extract_statements(query.sql)
    assert set(statement.named_parameters) == set(query.parameters)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_statement_is_used(path):
    assert path.stem.startswith(BY_TABLE) or re.search(rf'"{path.stem}"', CODE)
