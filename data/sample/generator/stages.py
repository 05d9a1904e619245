"""One cohort in one stage (Years 7 to 9, or 10 and 11): entries, classes, grades and targets."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from data.sample.generator import attainment
from data.sample.generator.calendar import Collection, collections
from data.sample.generator.curriculum import (
    EXAM_SUBJECTS,
    LOWER_SCHOOL,
    Subject,
    class_code,
    classes,
    exam_entries,
    lower_entries,
)
from data.sample.generator.grades import nearest_points
from data.sample.generator.judgement import EXAM_STEPS, LOWER_STEPS, Judgement, judge
from data.sample.generator.people import Pupil, cohort
from data.sample.generator.planting import plant_in_grades, plant_in_judgements
from data.sample.generator.truths import chance

ANCHORED = {"gcse": 0.86, "combined": 0.86, "vocational": 0.6}
"""Share of pupils' subjects in which the teacher writes the target unless clearly off it."""
CLEARLY_BELOW = -1.3
CLEARLY_ABOVE = 0.35
RAISED = 0.3
"""Share of targets raised for Year 11 where the pupil has outgrown them."""
WORKING_AT = np.interp(np.arange(LOWER_STEPS), [0, 5, 11, 17], [0.48, 0.58, 0.70, 0.82])
"""How much of the way from grade 1 to the final grade a pupil has come, half-term by half-term."""
MOCK_NOISE = 0.7
MOCK_SEVERITY = 0.3


@dataclass(frozen=True)
class Stage:
    """One cohort in one stage. Arrays are steps × pupils × subjects, or pupils × subjects."""

    results_year: int
    subjects: tuple[Subject, ...]
    pupils: list[Pupil]
    taken: np.ndarray
    class_numbers: np.ndarray
    truth: np.ndarray
    grades: np.ndarray
    targets: dict[int, np.ndarray]

    @property
    def is_exams(self) -> bool:
        """Whether these are the exam courses of Years 10 and 11."""
        return self.subjects == EXAM_SUBJECTS

    def class_of(self, collection: Collection, row: int, column: int) -> str:
        """Return the class code of one pupil in one subject at one checkpoint."""
        number = self.class_numbers[collection.step, row, column]
        return class_code(self.subjects[column], collection.year_group, number)


@cache
def exam_stage(results_year: int) -> Stage:
    """Return Years 10 and 11 of one cohort."""
    return _stage(results_year, "exam", EXAM_SUBJECTS)


@cache
def lower_stage(results_year: int) -> Stage:
    """Return Years 7 to 9 of one cohort, graded on the 9 to 1 scale as pupils work now."""
    return _stage(results_year, "lower", LOWER_SCHOOL)


def stage_of(collection: Collection) -> Stage:
    """Return the cohort and stage a checkpoint belongs to."""
    find = exam_stage if collection.is_exam_years else lower_stage
    return find(collection.results_year)


def _stage(results_year: int, name: str, subjects: tuple[Subject, ...]) -> Stage:
    pupils = cohort(results_year)
    taken = exam_entries(results_year, pupils) if name == "exam" else lower_entries(pupils)
    level = np.array([p.band + 2.0 * p.drive for p in pupils])
    numbers = classes(results_year, subjects, taken, level)
    alike = attainment.takers_alike(pupils, taken)
    truth = attainment.final_points(results_year, subjects, pupils, alike)
    england = attainment.england_points(subjects, pupils)
    effects = attainment.subject_effects(results_year, subjects)
    judged = judge(results_year, name, alike, truth, england, effects)
    moved = _with_set_changes(results_year, name, subjects, numbers, len(judged.seen))
    seen = plant_in_judgements(results_year, name, subjects, moved, judged.seen)
    seen = _through_mocks(results_year, name, seen)
    grades = _written(results_year, name, subjects, Judgement(seen, judged.aimed))
    grades = np.where(taken, grades, np.nan)
    grades = plant_in_grades(results_year, name, subjects, pupils, grades)
    targets = _targets(results_year, name, subjects, judged)
    return Stage(results_year, subjects, pupils, taken, moved, truth, grades, targets)


def _with_set_changes(
    results_year: int, name: str, subjects: tuple[Subject, ...], numbers: np.ndarray, steps: int
) -> np.ndarray:
    """Return class numbers step by step; in setted subjects a few pupils move up or down."""
    generator = chance(f"set changes {name}", results_year)
    by_step = np.repeat(numbers[None], steps, axis=0)
    for column in (c for c, subject in enumerate(subjects) if subject.is_setted):
        last = numbers[:, column].max()
        for step in range(1, steps):
            moving = (generator.random(len(numbers)) < 0.02) & (numbers[:, column] >= 0)
            change = generator.choice([-1, 1], size=len(numbers)) * moving
            now = by_step[step - 1, :, column]
            by_step[step:, :, column] = np.where(now < 0, now, np.clip(now + change, 0, last))
    return by_step


def _through_mocks(results_year: int, name: str, seen: np.ndarray) -> np.ndarray:
    """Return judgements in which mock grades are one day's exam: noisier, and harder."""
    generator = chance(f"mocks {name}", results_year)
    seen = seen.copy()
    mocks = {c.step for c in collections() if c.results_year == results_year and c.kind == "mock"}
    for step in mocks if name == "exam" else ():
        seen[step] += MOCK_NOISE * generator.normal(size=seen[step].shape) - MOCK_SEVERITY
    return seen


def _written(
    results_year: int, name: str, subjects: tuple[Subject, ...], judged: Judgement
) -> np.ndarray:
    """Return the points of the grades teachers wrote."""
    generator = chance(f"written {name}", results_year)
    off = judged.seen - judged.aimed
    is_clearly_off = (off < CLEARLY_BELOW) | (off > CLEARLY_ABOVE)
    new_teachers = generator.random((len(judged.seen) // 6, *judged.aimed.shape))
    lots = np.repeat(new_teachers, 6, axis=0)
    scales = [subject.scale if name == "exam" else "gcse" for subject in subjects]
    is_anchored = lots < np.array([ANCHORED[scale] for scale in scales])
    points = np.where(is_anchored & ~is_clearly_off, judged.aimed, judged.seen)
    if name == "lower":
        points = 1 + (np.maximum(points, 1) - 1) * WORKING_AT[:, None, None]
    points = np.where(points > 0.2, np.maximum(points, 0.8), points)
    return np.stack([nearest_points(points[..., i], s) for i, s in enumerate(scales)], axis=-1)


def _targets(
    results_year: int, name: str, subjects: tuple[Subject, ...], judged: Judgement
) -> dict[int, np.ndarray]:
    """Return the points of the targets by academic year: of the course, or of the year's end."""
    generator = chance(f"targets {name}", results_year)
    aimed = judged.aimed
    if name == "exam":
        has_outgrown = judged.seen[EXAM_STEPS // 2] - aimed > 0.6
        raised = has_outgrown & (generator.random(aimed.shape) < RAISED)
        years = {results_year - 1: aimed, results_year: aimed + raised}
    else:
        ends = {results_year - 4: 5, results_year - 3: 11, results_year - 2: 17}
        above = np.maximum(aimed, 1) - 1
        years = {year: 1 + above * WORKING_AT[step] for year, step in ends.items()}
    return {
        year: np.stack(
            [
                nearest_points(np.maximum(points[:, i], 1), s.scale if name == "exam" else "gcse")
                for i, s in enumerate(subjects)
            ],
            axis=-1,
        )
        for year, points in years.items()
    }
