"""What teachers think each pupil will get, half-term by half-term, and the targets they are set."""

from dataclasses import dataclass

import numpy as np

from data.sample.generator.truths import chance, planted_truths

EXAM_STEPS = 12
LOWER_STEPS = 18
SAME_TEACHER = 0.85
WOBBLE = 0.85
AMBITION = 0.2


@dataclass(frozen=True)
class Spread:
    """How uncertain a stage's judgements are, in grades (standard deviations), and how long it is."""

    steps: int
    view: float
    wobble: float
    target: float


EXAM_YEARS = Spread(steps=EXAM_STEPS, view=0.75, wobble=0.42, target=0.25)
LOWER_YEARS = Spread(steps=LOWER_STEPS, view=0.6, wobble=0.45, target=0.3)


@dataclass(frozen=True)
class Judgement:
    """Unrounded points: `seen` by teachers (steps × pupils × subjects) and `aimed` for as targets."""

    seen: np.ndarray
    aimed: np.ndarray


def judge(
    results_year: int, stage: str, truth: np.ndarray, england: np.ndarray, effects: np.ndarray
) -> Judgement:
    """Return how teachers see each pupil over time, and what they aim for.

    A teacher's view of a pupil in a subject is off by about a grade and stays so: `view` is part
    of the target as well as of the grade, so a target mostly agrees with the grades that follow.
    Some pupils slip for good (their target remembers what they were heading for), some dip and
    come back.
    """
    spread = EXAM_YEARS if stage == "exam" else LOWER_YEARS
    generator = chance(f"judgement {stage}", results_year)
    view = spread.view * generator.normal(size=truth.shape) + 0.25 * generator.normal(
        size=(len(truth), 1)
    )
    slip, slipped_at = _slips(generator, truth.shape, spread.steps)
    heading = truth + view + slip - np.minimum(effects, 0) * 0.5
    aimed = heading + AMBITION * (england + 0.3 - heading)
    aimed = aimed + spread.target * generator.normal(size=truth.shape)
    time = np.arange(spread.steps)[:, None, None]
    sharper = 1 - 0.25 * time / (spread.steps - 1)
    seen = truth + planted_truths()["prediction"]["optimism"] + sharper * view
    seen = seen + slip * (time < slipped_at) + _wobble(generator, truth.shape, spread)
    return Judgement(seen - _dips(generator, truth.shape, spread.steps), aimed)


def _wobble(generator: np.random.Generator, shape: tuple[int, ...], spread: Spread) -> np.ndarray:
    steps = [generator.normal(size=shape)]
    for _ in range(spread.steps - 1):
        fresh = generator.normal(size=shape)
        steps.append(WOBBLE * steps[-1] + (1 - WOBBLE**2) ** 0.5 * fresh)
    return spread.wobble * np.array(steps)


def _slips(
    generator: np.random.Generator, shape: tuple[int, ...], steps: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return how far each pupil slipped for good in each subject, and at which step."""
    pupils = len(generator.random(shape[0]))
    slips = generator.random(pupils) < 0.26
    size = generator.uniform(0.7, 1.9, size=(pupils, 1)) * slips[:, None]
    touched = generator.random(shape) < 0.45
    return size * touched, generator.integers(0, steps, size=(pupils, 1))


def _dips(generator: np.random.Generator, shape: tuple[int, ...], steps: int) -> np.ndarray:
    """Return how far each pupil is down for a while, in each step and subject."""
    dips = generator.random(shape[0]) < 0.25
    size = generator.uniform(0.6, 1.4, size=(shape[0], 1)) * dips[:, None]
    touched = generator.random(shape) < 0.35
    starts = generator.integers(0, steps, size=(shape[0], 1))
    lasts = generator.integers(1, 4, size=(shape[0], 1))
    time = np.arange(steps)[:, None, None]
    return size * touched * ((time >= starts) & (time < starts + lasts))
