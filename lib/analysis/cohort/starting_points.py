"""The cohort by prior attainment: does each band of starters do as well as expected?"""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from lib.analysis.cohort.headlines import distances
from lib.analysis.cohort.measured_by import checkpoint_rules
from lib.analysis.statistics.intervals import Estimate, Reading, mean_interval, proportion_interval
from lib.analysis.statistics.share_of_grades import share_of_grades
from lib.store.database import Database
from lib.store.settings import get_settings, minimum_pupils
from lib.words import listed, units

BANDS = {
    "low": "Low start, KS2 under 100",
    "middle": "Middle start, 100 to 109.5",
    "high": "High start, 110 or more",
    "none": "No KS2 score",
}

BAND_WORDS = {
    "low": "low starters",
    "middle": "middle starters",
    "high": "high starters",
    "none": "pupils without a KS2 score",
}


@dataclass(frozen=True)
class StartRow:
    """One band of starters. `judged` is pictured: Progress 8, or distance from target in grades."""

    band: str
    name: str
    n: int
    judged: Reading
    attainment_8: Reading
    english_and_maths_5: Reading
    at_target: Reading
    behind: Reading


@dataclass(frozen=True)
class StartAnswer:
    """Every band that has pupils. `basis` is progress_8 or distance (from target, in grades).

    `allowance` is what the school lets grades fall short by at a working-at checkpoint; it is
    already added to the distances, as a target is for the end of the year.
    """

    basis: str
    rows: tuple[StartRow, ...]
    against: str
    allowance: float = 0.0
    unit: str = "grade"
    has_attainment_8: bool = True


def by_start(database: Database, checkpoint_id: int) -> StartAnswer:
    """Return the cohort by prior attainment at a checkpoint."""
    rules = checkpoint_rules(database, checkpoint_id)
    pupils = database.rows("cohort/headline_pupils", checkpoint_id=checkpoint_id)
    has_progress = rules.has_progress_8 and pupils.progress_8.notna().any()
    allowance = 0.0
    if rules.kind == "working_at" and rules.unit != "step":
        allowance = get_settings(database, rules.urn)["working_at_allowance"]
    minimum = minimum_pupils(database, rules.urn)
    deviation = rules.progress_8_deviation
    judge = _progress(deviation, minimum) if has_progress else _distance(allowance, minimum)
    rows = [
        _row(band, name, pupils[pupils.prior_attainment_band == band], judge, minimum)
        for band, name in BANDS.items()
        if (pupils.prior_attainment_band == band).any()
    ]
    basis = "progress_8" if has_progress else "distance"
    return StartAnswer(
        basis, tuple(rows), rules.progress_8_note, allowance, rules.unit, rules.makes_attainment_8
    )


def finding(answer: StartAnswer) -> str:
    """The answer in about ten words."""
    if [row.band for row in answer.rows] == ["none"]:
        return "No pupil has a KS2 score to start from"
    if answer.basis == "distance" and not any(row.judged.n for row in answer.rows):
        return "No grade has a target on its scale: no band of starters can be told to be behind"
    found = {
        reading: [BAND_WORDS[r.band] for r in answer.rows if r.judged.reading == reading]
        for reading in ("below", "above")
    }
    judged = [r for r in answer.rows if isinstance(r.judged, Estimate)]
    for reading, names in found.items():
        if len(judged) > 1 and len(names) == len(judged):
            return f"Every band of starters is {_stands(answer, reading)}"
    parts = [f"{listed(n)} are {_stands(answer, reading)}" for reading, n in found.items() if n]
    if not parts:
        return f"No band of starters is clearly {_stands(answer, 'above or below')}"
    stated = "; ".join(parts)
    return stated[0].upper() + stated[1:]


def _stands(answer: StartAnswer, reading: str) -> str:
    if answer.basis == "progress_8":
        return f"{reading} expected from KS2"
    if not answer.allowance:
        return f"{reading} target"
    ahead = {"above": "ahead of", "below": "behind"}.get(reading, "ahead of or behind")
    return f"{ahead} course for target"


def note(answer: StartAnswer) -> str:
    """What the picture shows and what it is measured against."""
    if answer.basis == "progress_8":
        return f"Mean Progress 8 with its likely range, {answer.against}."
    stated = (
        f"Mean distance from the school’s own targets, in {units(answer.unit)}, with its likely "
        "range"
    )
    if not answer.allowance:
        return f"{stated}."
    return (
        f"{stated}, after the allowance of {answer.allowance:g} of a grade: "
        "these targets are for the end of the year."
    )


Judge = Callable[[pd.DataFrame], Reading]


def _progress(deviation: float | None, minimum: int) -> Judge:
    return lambda pupils: mean_interval(pupils.progress_8.astype(float), deviation, minimum)


def _distance(allowance: float, minimum: int) -> Judge:
    return lambda pupils: mean_interval(allowance + distances(pupils), minimum=minimum)


def _row(band: str, name: str, pupils: pd.DataFrame, judge: Judge, minimum: int) -> StartRow:
    behind = pupils.is_behind.dropna().astype(bool)
    passed = pupils.english_and_maths_5.dropna().astype(bool)
    return StartRow(
        band,
        name,
        len(pupils),
        judge(pupils),
        mean_interval(pupils.attainment_8.astype(float), minimum=minimum),
        proportion_interval(int(passed.sum()), len(passed), minimum),
        share_of_grades(pupils.at_target, pupils.target_grades, minimum),
        proportion_interval(int(behind.sum()), len(behind), minimum),
    )
