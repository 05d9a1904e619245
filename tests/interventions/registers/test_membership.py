"""The four registers: fed by files, changed by hand, never overwritten, and undone exactly."""

from datetime import date, timedelta

import pytest
from importing.cast import PUPILS, marks, pupils, targets

from lib.importing.importer import store_unseen
from lib.importing.undoing import undo
from lib.interventions.registers.membership import (
    REGISTERS,
    follow_file,
    keep,
    put_on,
    registers,
    take_off,
    term_start,
)
from lib.store.errors import StoreError
from lib.store.intervention_register.renewing import renew as keep_register

URN = 123_456
START = date(2026, 11, 20)


@pytest.fixture
def school(fresh_database):
    """Six pupils, listed on a day that a test may move on."""
    a_school_on(fresh_database, START)
    return fresh_database


def a_school_on(database, day):
    stand_on(database, day)
    with database.transaction() as cursor:
        cursor.execute(
            "insert into school values (123456, 'Harbour School', false, $d)", {"d": day}
        )
    store_unseen(database, [pupils()], "test")


def stand_on(database, day):
    with database.transaction() as cursor:
        cursor.execute("update school set as_of_on = $day", {"day": day})


def pupil(database, surname, forename=None):
    with database.cursor() as cursor:
        return cursor.execute(
            "select min(pupil_id) from pupil where surname = $s", {"s": surname}
        ).fetchone()[0]


def on(database, register, day=START):
    """Surnames of those on a register, each with where it comes from."""
    found = registers(database, URN, day).on(register)
    return dict(zip(found.name.str.split().str[-1], found.source, strict=True))


def bring(database, day, **flags):
    """A further pupil list, on a later day, with other flags for Marlowe."""
    stand_on(database, day)
    changed = PUPILS
    for was, now in flags.values():
        assert was in changed
        changed = changed.replace(was, now)
    (account,) = store_unseen(database, [pupils(changed)], "test")
    return account.import_id


NO_LONGER = ("11A,Y,N,104,102", "11A,N,N,104,102")
NEWLY_SEN = ("11A,Y,N,104,102", "11A,Y,K,104,102")


def test_a_first_list_opens_the_registers_it_speaks_of(school):
    assert on(school, "sen") == {"Singh": "file", "Tenn": "file"}
    assert on(school, "pupil_premium") == {"Marlowe": "file"}
    assert on(school, "more_able") == {"Kaya": "file"}
    assert on(school, "under_100") == {}
    members = registers(school, URN, START).members
    assert set(members.since) == {"20 Nov 2026, first listed"}
    assert members.source_words.str.startswith("pupils.csv, ").all()
    assert registers(school, URN, START).moves.empty


def test_a_later_list_opens_and_ends_places_by_its_own_day(school):
    later = START + timedelta(days=5)
    bring(school, later, sen=NEWLY_SEN, premium=("11A,Y,K", "11A,N,K"))
    found = registers(school, URN, later)
    assert on(school, "sen", later).keys() == {"Marlowe", "Singh", "Tenn"}
    assert on(school, "pupil_premium", later) == {}
    assert on(school, "pupil_premium", later - timedelta(days=1)) == {"Marlowe": "file"}
    assert list(found.moved("sen", "joined").name) == ["Mari Marlowe"]
    assert list(found.moved("pupil_premium", "left").name) == ["Mari Marlowe"]


def test_what_a_person_said_is_a_difference_and_is_not_overwritten(school):
    who, day = pupil(school, "Marlowe"), START
    put_on(school, who, "sen", day, day, "Ms K", "Assessed in school", "K")
    assert not registers(school, URN, day).differences
    later = day + timedelta(days=5)
    bring(school, later, premium=NO_LONGER)
    found = registers(school, URN, later)
    assert on(school, "sen", later)["Marlowe"] == "hand"
    (said,) = (d.said for d in found.differences)
    assert said.startswith("pupils.csv of ")
    assert said.endswith("says no; Ms K said yes on 20 Nov 2026: Assessed in school")


def test_a_difference_is_settled_by_keeping_it_or_by_following_the_file(school):
    who = pupil(school, "Marlowe")
    put_on(school, who, "sen", START, START, "Ms K", "Assessed in school", "E")
    later = START + timedelta(days=5)
    bring(school, later, premium=NO_LONGER)
    (number,) = (d.membership_id for d in registers(school, URN, later).differences)
    keep(school, int(number), "Ms K")
    assert not registers(school, URN, later).differences
    assert "Marlowe" in on(school, "sen", later)
    bring(school, later, premium=NO_LONGER, form=("11A,N,N", "11C,N,N"))
    assert len(registers(school, URN, later).differences) == 1
    follow_file(school, int(number), later, "Ms K")
    assert not registers(school, URN, later).differences
    assert "Marlowe" not in on(school, "sen", later)
    assert "Marlowe" in on(school, "sen", later - timedelta(days=1))


def test_a_pupil_taken_off_by_hand_stays_off_when_the_file_still_says_yes(school):
    take_off(school, pupil(school, "Singh"), "sen", START, START, "Mr B", "Support ended")
    later = START + timedelta(days=5)
    bring(school, later, premium=NO_LONGER)
    assert "Singh" not in on(school, "sen", later)
    (said,) = (d.said for d in registers(school, URN, later).differences)
    assert "says yes; Mr B said no" in said


def test_when_the_file_comes_to_agree_there_is_nothing_to_settle(school):
    put_on(school, pupil(school, "Marlowe"), "sen", START, START, "Ms K", "Assessed", "K")
    later = START + timedelta(days=5)
    bring(school, later, sen=NEWLY_SEN)
    assert not registers(school, URN, later).differences
    since = registers(school, URN, later).on("sen").set_index("name").since
    assert since["Mari Marlowe"] == "20 Nov 2026"


