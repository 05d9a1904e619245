"""The programme on given days: the week, what is overdue, and the words for it."""

from datetime import date, timedelta

import pytest
from analysis.hand_made import URN, Pupil, build, collected

from lib.analysis.programme import wording as words
from lib.analysis.programme.cycles import DONE, DUE, OVERDUE, TO_COME, programme
from lib.analysis.programme.questions import QUESTIONS
from lib.analysis.programme.self_review import UNANSWERED, self_review
from lib.analysis.programme.strategy import strategic_plan
from lib.store.programme.cycles import mark_milestone, start_cycle, stop_cycle
from lib.store.programme.self_reviews import PARTLY, SECURELY, keep_answer
from lib.store.programme.strategy import StrategyLine, add_line, withdraw_line, year_bounds

MONDAY = date(2026, 9, 28)
HALF_TERM = date(2026, 10, 26)


@pytest.fixture
def begun(filled):
    """A school with a cycle from 28 September, half-term off, and its plan made in week 1."""
    return filled(with_a_cycle)


def with_a_cycle(database):
    pupils = [Pupil("Ada One", {"english_language": ("6", "5"), "mathematics": ("6", "5")})]
    build(database, pupils, ["predicted"])
    number = start_cycle(database, URN, MONDAY, [HALF_TERM], "DHT")
    mark_milestone(database, number, "plan", 0, date(2026, 10, 2), "DHT", today=date(2026, 10, 2))


def states(database, day):
    return {m.milestone: m.state for m in programme(database, URN, day).current.milestones}


@pytest.mark.parametrize(
    ("day", "train", "report"),
    [
        (date(2026, 10, 4), TO_COME, TO_COME),  # the Sunday before week 2
        (date(2026, 10, 5), DUE, TO_COME),  # its Monday
        (date(2026, 10, 9), DUE, TO_COME),  # its Friday
        (date(2026, 10, 10), OVERDUE, TO_COME),  # the Saturday after
        (HALF_TERM, OVERDUE, TO_COME),  # week 5 but for half-term
        (date(2026, 11, 2), OVERDUE, DUE),
        (date(2026, 11, 7), OVERDUE, OVERDUE),
    ],
)
def test_a_milestone_is_due_in_its_week_and_overdue_from_the_saturday(begun, day, train, report):
    found = states(begun, day)
    assert found["plan"] == DONE
    assert (found["train"], found["five_week_report"]) == (train, report)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 9, 27), "Begins 28 September 2026"),
        (date(2026, 9, 28), "Week 1 of 15"),
        (date(2026, 10, 25), "Week 4 of 15"),
        (date(2026, 10, 28), "A week without school after week 4 of 15"),
        (date(2026, 11, 2), "Week 5 of 15"),
        (date(2027, 1, 15), "Week 15 of 15"),
        (date(2027, 1, 16), "Over since 15 January 2027"),
    ],
)
def test_the_week_counts_weeks_of_school(begun, day, said):
    assert words.where(programme(begun, URN, day).current) == said


def test_the_finding_names_one_or_two_overdue_and_counts_more(begun):

    def at(day):
        return words.finding(programme(begun, URN, day), self_review(begun, URN))

    none = "no department has reviewed itself yet"
    assert at(date(2026, 10, 4)) == f"Week 1 of 15: nothing is overdue; {none}"
    assert at(date(2026, 10, 7)) == f"Week 2 of 15: “train” is due this week; {none}"
    assert at(date(2026, 10, 12)) == f"Week 3 of 15: “train” is overdue; {none}"
    assert at(date(2026, 11, 10)) == f"Week 6 of 15: three milestones are overdue; {none}"


def test_a_milestone_taken_back_is_overdue_again(begun):
    number = programme(begun, URN, MONDAY).current.cycle_id
    day = date(2026, 10, 12)
    mark_milestone(begun, number, "plan", 1, None, "DHT", "Science is missing", today=day)
    assert states(begun, day)["plan"] == OVERDUE


