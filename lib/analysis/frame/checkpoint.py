"""One checkpoint, as the words beside its figures name it."""

from dataclasses import dataclass
from datetime import date

from lib.store.database import Database
from lib.store.row import Row


@dataclass(frozen=True)
class MeasuredCheckpoint(Row, query="frame/checkpoint"):
    """A checkpoint with its cohort's rules and their tables, None where none measures it."""

    checkpoint_id: int
    urn: int
    school: str
    is_sample: bool
    as_of_on: date | None
    results_year: int
    year_group: int
    academic_year: int
    academic_year_label: str
    name: str
    cohort_sequence: int
    kind: str
    status: str
    collected_on: date
    checked_on: date | None
    rule_set: str
    rules: str | None
    tables_year: int | None
    tables_release: str | None
    has_progress_8: bool | None
    progress_8_note: str | None
    progress_8_deviation: float | None
    makes_attainment_8: bool
    unit: str
    """What a distance from target is counted in: grade, step, or "grade or step"."""

    @property
    def tables(self) -> str:
        """The year and release of the tables: 2025 final."""
        return f"{self.tables_year} {self.tables_release}"


def measured_checkpoint(database: Database, checkpoint_id: int) -> MeasuredCheckpoint | None:
    """Return a checkpoint; None when there is no such one."""
    return next(iter(database.records(MeasuredCheckpoint, checkpoint_id=checkpoint_id)), None)
