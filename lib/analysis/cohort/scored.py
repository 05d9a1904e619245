"""The headlines of pupils scored from files: the cohort page's figures, of nobody's school."""

from dataclasses import dataclass

from lib.analysis.cohort.headlines import no_progress_8
from lib.analysis.statistics.intervals import Reading, mean_of_sums
from lib.store.batch import RuleSet, Sums

ELEMENTS = {"english": "English", "maths": "Maths", "ebacc": "EBacc", "open": "Open"}


@dataclass(frozen=True)
class Element:
    """One element: its mean points, and its Progress 8; each None where the rules have none."""

    name: str
    points: float | None
    progress: Reading | None


@dataclass(frozen=True)
class Scored:
    """Attainment 8 and Progress 8 of everybody scored. `absent` says why there is no Progress 8."""

    attainment_8: Reading
    progress_8: Reading | None
    absent: str
    elements: tuple[Element, ...]
    pupils: int
    with_baseline: int

    @property
    def without_baseline(self) -> int:
        """Pupils without both KS2 scores."""
        return self.pupils - self.with_baseline


def scored(sums: Sums, rules: RuleSet) -> Scored:
    """Return the headlines that the sums of all pupils come to under a rule set."""
    attainment = mean_of_sums(
        sums.attainment_8 or 0.0, sums.attainment_8_deviation, sums.pupils, None
    )
    return Scored(
        attainment,
        _progress(sums, sums.progress_8, rules.progress_8) if rules.has_progress_8 else None,
        "" if rules.has_progress_8 else no_progress_8(rules.progress_8_note),
        tuple(_element(element, sums, rules) for element in ELEMENTS),
        sums.pupils,
        sums.with_baseline,
    )


def _element(element: str, sums: Sums, rules: RuleSet) -> Element:
    progress = None
    if rules.has_progress_8:
        mean = getattr(sums, f"{element}_progress")
        progress = _progress(sums, mean, getattr(rules, element))
    return Element(ELEMENTS[element], getattr(sums, element), progress)


def _progress(sums: Sums, mean: float | None, national: float | None) -> Reading:
    return mean_of_sums(mean or 0.0, None, sums.with_progress_8, national)
