"""The truth no file shows: the points each pupil is on course for in each subject."""

from statistics import NormalDist

import numpy as np

from data.sample.generator.curriculum import Subject
from data.sample.generator.national import draw, expected_points
from data.sample.generator.people import Pupil
from data.sample.generator.truths import chance, planted_truths

SHARED = 0.62
"""How far a pupil's subjects rise and fall together at the same KS2 start (a correlation)."""


def final_points(
    results_year: int, subjects: tuple[Subject, ...], pupils: list[Pupil]
) -> np.ndarray:
    """Return unrounded final points, pupils × subjects, drawn as England's pupils drew theirs.

    A Gaussian copula: each pupil's rank among pupils like them, in each subject, is partly their
    own drive and partly chance. Planted subject effects are added last.
    """
    points = np.empty((len(pupils), len(subjects)))
    alike = sorted(
        range(len(pupils)),
        key=lambda i: (pupils[i].is_disadvantaged, pupils[i].band, pupils[i].drive),
    )
    for column, subject in enumerate(subjects):
        luck = chance(f"final {subject.code}", results_year).normal(size=len(pupils))
        # Half of the pupils carry the other half's luck reversed, so that luck does not lift a subject.
        luck[alike[1::2]] = -luck[alike[: 2 * (len(alike) // 2) : 2]]
        for row, pupil in enumerate(pupils):
            score = SHARED**0.5 * pupil.drive + (1 - SHARED) ** 0.5 * luck[row]
            rank = NormalDist().cdf(score)
            points[row, column] = draw(subject.drawn_like, pupil.is_disadvantaged, pupil.band, rank)
    return points + subject_effects(results_year, subjects)


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