def test_the_cycle_on_screen_runs_now_else_is_the_next_else_the_last(begun):
    first = programme(begun, URN, MONDAY).current.cycle_id
    second = start_cycle(begun, URN, date(2027, 2, 1), [], "DHT")

    def current(day):
        return programme(begun, URN, day).current.cycle_id

    assert current(date(2026, 12, 1)) == first
    assert current(date(2027, 1, 20)) == second
    assert current(date(2028, 1, 1)) == second
    stop_cycle(begun, second, 1, "DHT", "Too soon")
    assert current(date(2027, 1, 20)) == first


def test_the_start_proposed_is_the_first_monday_after_the_newest_checkpoint(begun):
    day = collected(1)
    assert day.weekday() == 0
    found = programme(begun, URN, day)
    assert (found.proposed_start - day).days == 7
    monday = found.proposed_start
    assert programme(begun, URN, monday + timedelta(weeks=5)).proposed_start == monday
    late = programme(begun, URN, monday + timedelta(weeks=5, days=1))
    assert late.proposed_start == monday + timedelta(weeks=6)


def test_a_department_has_its_own_finding(begun):
    start_cycle(begun, URN, MONDAY, [], "HoD", "English", "Feedback")
    day = date(2026, 10, 6)
    found, review = programme(begun, URN, day), self_review(begun, URN)
    plan = strategic_plan(begun, URN, day)
    assert words.cycle_answer(found, review, plan, "English") == (
        "English: week 2 of 6: “choose the focus” is overdue",
        "It has answered 0 of 13 questions of its self-review.",
    )
    assert words.cycle_answer(found, review, plan, "Mathematics")[0] == (
        "Mathematics: no six-week cycle has been started"
    )


def test_departments_are_counted_by_state_and_stand_in_the_order_of_their_subjects(begun):
    for question in QUESTIONS:
        keep_answer(
            begun,
            URN,
            "Mathematics",
            question.code,
            0,
            SECURELY,
            "Minutes",
            MONDAY,
            "HoD",
            today=MONDAY,
        )
    keep_answer(begun, URN, "English", "tracking", 0, PARTLY, "Page", MONDAY, "HoD", today=MONDAY)
    keep_answer(begun, URN, "English", "tracking", 1, SECURELY, "Page", MONDAY, "HoD", today=MONDAY)
    review = self_review(begun, URN)
    assert review.departments == ("English", "Mathematics")
    assert review.complete == ("Mathematics",)
    assert review.begun == ("English", "Mathematics")
    assert review.counts(QUESTIONS[0])[SECURELY] == 2
    assert review.counts(QUESTIONS[1]) | {SECURELY: 1, UNANSWERED: 1} == review.counts(QUESTIONS[1])
    assert [a.state for a in review.history("English", "tracking")] == [PARTLY]
    assert words.department_finding(review, "English") == (
        "English, of 13 questions: one securely, 12 not answered"
    )


def test_every_question_answered_with_data_names_a_page_and_the_others_say_why_not():
    asked = {q.code for q in QUESTIONS}
    assert len(asked) == len(QUESTIONS) == 13
    assert all(q.page or q.looks_at.startswith("Not measured") for q in QUESTIONS)


def test_the_plan_stands_in_three_years_from_the_day_and_keeps_the_earlier_ones(begun):
    def line(year, aim):
        return StrategyLine(year, "boys", aim, "DHT", "", *year_bounds(year))

    add_line(begun, URN, line(2026, "Past"), "DHT")
    add_line(begun, URN, line(2027, "Now"), "DHT")
    gone = add_line(begun, URN, line(2029, "Later"), "DHT")
    plan = strategic_plan(begun, URN, date(2026, 11, 20))
    assert [y.label for y in plan.years] == ["2026/27", "2027/28", "2028/29"]
    assert [len(y.lines) for y in plan.years] == [1, 0, 1]
    assert [e.aim for e in plan.earlier] == ["Past"]
    withdraw_line(begun, URN, gone, 1, line(2029, "Later"), "DHT", "Another school")
    plan = strategic_plan(begun, URN, date(2026, 11, 20))
    assert words.plan_finding(plan) == (
        "One line in the three-year plan; 2027/28 and 2028/29 have none"
    )
    assert [(e.aim, e.is_withdrawn) for e in plan.replaced] == [("Later", True), ("Later", False)]