def test_groups_and_flags_on_every_page_follow_what_was_said_by_hand(school):
    who = pupil(school, "Marlowe")
    put_on(school, who, "sen", START, START, "Ms K", "Assessed", "E")
    put_on(school, who, "more_able", START, START, "Ms K", "Music scholar")
    take_off(school, who, "pupil_premium", START, START, "Ms K", "Listed in error")
    with school.cursor() as cursor:
        flags = cursor.execute(
            "select sen, is_more_able, is_disadvantaged from viewer.pupil where pupil_id = $p",
            {"p": who},
        ).fetchone()
        groups = cursor.execute(
            "select list(group_id) from viewer.pupil_group where pupil_id = $p", {"p": who}
        ).fetchone()[0]
    assert flags == ("E", True, False)
    assert {"ehc_plan", "more_able", "not_disadvantaged"} <= set(groups)
    assert "disadvantaged" not in groups


def test_a_place_among_those_under_100_ends_with_year_7(fresh_database):
    stand_on(fresh_database, START)
    with fresh_database.transaction() as cursor:
        cursor.execute("insert into school values (123456, 'A', false, '2026-11-20')")
    seven = "UPN,Surname,Forename,Year,KS2 reading,KS2 maths\nB801200005001,Low,Lou,7,96,104\n"
    store_unseen(fresh_database, [pupils(seven)], "test")
    assert on(fresh_database, "under_100") == {"Low": "file"}
    assert on(fresh_database, "under_100", date(2027, 8, 31)) == {"Low": "file"}
    assert on(fresh_database, "under_100", date(2027, 9, 1)) == {}


REFUSED = {
    "on it already": ("Singh", "sen", START, "K", "why", True, "is on the SEN register already"),
    "not on it": ("Marlowe", "sen", START, "K", "why", False, "is not on the SEN register"),
    "to come": ("Marlowe", "sen", START + timedelta(1), "K", "why", True, "still to come"),
    "nobody": ("Marlowe", "sen", START, " ", "why", True, "Say who you are"),
    "no reason": ("Marlowe", "sen", START, "K", "", True, "Say who you are and why"),
    "not year 7": ("Singh", "under_100", START, "K", "why", True, "no longer in Year 7"),
}


def test_a_change_that_makes_no_sense_is_refused_and_changes_nothing(school):
    for surname, register, day, who, why, wanted, words in REFUSED.values():
        change = put_on if wanted else take_off
        with pytest.raises(StoreError, match=words):
            change(school, pupil(school, surname), register, day, START, who, why)
    with school.cursor() as cursor:
        assert cursor.execute(
            "select count(*) from register_membership where source = 'hand'"
        ).fetchone() == (0,)


def test_what_was_said_before_cannot_be_said_again_for_an_earlier_day(school):
    who = pupil(school, "Marlowe")
    put_on(school, who, "sen", START, START, "Ms K", "Assessed", "K")
    with pytest.raises(StoreError, match="for 20 Nov 2026 already"):
        take_off(school, who, "sen", START - timedelta(days=1), START, "Ms K", "Not so")


def test_an_undone_list_takes_its_places_with_it_and_leaves_what_people_said(school):
    put_on(school, pupil(school, "Marlowe"), "more_able", START, START, "Ms K", "Scholar")
    before = rows(school)
    number = bring(school, START + timedelta(days=5), sen=NEWLY_SEN, premium=("11A,Y,K", "11A,N,K"))
    assert rows(school) != before
    undo(school, number)
    assert rows(school) == before


def test_a_list_whose_pupils_people_have_spoken_of_is_not_undone(school):
    store_unseen(school, [marks()], "test")
    put_on(school, pupil(school, "Bell"), "sen", START, START, "Ms K", "Assessed", "K")
    undo(school, 2)
    with pytest.raises(StoreError, match="written on top of it since: the register “SEN”"):
        undo(school, 1)
    assert "Bell" in on(school, "sen")


def test_a_checkpoint_whose_register_was_kept_stays_when_its_grades_are_taken_back(school):
    (account,) = store_unseen(school, [targets(), marks()], "test")[1:]
    with school.transaction() as cursor:
        number = keep_register(cursor, 1, START, "Ms K")
    undo(school, account.import_id)
    (kept,) = school.rows("intervention_register/kept", checkpoint_id=1).register_id
    assert kept == number
    store_unseen(school, [marks()], "test")
    with school.cursor() as cursor:
        assert cursor.execute("select distinct checkpoint_id from result").fetchall() == [(1,)]


def rows(database):
    with database.cursor() as cursor:
        return sorted(map(str, cursor.table("register_membership").fetchall()))


def test_the_four_registers_of_the_sample_school_hold_whom_its_list_names(sample_database):
    found = registers(sample_database, 999001, START)
    counts = {name: len(found.on(name)) for name in REGISTERS}
    with sample_database.cursor() as cursor:
        listed = cursor.execute(
            "select count_if(sen in ('K', 'E')), count_if((ks2_reading + ks2_maths) / 2 >= 110), "
            "count_if(is_disadvantaged), "
            "count_if(results_year = 2031 and least(ks2_reading, ks2_maths) < 100) "
            "from pupil where left_on is null and results_year >= 2027"
        ).fetchone()
    assert tuple(counts.values()) == listed
    assert not found.differences


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (date(2026, 9, 1), date(2026, 9, 1)),
        (date(2026, 8, 31), date(2026, 4, 15)),
        (date(2027, 1, 1), date(2027, 1, 1)),
        (date(2027, 4, 14), date(2027, 1, 1)),
    ],
)
def test_a_term_begins_in_september_january_and_april(day, start):
    assert term_start(day) == start
