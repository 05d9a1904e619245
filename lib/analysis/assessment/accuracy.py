"""How near predictions came to the results of the newest leavers, subject by subject.

Each share of grades carries Wilson's interval, and the mean error one from its own spread, in
grades: above 0 the predictions were too high. The grades of one pupil tend to miss together, so
the range for all subjects is a little too narrow; within one subject each grade is one pupil's.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from lib.analysis.assessment.collection import collection_at
from lib.analysis.statistics.intervals import (
    Estimate,
    Reading,
    TooFew,
    mean_interval,
    proportion_interval,
)
from lib.dates import month_and_year
from lib.numerals import percent
from lib.store.database import Database
from lib.store.settings import minimum_pupils
from lib.words import in_sentence, listed, number

NAMED = 2


@dataclass(frozen=True)
class Benchmark:
    """Published shares of predicted grades, from 0 to 1, with where they come from."""

    name: str
    n: int
    exact: float
    within_one: float
    too_high: float
    too_low: float
    source: str


OCR_2014 = Benchmark(
    "OCR, June 2014",
    686_596,
    0.4356,
    0.8729,
    0.4242,
    0.1402,
    "OCR, The accuracy of forecast grades for OCR GCSEs in June 2014 (grades A* to G; on 9 to 1, "
    "with more grades, expect fewer to be exact)",
)


@dataclass(frozen=True)
class Accuracy:
    """How near the predictions of one subject (or of all) came. `n` is grades."""

    subject_id: str
    subject: str
    n: int
    exact: Reading
    within_one: Reading
    too_high: Reading
    too_low: Reading
    bias: Reading
    mean_miss: float

    @property
    def reading(self) -> str:
        """`above` where predictions were clearly too high, `below` where clearly too low."""
        return self.bias.reading


@dataclass(frozen=True)
class PredictionAccuracy:
    """The newest leavers' predictions against their results: all subjects, then each."""

    results_year: int
    kind: str
    predicted_on: date
    minimum: int
    every: Accuracy
    subjects: tuple[Accuracy, ...]

    @property
    def clear(self) -> tuple[Accuracy, ...]:
        """The subjects clearly too high or too low, furthest first."""
        found = [
            (-abs(s.bias.value), s)
            for s in self.subjects
            if isinstance(s.bias, Estimate) and s.reading in ("above", "below")
        ]
        return tuple(subject for _, subject in sorted(found, key=lambda each: each[0]))


def prediction_accuracy(
    database: Database, checkpoint_id: int, kind: str = "predicted"
) -> PredictionAccuracy | None:
    """Return how near the newest leavers' last grades of a kind (predicted, mock) came.

    None where nobody had results by the day of the checkpoint, or none of that kind before them.
    """
    pairs = database.rows("assessment/prediction_pairs", checkpoint_id=checkpoint_id, kind=kind)
    at = collection_at(database, checkpoint_id)
    if at is None or pairs.empty:
        return None
    minimum = minimum_pupils(database, at.urn)
    return PredictionAccuracy(
        results_year=int(pairs.results_year.iloc[0]),
        kind=kind,
        predicted_on=pd.Timestamp(pairs.foretold_on.iloc[0]).date(),
        minimum=minimum,
        every=accuracy_of("", "All subjects", pairs.error, minimum),
        subjects=tuple(
            accuracy_of(str(key), str(rows.subject.iloc[0]), rows.error, minimum)
            for key, rows in pairs.groupby("subject_id", sort=False)
        ),
    )


def accuracy_of(subject_id: str, subject: str, errors: pd.Series, minimum: int) -> Accuracy:
    """Return the accuracy of one set of errors: predicted minus final, in grades."""
    missed = errors.to_numpy(dtype=float)
    n = len(missed)

    def share(of: np.ndarray) -> Reading:
        return proportion_interval(int(of.sum()), n, minimum)

    return Accuracy(
        subject_id=subject_id,
        subject=subject,
        n=n,
        exact=share(missed == 0),
        within_one=share(np.abs(missed) <= 1),
        too_high=share(missed > 0),
        too_low=share(missed < 0),
        bias=mean_interval(missed, minimum=minimum),
        mean_miss=float(np.abs(missed).mean()),
    )


def finding(found: PredictionAccuracy) -> str:
    """How many were right, and which subjects ran clearly high or low."""
    every = found.every
    if isinstance(every.exact, TooFew) or isinstance(every.within_one, TooFew):
        return f"Too few to tell: {every.n} {_word(found)}s have a result"
    stated = (
        f"{percent(every.exact.value)} of {_word(found)}s were exactly right, "
        f"{percent(every.within_one.value)} within a grade"
    )
    high = [in_sentence(s.subject) for s in found.clear if s.reading == "above"]
    if not high:
        return stated
    ran = listed(high) if len(high) <= NAMED else f"{number(len(high))} subjects"
    return f"{stated}; {ran} ran high"


def lede(found: PredictionAccuracy) -> str:
    """Whose they were, the likely range, n, and the mean error."""
    every = found.every
    whose = f"{found.results_year} leavers, {_word(found)}s of {month_and_year(found.predicted_on)}"
    if not isinstance(every.exact, Estimate):
        return f"{whose}, n {every.n} grades."
    exact = f"likely {percent(every.exact.low)} to {percent(every.exact.high)} exact"
    low = len([s for s in found.clear if s.reading == "below"])
    ran_low = f" {number(low).capitalize()} ran low." if low else ""
    return f"{whose}, n {every.n:,} grades; {exact}.{ran_low}"


def how_to_read(found: PredictionAccuracy) -> str:
    """What the marks are, and what the figures cannot say."""
    mock = (
        " A mock below the result may be progress since, not an error." if _is_mock(found) else ""
    )
    return (
        "Mean of predicted minus final, in grades, with its likely range; right of the line the "
        f"{_word(found)}s were too high.{mock} No verdict under {found.minimum} grades. One "
        "pupil’s grades tend to miss together, so the range for all subjects is a little too "
        "narrow. "
        f"Published: {OCR_2014.source}, n {OCR_2014.n:,}."
    )


def _word(found: PredictionAccuracy) -> str:
    return "mock grade" if _is_mock(found) else "prediction"


def _is_mock(found: PredictionAccuracy) -> bool:
    return found.kind == "mock"
