"""The cycles of a school on a day: which week it is, and how each milestone stands."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

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
from lib.store.row import Row

DONE, OVERDUE, DUE, TO_COME = "done", "overdue", "due", "to_come"
"""Done; the Friday of its week is past; its week has begun; its week is still to come."""
LATEST = timedelta(weeks=5)
"""How long after a checkpoint's Monday a cycle is still counted from it."""


@dataclass(frozen=True)
class _CycleSaid(Row, query="programme/cycles"):
    """A cycle as it was last said to be."""

    cycle_id: int
    version: int
    kind: str
    department: str | None
    focus: str
    starts_on: date
    weeks_off: list[date]
    is_stopped: bool
    because: str
    said_by: str
    said_at: datetime


@dataclass(frozen=True)
class _MilestoneSaid(Row, query="programme/cycle_milestones"):
    """A milestone of a cycle with what was last said of it; version 0 where nothing was."""

    cycle_id: int
    milestone: str
    name: str
    meaning: str
    week: int
    sort_order: int
    version: int
    is_done: bool
    done_on: date | None
    note: str
    said_by: str
    said_at: datetime | None


@dataclass(frozen=True)
class _Collected(Row, query="programme/latest_collection"):
    """The newest collection of grades."""

    checkpoint_id: int
    results_year: int
    collected_on: date
    label: str


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
    milestones = database.records(_MilestoneSaid, urn=urn)
    cycles = tuple(
        _cycle(said, [m for m in milestones if m.cycle_id == said.cycle_id], day)
        for said in database.records(_CycleSaid, urn=urn)
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


def _cycle(said: _CycleSaid, milestones: list[_MilestoneSaid], day: date) -> Cycle:
    start, off = said.starts_on, tuple(said.weeks_off)
    weeks = KINDS[said.kind].weeks
    end = due_on(start, weeks, off)
    is_over = day > end
    return Cycle(
        cycle_id=said.cycle_id,
        version=said.version,
        kind=said.kind,
        department=said.department or None,
        focus=said.focus,
        starts_on=start,
        ends_on=end,
        weeks_off=off,
        weeks=weeks,
        # Weeks off after its end are not in it, so they must not hold its last week up.
        week=weeks + 1 if is_over else week_on(start, day, off),
        is_off=is_off(day, off) and not is_over,
        is_stopped=said.is_stopped,
        because=said.because,
        milestones=tuple(_standing(m, start, off, day) for m in milestones),
    )


def _standing(said: _MilestoneSaid, start: date, off: tuple[date, ...], day: date) -> Standing:
    monday = monday_of(start, said.week, off)
    return Standing(
        milestone=said.milestone,
        name=said.name,
        meaning=said.meaning,
        week=said.week,
        begins_on=monday,
        due_on=due_on(start, said.week, off),
        state=_state(said.is_done, monday, day),
        done_on=said.done_on,
        note=said.note,
        said_by=said.said_by,
        version=said.version,
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
    for newest in database.records(_Collected, urn=urn, as_of_on=day):
        monday = first_monday_after(newest.collected_on)
        if day - monday > LATEST:
            return first_monday_after(
                day
            ), f"the next Monday; {newest.label} is over five weeks ago"
        return monday, f"the first Monday after {newest.label}"
    return first_monday_after(day), "the next Monday"
