"""What the impact page is about: which pupils, which year's help, pooled how, which row."""

from dataclasses import dataclass

from lib.analysis.impact.groupings import GROUPINGS
from lib.analysis.impact.judged import ImpactAnswer, Judged
from lib.ui.frame.address import address_value
from lib.ui.frame.choices import choose_one
from lib.ui.frame.questions import School, ask, ask_records
from lib.ui.frame.situations import Cohort

EVERY = "all"


@dataclass(frozen=True)
class ImpactChoice:
    """The scalars of `impact_of`; `cohort` and `period` are 0 for all."""

    grouping: str
    cohort: int
    period: int


def choose_impact(at: School) -> ImpactChoice:
    """Choose year group, period and pooling."""
    cohorts = ask_records(Cohort, urn=at.urn)
    ordered = sorted(cohorts, key=lambda c: (c.is_leavers, abs(c.year_group - 11)))
    years = {EVERY: "All year groups"} | {str(c.results_year): c.label for c in ordered}
    cohort = choose_one("cohort", "Year group", years, width=160)
    begun = sorted(set(ask("impact/places", urn=at.urn)["academic_year"]), reverse=True)
    periods = {EVERY: "Begun in any year"} | {
        str(y): f"Begun in {y - 1}/{y % 100:02}" for y in begun
    }
    period = choose_one("period", "Period", periods, width=190)
    words = {name: grouping.words for name, grouping in GROUPINGS.items()}
    grouping = choose_one("pooled", "Pooled", words, width=200)
    return ImpactChoice(grouping, *(0 if v == EVERY else int(v) for v in (cohort, period)))


def choose_intervention(found: ImpactAnswer, grouping: str) -> ImpactAnswer:
    """Choose one row or all of them; returns the answer narrowed to what was chosen.

    Pooled by people there is no choosing all: one person's help is looked at by itself.
    """
    ordered = sorted(found.rows, key=lambda row: row.name)
    words = {str(row.key): row.name for row in ordered}
    if not GROUPINGS[grouping].is_of_people:
        words = {EVERY: "All interventions"} | words
    chosen = choose_one("intervention", "Intervention", words, width=260)
    return found if chosen == EVERY else ImpactAnswer((_row(found, chosen),), found.minimum)


def chosen_row(found: ImpactAnswer) -> Judged:
    """Return the row the address names, else the first."""
    return _row(found, address_value("row", ""))


def _row(found: ImpactAnswer, key: str) -> Judged:
    return found.row(key) or found.rows[0]
