"""The truth no file shows: the points each pupil is on course for in each subject."""

from statistics import NormalDist

import numpy as np

from data.sample.generator.curriculum import Subject
from data.sample.generator.national import draw, expected_points
from data.sample.generator.people import Pupil
from data.sample.generator.truths import balanced, chance, planted_truths

SHARED = 0.68
"""How far a pupil's subjects rise and fall together at the same KS2 start (a correlation)."""
SCHOOL = -0.1
"""How far the school as a whole sits from England, in standard deviations."""
NEIGHBOURS = 15
WITHIN_BAND = 0.4
"""What the top of a KS2 band is worth over its bottom, in standard deviations."""


def final_points(
    results_year: int,
    subjects: tuple[Subject, ...],
    pupils: list[Pupil],
    alike: list[np.ndarray],
) -> np.ndarray:
    """Return unrounded final points, pupils × subjects, drawn as England's pupils drew theirs.

    A Gaussian copula: each pupil's rank among pupils like them, in each subject, is partly their
    own drive and partly chance. Planted subject effects are added last.
    """
    points = np.empty((len(pupils), len(subjects)))
    drive = np.array([pupil.drive for pupil in pupils])
    for column, subject in enumerate(subjects):
        generator = chance(f"final {subject.code}", results_year)
        luck = balanced(generator, alike[column], len(pupils))
        scores = SHARED**0.5 * _beside_takers(drive, alike[column]) + (1 - SHARED) ** 0.5 * luck
        for row, pupil in enumerate(pupils):
            start = WITHIN_BAND * (pupil.place - 0.5)
            rank = NormalDist().cdf(scores[row] + start + SCHOOL)
            points[row, column] = draw(subject.drawn_like, pupil.is_disadvantaged, pupil.band, rank)
    return points + subject_effects(results_year, subjects)


def takers_alike(pupils: list[Pupil], taken: np.ndarray) -> list[np.ndarray]:
    """Return, for each subject, the rows of those who take it, the most alike side by side."""
    order = sorted(
        range(len(pupils)),
        key=lambda row: (pupils[row].is_disadvantaged, pupils[row].band, pupils[row].drive),
    )
    return [np.array([row for row in order if takes[row]], dtype=int) for takes in taken.T]


def _beside_takers(drive: np.ndarray, takers: np.ndarray) -> np.ndarray:
    """Return each taker's drive beside that of takers like them.

    England's tables are of those who took the subject, so who takes it must not count twice.
    """
    beside = drive.copy()
    for place, row in enumerate(takers):
        near = takers[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]
        beside[row] = drive[row] - drive[near].mean()
    return beside


def subject_effects(results_year: int, subjects: tuple[Subject, ...]) -> np.ndarray:
    """Return the planted effect of each subject, in grades; 0 where none was planted."""
    planted = {
        effect["subject"]: effect["grades"]
        for effect in planted_truths()["subject_effect"]
        if effect["results_year"] == results_year
    }
    return np.array([planted.get(subject.name, 0.0) for subject in subjects])


def england_points(subjects: tuple[Subject, ...], pupils: list[Pupil]) -> np.ndarray:
    """Return what the middle pupil in England reached from each pupil's KS2 band."""
    return np.array([[expected_points(s.drawn_like, p.band) for s in subjects] for p in pupils])
