"""The SQL of the registers says what it does, takes what it says, and none of it is left over."""

import duckdb
import pytest

from lib.store.named_queries import _read, named_queries
from lib.store.registers import FOLDER
from lib.store.registers.proposing import RULES

FILES = sorted(FOLDER.glob("*.sql"))
LIB = FOLDER.parents[1]
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for part in ("store/registers", "interventions", "importing")
    for path in (LIB / part).rglob("*.py")
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_statement_opens_with_a_sentence_a_grain_and_its_parameters_and_is_used(path):
    query = _read(path)
    assert query.sentence[:1].isupper()
    assert query.grain.startswith("one row")
    (statement,) = duckdb.extract_statements(query.sql)
    assert set(statement.named_parameters) == set(query.parameters)
    assert f'"{path.stem}"' in CODE


def test_every_rule_delivered_has_a_query_and_every_query_a_rule(empty_database):
    with empty_database.cursor() as cursor:
        delivered = cursor.execute("select rule from reference_register_rule").fetchall()
    assert {rule for (rule,) in delivered} == set(RULES)
    assert set(RULES.values()) <= named_queries().keys()
