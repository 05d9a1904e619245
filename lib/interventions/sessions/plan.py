"""What is kept of a plan's sessions: the plan as its attendance needs it, and each session held."""

from dataclasses import dataclass
from datetime import date, datetime

from lib.store.database import Database
from lib.store.row import Row


@dataclass(frozen=True)
class SessionPlan(Row, query="sessions/plan"):
    """A plan as its sessions need it. `last_day` is that of its end or of its closing."""

    intervention_id: int
    urn: int
    lead: str | None
    starts_on: date
    last_day: date | None
    sessions_planned: int | None
    minutes: int | None
    weekday: int | None
    cost: float | None
    cost_per_session: float | None


@dataclass(frozen=True)
class KeptSession(Row, query="sessions/held"):
    """A session that was saved, held or not; `minutes` are the plan's where it says none."""

    session_id: int
    held_on: date
    was_held: bool
    note: str | None
    taken_by: str
    taken_at: datetime | None
    minutes: int | None
    marked: int
    present: int
    absent: int


def session_plan(database: Database, intervention_id: int) -> SessionPlan:
    """Return the plan of a number. Raises KeyError when there is none."""
    for plan in database.records(SessionPlan, intervention_id=intervention_id):
        return plan
    raise KeyError(f"there is no intervention {intervention_id}")
