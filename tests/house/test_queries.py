"""Every query says what it answers, at which grain, with which parameters, and compiles."""

import re

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
    code = re.sub(r"--.*", "", query.sql)
    own = set(re.findall(r"(\w+)(?: \([\w, ]+\))? as (?:materialized )?\(", code))
    read = set(re.findall(r"\b(?:from|join)\s+([a-z_][\w.]*)\b(?!\s*\()", code))
    assert {t for t in read - own if not t.startswith(("viewer.", "reference_"))} == set()
    assert read


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_a_query_runs_on_an_empty_database(query, empty_database):
    assert len(empty_database.rows(query.name, **dict.fromkeys(query.parameters)).columns) > 0


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_a_query_is_under_eighty_lines(query):
    code = [line for line in query.sql.splitlines() if not line.startswith("--")]
    assert len(code) < 80


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_the_columns_named_in_the_header_are_the_ones_the_query_returns(query, empty_database):
    with empty_database.cursor() as cursor:
        described = cursor.execute(
            f"describe {query.sql.rstrip().removesuffix(';')}", dict.fromkeys(query.parameters)
        ).fetchall()
    assert query.columns == tuple((name, kind.lower()) for name, kind, *_ in described)
