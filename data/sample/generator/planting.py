"""The planted truths of grades: a generous class, a copied subject, a group that improved."""

from functools import cache

import numpy as np

from data.sample.generator.curriculum import EXAM_SUBJECTS, Subject, class_code
from data.sample.generator.truths import chance, planted_truths

CYCLES = 3
PUPILS_IN_A_GROUP = 5


def plant_in_judgements(
    results_year: int,
    name: str,
    subjects: tuple[Subject, ...],
    class_numbers: np.ndarray,
    seen: np.ndarray,
) -> np.ndarray:
    """Return teachers' judgements with one class a grade high and one checkpoint noisy."""
    if name != "exam":
        return seen
    seen = seen.copy()
    generous = planted_truths()["generous_class"]
    if results_year in generous["results_years"]:
        column = _column(subjects, generous["subject"])
        codes = np.array([class_code(subjects[column], 11, n) for n in range(20)])
        members = codes[class_numbers[..., column]] == generous["class_code"]
        seen[..., column] += generous["grades"] * members
    club = planted_truths()["intervention"]["homework_club"]
    if results_year == club["results_year"]:
        step, column = step_of(club["chosen_at"], results_year), _column(subjects, club["subject"])
        generator = chance("noisy checkpoint", results_year)
        seen[step, :, column] += club["noise"] * generator.normal(size=seen.shape[1])
    return seen


def plant_in_grades(
    results_year: int,
    name: str,
    subjects: tuple[Subject, ...],
    grades: np.ndarray,
    seen: np.ndarray,
) -> np.ndarray:
    """Return the grades with one subject copied forward and one group's true improvement."""
    if name != "exam":
        return grades
    grades = grades.copy()
    copied = planted_truths()["copied_forward"]
    if results_year == copied["results_year"]:
        step = step_of([copied["academic_year"], copied["half_term"]], results_year)
        column = _column(subjects, copied["subject"])
        is_copied = chance("copied", results_year).random(grades.shape[1]) < copied["share"]
        grades[step, is_copied, column] = grades[step - 1, is_copied, column]
    group = planted_truths()["intervention"]["maths_small_group"]
    if results_year == group["results_year"]:
        column = _column(subjects, group["subject"])
        for cycle, rows in enumerate(improvers(results_year, grades)):
            since = step_of(group["chosen_at"], results_year) + 2 + cycle
            better = seen[since:, rows, column] + group["grades"]
            grades[since:, rows, column] = np.clip(np.floor(better + 0.5), 1, 9)
    return grades


def improvers(results_year: int, grades: np.ndarray) -> list[np.ndarray]:
    """Return the rows of the pupils in each cycle of the maths small group.

    Chosen by lot among those on grades 2 to 5 when it was decided, so that the grade then
    recorded is the whole rule of selection.
    """
    group = planted_truths()["intervention"]["maths_small_group"]
    before = grades[step_of(group["chosen_at"], results_year), :, _maths()]
    could = np.flatnonzero((before >= 2) & (before <= 5))
    chosen = chance("maths small group", results_year).choice(could, group["pupils"], replace=False)
    return np.array_split(chosen, CYCLES)


def club_members(results_year: int, grades: np.ndarray) -> np.ndarray:
    """Return the rows of the homework club: drawn from the lowest at one noisy checkpoint."""
    club = planted_truths()["intervention"]["homework_club"]
    column = _column(EXAM_SUBJECTS, club["subject"])
    before = grades[step_of(club["chosen_at"], results_year), :, column]
    lowest = np.argsort(before, kind="stable")[: round(1.6 * club["pupils"])]
    return chance("homework club", results_year).choice(lowest, club["pupils"], replace=False)


def step_of(when: list[int], results_year: int) -> int:
    """Return half-terms since Year 10 began of an [academic year, half-term] pair."""
    academic_year, half_term = when
    return 6 * (academic_year - results_year + 1) + half_term - 1


def _column(subjects: tuple[Subject, ...], name: str) -> int:
    return [subject.name for subject in subjects].index(name)


@cache
def _maths() -> int:
    return _column(EXAM_SUBJECTS, "Maths")
