"""The cycles of the programme: which milestone falls in which week, and on which day it is due.

Weeks are weeks of school: a week without school (Christmas, half-term, Easter) does not count, and
everything after it moves on. A milestone is due on the Friday of its week.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

SCHOOL, DEPARTMENT = "fifteen_weeks", "six_weeks"
WEEK = timedelta(days=7)
FRIDAY = 4
LONGEST_BREAK = 20
"""Weeks without school a cycle may span: more would be a mistake in the dates."""


@dataclass(frozen=True)
class Milestone:
    """One thing to be done by the end of a week of the cycle."""

    milestone: str
    name: str
    week: int
    meaning: str


@dataclass(frozen=True)
class CycleKind:
    """A kind of cycle: what it is called, how many weeks it runs, its milestones in order."""

    name: str
    weeks: int
    milestones: tuple[Milestone, ...]


# The names and the order of the fifteen-week milestones are given, and so are weeks 5 and 13. The
# other weeks, and the six-week cycle's milestones, are a design choice: see docs/programme.md.
KINDS = {
    SCHOOL: CycleKind(
        "fifteen-week cycle",
        15,
        (
            Milestone("plan", "Plan", 1, "Whom to help first, in which subjects, led by whom"),
            Milestone("train", "Train", 2, "Experts know the help they will give, and why"),
            Milestone(
                "create_groups", "Create groups", 3, "Five pupils at most, one need; help begins"
            ),
            Milestone(
                "five_week_report",
                "Five-week report",
                5,
                "Who comes, what is going well, what has to change",
            ),
            Milestone("review", "Review", 10, "Each plan: stop, repeat, change or back to class"),
            Milestone(
                "assign_and_analyse",
                "Assign and analyse",
                12,
                "Grades assigned and moderated; impact read beside similar pupils",
            ),
            Milestone(
                "synopsis",
                "Week-thirteen synopsis",
                13,
                "What worked, what stops, what the next cycle takes on",
            ),
        ),
    ),
    DEPARTMENT: CycleKind(
        "six-week improvement cycle",
        6,
        (
            Milestone("focus", "Choose the focus", 1, "One thing, from the self-review"),
            Milestone("agree", "Agree the change", 2, "What everybody will do, and how it shows"),
            Milestone("look", "Look at the work", 4, "Lessons and books: is it happening?"),
            Milestone("check", "Check", 5, "The same evidence as at the start"),
            Milestone("report", "Report", 6, "Keep, change or stop; the self-review is renewed"),
        ),
    ),
}


def monday_of(starts_on: date, week: int, weeks_off: Collection[date]) -> date:
    """Return the Monday of a week of school, counted from 1. Raises ValueError for no such week."""
    if week < 1 or len(weeks_off) > LONGEST_BREAK:
        raise ValueError(f"there is no week {week} with {len(weeks_off)} weeks off")
    monday, counted = starts_on, 0
    while True:
        counted += monday not in weeks_off
        if counted == week:
            return monday
        monday += WEEK


def due_on(starts_on: date, week: int, weeks_off: Collection[date]) -> date:
    """Return the day a milestone of this week is due: its Friday."""
    return monday_of(starts_on, week, weeks_off) + timedelta(days=FRIDAY)


def week_on(starts_on: date, day: date, weeks_off: Collection[date]) -> int:
    """Return the last week of school begun by a day; 0 before the first."""
    mondays = ((day - starts_on) // WEEK) + 1 if day >= starts_on else 0
    return sum(starts_on + place * WEEK not in weeks_off for place in range(mondays))


def is_off(day: date, weeks_off: Collection[date]) -> bool:
    """Say whether a day is in a week without school."""
    return day - timedelta(days=day.weekday()) in weeks_off


def first_monday_after(day: date) -> date:
    """Return the first Monday later than a day."""
    return day + timedelta(days=7 - day.weekday())


def usual_weeks_off(starts_on: date, weeks: int) -> tuple[date, ...]:
    """Return the Mondays of the weeks that hold Christmas and New Year, where the cycle meets them.

    Every other break differs from school to school, so the school adds its own.
    """
    found: list[date] = []
    monday, counted = starts_on, 0
    while counted < weeks:
        days = {monday + timedelta(days=place) for place in range(7)}
        if any((day.month, day.day) in ((12, 25), (1, 1)) for day in days):
            found.append(monday)
        else:
            counted += 1
        monday += WEEK
    return tuple(found)


def academic_year_of(day: date) -> int:
    """Return the summer an academic year ends in; it runs from 1 September to 31 August."""
    return day.year + (day.month >= 9)
