"""The cohort by prior attainment: does each band of starters do as well as expected?"""

from dataclasses import dataclass

import pandas as pd

from lib.analysis.cohort_rules import CheckpointRules, checkpoint_rules
from lib.analysis.intervals import Estimate, Reading, TooFew, mean_interval, proportion_interval
from lib.analysis.share_of_grades import share_of_grades
from lib.analysis.words import listed
from lib.store.database import Database

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


@dataclass(frozen=True)
class StartAnswer:
    """Every band that has pupils. `basis` is progress_8 or distance (from target, in grades)."""

    basis: str
    rows: tuple[StartRow, ...]
    against: str


def by_start(database: Database, checkpoint_id: int) -> StartAnswer:
    """Return the cohort by prior attainment at a checkpoint."""
    rules = checkpoint_rules(database, checkpoint_id)
    pupils = database.rows("headline_pupils", checkpoint_id=checkpoint_id)
    has_progress = rules.has_progress_8 and pupils.progress_8.notna().any()
    basis = "progress_8" if has_progress else "distance"
    against = rules.progress_8_note if has_progress else "against the school’s own targets"
    rows = [
        _row(band, name, pupils[pupils.prior_attainment_band == band], basis, rules)
        for band, name in BANDS.items()
        if (pupils.prior_attainment_band == band).any()
    ]
    return StartAnswer(basis, tuple(rows), against)


def finding(answer: StartAnswer) -> str:
    """The answer in about ten words."""
    if [row.band for row in answer.rows] == ["none"]:
        return "No pupil has a KS2 score to start from"
    found = {
        reading: [BAND_WORDS[r.band] for r in answer.rows if r.judged.reading == reading]
        for reading in ("below", "above")
    }
    judged = [r for r in answer.rows if isinstance(r.judged, Estimate)]
    what = "expected from KS2" if answer.basis == "progress_8" else "target"
    for reading, names in found.items():
        if len(judged) > 1 and len(names) == len(judged):
            return f"Every band of starters is {reading} {what}"
    parts = [f"{listed(names)} are {reading} {what}" for reading, names in found.items() if names]
    if not parts:
        return f"No band of starters is clearly above or below {what}"
    stated = "; ".join(parts)
    return stated[0].upper() + stated[1:]


def note(answer: StartAnswer) -> str:
    """What the picture shows and what it is measured against."""
    if answer.basis == "progress_8":
        return f"Mean Progress 8 with its likely range, {answer.against}."
    return "Mean distance from target, in grades, with its likely range."


def _row(
    band: str, name: str, pupils: pd.DataFrame, basis: str, rules: CheckpointRules
) -> StartRow:
    distance = -pupils.shortfall / pupils.target_grades.where(pupils.target_grades > 0)
    attainment = pupils.attainment_8.dropna().astype(float)
    passed = pupils.english_and_maths_5.dropna().astype(bool)
    progress = mean_interval(pupils.progress_8.dropna().astype(float), rules.progress_8_deviation)
    return StartRow(
        band,
        name,
        len(pupils),
        progress if basis == "progress_8" else mean_interval(distance.dropna().astype(float)),
        mean_interval(attainment),
        proportion_interval(int(passed.sum()), len(passed)),
        share_of_grades(pupils.at_target, pupils.target_grades),
    )


def known(reading: Reading) -> Estimate | None:
    """Return the estimate, or None where there are too few."""
    return None if isinstance(reading, TooFew) else reading
