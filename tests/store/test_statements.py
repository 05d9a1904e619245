"""The SQL that writes says what it does, takes what it says, compiles, and none is left over."""

import re
from pathlib import Path

import duckdb
import pytest

from lib.store.named_queries import execute
from lib.store.statements import FOLDER, statements

LIB = Path(__file__).resolve().parents[2] / "lib"
CODE = "\n".join(path.read_text(encoding="utf-8") for path in LIB.rglob("*.py"))
STATEMENTS = sorted(statements().values(), key=lambda statement: statement.name)
MADE_ON_THE_WAY = {
    *re.findall(r"temp (?:table|view) (\w+)", "\n".join(s.sql for s in STATEMENTS)),
    *re.findall(r'lend\([\w.]+, "(\w+)"', CODE),
    "scored_measure",
    "scored_slot",
    "scored_use",
    "scoring_entry",
    "scoring_use",
}
"""Frames lent to a statement, and what earlier statements or lib/rules leave for it."""


def test_no_text_of_a_file_stands_outside_its_statements():
    for path in FOLDER.rglob("*.sql"):
        assert path.read_text(encoding="utf-8").startswith("-- name: ")


def test_every_name_is_found_once():
    names = [
        f"{path.relative_to(FOLDER).with_suffix('').as_posix()}/{name}"
        for path in FOLDER.rglob("*.sql")
        for name in re.findall(r"^-- name: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert len(names) > 100
    assert sorted(names) == [statement.name for statement in STATEMENTS]


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement.name)
def test_a_statement_opens_with_a_sentence_a_grain_and_its_parameters(statement):
    assert statement.sentence[:1].isupper()
    assert statement.grain.startswith("one row")
    assert "\n-- params: " in statement.sql
    (parsed,) = duckdb.extract_statements(statement.sql)
    assert set(parsed.named_parameters) == set(statement.parameters)


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement.name)
def test_every_statement_is_used(statement):
    assert f'"{statement.name}"' in CODE


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement.name)
def test_a_statement_compiles_against_the_tables(statement, empty_database):
    known = dict.fromkeys(statement.parameters)
    with empty_database.cursor() as cursor:
        try:
            cursor.execute("explain " + statement.sql, known)
        except duckdb.CatalogException as error:
            (missing,) = re.findall(r"Table with name (\w+) does not exist", str(error))
            assert missing in MADE_ON_THE_WAY


def test_sql_taken_apart_once_is_carried_out_anew_each_time_and_on_each_database():
    sql = "create temp table kept as select 1 as n; select n + $more from kept"
    for more in (1, 2.5):
        with duckdb.connect() as database:
            assert execute(database, sql, {"more": more}).fetchall() == [(1 + more,)]
