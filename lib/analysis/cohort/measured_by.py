"""What a checkpoint is measured by, and what stands beside it: last year's cohort and England."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import pandas as pd

from lib.store.database import Database
from lib.store.settings import get_settings

Number = TypeVar("Number", int, float)


@dataclass(frozen=True)
class CheckpointRules:
    """One checkpoint, its rule set's word on Progress 8, and last year's checkpoint like it."""

    checkpoint_id: int
    urn: int
    year_group: int
    results_year: int
    kind: str
    academic_year: int
    half_term: int
    has_progress_8: bool
    progress_8_note: str
    tables_year: int
    tables_release: str
    progress_8_deviation: float | None
    last_year_id: int | None
    minimum: int
    """Pupils below which the school wants no verdict."""

    @property
    def cohort(self) -> str:
        """The year group as a sentence names it: Year 11."""
        return f"Year {self.year_group}"

    @property
    def last_year_words(self) -> str:
        """The cohort before, at the same point: last year’s Year 11, or 2025 leavers."""
        if self.kind == "final":
            return f"{self.results_year - 1} leavers"
        return f"last year’s {self.cohort}"


@dataclass(frozen=True)
class England:
    """A national figure with the year and status that must stand beside it."""

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
    row = database.rows("cohort/measured_by", checkpoint_id=checkpoint_id).iloc[0]
    return CheckpointRules(
        checkpoint_id=int(row.checkpoint_id),
        urn=int(row.urn),
        year_group=int(row.year_group),
        results_year=int(row.results_year),
        kind=str(row.kind),
        academic_year=int(row.academic_year),
        half_term=int(row.half_term),
        has_progress_8=bool(row.has_progress_8),
        progress_8_note=str(row.progress_8_note),
        tables_year=int(row.tables_year),
        tables_release=str(row.tables_release),
        progress_8_deviation=_or_none(row.progress_8_deviation, float),
        last_year_id=_or_none(row.last_year_id, int),
        minimum=int(get_settings(database, int(row.urn))["minimum_pupils"]),
    )


def england(database: Database) -> dict[str, England]:
    """Return the newest national figure of each measure, as published (shares in per cent)."""
    rows = database.rows("cohort/england_headlines")
    return {
        row.measure: England(float(row.figure), int(row.results_year), str(row.status))
        for row in rows.itertuples(index=False)
    }


def _or_none(value: object, kind: Callable[[object], Number]) -> Number | None:
    return None if pd.isna(value) else kind(value)
