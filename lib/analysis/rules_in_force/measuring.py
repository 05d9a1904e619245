"""Which rules, tables and national figures measure a cohort, in words and short tables."""

from dataclasses import dataclass

import pandas as pd

from lib.numerals import signed
from lib.store.database import Database
from lib.store.row import Row
from lib.words import sentence

ELEMENT_NAMES = {
    "english": "English",
    "maths": "Maths",
    "ebacc": "EBacc",
    "open": "Open",
    "science": "Science",
    "breadth": "Breadth",
    "choice": "Choice",
}
SUBJECTS_NAMED = 8


@dataclass(frozen=True)
class _CohortRules(Row, query="rules_in_force/by_cohort"):
    """What measures one cohort of the school."""

    results_year: int
    pupils: int
    rule_set: str
    tables_year: int
    tables_release: str
    has_progress_8: bool
    progress_8_note: str
    has_ebacc: bool
    note: str


@dataclass(frozen=True)
class _Element(Row, query="rules_in_force/elements"):
    """One element of a rule set; `deviation` is None where there is no Progress 8."""

    element: str
    stage: int
    slots: int
    weight: int
    weight_needs_both: bool
    one_per_category: bool
    progress_divisor: int
    subjects: list[str] | None
    categories: list[str] | None
    deviation: float | None


@dataclass(frozen=True)
class _Band(Row, query="rules_in_force/bandings"):
    """One Progress 8 band: from a score, to below a score, each None where it is open."""

    label: str
    score_from: float | None
    score_below: float | None
    interval_test: str


@dataclass(frozen=True)
class _Source(Row, query="rules_in_force/sources"):
    """Where a table of a rule set comes from."""

    title: str
    release: str
    url: str
    file: str
    folder: str


@dataclass(frozen=True)
class _ProposedRules(Row, query="rules_in_force/proposals"):
    """A rule set that is consulted on."""

    rule_set: str
    label: str
    progress_8_note: str
    note: str


@dataclass(frozen=True)
class RulesInForce:
    """One cohort's rule set, ready to be shown; the frames have headings for a screen."""

    finding: str
    lede: str
    slots: pd.DataFrame
    cohorts: pd.DataFrame
    bandings: pd.DataFrame
    not_known: pd.DataFrame
    sources: pd.DataFrame
    proposal: "Proposal | None"


@dataclass(frozen=True)
class Proposal:
    """A rule set that is consulted on and not adopted."""

    title: str
    note: str
    slots: pd.DataFrame
    not_known: pd.DataFrame


def rules_in_force(database: Database, urn: int, results_year: int, name: str) -> RulesInForce:
    """Return what measures the cohort of `results_year`, which the page calls `name`.

    Raises KeyError when the school has no such cohort.
    """
    cohorts = {rules.results_year: rules for rules in database.records(_CohortRules, urn=urn)}
    rule = cohorts[results_year]
    return RulesInForce(
        finding=_finding(rule, name),
        lede=_lede(rule),
        slots=_slots(database, rule.rule_set),
        cohorts=_cohorts([*cohorts.values()]),
        bandings=_bandings(database, results_year),
        not_known=_not_known(database, rule.rule_set),
        sources=_sources(database, rule.rule_set),
        proposal=_proposal(database),
    )


def _finding(rule: _CohortRules, name: str) -> str:
    are, have = ("are", "have") if name.endswith("leavers") else ("is", "has")
    if not rule.has_progress_8:
        return f"{name} {have} Attainment 8 but no Progress 8: no KS2 tests were sat"
    against = f"{rule.tables_year} {rule.tables_release} estimates"
    if rule.tables_year == rule.results_year:
        return f"{name} {are} measured against {against}, their own year’s"
    return f"{name} {are} measured against {against}, the newest published"


