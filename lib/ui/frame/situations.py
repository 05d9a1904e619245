"""What a page is about, as values: the cohort and the checkpoint that were chosen."""

from dataclasses import dataclass
from datetime import date

from lib.dates import month, month_and_year
from lib.store.row import Row

KINDS = {
    "predicted": "predicted",
    "working_at": "working at",
    "mock": "mock",
    "final": "final results",
}


@dataclass(frozen=True)
class Cohort(Row, query="frame/cohorts"):
    """The pupils of one results year. `year_group` passes 11 once they have left."""

    results_year: int
    year_group: int

    @property
    def is_leavers(self) -> bool:
        """Whether the cohort has sat its exams."""
        return self.year_group > 11

    @property
    def label(self) -> str:
        """As the page names it: Year 11, or 2026 leavers."""
        return f"{self.results_year} leavers" if self.is_leavers else f"Year {self.year_group}"


@dataclass(frozen=True)
class Checkpoint(Row, query="frame/cohort_checkpoints"):
    """One collection of grades for one year group, as in viewer.checkpoint."""

    checkpoint_id: int
    name: str
    academic_year_label: str
    academic_year: int
    half_term: int
    year_group: int
    results_year: int
    kind: str
    status: str
    collected_on: date
    checked_on: date | None
    rule_set: str
    cohort_sequence: int
    makes_attainment_8: bool
    """Whether its grades are end-of-course grades, and not all on scales of Years 7 to 9."""
    unit: str
    """What a distance from target is counted in: grade, step, or "grade or step"."""

    @property
    def label(self) -> str:
        """As the filter row names it: 2026/27 Autumn 1, predicted."""
        kind = "" if self.kind == "final" else f", {KINDS[self.kind]}"
        return f"{self.academic_year_label} {self.name}{kind}"

    @property
    def month(self) -> str:
        """As a sentence names it: July."""
        return month(self.collected_on)

    @property
    def month_and_year(self) -> str:
        """As a label names it: July 2026."""
        return month_and_year(self.collected_on)

    @property
    def is_checked(self) -> bool:
        """Whether the grades have been checked, or locked after that."""
        return self.status in ("checked", "locked")
