"""A department's decisions: what is kept, what is refused, and that nothing is ever lost."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from analysis.hand_made import URN, Pupil, build
from conftest import opened
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.store.errors import StoreError
from lib.store.meeting.decisions import (
    LONGEST_WHAT,
    NewDecision,
    change_decision,
    keep_decision,
    read_note,
)

TODAY = date(2026, 9, 10)
NEW = NewDecision(
    URN, "Mathematics", 2027, 1, TODAY, "Reteach ratio", "RO", date(2026, 10, 1), measure="behind"
)


@pytest.fixture
def school(filled):
    return filled(one_pupil)


def one_pupil(database):
    build(database, [Pupil("Ada One", {"mathematics": ("6", "4 5")})], ["predicted"] * 2)


@pytest.fixture(scope="module")
def changing(empty_file, tmp_path_factory):
    """One file for all examples: each makes a decision of its own."""
    yield from opened(empty_file, tmp_path_factory.mktemp("decisions") / "changing.duckdb")


def kept(database):
    with database.cursor() as cursor:
        return cursor.execute("select what, who, due_on, state from meeting_decision").fetchall()


def changes(database):
    with database.cursor() as cursor:
        return cursor.execute(
            "select field, old, new from meeting_decision_change order by all"
        ).fetchall()


def test_a_decision_is_kept_open_with_its_number_as_it_stood(school):
    keep_decision(school, replace(NEW, what="  Reteach\n ratio ", value_then=7, n_then=24))
    assert kept(school) == [("Reteach ratio", "RO", date(2026, 10, 1), "open")]
    row = school.rows(
        "meeting/decisions", urn=URN, department="Mathematics", results_year=2027
    ).iloc[0]
    assert (row.value_then, row.n_then, row.measure) == (7, 24, "behind")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"what": " \n "}, "does not say what"),
        ({"who": ""}, "Nobody is named"),
        ({"due_on": date(2026, 9, 9)}, "9 September 2026 is before"),
        ({"what": "x" * (LONGEST_WHAT + 1)}, "shorten"),
        ({"measure": "luck"}, "no such number"),
        ({"pupil_ids": (1, 99)}, "not in this school"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_remedy_and_nothing_is_kept(school, wrong, said):
    with pytest.raises(StoreError) as refused:
        keep_decision(school, replace(NEW, **wrong))
    assert said in f"{refused.value.message} {refused.value.remedy}"
    assert kept(school) == []


def test_a_decision_for_today_is_not_in_the_past(school):
    keep_decision(school, replace(NEW, due_on=TODAY))
    assert len(kept(school)) == 1


def test_a_pupil_named_twice_is_kept_once(school):
    keep_decision(school, replace(NEW, pupil_ids=(1, 1)))
    with school.cursor() as cursor:
        assert cursor.execute("select pupil_id from meeting_decision_pupil").fetchall() == [(1,)]


def test_every_change_keeps_what_was_said_before(school):
    number = keep_decision(school, NEW)
    change_decision(school, number, {"state": "open"}, {"state": "done"}, "Meeting page")
    change_decision(school, number, {"who": "RO"}, {"who": "JF"}, "Meeting page")
    change_decision(
        school, number, {"due_on": "2026-10-01"}, {"due_on": "2026-11-01"}, "Meeting page"
    )
    assert kept(school) == [("Reteach ratio", "JF", date(2026, 11, 1), "done")]
    assert changes(school) == [
        ("due_on", "2026-10-01", "2026-11-01"),
        ("state", "open", "done"),
        ("who", "RO", "JF"),
    ]


@pytest.mark.parametrize(
    ("field", "new", "said"),
    [
        ("state", "lost", "open, done or dropped"),
        ("what", "", "does not say what"),
        ("due_on", "2026-09-09", "before the day"),
        ("due_on", "soon", "not a day"),
    ],
)
def test_a_change_that_cannot_be_is_refused_and_changes_nothing(school, field, new, said):
    number = keep_decision(school, NEW)
    seen = {"state": "open", "what": "Reteach ratio", "due_on": "2026-10-01"}[field]
    with pytest.raises(StoreError, match=said):
        change_decision(school, number, {field: seen}, {field: new}, "Meeting page")
    assert kept(school) == [("Reteach ratio", "RO", date(2026, 10, 1), "open")]
    assert changes(school) == []


def test_of_several_changes_at_once_all_are_kept_or_none(school):
    number = keep_decision(school, NEW)
    seen = {"who": "RO", "due_on": "2026-10-01"}
    with pytest.raises(StoreError, match="before the day"):
        change_decision(school, number, seen, {"who": "JF", "due_on": "2026-09-09"}, "x")
    assert kept(school) == [("Reteach ratio", "RO", date(2026, 10, 1), "open")]
    change_decision(school, number, seen, {"who": "JF", "due_on": "2026-11-01"}, "x")
    assert kept(school) == [("Reteach ratio", "JF", date(2026, 11, 1), "open")]


def test_of_many_people_at_once_one_changes_it_and_the_others_are_told(school):
    number = keep_decision(school, NEW)

    def attempt(state):
        try:
            change_decision(school, number, {"state": "open"}, {"state": state}, "x")
        except StoreError as error:
            return error.message
        return "changed"

    with ThreadPoolExecutor(6) as people:
        told = list(people.map(attempt, ["done", "dropped"] * 3))
    assert told.count("changed") == 1
    assert sum("Somebody has changed" in message for message in told) == 5


def test_there_is_no_other_field_and_no_other_decision(school):
    with pytest.raises(ValueError, match="no field"):
        change_decision(school, 1, {"urn": "1"}, {"urn": "2"}, "x")
    with pytest.raises(StoreError, match="no such decision"):
        change_decision(school, 99, {"state": "open"}, {"state": "done"}, "x")


def test_a_note_put_away_twice_is_put_away_once(school):
    read_note(school, URN, "welcome")
    read_note(school, URN, "welcome")
    assert school.rows("meeting/notes_read", urn=URN).note.tolist() == ["welcome"]


@settings(max_examples=25, deadline=None)
@given(moves=st.lists(st.sampled_from(["open", "done", "dropped"]), max_size=6))
def test_the_trace_of_changes_leads_from_open_to_where_it_stands(changing, moves):
    number = keep_decision(changing, NEW)
    now = "open"
    for state in moves:
        change_decision(changing, number, {"state": now}, {"state": state}, "x")
        now = state
    with changing.cursor() as cursor:
        asked = {"n": number}
        found = cursor.execute(
            "select old, new from meeting_decision_change where decision_id = $n "
            "order by changed_at, rowid",
            asked,
        ).fetchall()
        stands = cursor.execute(
            "select state from meeting_decision where decision_id = $n", asked
        ).fetchone()
    walked = ["open", *(new for _, new in found)]
    assert [old for old, _ in found] == walked[:-1]
    assert stands == (walked[-1],) == (now,)
