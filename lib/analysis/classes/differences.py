"""Do classes differ by more than chance would make them? A funnel, never a ranking.

A class is compared with its own subject in this school: the mean of its pupils' residuals minus
the subject's. So a subject that sits low does not put all its classes outside. Limits are
± z·σ/√n round nought (Spiegelhalter 2005) with σ the spread inside classes, at 95% and 99.8%.
Sets made by attainment differ for that reason too, which no limit here can know.
"""

from dataclasses import dataclass, replace
from math import comb, sqrt
from statistics import NormalDist

import numpy as np
import pandas as pd

from lib.analysis.subjects.against_target import SubjectsCheckpoint
from lib.store.database import Database
from lib.store.settings import minimum_pupils
from lib.words import either, number, sentence

ALERT, ALARM = 0.95, 0.998
SURPRISING = 0.05
"""Fewer chances than this of so many classes outside, and chance does not explain them."""


@dataclass(frozen=True)
class TaughtClass:
    """One class of one subject: how far its mean residual is from its subject's, in grades."""

    class_code: str
    subject_id: str
    subject: str
    n: int
    difference: float
    reading: str


@dataclass(frozen=True)
class Funnel:
    """Every class, the spread that sets the limits, and how many stand outside the 95% ones."""

    classes: tuple[TaughtClass, ...]
    deviation: float
    minimum: int
    from_same_start: bool
    """Whether pupils are set beside England from the same KS2 start, or else beside target."""

    @property
    def judged(self) -> tuple[TaughtClass, ...]:
        """The classes with enough pupils for a verdict."""
        return tuple(c for c in self.classes if c.n >= self.minimum)

    @property
    def outside(self) -> tuple[TaughtClass, ...]:
        """The classes outside the 95% limits."""
        return tuple(c for c in self.judged if c.reading in ("above", "below"))

    @property
    def far_outside(self) -> tuple[TaughtClass, ...]:
        """The classes outside the 99.8% limits."""
        return tuple(c for c in self.judged if abs(c.difference) > self.limit(c.n, ALARM))

    def limit(self, n: int, share: float) -> float:
        """How far from nought chance would put this share of classes of n pupils, in grades."""
        return NormalDist().inv_cdf((1 + share) / 2) * self.deviation / sqrt(n)


def classes_at(database: Database, checkpoint_id: int) -> Funnel | None:
    """Return the funnel of a checkpoint's classes; None when no subject has two classes."""
    grades = database.rows("subjects/grades", checkpoint_id=checkpoint_id)
    found = database.records(SubjectsCheckpoint, checkpoint_id=checkpoint_id)
    return funnel_of(grades, minimum_pupils(database, found[0].urn)) if found else None


def funnel_of(grades: pd.DataFrame, minimum: int) -> Funnel | None:
    """Return the funnel of rows of subject_grades; None when no subject has two classes."""
    known = grades.dropna(subset=["residual", "class_code"])
    several = known.groupby("subject_id")["class_code"].transform("nunique") > 1
    known = known[several.to_numpy(dtype=bool)]
    if known.empty:
        return None
    residual = known["residual"].astype(float)
    known = known.assign(beside=residual - residual.groupby(known["subject_id"]).transform("mean"))
    from_same_start = bool(known["against_england"].notna().any())
    bare = Funnel((), _spread_inside(known), minimum, from_same_start)
    means = known.groupby(["subject_id", "class_code"], sort=True).agg(
        subject=("subject", "first"), n=("beside", "size"), mean=("beside", "mean")
    )
    rows = means.reset_index()
    names = zip(rows["class_code"], rows["subject_id"], rows["subject"], strict=True)
    classes = (
        TaughtClass(*name, n, mean, _read(mean, n, bare))
        for name, n, mean in zip(names, rows["n"], rows["mean"], strict=True)
    )
    return replace(bare, classes=tuple(classes))


def _spread_inside(known: pd.DataFrame) -> float:
    """The pooled standard deviation of pupils inside their classes, in grades."""
    classes = known.groupby(["subject_id", "class_code"])["beside"]
    within = known["beside"] - classes.transform("mean")
    return sqrt(float((within**2).sum()) / max(len(known) - classes.ngroups, 1))


def finding(funnel: Funnel) -> str:
    """Whether chance explains the classes, judged by how many stand outside the limits."""
    outside, judged = len(funnel.outside), len(funnel.judged)
    if judged == 0:
        return f"Too few to tell: every class has under {funnel.minimum} pupils"
    if far := len(funnel.far_outside):
        verb = either(far, "class stands", "classes stand")
        return f"{sentence(number(far))} {verb} far outside what chance would do"
    if chance_of_as_many(outside, judged) < SURPRISING:
        return f"{sentence(number(outside))} classes stand outside the band, more than chance"
    return "Classes differ no more than chance would make them"


def how_to_read(funnel: Funnel, subject: str) -> str:
    """What a class is set beside, what the lines are, and what no line can know."""
    by = "from the same KS2 start" if funnel.from_same_start else "by distance from target"
    return (
        f"Each class beside its own subject's mean, {by}; dotted, the 99.8% limits. "
        f"{subject} is outlined. Sets made by attainment differ for that reason too."
    )


def note(funnel: Funnel) -> str:
    """How many classes fall outside the band, and how many chance alone would put there."""
    judged, outside = len(funnel.judged), len(funnel.outside)
    expected = round(judged * (1 - ALERT))
    small = len(funnel.classes) - judged
    left_out = f" {small} under {funnel.minimum} pupils are not judged." if small else ""
    return (
        f"{outside} of {judged} classes fall outside the 95% band; chance alone gives "
        f"{expected or 'under 1'}.{left_out}"
    )


def chance_of_as_many(outside: int, judged: int) -> float:
    """The chance of at least this many of `judged` classes outside 95% limits by luck alone."""
    p = 1 - ALERT
    fewer = sum(comb(judged, k) * p**k * (1 - p) ** (judged - k) for k in range(outside))
    return max(0.0, 1 - fewer)


def _read(mean: float, n: int, funnel: Funnel) -> str:
    if n < funnel.minimum:
        return "too few to tell"
    if abs(mean) <= funnel.limit(n, ALERT):
        return "not clear"
    return "above" if mean > 0 else "below"


def limits(funnel: Funnel, share: float, largest: int) -> tuple[np.ndarray, np.ndarray]:
    """Return class sizes from 3 to `largest` and the limit at each, to draw the funnel by."""
    sizes = np.arange(3, largest + 1)
    return sizes, np.array([funnel.limit(int(n), share) for n in sizes])
