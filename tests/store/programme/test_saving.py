"""What may be said of the programme, what is refused, and that nothing said is ever lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lib.store.errors import StoreError
from lib.store.programme.cycles import mark_milestone, move_cycle, start_cycle, stop_cycle
from lib.store.programme.said import LONGEST_LINE
from lib.store.programme.self_reviews import keep_answer
from lib.store.programme.strategy import StrategyLine, add_line, change_line, withdraw_line

URN, TODAY = 123456, date(2026, 11, 20)
MONDAY = date(2026, 9, 28)
LINE = StrategyLine(
    2027,
    "disadvantaged",
    "Halve the gap",
    "Deputy head",
    "",
    date(2026, 9, 1),
    date(2027, 8, 31),
)
TABLES = ("strategy_line", "programme_cycle", "cycle_milestone", "milestone_word", "self_review")


def stored(database):
    """Every row of the programme's tables."""
    with database.cursor() as cursor:
        return {t: cursor.execute("select * from " + t).fetchall() for t in TABLES}


def refused(database, change, message):
    """The change is refused in these words, and nothing is stored or lost."""
    before = stored(database)
    with pytest.raises(StoreError, match=message):
        change()
    assert stored(database) == before


def answer(database, state="partly", evidence="Minutes", seen=0, **other):
    said = {"department": "English", "question": "tracking", "day": date(2026, 11, 2)} | other
    keep_answer(
        database,
        URN,
        said["department"],
        said["question"],
        seen,
        state,
        evidence,
        said["day"],
        said.get("by", "HoD"),
        today=TODAY,
    )


def test_a_changed_line_keeps_what_it_said_before(fresh_database):
    number = add_line(fresh_database, URN, LINE, "DHT")
    new = replace(LINE, aim="Close the gap")
    change_line(fresh_database, URN, number, 1, new, "Head", "Half is not enough")
    withdraw_line(fresh_database, URN, number, 2, new, "Head", "Done")
    rows = fresh_database.rows("programme/strategy_lines", urn=URN)
    assert rows.aim.tolist() == ["Close the gap", "Close the gap", "Halve the gap"]
    assert rows.is_withdrawn.tolist() == [True, False, False]
    assert rows.counts.tolist() == [True, False, False]
    assert rows.said_by.tolist() == ["Head", "Head", "DHT"]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("aim", "  ", "The aim is blank"),
        ("leader", "", "The Leader is blank"),
        ("pupil_group", "", "The group of pupils is blank"),
        ("aim", "x" * (LONGEST_LINE + 1), "241 characters"),
        ("ends_on", date(2026, 8, 31), "The end is before the start"),
        ("ends_on", date(2027, 9, 1), "not all in 2026/27"),
        ("academic_year", 2028, "not all in 2027/28"),
    ],
)
def test_a_line_that_cannot_be_is_refused(fresh_database, field, value, message):
    line = replace(LINE, **{field: value})
    refused(fresh_database, lambda: add_line(fresh_database, URN, line, "DHT"), message)


def test_of_two_people_at_one_line_the_second_is_told(fresh_database):
    number = add_line(fresh_database, URN, LINE, "DHT")
    change_line(fresh_database, URN, number, 1, replace(LINE, aim="First"), "A")
    second = replace(LINE, aim="Second")
    refused(
        fresh_database,
        lambda: change_line(fresh_database, URN, number, 1, second, "B"),
        "Somebody has changed this",
    )
    refused(
        fresh_database, lambda: change_line(fresh_database, URN, 99, 1, second, "B"), "no such line"
    )


def test_a_withdrawn_line_is_not_written_on(fresh_database):
    number = add_line(fresh_database, URN, LINE, "DHT")

    def withdraw(seen, why):
        return withdraw_line(fresh_database, URN, number, seen, LINE, "DHT", why)

    refused(fresh_database, lambda: withdraw(1, " "), "The reason is blank")
    withdraw(1, "Done")
    refused(
        fresh_database,
        lambda: change_line(fresh_database, URN, number, 2, LINE, "DHT"),
        "has been withdrawn",
    )


