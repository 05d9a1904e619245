"""What is known now of each pupil beside grades, as a list of pupils shows it."""

from dataclasses import dataclass

import pandas as pd

from lib.store.asking import Asks
from lib.store.row import Row

LOW_ATTENDANCE = 90.0
"""Per cent of sessions. The DfE calls a pupil persistently absent who misses 10% or more of them
(DfE, Pupil absence in schools in England, methodology)."""


@dataclass(frozen=True)
class Now(Row, query="observations/now"):
    """One pupil; None for what nothing says. `attendance` is in per cent."""

    pupil_id: int
    attendance: float | None
    attitude: float | None
    attitude_told: str | None
    attitude_scale: str
    lates: int | None
    positive_points: int | None
    negative_points: int | None
    reading_age: str | None
    reading_score: int | None
    primary_need: str | None
    second_need: str | None
    strategies: str | None
    access_arrangements: str | None


def known_now(asks: Asks, urn: int, results_year: int) -> dict[int, Now]:
    """Return what is known of each pupil of a year group, by pupil_id."""
    found = asks.records(Now, urn=urn, results_year=results_year)
    return {now.pupil_id: now for now in found}


def low_attendance(now: Now | None) -> str:
    """Return `attendance 86%` where it is under 90%, else nothing."""
    if now is None or now.attendance is None or now.attendance >= LOW_ATTENDANCE:
        return ""
    # Never rounded up to the line it is under.
    return f"attendance {int(now.attendance)}%"


def beside_words(now: Now | None) -> str:
    """Return `attendance 86.0%, attitude 2.3, reading age 9:03, SLCN`, of what is known."""
    if now is None:
        return ""
    parts = (
        f"attendance {now.attendance:.1f}%" if now.attendance is not None else "",
        f"attitude {now.attitude_told}" if now.attitude_told else "",
        f"reading age {now.reading_age}" if now.reading_age else "",
        *_needs(now),
    )
    return ", ".join(part for part in parts if part)


def beside(pupils: pd.DataFrame, known: dict[int, Now]) -> pd.DataFrame:
    """Return a list of pupils (by pupil_id) with the columns that a list shows beside grades."""
    now = [known.get(int(pupil_id)) for pupil_id in pupils["pupil_id"]]
    return pupils.assign(
        attendance=pd.Series([n and n.attendance for n in now], pupils.index, dtype=float) / 100,
        attitude=[(n and n.attitude_told) or "" for n in now],
        reading_age=[(n and n.reading_age) or "" for n in now],
        need=[" and ".join(_needs(n)) for n in now],
        strategies=[(n and n.strategies) or "" for n in now],
    )


def _needs(now: Now | None) -> list[str]:
    return [need for need in (now.primary_need, now.second_need) if need] if now else []
