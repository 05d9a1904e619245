"""The pupils of one cohort: who they are, what they started from, and what nobody can see."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from statistics import NormalDist

import numpy as np

from data.sample.generator.calendar import COHORTS
from data.sample.generator.names import draw_name
from data.sample.generator.national import BAND_EDGES
from data.sample.generator.truths import chance, planted_truths, spread_evenly
from data.sample.generator.upn import upn

FORMS = "KMPRST"
BAND_SHARES = {
    # DfE KS2 to KS4 transition matrices 2023/24 revised, per cent of pupils with a score.
    True: (4.56, 7.15, 11.33, 13.02, 11.96, 14.42, 13.85, 10.74, 8.79, 3.48, 0.72),
    False: (1.43, 2.51, 5.63, 8.69, 9.55, 13.37, 15.63, 14.94, 16.33, 9.21, 2.70),
}
SEN_BY_BAND = (0.80, 0.62, 0.40, 0.235, 0.165, 0.127, 0.105, 0.087, 0.070, 0.056, 0.046)
GIRLS = 0.488
EAL = 0.19
LOTS = 3
LEFT_IN_YEAR = 2
JOINED_IN_YEAR = 4
FIRST_LIST = 2025


@dataclass(frozen=True)
class Pupil:
    """One invented pupil. `band`, `place` in it and `drive` are hidden: no file shows them."""

    number: int
    results_year: int
    upn: str
    surname: str
    forename: str
    sex: str
    date_of_birth: date
    form: str
    is_disadvantaged: bool
    is_looked_after: bool
    sen: str
    is_eal: bool
    ks2_reading: int | None
    ks2_maths: int | None
    joined_on: date
    left_on: date | None
    band: int
    place: float
    drive: float


def cohort(results_year: int) -> list[Pupil]:
    """Return the pupils of one cohort, the few who left before the end included."""
    return _school()[results_year]


@cache
def _school() -> dict[int, list[Pupil]]:
    """Return every cohort, with no name twice but the two planted."""
    called: set[tuple[str, str]] = {tuple(planted_truths()["mess"]["same_name"])}
    found = {}
    for results_year in COHORTS:
        started = _starts(results_year)
        pupils = [_person(results_year, number, *start) for number, start in enumerate(started)]
        pupils = [_renamed(pupil, called) for pupil in pupils]
        found[results_year] = _with_movers(_with_special_cases(results_year, pupils), results_year)
    return found


def _renamed(pupil: Pupil, called: set[tuple[str, str]]) -> Pupil:
    generator = chance(f"another name {pupil.number}", pupil.results_year)
    while (pupil.forename, pupil.surname) in called:
        forename, surname = draw_name(generator, pupil.sex, pupil.is_eal)
        pupil = replace(pupil, forename=forename, surname=surname)
    called.add((pupil.forename, pupil.surname))
    return pupil


def on_roll(pupil: Pupil, day: date) -> bool:
    """Return whether the pupil was at the school on that day."""
    return pupil.joined_on <= day and (pupil.left_on is None or day <= pupil.left_on)


def _starts(results_year: int) -> list[tuple[bool, int, float, float, tuple[float, ...]]]:
    """Return disadvantage, KS2 band, place within the band, drive and lots for each pupil.

    Ranks are spread evenly within groups, so that one small school looks like England.
    """
    generator = chance("starts", results_year)
    count = planted_truths()["school"]["pupils_a_year_group"] + LEFT_IN_YEAR
    disadvantaged = round(planted_truths()["school"]["disadvantaged_share"] * count)
    starts = []
    for is_disadvantaged, size in ((True, disadvantaged), (False, count - disadvantaged)):
        ranks = np.sort(spread_evenly(generator, size))
        edges = np.append(0, np.cumsum(BAND_SHARES[is_disadvantaged]))
        bands = np.clip(np.searchsorted(edges / edges[-1], ranks, side="right") - 1, 0, 10)
        drives = _in_blocks(generator, size)
        places = generator.random(size)
        lots = np.stack([_in_blocks(generator, size) for _ in range(LOTS)], axis=1)
        starts += [
            (is_disadvantaged, int(band), float(place), NormalDist().inv_cdf(drive), tuple(lot))
            for band, place, drive, lot in zip(bands, places, drives, lots, strict=True)
        ]
    return [starts[i] for i in generator.permutation(count)]


def _in_blocks(generator: np.random.Generator, count: int) -> np.ndarray:
    """Return numbers in (0, 1) spread evenly within every block of eight alike pupils."""
    blocks = np.array_split(np.arange(count), count // 8)
    return np.concatenate([spread_evenly(generator, len(block)) for block in blocks])


def _person(
    results_year: int,
    number: int,
    is_disadvantaged: bool,
    band: int,
    place: float,
    drive: float,
    lots: tuple[float, ...],
) -> Pupil:
    generator = chance(f"person {number}", results_year)
    sex = "F" if lots[0] < GIRLS else "M"
    is_eal = bool(lots[1] < EAL)
    forename, surname = draw_name(generator, sex, is_eal)
    reading, maths = _ks2(generator, results_year, band, place, is_eal)
    born = date(results_year - 17, 9, 1) + timedelta(days=int(generator.integers(0, 365)))
    return Pupil(
        number=number,
        results_year=results_year,
        upn=upn(results_year - 12, number, generator),
        surname=surname,
        forename=forename,
        sex=sex,
        date_of_birth=born,
        form=FORMS[number % len(FORMS)],
        is_disadvantaged=is_disadvantaged,
        is_looked_after=False,
        sen=_sen(generator, lots[2], band),
        is_eal=is_eal,
        ks2_reading=reading,
        ks2_maths=maths,
        joined_on=date(results_year - 5, 9, 2),
        left_on=None,
        band=band,
        place=place,
        drive=drive,
    )


def _ks2(
    generator: np.random.Generator, results_year: int, band: int, place: float, is_eal: bool
) -> tuple[int | None, int | None]:
    """Return the reading and maths scaled scores; none for cohorts whose tests were cancelled."""
    missing = generator.random() < (0.16 if is_eal else 0.03)
    low, high = BAND_EDGES[band]
    doubled = round(2 * (low + place * (high - low)))
    apart = round(float(generator.normal(1.0, 6.1)))
    apart += (doubled - apart) % 2
    floor = 80 if low >= 80 else 59
    apart = int(np.clip(apart, doubled - 240, min(240 - doubled, doubled - 2 * floor)))
    if missing or results_year in (2025, 2026):
        return None, None
    return (doubled + apart) // 2, (doubled - apart) // 2


def _sen(generator: np.random.Generator, lot: float, band: int) -> str:
    if lot >= SEN_BY_BAND[band]:
        return "N"
    return "E" if generator.random() < (0.55 if band == 0 else 0.22) else "K"


def _with_special_cases(results_year: int, pupils: list[Pupil]) -> list[Pupil]:
    """Return the cohort with its looked-after group and its two pupils of one name."""
    truths = planted_truths()
    if results_year != truths["school"]["looked_after_results_year"]:
        return pupils
    cared_for = [p.number for p in pupils if p.is_disadvantaged and p.ks2_maths is not None]
    cared_for = set(cared_for[: truths["school"]["looked_after"]])
    forename, surname = truths["mess"]["same_name"]
    namesakes = [p.number for p in pupils if p.sex == "M" and p.number not in cared_for][:2]
    pupils = [replace(p, is_looked_after=p.number in cared_for) for p in pupils]
    return [
        replace(p, forename=forename, surname=surname) if p.number in namesakes else p
        for p in pupils
    ]


def _with_movers(pupils: list[Pupil], results_year: int) -> list[Pupil]:
    """Return the cohort with a few who joined late and a few who left before the end."""
    generator = chance("movers", results_year)
    since = max(date(results_year - 5, 10, 1), date(FIRST_LIST - 1, 10, 1))
    until = min(date(2026, 6, 30), date(results_year, 3, 1))
    if until <= since:
        return pupils[LEFT_IN_YEAR:]
    days = generator.integers(0, (until - since).days, JOINED_IN_YEAR + LEFT_IN_YEAR)
    moved = [since + timedelta(days=int(day)) for day in days]
    leavers = [
        replace(p, left_on=day) for p, day in zip(pupils[:LEFT_IN_YEAR], moved, strict=False)
    ]
    joiners = [
        replace(p, joined_on=day)
        for p, day in zip(pupils[-JOINED_IN_YEAR:], moved[LEFT_IN_YEAR:], strict=True)
    ]
    return leavers + pupils[LEFT_IN_YEAR:-JOINED_IN_YEAR] + joiners
