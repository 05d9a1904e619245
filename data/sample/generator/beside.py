"""What the school knows of its pupils beside grades: attendance, attitude, behaviour, tests, needs.

England's figures where there are any (DfE, Pupil absence in schools, autumn 2024: 6.5% of sessions
missed, 10.0% by pupils with free school meals and 5.2% by the others). The rest is an assumption:
who drives themselves less comes less and works less.
"""

from datetime import date

import numpy as np

from data.sample.generator.calendar import COHORTS, Collection, collections
from data.sample.generator.people import Pupil, cohort, on_roll
from data.sample.generator.stages import stage_of
from data.sample.generator.truths import chance, planted_truths

WHO = ("UPN", "Surname", "Forename")
HALF_TERMS = tuple(f"2025/26 {t} {n}" for t in ("Autumn", "Spring", "Summer") for n in (1, 2))
HALF_TERMS += ("2026/27 Autumn 1",)
MISSED = {True: 0.095, False: 0.050}
"""The share of sessions that disadvantaged pupils and others miss."""

ATTITUDES = (-0.78, 1.13, 2.2)
"""Where a mark of 1 ends, of 2 and of 3, of a place among pupils: 1 is the best, 4 the worst."""

TESTED_ON = {7: date(2026, 9, 24), 8: date(2026, 9, 29), 9: date(2026, 10, 1)}
CAT4 = ("Verbal SAS", "Quantitative SAS", "Non-verbal SAS", "Spatial SAS", "Mean SAS")
NEEDS = (
    ("SpLD", "Overlays; Time to read twice; Key words given beforehand", "25% extra time"),
    ("SpLD", "Instructions in steps; Writing frames", "25% extra time, reading pen"),
    ("MLD", "Instructions in steps; Worked examples to hand; Check after each step", ""),
    ("SLCN", "Say it, show it, write it; Time to answer; Key words with pictures", "Reader"),
    ("SEMH", "A quiet word first; A place near the door; Time out card", "Small room"),
    ("ASD", "Warning of changes; One instruction at a time; Same seat", "Small room, rest breaks"),
    ("SEMH", "Praise in private; Short tasks with an end", ""),
    ("HI", "Face the class when speaking; Seat at the front; Captions on films", "Seat at front"),
    ("PD", "Space to move; Laptop for long writing", "Word processor"),
)

Sheet = tuple[list[str], list[list[str]]]


def attendance() -> Sheet:
    """Return each half-term's attendance and lates, the whole school in one list."""
    heading = [*WHO, *(f"{words} {t}" for t in HALF_TERMS for words in ("Attendance %", "Lates"))]
    generator = chance("attendance")
    rows = []
    for pupil in _here():
        missed = MISSED[pupil.is_disadvantaged] * np.exp(-0.55 * pupil.drive - 0.15)
        cells = []
        for term in HALF_TERMS:
            is_there = pupil.joined_on <= (date(2026, 7, 1) if "25/26" in term else date.max)
            share = 1 - min(float(generator.gamma(1.6, missed / 1.6)), 0.7)
            lates = int(generator.poisson(0.6 * np.exp(-0.5 * pupil.drive)))
            cells += [f"{100 * share:.1f}", str(lates)] if is_there else ["", ""]
        rows.append([*_who(pupil), *cells])
    return heading, rows


def attitude(collection: Collection) -> Sheet:
    """Return a year group's attitude to learning in each subject, 1 the best and 4 the worst."""
    stage, generator = stage_of(collection), chance("attitude", collection.results_year)
    columns = [c for c in range(len(stage.subjects)) if stage.taken[:, c].any()]
    heading = [*WHO, *(f"{stage.subjects[c].name} ATL" for c in columns)]
    rows = []
    for row, pupil in enumerate(stage.pupils):
        if not on_roll(pupil, collection.collected_on):
            continue
        place = 0.9 * generator.normal() - 0.7 * pupil.drive
        cells = [_mark(place + 0.7 * generator.normal()) for _ in columns]
        taken = [
            cell if stage.taken[row, c] else "" for cell, c in zip(cells, columns, strict=True)
        ]
        rows.append([*_who(pupil), *taken])
    return heading, rows


def behaviour() -> Sheet:
    """Return how many positive and negative points each pupil was given in a half-term."""
    generator = chance("behaviour")
    heading = [*WHO, "Positive points", "Negative points"]
    return heading, [
        [
            *_who(pupil),
            str(int(generator.poisson(18 * np.exp(0.25 * pupil.drive)))),
            str(int(generator.poisson(1.2 * np.exp(-0.7 * pupil.drive)))),
        ]
        for pupil in _here()
    ]


def reading_tests() -> Sheet:
    """Return the reading tests of Years 7 to 9: a standardised score and a reading age."""
    generator = chance("reading tests")
    rows = []
    for pupil in _here():
        day = TESTED_ON.get(_year_group(pupil))
        if day is None or generator.random() < 0.03:
            continue
        score = _score(pupil, generator)
        months = (day.year - pupil.date_of_birth.year) * 12 + day.month - pupil.date_of_birth.month
        age = int(np.clip(months + 2.2 * (score - 100), 72, 203))
        rows.append(
            [*_who(pupil), day.strftime("%d/%m/%Y"), str(score), f"{age // 12}:{age % 12:02d}"]
        )
    return [*WHO, "Test date", "NGRT SAS", "Reading age"], rows


def cat4() -> Sheet:
    """Return Year 7's CAT4, battery by battery and their mean."""
    generator = chance("cat4")
    rows = []
    for pupil in _here():
        if _year_group(pupil) == 7:
            scores = [_score(pupil, generator) for _ in CAT4[:-1]]
            mean = round(sum(scores) / len(scores))
            rows.append([*_who(pupil), "23/09/2026", *map(str, scores), str(mean)])
    return [*WHO, "Test date", *CAT4], rows


def special_needs() -> Sheet:
    """Return the needs of pupils with SEN, what helps, and arrangements from Year 10."""
    generator = chance("special needs")
    rows = []
    for pupil in _here():
        if pupil.sen == "N":
            continue
        need, strategies, exams = NEEDS[int(generator.integers(len(NEEDS)))]
        second = NEEDS[int(generator.integers(len(NEEDS)))][0] if pupil.sen == "E" else ""
        exams = exams if _year_group(pupil) >= 10 else ""
        second = "" if second == need else second
        rows.append([*_who(pupil), need, second, strategies, exams])
    return [*WHO, "Primary need", "Second need", "Strategies", "Access arrangements"], rows


def latest_collections() -> list[Collection]:
    """Return the newest collection of each year group, which attitudes are collected with."""
    return [c for c in collections() if (c.academic_year, c.half_term) == (2027, 1)]


def _here() -> list[Pupil]:
    today = planted_truths()["school"]["as_of_on"]
    return [
        p
        for year in COHORTS
        if year >= 2027
        for p in sorted(cohort(year), key=lambda p: (p.form, p.surname, p.forename, p.number))
        if on_roll(p, today)
    ]


def _year_group(pupil: Pupil) -> int:
    return 2038 - pupil.results_year


def _who(pupil: Pupil) -> list[str]:
    return [pupil.upn, pupil.surname, pupil.forename]


def _mark(place: float) -> str:
    return str(int(np.searchsorted(ATTITUDES, place)) + 1)


def _score(pupil: Pupil, generator: np.random.Generator) -> int:
    """Return a standardised score near what the pupil started from."""
    start = 100 + 5.5 * (pupil.band + pupil.place - 6.0)
    return int(np.clip(round(start + 7 * generator.normal()), 69, 141))
