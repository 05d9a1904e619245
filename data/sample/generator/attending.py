"""Who was at which session of help: the marks of the groups that keep a register."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from data.sample.generator.helping import Help, helped
from data.sample.generator.truths import chance, planted_truths

HOLIDAYS = (
    (date(2026, 2, 16), date(2026, 2, 20)),
    (date(2026, 3, 30), date(2026, 4, 10)),
    (date(2026, 5, 25), date(2026, 5, 29)),
    (date(2026, 10, 26), date(2026, 10, 30)),
)
WITHOUT_A_REGISTER = "One to one"
THERE = 0.9
THERE_AT_THE_CLUB = 0.72
REASONS = ("illness", "illness", "in lesson", "refused", "school trip", "other")


@dataclass(frozen=True)
class Mark:
    """One pupil at one session; `reason` is blank for a pupil who was there."""

    help: Help
    held_on: date
    reason: str


def marks() -> list[Mark]:
    """Return the mark of every pupil at every session held by the day the school stands on."""
    generator = chance("attending")
    found = []
    for place in helped():
        if place.kind == WITHOUT_A_REGISTER:
            continue
        share = THERE_AT_THE_CLUB if place.kind == "Homework club" else THERE
        for day in _sessions(place):
            is_there = generator.random() < share
            reason = "" if is_there else REASONS[generator.integers(len(REASONS))]
            found.append(Mark(place, day, reason))
    return sorted(found, key=lambda m: (m.held_on, m.help.name, m.help.pupil.upn))


def _sessions(place: Help) -> Iterator[date]:
    """Return one day a week of term, the same weekday for all of one name."""
    today = planted_truths()["school"]["as_of_on"]
    weekday = sum(map(ord, place.name)) % 5
    day = place.starts_on + timedelta(days=(weekday - place.starts_on.weekday()) % 7)
    while day <= min(place.ends_on, today):
        if not any(first <= day <= last for first, last in HOLIDAYS):
            yield day
        day += timedelta(weeks=1)
