"""Every query asked of the sample school with real parameters: its key tells its rows apart.

The parameters are found in the database by their names, so that a new query needs nothing here;
a new name of a parameter needs a line in `situation`.
"""

import re
from types import NoneType, UnionType
from typing import get_args, get_type_hints

import pytest
from house.row_classes import every_row_class

from lib.store.named_queries import named_queries

QUERIES = sorted(named_queries().values(), key=lambda query: query.name)
NEWEST = """
    select checkpoint_id, urn, results_year, rule_set, kind, collected_on
    from viewer.checkpoint
    qualify row_number() over (partition by results_year order by collected_on desc) = 1
    order by results_year
"""
BEFORE = """
    select checkpoint_id
    from viewer.checkpoint
    where results_year = $results_year and collected_on < $day and (kind = $kind or $kind = 'final')
    order by collected_on desc
"""
IN_CLASS = """
    select subject_id, class_code, department,
        arg_max(pupil_id, (h.pupil_id is not null, coalesce(behind_run, 0)))
    from viewer.grade
    left join (select distinct pupil_id from viewer.latest_mark) h using (pupil_id)
    where checkpoint_id = $checkpoint_id
    group by all
    order by count(*) desc, class_code
"""
HELPED = """
    select intervention_id, session_id, held_on
    from viewer.intervention_session
    join viewer.session_mark using (session_id)
    order by held_on desc, session_id
"""
EMPTY_IN_THE_SAMPLE = {
    "registers/by_hand",
    "registers/differences",
    "intervention_register/rules/changes",
    "intervention_register/rules/joined",
}
"""Nobody has said anything of a register by hand yet, and nobody joined this half-term."""
USUAL = {
    "line": 0.25,
    "subjects": 1,
    "weeks": 520,
    "how_many": 5,
    "group_id": "disadvantaged",
    "crossed_with": None,
    "pupil_group": "disadvantaged",
    "other_group": "not_disadvantaged",
    "register": "sen",
}


def situation(cursor, checkpoint_id, urn, results_year, rule_set, kind, day):
    """The values of every parameter for one checkpoint."""

    def one(sql, **parameters):
        return cursor.execute(sql, parameters).fetchone()

    (before_id,) = one(BEFORE, results_year=results_year, day=day, kind=kind) or (None,)
    subject_id, class_code, department, pupil_id = one(IN_CLASS, checkpoint_id=checkpoint_id)
    intervention_id, session_id, held_on = one(HELPED)
    as_of_on, starts_on, ends_on = one(
        "select as_of_on, as_of_on - interval 1 year, as_of_on + interval 1 year from viewer.school"
    )
    (import_id,) = one("select max(import_id) from viewer.traced_result")
    (register_id,) = one("select max(register_id) from viewer.register")
    return USUAL | {
        "checkpoint_id": checkpoint_id,
        "before_id": before_id,
        "earlier_id": before_id,
        "urn": urn,
        "results_year": results_year,
        "rule_set": rule_set,
        "kind": kind,
        "subject_id": subject_id,
        "class_code": class_code,
        "department": department,
        "pupil_id": pupil_id,
        "intervention_id": intervention_id,
        "session_id": session_id,
        "held_on": held_on,
        "import_id": import_id,
        "register_id": register_id,
        "as_of_on": as_of_on,
        "day": as_of_on,
        "from_on": starts_on,
        "starts_on": starts_on,
        "to_on": ends_on,
        "ends_on": ends_on,
    }


@pytest.fixture(scope="module")
def situations(sample_database):
    with sample_database.cursor() as cursor:
        newest = cursor.execute(NEWEST).fetchall()
        # Every second cohort, the leavers and Year 7 among them.
        return [situation(cursor, *checkpoint) for checkpoint in newest[::2]]


@pytest.fixture(scope="module")
def empty_tables(sample_database):
    """What the sample school has no row of: nothing was decided, reviewed or said in it yet."""
    with sample_database.cursor() as cursor:
        names = cursor.execute(
            "select table_name from information_schema.tables where table_schema = 'viewer'"
        ).fetchall()
        return {
            name
            for (name,) in names
            if not cursor.execute(f"select 1 from viewer.{name} limit 1").fetchall()
        }


def asked(database, query, situations):
    """The rows of a query in each situation that differs in what the query takes."""
    parameters = [{name: s[name] for name in query.parameters} for s in situations]
    different = [p for n, p in enumerate(parameters) if p not in parameters[:n]]
    with database.cursor() as cursor:
        return [cursor.execute(query.sql, each).fetchall() for each in different]


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_the_key_tells_the_rows_apart(query, sample_database, situations, empty_tables):
    assert "-- key:" in query.sql
    names = [name for name, _ in query.columns]
    assert set(query.key) <= set(names)
    answers = asked(sample_database, query, situations)
    for rows in answers:
        keys = [tuple(row[names.index(name)] for name in query.key) for row in rows]
        assert len(set(map(str, keys))) == len(rows)
    read = set(re.findall(r"viewer\.(\w+)", query.sql))
    assert any(answers) != (query.name in EMPTY_IN_THE_SAMPLE) or read & empty_tables


def never_missing(row):
    hints = get_type_hints(row).items()
    return [name for name, hint in hints if name != "query" and not may_be_none(hint)]


def may_be_none(hint):
    return isinstance(hint, UnionType) and NoneType in get_args(hint)


def test_a_field_that_is_always_there_is_never_none(sample_database, situations):
    for row in every_row_class():
        query = named_queries()[row.query]
        names = [name for name, _ in query.columns]
        for found in asked(sample_database, query, situations):
            for name in never_missing(row):
                missing = sum(values[names.index(name)] is None for values in found)
                assert missing == 0, f"{row.__name__}.{name}: {missing} of {len(found)}"
