"""The figures of a score as a person reads them: rounded as the DfE rounds, with likely ranges."""

from lib.analysis.cohort.scored import Element, Scored
from lib.analysis.statistics.intervals import Reading, TooFew
from lib.measures import MEASURES
from lib.numerals import plain
from lib.store.batch import RuleSet
from lib.words import pupils

WIDTH = 14
KIND_WORDS = {"predicted": "predicted grades", "mock": "mock grades", "final": "final grades"}
ELEMENT_PLACES = 1


def printed(out: str, found: Scored, rules: RuleSet, kind: str) -> list[str]:
    """Return the lines that say where the scores are, and what they come to."""
    of_kind = f" from {KIND_WORDS[kind]}" if kind else ""
    head = f"{out}: {pupils(found.pupils)}{of_kind}. Progress 8: {rules.progress_8_note}."
    return [head, *_attainment(found), *_progress(found)]


def _attainment(found: Scored) -> list[str]:
    named = [e for e in found.elements if e.points is not None]
    points = [] if isinstance(found.attainment_8, TooFew) else [_points(e) for e in named]
    return [_line("Attainment 8", _said("attainment_8", found.attainment_8)), *points]


def _progress(found: Scored) -> list[str]:
    baseline = (
        f"{pupils(found.with_baseline)} with a KS2 baseline, {found.without_baseline:,} without"
    )
    if found.progress_8 is None:
        return [_line("Progress 8", f"none. {found.absent}"), _line("", baseline)]
    said = _said("progress_8", found.progress_8)
    elements = [] if isinstance(found.progress_8, TooFew) else found.elements
    named = [_line(f"  {e.name}", _said("progress_8", e.progress)) for e in elements if e.progress]
    return [_line("Progress 8", said), *named, _line("", baseline)]


def _points(element: Element) -> str:
    return _line(f"  {element.name}", plain(element.points or 0.0, ELEMENT_PLACES))


def _said(measure: str, reading: Reading) -> str:
    write = MEASURES[measure].written
    if isinstance(reading, TooFew):
        return f"{reading.reading} ({pupils(reading.n)}, at least {reading.minimum} are needed)"
    return (
        f"{write(reading.value)}, likely {write(reading.low)} to {write(reading.high)} "
        f"(95%), {pupils(reading.n)}"
    )


def _line(name: str, said: str) -> str:
    return f"{name:{WIDTH}} {said}"