@pytest.mark.parametrize(
    ("starts_on", "weeks_off", "who", "message"),
    [
        (date(2026, 9, 29), [], "DHT", "Tuesday 29 September 2026 is not a Monday"),
        (MONDAY, [MONDAY], "DHT", "first week has no school"),
        (MONDAY, [date(2026, 10, 27)], "DHT", "named by its Monday"),
        (MONDAY, [MONDAY + timedelta(days=7 * n) for n in range(1, 22)], "DHT", "too many"),
        (MONDAY, [], "  ", "name of the person writing is blank"),
    ],
)
def test_a_cycle_that_cannot_be_is_refused(fresh_database, starts_on, weeks_off, who, message):
    refused(
        fresh_database,
        lambda: start_cycle(fresh_database, URN, starts_on, weeks_off, who),
        message,
    )


def test_one_cycle_runs_at_a_time_and_departments_have_their_own(fresh_database):

    def start(day, **whose):
        return start_cycle(fresh_database, URN, day, [], "DHT", **whose)

    first = start(MONDAY)
    refused(fresh_database, lambda: start(date(2027, 1, 4)), "28 September 2026 to 8 January 2027")
    start(date(2027, 1, 11))
    start(MONDAY, department="English", focus="Feedback")
    start(MONDAY, department="Art", focus="Feedback")
    refused(
        fresh_database,
        lambda: start(date(2026, 11, 2), department="Art", focus="Feedback"),
        "Another cycle runs",
    )
    refused(fresh_database, lambda: start(MONDAY, department="Science"), "The focus is blank")
    refused(
        fresh_database, lambda: start(MONDAY, department="Alchemy", focus="Gold"), "no department"
    )
    stop_cycle(fresh_database, first, 1, "DHT", "Started too early")
    start(date(2026, 10, 5), department="Science", focus="Tests")
    assert start(date(2026, 9, 21)) > first


def test_a_moved_cycle_keeps_its_old_dates_and_says_why(fresh_database):
    number = start_cycle(fresh_database, URN, MONDAY, [], "DHT")
    half_term = [date(2026, 10, 26)]

    def move(seen, why):
        return move_cycle(fresh_database, number, seen, MONDAY, half_term, "A", why)

    refused(fresh_database, lambda: move(1, ""), "The reason is blank")
    move(1, "Half-term was left out")
    refused(fresh_database, lambda: move(1, "Again"), "Somebody has changed this")
    told = fresh_database.rows("programme/history", urn=URN)
    assert told.what.tolist() == ["Dates changed", "Started"]
    assert [len(off) for off in told.weeks_off] == [1, 0]
    assert told.note.tolist()[0] == "Half-term was left out"
    stop_cycle(fresh_database, number, 2, "DHT", "Enough")
    refused(fresh_database, lambda: move(3, "Again"), "has been stopped")


def test_a_milestone_taken_back_keeps_that_it_was_done(fresh_database):
    number = start_cycle(fresh_database, URN, MONDAY, [], "DHT")

    def mark(seen, day, note="", milestone="plan"):
        mark_milestone(fresh_database, number, milestone, seen, day, "DHT", note, today=TODAY)

    mark(0, date(2026, 10, 2), "Two departments")
    refused(fresh_database, lambda: mark(0, date(2026, 10, 5)), "Somebody has changed this")
    refused(fresh_database, lambda: mark(1, None), "The note is blank")
    mark(1, None, "Science is missing")
    refused(fresh_database, lambda: mark(2, date(2026, 11, 21)), "still to come")
    refused(fresh_database, lambda: mark(0, date(2026, 10, 2), milestone="x"), "no such milestone")
    told = fresh_database.rows("programme/history", urn=URN)
    assert told.what.tolist() == ["Not done after all", "Done", "Started"]
    assert told.note.tolist()[:2] == ["Science is missing", "Two departments"]


def test_an_answer_is_kept_beside_the_one_it_follows(fresh_database):
    answer(fresh_database, "not_yet", "")
    answer(fresh_database, "securely", "Minutes of six meetings", seen=1)
    rows = fresh_database.rows("programme/self_review_answers", urn=URN)
    assert rows.state.tolist() == ["securely", "not_yet"]
    assert rows.counts.tolist() == [True, False]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"evidence": " "}, "The evidence is blank"),
        ({"state": "outstanding"}, "none of the three"),
        ({"by": ""}, "name of the person writing is blank"),
        ({"day": date(2026, 11, 21)}, "still to come"),
        ({"department": "Alchemy"}, "no department called Alchemy"),
        ({"seen": 3}, "Somebody has changed this"),
        ({"evidence": "x" * 1001}, "1,001 characters"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(fresh_database, said, message):
    refused(fresh_database, lambda: answer(fresh_database, **said), message)
