"""Leaving the sample school behind: everything invented goes, and a real school never does."""

import pytest

from lib.store.errors import StoreError
from lib.store.importing.own_school import SCHOOL_TABLES, start_own_school


def count(database, table):
    with database.cursor() as cursor:
        return cursor.execute("select count(*) from " + table).fetchone()[0]


def test_starting_ones_own_school_clears_the_sample_and_keeps_the_reference(sample_copy):
    start_own_school(sample_copy, 123456, " Our School ")
    assert {t: count(sample_copy, t) for t in SCHOOL_TABLES if t != "school"} == {
        t: 0 for t in SCHOOL_TABLES if t != "school"
    }
    school = sample_copy.rows("frame/school").iloc[0]
    assert (school["urn"], school["name"], bool(school["is_sample"])) == (
        123456,
        "Our School",
        False,
    )
    assert count(sample_copy, "reference_subject") >= 60


def test_every_table_of_a_school_is_named(fresh_database):
    with fresh_database.cursor() as cursor:
        tables = {
            name
            for (name,) in cursor.execute(
                "select table_name from duckdb_tables() where schema_name = 'main'"
            ).fetchall()
        }
    assert {t for t in tables if not t.startswith(("reference_", "schema_"))} == set(SCHOOL_TABLES)


def test_a_real_school_is_never_cleared(sample_copy):
    start_own_school(sample_copy, 123456, "Our School")
    with pytest.raises(StoreError, match="own data"):
        start_own_school(sample_copy, 654321, "Another")
    assert sample_copy.rows("frame/school")["urn"].tolist() == [123456]


@pytest.mark.parametrize(("urn", "name"), [(12, "Our School"), (123456, "  ")])
def test_a_school_without_a_name_or_a_six_digit_urn_is_refused(sample_copy, urn, name):
    with pytest.raises(StoreError, match="six digits"):
        start_own_school(sample_copy, urn, name)
    assert count(sample_copy, "pupil") > 0
