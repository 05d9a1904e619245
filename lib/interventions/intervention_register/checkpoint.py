"""The checkpoint that an Intervention Register is about, and the registers kept up to it."""

from dataclasses import dataclass
from datetime import date, datetime

from lib.store.asking import Asks
from lib.store.row import Row


@dataclass(frozen=True)
class RegisterCheckpoint(Row, query="intervention_register/checkpoint"):
    """One checkpoint of a school, and whether it is the newest of its cohort."""

    checkpoint_id: int
    urn: int
    results_year: int
    year_group: int
    kind: str
    collected_on: date
    half_term: str
    label: str
    is_newest: bool
    school: str
    unit: str
    """What a distance from target is counted in: grade, step, or "grade or step"."""


@dataclass(frozen=True)
class Kept(Row, query="intervention_register/kept"):
    """One register as it was kept: which half-term, when, by whom, which revision of it.

    `is_this`: kept of the checkpoint asked about, not of one before.
    """

    register_id: int
    checkpoint_id: int
    half_term: str
    year_label: str
    revision: int
    as_of_on: date
    on_roll: int
    renewed_by: str
    renewed_at: datetime
    note: str | None
    is_this: bool


def register_checkpoint(asks: Asks, checkpoint_id: int) -> RegisterCheckpoint:
    """Return the checkpoint of a number. Raises KeyError when there is none."""
    for at in asks.records(RegisterCheckpoint, checkpoint_id=checkpoint_id):
        return at
    raise KeyError(f"there is no checkpoint {checkpoint_id}")
