"""One subject's grades beside what England's pupils from the same KS2 starts would hold."""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from lib.analysis.statistics.intervals import Z95
from lib.store.database import Database


@dataclass(frozen=True)
class Distribution:
    """Pupils at each grade, here and expected from England at the same KS2 mix, lowest first."""

    grades: tuple[str, ...]
    pupils: tuple[int, ...]
    expected: tuple[float, ...]

    @property
    def n(self) -> int:
        """Pupils with a grade and a KS2 score."""
        return sum(self.pupils)

    def at_least(self, grade: str) -> tuple[int, float]:
        """Pupils at a grade or better, here and expected. Raises ValueError for no such grade."""
        place = self.grades.index(grade)
        return sum(self.pupils[place:]), sum(self.expected[place:])


def distribution_at(
    database: Database, checkpoint_id: int, subject_id: str, minimum: int = 10
) -> Distribution | None:
    """Return a subject's grades beside England's; None without enough pupils or any England."""
    rows = database.rows(
        "subjects/distribution", checkpoint_id=checkpoint_id, subject_id=subject_id
    )
    if rows["pupils"].sum() < minimum:
        return None
    points = np.floor(rows["points"].to_numpy(dtype=float)).astype(int)
    top = int(points.max())
    pupils = np.bincount(points, rows["pupils"].to_numpy(dtype=float), top + 1)
    expected = np.bincount(points, rows["expected"].to_numpy(dtype=float), top + 1)
    return Distribution(
        tuple("U" if grade == 0 else str(grade) for grade in range(top + 1)),
        tuple(round(count) for count in pupils),
        tuple(float(count) for count in expected),
    )


def finding(distribution: Distribution, subject: str) -> str:
    """How many hold grade 5 or better, and how many would if they were England's."""
    grade = _pass_grade(distribution)
    here, expected = distribution.at_least(grade)
    return f"{subject}: {here} at grade {grade} or better, England's would be {round(expected)}"


def note(distribution: Distribution) -> str:
    """Who is counted, and how far chance alone would move England's number.

    The range is the binomial one for a common chance, a little wider than the truth, in which
    each pupil has a chance of their own.
    """
    _, expected = distribution.at_least(_pass_grade(distribution))
    half = Z95 * sqrt(expected * (1 - expected / distribution.n))
    low, high = max(0, round(expected - half)), min(distribution.n, round(expected + half))
    return f"{distribution.n} pupils with KS2. Chance alone would give {low} to {high}."


def _pass_grade(distribution: Distribution) -> str:
    return "5" if "5" in distribution.grades else distribution.grades[-1]
