"""Replaced rows stay in their tables, so whatever counts or shows reads the rows that stand."""

import re
from pathlib import Path

import pytest

from lib.store.statements import statements

ROOT = Path(__file__).resolve().parents[2]
READS = r"\b(?<!delete )(?:from|join|using) (main\.)?({tables})\b"
ASKS_FOR_EVERY_VERSION = {
    "importing/checkpoints/checkpoints_of_pupils",
    "importing/classes/checkpoints_of_places",
    "importing/classes/keep_ended_places",
    "importing/checkpoints/checkpoints_of_targets",
    "importing/plans/keep_places",
    "importing/pupils/pupils_made",
    "importing/undoing/empty_checkpoints",
    "importing/undoing/leaning_on_pupils",
    "importing/undoing/made_by_hand",
    "importing/undoing/replaced_by_later",
    "registers/follow_open",
}


@pytest.fixture(scope="module")
def versioned(empty_database):
    """The tables that keep every version of a row."""
    with empty_database.cursor() as cursor:
        found = cursor.execute(
            "select c.table_name from duckdb_columns() c join duckdb_tables() using (table_oid) "
            "where c.column_name = 'superseded_by'"
        ).fetchall()
    return "|".join(sorted(name for (name,) in found))


def test_eight_tables_keep_every_version(versioned):
    assert versioned == (
        "class_place|dfe_measure|intervention_pupil|observation|pupil|result|staff_member|target"
    )


def test_a_statement_reads_the_standing_rows_unless_it_asks_for_every_version(versioned):
    reads = re.compile(READS.format(tables=versioned))
    found = {name for name, statement in statements().items() if reads.search(statement.sql)}
    assert found == ASKS_FOR_EVERY_VERSION


def test_a_statement_that_reads_every_version_says_main(versioned):
    for name in ASKS_FOR_EVERY_VERSION:
        reads = re.findall(READS.format(tables=versioned), statements()[name].sql)
        assert {schema for schema, _ in reads} == {"main."}


def test_a_view_shows_the_standing_rows_unless_it_is_of_everything_held(versioned):
    reads = re.compile(READS.format(tables=versioned))
    views = sorted((ROOT / "lib/store/views").glob("*.sql"))
    found = [path.name for path in views if reads.search(path.read_text(encoding="utf-8"))]
    assert found == ["1_standing.sql", "5_held.sql"]


def test_the_rules_read_no_table_of_versions(versioned):
    reads = re.compile(READS.format(tables=versioned))
    rules = sorted((ROOT / "lib/rules").rglob("*.sql"))
    assert rules
    assert [path for path in rules if reads.search(path.read_text(encoding="utf-8"))] == []


def test_a_change_by_hand_leaves_replaced_rows_as_they_were(versioned):
    updates = re.compile(rf"\bupdate ({versioned})\b")
    changed = {name for name, s in statements().items() if updates.search(s.sql)}
    assert len(changed) > 10
    assert [name for name in changed if "superseded_by" not in statements()[name].sql] == []
