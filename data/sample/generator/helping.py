"""Who was given which help, when, and by whom: the school's own list of interventions."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from data.sample.generator.calendar import COLLECTED_ON
from data.sample.generator.names import STAFF
from data.sample.generator.people import Pupil, on_roll
from data.sample.generator.planting import PUPILS_IN_A_GROUP, club_members, improvers
from data.sample.generator.stages import Stage, exam_stage, lower_stage
from data.sample.generator.truths import chance, planted_truths

CYCLE_DATES = (
    (date(2026, 2, 23), date(2026, 3, 27)),
    (date(2026, 4, 13), date(2026, 5, 22)),
    (date(2026, 9, 7), date(2026, 10, 16)),
)
AUTUMN_1 = (date(2026, 9, 14), date(2026, 10, 16))
AUTUMN_TERM = (date(2026, 9, 14), date(2026, 12, 18))
AUTUMN_2 = (date(2026, 11, 9), date(2026, 12, 18))
CLUB = (date(2026, 1, 5), date(2026, 7, 17))
HELPED_BEFORE = 0.6
HELPED_NOW = 0.8


@dataclass(frozen=True)
class Help:
    """One pupil's place in one intervention."""

    pupil: Pupil
    name: str
    subject: str
    wave: int
    kind: str
    lead: str
    starts_on: date
    ends_on: date


def helped() -> list[Help]:
    """Return every place in every intervention, oldest first."""
    year_11 = exam_stage(planted_truths()["school"]["looked_after_results_year"])
    places = _maths_groups(year_11) + _homework_club(year_11) + _year_11_groups(year_11)
    places += _reading_groups(lower_stage(2030)) + _reading_groups(lower_stage(2031))
    day = COLLECTED_ON[2027, 1]
    kept = [place for place in places if on_roll(place.pupil, min(place.starts_on, day))]
    return sorted(kept, key=lambda p: (p.starts_on, p.name, p.lead, p.pupil.form, p.pupil.number))


def _maths_groups(stage: Stage) -> list[Help]:
    group = planted_truths()["intervention"]["maths_small_group"]
    return [
        Help(
            stage.pupils[row], group["name"], group["subject"], 2, "Small group",
            STAFF[2 * cycle + place // PUPILS_IN_A_GROUP], *CYCLE_DATES[cycle],
        )
        for cycle, rows in enumerate(improvers(stage.pupils, stage.grades))
        for place, row in enumerate(rows)
    ]  # fmt: skip


def _homework_club(stage: Stage) -> list[Help]:
    club = planted_truths()["intervention"]["homework_club"]
    members = club_members(stage.pupils, stage.grades)
    return [
        Help(stage.pupils[row], club["name"], club["subject"], 2, "Homework club", STAFF[6], *CLUB)
        for row in members
    ]


def _year_11_groups(stage: Stage) -> list[Help]:
    """Return catch-up before the latest checkpoint, and the groups running now."""
    generator = chance("help", stage.results_year)
    july, now = _behind(stage, 2026, 5), _behind(stage, 2027, 6)
    before = _chosen(generator, july, HELPED_BEFORE)
    since = _chosen(generator, july & now, HELPED_NOW)
    clashes = [pair for row, _ in since[:2] for pair in _others(now, row, since)]
    shorter, longer = before[::2], before[1::2]
    return (
        _grouped(stage, shorter, "catch-up", AUTUMN_1)
        + _grouped(stage, longer, "catch-up", AUTUMN_TERM)
        + _grouped(stage, since + clashes, "small group", AUTUMN_2)
    )


def _behind(stage: Stage, academic_year: int, step: int) -> np.ndarray:
    shortfall = stage.targets[academic_year] - stage.grades[step]
    return stage.taken & (np.nan_to_num(shortfall, nan=-9.0) >= 1)


def _chosen(
    generator: np.random.Generator, behind: np.ndarray, share: float
) -> list[tuple[int, int]]:
    """Return a pupil and one subject they are behind in, for a share of those behind."""
    rows = np.flatnonzero(behind.any(axis=1))
    rows = rows[generator.random(len(rows)) < share]
    return [(int(row), int(generator.choice(np.flatnonzero(behind[row])))) for row in rows]


def _others(behind: np.ndarray, row: int, given: list[tuple[int, int]]) -> list[tuple[int, int]]:
    columns = [int(c) for c in np.flatnonzero(behind[row]) if (row, int(c)) not in given]
    return [(row, column) for column in columns[:2]]


def _grouped(
    stage: Stage, pairs: list[tuple[int, int]], word: str, dates: tuple[date, date]
) -> list[Help]:
    """Return groups of at most five by subject; one pupil alone is mentoring."""
    places = []
    for column, subject in enumerate(stage.subjects):
        rows = [row for row, wanted in pairs if wanted == column]
        for start in range(0, len(rows), PUPILS_IN_A_GROUP):
            group = rows[start : start + PUPILS_IN_A_GROUP]
            wave, kind, name = 2, "Small group", f"{subject.name} {word}"
            if len(group) == 1:
                wave, kind, name = 3, "One to one", f"{subject.name} mentoring"
            if name == planted_truths()["intervention"]["maths_small_group"]["name"]:
                name = f"{subject.name} revision group"
            lead = STAFF[(column + start // PUPILS_IN_A_GROUP) % len(STAFF)]
            places += [
                Help(stage.pupils[row], name, subject.name, wave, kind, lead, *dates)
                for row in group
            ]
    return places


def _reading_groups(stage: Stage) -> list[Help]:
    """Return a term of reading for the five who read least well at the end of primary school."""
    tested = [p for p in stage.pupils if p.ks2_reading is not None]
    weakest = sorted(tested, key=lambda p: (p.ks2_reading, p.number))[:PUPILS_IN_A_GROUP]
    return [
        Help(p, "Reading together", "English", 2, "Small group", STAFF[0], *AUTUMN_TERM)
        for p in weakest
    ]
