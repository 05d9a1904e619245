"""Every query says what it answers, at which grain, with which parameters, and compiles."""

import duckdb
import pytest

from lib.store.named_queries import named_queries

QUERIES = sorted(named_queries().values(), key=lambda query: query.name)


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_a_query_opens_with_a_sentence_a_grain_and_its_parameters(query):
    assert query.sentence.endswith((".", "?"))
    assert query.grain.startswith("one row")
    assert "-- params:" in query.sql


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_the_parameters_named_in_the_header_are_the_ones_the_query_takes(query):
    statements = duckdb.extract_statements(query.sql)
    assert len(statements) == 1
    assert set(statements[0].named_parameters) == set(query.parameters)


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_a_query_reads_only_what_this_viewer_may_see(query):
    tables = duckdb.get_table_names(query.sql, qualified=True)
    assert {t for t in tables if not t.startswith(("viewer.", "reference_"))} == set()


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_a_query_is_under_eighty_lines(query):
    assert len(query.sql.splitlines()) < 80