def _lede(rule: _CohortRules) -> str:
    pupils = f"{rule.pupils:,} pupils, results year {rule.results_year}."
    if not rule.has_progress_8:
        return f"{pupils} {rule.progress_8_note}."
    if rule.tables_year == rule.results_year:
        return f"{pupils} Progress 8 is {rule.progress_8_note}."
    return f"{pupils} A proxy until then: {rule.progress_8_note.split('; ')[-1]}."


def _slots(database: Database, rule_set: str) -> pd.DataFrame:
    elements = database.records(_Element, rule_set=rule_set)
    frame = pd.DataFrame(
        {
            "Element": [ELEMENT_NAMES.get(e.element, e.element.capitalize()) for e in elements],
            "Slots": [e.slots for e in elements],
            "Counted": [_counted(e) for e in elements],
            "Takes": [_takes(e) for e in elements],
        }
    )
    if all(e.deviation is None for e in elements):
        return frame
    return frame.assign(
        **{
            "Divided by": [str(e.progress_divisor) for e in elements],
            "Spread in England": [
                "" if e.deviation is None else f"{e.deviation:.3f}" for e in elements
            ],
        }
    )


def _counted(element: _Element) -> str:
    if element.weight == 1:
        return "once"
    return "twice, if both were taken" if element.weight_needs_both else "twice"


def _takes(element: _Element) -> str:
    if element.stage == 2:
        return "The best of everything left, technical awards included"
    if element.one_per_category:
        return f"No two from one category: {', '.join(element.categories or [])}"
    subjects = element.subjects or []
    named = ", ".join(subjects[:SUBJECTS_NAMED])
    more = len(subjects) - SUBJECTS_NAMED
    return f"{named} and {more} more" if more > 0 else named


def _cohorts(cohorts: list[_CohortRules]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Results year": [str(c.results_year) for c in cohorts],
            "Tables": [f"{c.tables_year} {c.tables_release}" for c in cohorts],
            "Progress 8": [sentence(c.progress_8_note) for c in cohorts],
            "EBacc measures": ["yes" if c.has_ebacc else "dropped" for c in cohorts],
            "Pupils": [c.pupils for c in cohorts],
        }
    )


def _bandings(database: Database, results_year: int) -> pd.DataFrame:
    bands = database.records(_Band, results_year=results_year)
    shown = {"above": "wholly above 0", "below": "wholly below 0", "includes_zero": "includes 0"}
    return pd.DataFrame(
        {
            "Band": [band.label for band in bands],
            "Score": [_bounds(band.score_from, band.score_below) for band in bands],
            "Likely range": [shown[band.interval_test] for band in bands],
        }
    )


def _bounds(low: float | None, below: float | None) -> str:
    if below is None:
        return "any" if low is None else f"{_signed(low)} or more"
    return f"under {_signed(below)}" if low is None else f"{_signed(low)} to {_signed(below)}"


def _signed(score: float) -> str:
    return signed(score, 1) if score else "0"


def _not_known(database: Database, rule_set: str) -> pd.DataFrame:
    rows = database.rows("rules_in_force/not_known", rule_set=rule_set)
    return rows.drop(columns="source").set_axis(
        ["What", "What is missing", "What Checkpoint does"], axis=1
    )


def _sources(database: Database, rule_set: str) -> pd.DataFrame:
    sources = database.records(_Source, rule_set=rule_set)
    return pd.DataFrame(
        {
            "Table": [source.title for source in sources],
            "Year": ["" if s.folder == s.file else s.folder for s in sources],
            "Release": [source.release for source in sources],
            "From": [source.url.removeprefix("https://") for source in sources],
        }
    )


def _proposal(database: Database) -> Proposal | None:
    proposals = database.records(_ProposedRules)
    if not proposals:
        return None
    rules = proposals[-1]
    return Proposal(
        title=rules.label,
        note=f"{sentence(rules.progress_8_note)}. {rules.note}.",
        slots=_slots(database, rules.rule_set),
        not_known=_not_known(database, rules.rule_set),
    )
