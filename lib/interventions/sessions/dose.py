"""How much of an intervention was given: sessions, minutes, attendance, group size, cost to date.

Everyone who was put on the plan is counted, those who left it too (intention to treat). A
session that was not held counts for nobody, and a pupil only in sessions with a mark of theirs.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.store.database import Database


@dataclass(frozen=True)
class Dose:
    """What one intervention gave. `n` is the pupils ever on it, one row each in `pupils`.

    `pupils`: pupil_id, name, code, form, held, present, absent, minutes, reasons, starts_on,
    ends_on, left_because. `planned` is None where the plan names no number of sessions,
    `minutes` (of all pupils together) where no length is known, `cost_to_date` (pounds) where no
    cost is known or the plan's whole cost cannot be shared out over a number of sessions.
    """

    intervention_id: int
    n: int
    planned: int | None
    held: int
    not_held: int
    present: int
    absent: int
    minutes: int | None
    weeks: int
    group_size: float | None
    cost_to_date: float | None
    first_on: date | None
    last_on: date | None
    pupils: pd.DataFrame
    sessions: pd.DataFrame

    @property
    def marked(self) -> int:
        """Places on registers: each pupil at each session held."""
        return self.present + self.absent

    @property
    def attendance(self) -> float | None:
        """The share of those places at which the pupil was present, 0 to 1."""
        return self.present / self.marked if self.marked else None

    @property
    def cost_per_pupil(self) -> float | None:
        """Pounds to date for each pupil ever on it."""
        return self.cost_to_date / self.n if self.cost_to_date is not None and self.n else None


def dose(database: Database, intervention_id: int) -> Dose:
    """Return what was given of one intervention. Raises KeyError when there is none."""
    found = database.rows("sessions/plan", intervention_id=intervention_id)
    if found.empty:
        raise KeyError(f"there is no intervention {intervention_id}")
    plan = found.iloc[0]
    pupils = database.rows("impact/dose", urn=int(plan.urn), intervention_id=intervention_id)
    sessions = database.rows("sessions/held", intervention_id=intervention_id)
    held = sessions[sessions.was_held]
    days = pd.to_datetime(held.held_on)
    planned = _whole(plan.sessions_planned)
    return Dose(
        intervention_id=intervention_id,
        n=len(pupils),
        planned=planned,
        held=len(held),
        not_held=len(sessions) - len(held),
        present=int(held.present.sum()),
        absent=int(held.absent.sum()),
        minutes=_minutes(held),
        weeks=int(days.dt.strftime("%G-%V").nunique()),
        group_size=float(held.present.mean()) if len(held) else None,
        cost_to_date=_cost(plan.cost, plan.cost_per_session, len(held), planned),
        first_on=days.min().date() if len(held) else None,
        last_on=days.max().date() if len(held) else None,
        pupils=pupils,
        sessions=sessions,
    )


def _minutes(held: pd.DataFrame) -> int | None:
    """Return pupil-minutes; None where the length of a session is not known."""
    if held.empty or held.minutes.isna().any():
        return None
    return int((held.minutes * held.present).sum())


def _cost(cost: object, per_session: object, held: int, planned: int | None) -> float | None:
    if not pd.isna(per_session):
        return float(per_session) * held
    if pd.isna(cost) or not planned:
        return None
    # Sessions beyond the plan do not make what was agreed for the whole of it dearer.
    return float(cost) * min(held / planned, 1.0)


def _whole(value: object) -> int | None:
    return None if pd.isna(value) else int(value)
