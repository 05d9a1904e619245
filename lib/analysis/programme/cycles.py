"""The cycles of a school on a day: which week it is, and how each milestone stands."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from lib.rules.cycle_weeks import (
    KINDS,
    due_on,
    first_monday_after,
    is_off,
    monday_of,
    usual_weeks_off,
    week_on,
)
from lib.store.database import Database

DONE, OVERDUE, DUE, TO_COME = "done", "overdue", "due", "to_come"
"""Done; the Friday of its week is past; its week has begun; its week is still to come."""
LATEST = timedelta(weeks=5)
"""How long after a checkpoint's Monday a cycle is still counted from it."""


@dataclass(frozen=True)
class Standing:
    """A milestone on a day. `version` counts what was said of it; `due_on` is a Friday."""

    milestone: str
    name: str
    meaning: str
    week: int
    begins_on: date
    due_on: date
    state: str
    done_on: date | None
    note: str
    said_by: str
    version: int


@dataclass(frozen=True)
class Cycle:
    """A cycle on a day. `week` is the last week of school begun: 0 before the first."""

    cycle_id: int
    version: int
    kind: str
    department: str | None
    focus: str
    starts_on: date
    ends_on: date
    weeks_off: tuple[date, ...]
    weeks: int
    week: int
    is_off: bool
    is_stopped: bool
    because: str
    milestones: tuple[Standing, ...]

    @property
    def is_over(self) -> bool:
        """Whether its last week is past."""
        return self.week > self.weeks

    @property
    def is_running(self) -> bool:
        """Whether it has begun, is not over and was not stopped."""
        return 1 <= self.week <= self.weeks and not self.is_stopped

    def standing(self, state: str) -> tuple[Standing, ...]:
        """The milestones in one state."""
        return tuple(m for m in self.milestones if m.state == state)


@dataclass(frozen=True)
class Programme:
    """Every cycle of a school, the latest to start first, and when the next could start.

    `current` is the school's cycle that runs on the day, else the one to begin soonest, else the
    last that is over; None without any. `departments` is the same for each department.
    """

    day: date
    cycles: tuple[Cycle, ...]
    current: Cycle | None
    departments: tuple[Cycle, ...]
    proposed_start: date
    proposed_from: str

    def of(self, department: str | None) -> Cycle | None:
        """The cycle of a department, or (None) of the whole school, that is on screen."""
        if department is None:
            return self.current
        return next((c for c in self.departments if c.department == department), None)


def programme(database: Database, urn: int, day: date) -> Programme:
    """Return the school's cycles as they stand on a day.

    A start is proposed for the first Monday after the newest checkpoint, or after the day itself
    where there is no checkpoint or its five-week report would be overdue already.
    """
    milestones = database.rows("programme/cycle_milestones", urn=urn)
    cycles = tuple(
        _cycle(row, milestones[milestones.cycle_id == row.cycle_id], day)
        for row in database.rows("programme/cycles", urn=urn).itertuples(index=False)
    )
    names = dict.fromkeys(c.department for c in cycles if c.department)
    departments = (_current(cycles, name) for name in sorted(names))
    start, why = _proposed(database, urn, day)
    return Programme(
        day=day,
        cycles=cycles,
        current=_current(cycles, None),
        departments=tuple(c for c in departments if c),
        proposed_start=start,
        proposed_from=why,
    )


def proposed_milestones(kind: str, starts_on: date, day: date) -> tuple[Standing, ...]:
    """Return the milestones a cycle of this kind would have if it started on that Monday."""
    off = usual_weeks_off(starts_on, KINDS[kind].weeks)
    return tuple(
        Standing(
            m.milestone,
            m.name,
            m.meaning,
            m.week,
            monday_of(starts_on, m.week, off),
            due_on(starts_on, m.week, off),
            _state(False, monday_of(starts_on, m.week, off), day),
            None,
            "",
            "",
            0,
        )
        for m in KINDS[kind].milestones
    )


def _cycle(row: Any, milestones: pd.DataFrame, day: date) -> Cycle:  # noqa: ANN401
    start = pd.Timestamp(row.starts_on).date()
    off = tuple(pd.Timestamp(d).date() for d in row.weeks_off)
    weeks = KINDS[row.kind].weeks
    end = due_on(start, weeks, off)
    is_over = day > end
    return Cycle(
        cycle_id=int(row.cycle_id),
        version=int(row.version),
        kind=str(row.kind),
        department=_text(row.department) or None,
        focus=_text(row.focus),
        starts_on=start,
        ends_on=end,
        weeks_off=off,
        weeks=weeks,
        # Weeks off after its end are not in it, so they must not hold its last week up.
        week=weeks + 1 if is_over else week_on(start, day, off),
        is_off=is_off(day, off) and not is_over,
        is_stopped=bool(row.is_stopped),
        because=_text(row.because),
        milestones=tuple(_standing(m, start, off, day) for m in milestones.itertuples(index=False)),
    )


def _standing(row: Any, start: date, off: tuple[date, ...], day: date) -> Standing:  # noqa: ANN401
    monday = monday_of(start, int(row.week), off)
    return Standing(
        milestone=str(row.milestone),
        name=str(row.name),
        meaning=str(row.meaning),
        week=int(row.week),
        begins_on=monday,
        due_on=due_on(start, int(row.week), off),
        state=_state(bool(row.is_done), monday, day),
        done_on=None if pd.isna(row.done_on) else pd.Timestamp(row.done_on).date(),
        note=_text(row.note),
        said_by=_text(row.said_by),
        version=int(row.version),
    )


def _state(is_done: bool, monday: date, day: date) -> str:
    if is_done:
        return DONE
    if day > monday + timedelta(days=4):
        return OVERDUE
    return DUE if day >= monday else TO_COME


def _current(cycles: tuple[Cycle, ...], department: str | None) -> Cycle | None:
    mine = [c for c in cycles if c.department == department and not c.is_stopped]
    running = [c for c in mine if c.is_running]
    to_begin = [c for c in mine if c.week == 0]
    over = [c for c in mine if c.is_over]
    # The latest to start stand first; of those to begin the soonest counts.
    return next(iter([*running, *reversed(to_begin), *over]), None)


def _proposed(database: Database, urn: int, day: date) -> tuple[date, str]:
    newest = database.rows("programme/latest_collection", urn=urn, as_of_on=day)
    if newest.empty:
        return first_monday_after(day), "the next Monday"
    label = str(newest.label.iloc[0])
    monday = first_monday_after(pd.Timestamp(newest.collected_on.iloc[0]).date())
    if day - monday > LATEST:
        return first_monday_after(day), f"the next Monday; {label} is over five weeks ago"
    return monday, f"the first Monday after {label}"


def _text(value: object) -> str:
    return "" if value is None or pd.isna(value) else str(value)
