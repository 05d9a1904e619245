"""The collection of grades that is asked about, and the one before it."""

from dataclasses import dataclass
from datetime import date

from lib.store.database import Database
from lib.store.row import Row


@dataclass(frozen=True)
class Collection(Row, query="assessment/checkpoint"):
    """One checkpoint with what it is for, and the one before it with the same kind of grade."""

    checkpoint_id: int
    urn: int
    results_year: int
    year_group: int
    academic_year: int
    academic_year_label: str
    kind: str
    status: str
    collected_on: date
    checked_on: date | None
    purpose: str
    earlier_id: int | None
    earlier_on: date | None


def collection_at(database: Database, checkpoint_id: int) -> Collection | None:
    """Return the collection; None when there is no such checkpoint."""
    return next(iter(database.records(Collection, checkpoint_id=checkpoint_id)), None)
