"""Moving a checkpoint on: given where it stands and who presses, then where it stands after."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from analysis.hand_made import Pupil, build

from lib.store.assessment.status import MOVES, move_checkpoint, set_purpose
from lib.store.errors import StoreError

DAY = date(2026, 11, 20)


@pytest.fixture
def school(filled):
    """Two checkpoints of one pupil, both open; the second has no grade."""
    return filled(both_open)


def both_open(database):
    build(database, [Pupil("Ada One", {"history": ("5", "5 .")})], ["predicted"] * 2)
    put(database, "open")


def standing(database, checkpoint_id=1):
    with database.cursor() as cursor:
        return cursor.execute(
            "select status, checked_on from checkpoint where checkpoint_id = ?", [checkpoint_id]
        ).fetchone()


def move(database, seen, status, who="A Deputy", note="", checkpoint_id=1):
    move_checkpoint(database, checkpoint_id, seen, status, who, DAY, note)


def put(database, status):
    with database.transaction() as cursor:
        cursor.execute("update checkpoint set status = $s", {"s": status})


def test_from_open_to_checked_to_locked_with_the_day_it_was_checked(school):
    move(school, "open", "checked")
    assert standing(school) == ("checked", DAY)
    move_checkpoint(school, 1, "checked", "locked", "A Head", date(2026, 12, 1))
    assert standing(school) == ("locked", DAY)


def test_opened_again_it_has_not_been_checked(school):
    move(school, "open", "checked")
    move(school, "checked", "open", note="Music sent new grades")
    assert standing(school) == ("open", None)


def test_every_move_is_kept_with_who_when_and_why_the_newest_first(school):
    move(school, "open", "checked", " A Deputy ")
    move(school, "checked", "open", "A Deputy", "Music sent new grades")
    kept = school.rows("assessment/checkpoint_history", checkpoint_id=1)
    assert kept[["status", "changed_by", "note"]].values.tolist() == [
        ["open", "A Deputy", "Music sent new grades"],
        ["checked", "A Deputy", ""],
    ]
    assert kept.changed_at.notna().all()


@pytest.mark.parametrize("standing_at", ["open", "checked", "locked"])
@pytest.mark.parametrize("to", ["open", "checked", "locked"])
def test_only_the_moves_there_are_can_be_made(school, standing_at, to):
    put(school, standing_at)
    if to in MOVES[standing_at]:
        move(school, standing_at, to, note="because")
        assert standing(school)[0] == to
    else:
        with pytest.raises(StoreError):
            move(school, standing_at, to, note="because")
        assert standing(school)[0] == standing_at
        assert school.rows("assessment/checkpoint_history", checkpoint_id=1).empty


def test_of_two_people_only_the_first_moves_it(school):
    move(school, "open", "checked", "First")
    with pytest.raises(StoreError, match="checked now, not open: somebody has moved it"):
        move(school, "open", "checked", "Second")
    assert school.rows("assessment/checkpoint_history", checkpoint_id=1).changed_by.tolist() == [
        "First"
    ]


def test_of_many_people_at_the_same_moment_one_moves_it_and_the_others_are_told(school):
    def attempt(who):
        try:
            move(school, "open", "checked", who)
        except StoreError as error:
            return error.message
        return "moved"

    with ThreadPoolExecutor(8) as people:
        told = list(people.map(attempt, [f"Person {i}" for i in range(8)]))
    assert told.count("moved") == 1
    assert sum("somebody has moved it" in message for message in told) == 7
    assert len(school.rows("assessment/checkpoint_history", checkpoint_id=1)) == 1


def test_somebody_who_saw_it_checked_cannot_lock_what_was_opened_since(school):
    move(school, "open", "checked")
    move(school, "checked", "open", note="Music sent new grades")
    with pytest.raises(StoreError, match="open now, not checked"):
        move(school, "checked", "locked")
    assert standing(school) == ("open", None)


def test_a_locked_checkpoint_never_moves_and_says_what_to_do(school):
    put(school, "locked")
    with pytest.raises(StoreError, match="locked, so it cannot change") as refused:
        move(school, "locked", "open", note="please")
    assert "at the next one" in refused.value.remedy
    with pytest.raises(StoreError, match="locked"):
        set_purpose(school, 1, "Who joins the spring groups")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"who": "  "}, "Nobody is named"),
        ({"who": "x" * 81}, "too long"),
        ({"note": "x" * 501}, "too long"),
        ({"checkpoint_id": 2}, "no grades yet"),
        ({"checkpoint_id": 99}, "no such checkpoint"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_changes(school, changes, said):
    with pytest.raises(StoreError, match=said):
        move(school, "open", "checked", **changes)
    assert standing(school) == ("open", None)


def test_a_checked_checkpoint_is_opened_only_with_a_reason(school):
    move(school, "open", "checked")
    with pytest.raises(StoreError, match="only with a reason"):
        move(school, "checked", "open", note="  ")
    assert standing(school) == ("checked", DAY)


def test_a_move_changes_no_figure(school):
    def figures():
        with school.cursor() as cursor:
            return [
                cursor.execute("from " + table + " order by all").fetchall()
                for table in ("pupil_subject", "pupil_measure", "kept_slot", "result")
            ]

    before = figures()
    move(school, "open", "checked")
    move(school, "checked", "locked")
    assert figures() == before


def test_the_purpose_is_one_line_and_a_blank_one_takes_it_back(school):
    def purpose():
        return school.rows("assessment/checkpoint", checkpoint_id=1).purpose.iloc[0]

    set_purpose(school, 1, " Who joins\n the spring groups ")
    assert purpose() == "Who joins the spring groups"
    set_purpose(school, 1, "  ")
    assert purpose() == ""
    with pytest.raises(StoreError, match="201 characters"):
        set_purpose(school, 1, "x" * 201)
