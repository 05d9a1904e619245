"""Which work to moderate: a sample spread over grades and classes that can be drawn again.

How many follows Pearson's notice of October 2025 for internally assessed work: all up to 15
pupils, 15 up to 100, 20 up to 200, 25 beyond. The highest and lowest grade are always in it.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.store.database import Database

SIZES = ((15, None), (100, 15), (200, 20), (None, 25))
"""Up to so many pupils, so many to moderate; None is all of them, and any number beyond."""
SOURCE = "Sample size: Pearson, notice of 20 October 2025 on internally assessed work."
HIGHEST, LOWEST, SPREAD = "Highest", "Lowest", "Spread"


@dataclass(frozen=True)
class ModerationSample:
    """The pupils to moderate, highest grade first, of the `of` who have one.

    `pupils` has the columns of the query moderation_pupils and `why`.
    """

    subject: str
    of: int
    seed: int
    pupils: pd.DataFrame

    @property
    def classes(self) -> int:
        """How many classes the sample has somebody of."""
        return int(self.pupils.class_code.nunique())


def sample_size(pupils: int) -> int:
    """Return how many of so many pupils to moderate."""
    for up_to, size in SIZES:
        if up_to is None or pupils <= up_to:
            return pupils if size is None else size
    raise AssertionError("the last size has no upper end")


def moderation_sample(
    database: Database, checkpoint_id: int, subject_id: str, seed: int = 1
) -> ModerationSample | None:
    """Return the sample of one subject; None when it has no grades. One seed, one sample."""
    rows = database.rows(
        "assessment/moderation_pupils", checkpoint_id=checkpoint_id, subject_id=subject_id
    )
    if rows.empty:
        return None
    chosen = draw(rows, np.random.default_rng([seed, checkpoint_id, *subject_id.encode()]))
    return ModerationSample(str(rows.subject.iloc[0]), len(rows), seed, chosen)


def draw(rows: pd.DataFrame, chance: np.random.Generator) -> pd.DataFrame:
    """Return the sample of rows with pupil_id, points and class_code, and `why` each is in it.

    The order of the rows makes no difference. Ends first; then one from each of as many equal
    parts of the grades between as there are places, of the class least chosen so far; then a
    class left out takes the place of one chosen twice or more, at the nearest grade.
    """
    ordered = rows.sort_values("pupil_id").reset_index(drop=True)
    ordered["_order"] = chance.permutation(len(ordered))
    ordered = ordered.sort_values(["points", "_order"], ascending=False).reset_index(drop=True)
    size, last = sample_size(len(ordered)), len(ordered) - 1
    ends = [0, last] if last else [0]
    classes = ordered.class_code.fillna("").tolist()
    chosen = list(ends)
    for part in np.array_split(np.arange(1, last), max(size - len(ends), 1)):
        if len(chosen) < size and len(part):
            chosen.append(_least_chosen(part, classes, chosen, chance))
    if size < len(ordered):
        _take_in_every_class(chosen, classes, ordered.points.to_numpy(dtype=float))
    picked = ordered.loc[sorted(chosen)].drop(columns="_order")
    why = {0: HIGHEST, last: LOWEST} if last else {0: HIGHEST}
    return picked.assign(why=[why.get(i, SPREAD) for i in picked.index]).reset_index(drop=True)


def _least_chosen(
    part: np.ndarray, classes: list[str], chosen: list[int], chance: np.random.Generator
) -> int:
    times = pd.Series([classes[i] for i in chosen]).value_counts()
    shuffled = chance.permutation(part)
    return int(min(shuffled, key=lambda i: times.get(classes[i], 0)))


def _take_in_every_class(chosen: list[int], classes: list[str], points: np.ndarray) -> None:
    """Give a class that has nobody the place, at the nearest grade, of one with two or more."""
    for missing in sorted(set(classes) - {classes[i] for i in chosen}):
        times = pd.Series([classes[i] for i in chosen]).value_counts()
        spare = [i for i in chosen[2:] if times[classes[i]] > 1]
        pairs = [
            (abs(points[i] - points[j]), i, j)
            for i in spare
            for j, code in enumerate(classes)
            if code == missing
        ]
        if pairs:
            _, out, into = min(pairs)
            chosen[chosen.index(out)] = into


def finding(sample: ModerationSample, subject: str) -> str:
    """How many to moderate of how many."""
    if len(sample.pupils) == sample.of:
        return f"Moderate all {sample.of} {subject} pupils: they are 15 or fewer"
    return f"Moderate {len(sample.pupils)} of {sample.of} in {subject}"


def note(sample: ModerationSample) -> str:
    """How they were chosen, and that the same can be drawn again."""
    several = f" and {sample.classes} classes" if sample.classes > 1 else ""
    spread = f"Spread over grades{several}, highest and lowest always in it."
    return f"{spread} Draw {sample.seed} gives the same pupils each time."
