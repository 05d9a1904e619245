"""The SQL of interventions says what it does, takes what it says, and none of it is left over."""

import duckdb
import pytest

from lib.store.interventions import FOLDER
from lib.store.named_queries import _read

FILES = sorted(FOLDER.glob("*.sql"))
CODE = "\n".join(
    path.read_text(encoding="utf-8") for path in (FOLDER.parents[1] / "interventions").rglob("*.py")
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
    assert f'"{path.stem}"' in CODE
