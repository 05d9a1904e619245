"""What teachers think each pupil will get, half-term by half-term, and the targets they are set."""

from dataclasses import dataclass

import numpy as np

from data.sample.generator.truths import balanced, chance

EXAM_STEPS = 12
LOWER_STEPS = 18
WOBBLE = 0.65
"""How much of a passing view is left half a term later (a correlation)."""
AMBITION = 0.15
"""How far a target leans from the teacher's view towards what England reached from that start."""
ABOVE_ENGLAND = -0.5
OPTIMISM = -0.1
"""How far predictions lean above the truth before anything was planted, in grades."""


@dataclass(frozen=True)
class Spread:
    """How uncertain a stage's judgements are (deviations, in grades) and how long it is."""

    steps: int
    view: float
    wobble: float
    target: float
    slipping: float
    slips_by: tuple[float, float]


EXAM_YEARS = Spread(
    steps=EXAM_STEPS, view=0.8, wobble=0.46, target=0.2, slipping=0.17, slips_by=(0.7, 1.9)
)
LOWER_YEARS = Spread(
    steps=LOWER_STEPS, view=0.7, wobble=0.5, target=0.4, slipping=0.2, slips_by=(1.6, 3.4)
)


@dataclass(frozen=True)
class Judgement:
    """Unrounded points: `seen` by teachers (steps × pupils × subjects), `aimed` for as targets."""

    seen: np.ndarray
    aimed: np.ndarray


def judge(
    results_year: int,
    stage: str,
    alike: list[np.ndarray],
    truth: np.ndarray,
    england: np.ndarray,
    effects: np.ndarray,
) -> Judgement:
    """Return how teachers see each pupil over time, and what they aim for.

    A teacher's view of a pupil in a subject is off by about a grade and stays so: `view` is part
    of the target as well as of the grade, so a target mostly agrees with the grades that follow.
    Some pupils slip for good (their target remembers what they were heading for), some dip and
    come back.
    """
    spread = EXAM_YEARS if stage == "exam" else LOWER_YEARS
    generator = chance(f"judgement {stage}", results_year)
    luck = [balanced(generator, takers, len(truth)) for takers in alike]
    view = spread.view * np.stack(luck, axis=-1)
    slip, slipped_at = _slips(generator, truth.shape, spread)
    heading = truth + view + slip - np.minimum(effects, 0) * 0.25
    aimed = heading + AMBITION * (england + ABOVE_ENGLAND - heading)
    aimed = aimed + spread.target * generator.normal(size=truth.shape)
    time = np.arange(spread.steps)[:, None, None]
    sharper = 1 - 0.25 * time / (spread.steps - 1)
    seen = truth + OPTIMISM + sharper * view
    seen = seen + slip * (time < slipped_at) + _wobble(generator, truth.shape, spread)
    return Judgement(seen - _dips(generator, truth.shape, spread.steps), aimed)


def _wobble(generator: np.random.Generator, shape: tuple[int, ...], spread: Spread) -> np.ndarray:
    steps = [generator.normal(size=shape)]
    for _ in range(spread.steps - 1):
        fresh = generator.normal(size=shape)
        steps.append(WOBBLE * steps[-1] + (1 - WOBBLE**2) ** 0.5 * fresh)
    return spread.wobble * np.array(steps)


def _slips(
    generator: np.random.Generator, shape: tuple[int, ...], spread: Spread
) -> tuple[np.ndarray, np.ndarray]:
    """Return how far each pupil slipped for good in each subject, and at which step."""
    pupils = len(generator.random(shape[0]))
    slips = generator.random(pupils) < spread.slipping
    size = generator.uniform(*spread.slips_by, size=(pupils, 1)) * slips[:, None]
    touched = generator.random(shape) < 0.6
    return size * touched, generator.integers(0, spread.steps, size=(pupils, 1))


def _dips(generator: np.random.Generator, shape: tuple[int, ...], steps: int) -> np.ndarray:
    """Return how far each pupil is down for a while, in each step and subject."""
    dips = generator.random(shape[0]) < 0.12
    size = generator.uniform(0.6, 1.4, size=(shape[0], 1)) * dips[:, None]
    touched = generator.random(shape) < 0.6
    starts = generator.integers(0, steps, size=(shape[0], 1))
    lasts = generator.integers(1, 4, size=(shape[0], 1))
    time = np.arange(steps)[:, None, None]
    return size * touched * ((time >= starts) & (time < starts + lasts))
