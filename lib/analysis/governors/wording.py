"""How the governor cards say numbers: in sentences a reader without statistics follows."""

from collections.abc import Sequence

from lib.analysis.statistics.intervals import Estimate, Reading
from lib.numerals import percent, signed
from lib.words import listed, pupils

LONGEST_NAME = 44
FIVE = "grade 5 or more in English and maths"
SHARES = (
    (0.05, "Very few pupils"),
    (0.15, "About one pupil in ten"),
    (0.225, "About one pupil in five"),
    (0.29, "About one pupil in four"),
    (0.38, "About one pupil in three"),
    (0.46, "About four pupils in ten"),
    (0.54, "About half of pupils"),
    (0.62, "About six pupils in ten"),
    (0.71, "About two pupils in three"),
    (0.79, "About three pupils in four"),
    (0.875, "About eight pupils in ten"),
    (0.96, "About nine pupils in ten"),
    (1.01, "Nearly all pupils"),
)


def about_share(share: float) -> str:
    """Return a share as one would say it: "About one pupil in three"."""
    return next(words for below, words in SHARES if share < below)


def is_many(share: float) -> bool:
    """Whether `about_share` names more than one pupil, so that its verb is "are"."""
    return not about_share(share).startswith("About one")


def per_cent_between(reading: Estimate) -> str:
    """Return "Likely between 39% and 53%."."""
    return f"Likely between {percent(reading.low)} and {percent(reading.high)}."


def grades_between(reading: Estimate) -> str:
    """Return a difference's range in words: "0.2 to 1.0 below", "0.1 below to 0.3 above"."""
    low, high = abs(reading.low), abs(reading.high)
    if reading.high < 0:
        return f"{high:.1f} to {low:.1f} below"
    if reading.low > 0:
        return f"{low:.1f} to {high:.1f} above"
    return f"{low:.1f} below to {high:.1f} above"


def signed_between(reading: Estimate) -> str:
    """Return "+0.3 to +1.1"."""
    return f"{signed(reading.low, 1)} to {signed(reading.high, 1)}"


def level(against: str) -> str:
    """Say that chance alone could explain a difference."""
    return f"not clearly different from {against}"


def of_pupils(n: int) -> str:
    """Return "41 pupils"."""
    return pupils(n)


def named(names: Sequence[str]) -> str:
    """Return up to three names as a sentence lists them, long ones shortened."""
    return listed([shortened(name) for name in names])


def shortened(name: str) -> str:
    """Return a long name cut at a word, so that a heading still fits its card."""
    if len(name) <= LONGEST_NAME:
        return name
    return name[: LONGEST_NAME - 1].rsplit(" ", 1)[0] + "…"


def is_flat(reading: Reading) -> bool:
    """Whether every pupil has the same value, so that showing it would tell each one's."""
    return isinstance(reading, Estimate) and reading.high - reading.low < 1e-9
