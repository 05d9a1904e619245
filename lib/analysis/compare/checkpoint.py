"""The checkpoint of a side, as the words beside its figures name it."""

from dataclasses import dataclass
from datetime import date

from lib.store.row import Row


@dataclass(frozen=True)
class ComparedCheckpoint(Row, query="compare/checkpoint"):
    """A checkpoint with its cohort's rules and the tables they were applied with."""

    checkpoint_id: int
    urn: int
    results_year: int
    year_group: int
    academic_year: int
    academic_year_label: str
    name: str
    kind: str
    status: str
    collected_on: date
    checked_on: date | None
    rule_set: str
    rules: str | None
    tables: str | None
    has_progress_8: bool | None
    progress_8_note: str | None
    progress_8_deviation: float | None
