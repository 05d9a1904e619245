"""What a checkpoint is measured by, and what stands beside it: last year's cohort and England."""

from dataclasses import dataclass

from lib.store.database import Database
from lib.store.row import Row
from lib.words import no_attainment_8


@dataclass(frozen=True)
class CheckpointRules(Row, query="cohort/measured_by"):
    """One checkpoint, its rule set's word on Progress 8, and last year's checkpoint like it."""

    checkpoint_id: int
    urn: int
    year_group: int
    results_year: int
    kind: str
    academic_year: int
    half_term: int
    cohort_sequence: int
    has_progress_8: bool
    progress_8_note: str
    tables_year: int
    tables_release: str
    progress_8_deviation: float | None
    last_year_id: int | None
    makes_attainment_8: bool
    unit: str
    """What a distance from target is counted in: grade, step, or "grade or step"."""

    @property
    def cohort(self) -> str:
        """The year group as a sentence names it: Year 11."""
        return f"Year {self.year_group}"

    @property
    def why_none(self) -> str:
        """Why its grades make no Attainment 8."""
        return no_attainment_8(self.kind)

    @property
    def last_year_words(self) -> str:
        """The cohort before, at the same point: last year’s Year 11, or 2025 leavers."""
        if self.kind == "final":
            return f"{self.results_year - 1} leavers"
        return f"last year’s {self.cohort}"


@dataclass(frozen=True)
class England(Row, query="cohort/england_headlines"):
    """A national figure with the year and status that must stand beside it."""

    measure: str
    value: float
    results_year: int
    status: str

    @property
    def words(self) -> str:
        """The figure's value, year and status, as in "45.9, 2024/25 provisional"."""
        return f"{self.value:g}, {self.stamp}"

    @property
    def share_words(self) -> str:
        """The same for a share in per cent, as in "45.2%, 2024/25 provisional"."""
        return f"{self.value:g}%, {self.stamp}"

    @property
    def stamp(self) -> str:
        """Year and status alone."""
        return f"{self.results_year - 1}/{str(self.results_year)[2:]} {self.status}"


def checkpoint_rules(database: Database, checkpoint_id: int) -> CheckpointRules:
    """Return what the checkpoint is measured by. Raises IndexError when there is no such one."""
    return database.records(CheckpointRules, checkpoint_id=checkpoint_id)[0]


def england(database: Database) -> dict[str, England]:
    """Return the newest national figure of each measure, as published (shares in per cent)."""
    return {figure.measure: figure for figure in database.records(England)}
