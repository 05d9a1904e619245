"""The SQL of importing says what it does, takes what it says, and none of it is left over."""

import duckdb
import pytest

from lib.store.importing import FOLDER
from lib.store.named_queries import _read

FILES = sorted(FOLDER.glob("*.sql"))
CODE = "\n".join(
    path.read_text(encoding="utf-8") for path in (FOLDER.parents[1] / "importing").rglob("*.py")
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_statement_opens_with_a_sentence_a_grain_and_its_parameters(path):
    query = _read(path)
    assert query.sentence[:1].isupper()
    assert query.grain.startswith("one row")
    (statement,) = duckdb.extract_statements(query.sql)
    assert set(statement.named_parameters) == set(query.parameters)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_statement_is_used(path):
    by_table = path.stem.startswith(("undo_remove_", "undo_restore_", "undo_forget_"))
    assert by_table or f'"{path.stem}"' in CODE
