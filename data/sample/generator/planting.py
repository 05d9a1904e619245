"""The planted truths of grades: a generous class, a copied subject, a group that improved."""

from datetime import date

import numpy as np

from data.sample.generator.curriculum import EXAM_SUBJECTS, Subject, class_code
from data.sample.generator.people import Pupil, on_roll
from data.sample.generator.truths import chance, planted_truths, spread_evenly

CYCLES = 3
PUPILS_IN_A_GROUP = 5
LEANING = 0.8
"""How much likelier (log odds) a pupil was asked to homework club for each grade lower."""


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
    pupils: list[Pupil],
    grades: np.ndarray,
) -> np.ndarray:
    """Return the grades with one subject copied forward and one group's true improvement."""
    if name != "exam":
        return grades
    grades = grades.copy()
    copied = planted_truths()["copied_forward"]
    if results_year == copied["results_year"]:
        step = step_of([copied["academic_year"], copied["half_term"]], results_year)
        column = _column(subjects, copied["subject"])
        _copy_forward(grades[step, :, column], grades[step - 1, :, column], copied["share"])
    group = planted_truths()["intervention"]["maths_small_group"]
    if results_year == group["results_year"]:
        column = _column(subjects, group["subject"])
        generator = chance("improvement", results_year)
        for cycle, rows in enumerate(improvers(pupils, grades)):
            since = step_of(group["chosen_at"], results_year) + 2 + cycle
            gain = np.floor(group["grades"] + spread_evenly(generator, len(rows)))
            grades[since:, rows, column] = np.minimum(grades[since:, rows, column] + gain, 9)
    return grades


def _copy_forward(now: np.ndarray, before: np.ndarray, share: float) -> None:
    """Put the grades of the checkpoint before in place of these, all but a few that moved."""
    takers = np.flatnonzero(~np.isnan(now))
    moved = takers[now[takers] != before[takers]]
    fresh = moved[: round((1 - share) * len(takers))]
    copied = np.setdiff1d(takers, fresh)
    now[copied] = before[copied]


def improvers(pupils: list[Pupil], grades: np.ndarray) -> list[np.ndarray]:
    """Return the rows of the pupils in each cycle of the maths small group.

    Chosen by lot among those on grades 2 to 5 when it was decided, so that the grade then
    recorded is the whole rule of selection.
    """
    group = planted_truths()["intervention"]["maths_small_group"]
    results_year = group["results_year"]
    column = _column(EXAM_SUBJECTS, group["subject"])
    before = grades[step_of(group["chosen_at"], results_year), :, column]
    could = np.flatnonzero((before >= 2) & (before <= 5) & _stays(pupils))
    chosen = chance("maths small group", results_year).choice(could, group["pupils"], replace=False)
    return np.array_split(chosen, CYCLES)


def club_members(pupils: list[Pupil], grades: np.ndarray) -> np.ndarray:
    """Return the rows of the homework club: the lower the grade at one noisy checkpoint, the
    likelier a pupil was asked, and nothing else counted.
    """
    club = planted_truths()["intervention"]["homework_club"]
    results_year = club["results_year"]
    column = _column(EXAM_SUBJECTS, club["subject"])
    before = grades[step_of(club["chosen_at"], results_year), :, column]
    asked = -LEANING * before + chance("homework club", results_year).gumbel(size=len(before))
    asked[~_stays(pupils)] = -np.inf
    return np.sort(asked.argsort()[::-1][: club["pupils"]])


def _stays(pupils: list[Pupil]) -> np.ndarray:
    """Return who was at the school from the start of Year 10 and still is."""
    return np.array([on_roll(p, date(p.results_year - 2, 9, 30)) and not p.left_on for p in pupils])


def step_of(when: list[int], results_year: int) -> int:
    """Return half-terms since Year 10 began of an [academic year, half-term] pair."""
    academic_year, half_term = when
    return 6 * (academic_year - results_year + 1) + half_term - 1


def _column(subjects: tuple[Subject, ...], name: str) -> int:
    return [subject.name for subject in subjects].index(name)
