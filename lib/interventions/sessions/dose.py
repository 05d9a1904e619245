"""How much of an intervention was given: sessions, minutes, attendance, group size, cost to date.

Everyone who was put on the plan is counted, those who left it too (intention to treat). A
session that was not held counts for nobody, and a pupil only in sessions with a mark of theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.interventions.sessions.plan import KeptSession, SessionPlan, session_plan
from lib.store.database import Database


@dataclass(frozen=True)
class Dose:
    """What one intervention gave. `n` is the pupils ever on it, one row each in `pupils`.

    `pupils`: pupil_id, name, code, form, held, present, absent, minutes, reasons, starts_on,
    ends_on, left_because. `sessions`: the newest first. `planned` is None where the plan names
    no number of sessions, `minutes` (of all pupils together) where no length is known,
    `cost_to_date` (pounds) where no cost is known or the plan's whole cost cannot be shared out
    over a number of sessions.
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
    sessions: list[KeptSession]

    @property
    def marked(self) -> int:
        """Places: each pupil at each session held."""
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
    plan = session_plan(database, intervention_id)
    pupils = database.rows("impact/dose", urn=plan.urn, intervention_id=intervention_id)
    sessions = database.records(KeptSession, intervention_id=intervention_id)
    held = [session for session in sessions if session.was_held]
    days = [session.held_on for session in held]
    present = sum(session.present for session in held)
    return Dose(
        intervention_id=intervention_id,
        n=len(pupils),
        planned=plan.sessions_planned,
        held=len(held),
        not_held=len(sessions) - len(held),
        present=present,
        absent=sum(session.absent for session in held),
        minutes=_minutes(held),
        weeks=len({day.isocalendar()[:2] for day in days}),
        group_size=present / len(held) if held else None,
        cost_to_date=_cost(plan, len(held)),
        first_on=min(days, default=None),
        last_on=max(days, default=None),
        pupils=pupils,
        sessions=sessions,
    )


def _minutes(held: Sequence[KeptSession]) -> int | None:
    """Return pupil-minutes; None where the length of a session is not known."""
    lasted = [s.minutes * s.present for s in held if s.minutes is not None]
    return sum(lasted) if held and len(lasted) == len(held) else None


def _cost(plan: SessionPlan, held: int) -> float | None:
    if plan.cost_per_session is not None:
        return plan.cost_per_session * held
    if plan.cost is None or not plan.sessions_planned:
        return None
    # Sessions beyond the plan do not make what was agreed for the whole of it dearer.
    return plan.cost * min(held / plan.sessions_planned, 1.0)
