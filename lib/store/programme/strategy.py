"""The three-year strategic plan: its lines are written, written anew and withdrawn, never lost."""

from dataclasses import dataclass
from datetime import date

from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.programme.said import line, person, refuse_overtaken
from lib.store.statements import Cursor, rows, run


@dataclass(frozen=True)
class StrategyLine:
    """One line: which pupils (a group_id, or words), in which year, what for, led by whom."""

    academic_year: int
    pupil_group: str
    aim: str
    leader: str
    experts: str
    starts_on: date
    ends_on: date


def year_bounds(academic_year: int) -> tuple[date, date]:
    """Return the first and the last day of an academic year."""
    return date(academic_year - 1, 9, 1), date(academic_year, 8, 31)


def add_line(database: Database, urn: int, new: StrategyLine, said_by: str) -> int:
    """Put a line into the plan and return its number.

    Raises StoreError, and keeps nothing, when the pupils, the aim, the Leader or the writer are
    blank, the end is before the start, or the dates are outside the year.
    """
    new, who = _tidied(new), person(said_by)
    with database.transaction() as cursor:
        ((number,),) = rows(cursor, "programme/next_line")
        _keep(cursor, int(number), 1, urn, new, who)
    return int(number)


def change_line(
    database: Database,
    urn: int,
    line_id: int,
    seen: int,
    new: StrategyLine,
    said_by: str,
    because: str = "",
) -> None:
    """Write a line anew; what it said before is kept. `seen` is the version that was on screen.

    Raises the errors of `add_line`, and StoreError when it was changed since or is not there.
    """
    new, who, why = _tidied(new), person(said_by), line(because, "the reason")
    with database.transaction() as cursor:
        _refuse_standing(cursor, line_id, seen)
        _keep(cursor, line_id, seen + 1, urn, new, who, because=why)


def withdraw_line(
    database: Database,
    urn: int,
    line_id: int,
    seen: int,
    standing: StrategyLine,
    said_by: str,
    because: str,
) -> None:
    """Take a line out of the plan, with the reason. It stays in the history."""
    who, why = person(said_by), line(because, "the reason", is_needed=True)
    with database.transaction() as cursor:
        _refuse_standing(cursor, line_id, seen)
        _keep(cursor, line_id, seen + 1, urn, standing, who, because=why, is_withdrawn=True)


def _keep(
    cursor: Cursor,
    line_id: int,
    version: int,
    urn: int,
    new: StrategyLine,
    who: str,
    *,
    because: str = "",
    is_withdrawn: bool = False,
) -> None:
    said = {"because": because, "is_withdrawn": is_withdrawn, "said_by": who}
    run(
        cursor,
        "programme/keep_line",
        line_id=line_id,
        version=version,
        urn=urn,
        **vars(new),
        **said,
    )


def _tidied(new: StrategyLine) -> StrategyLine:
    first, last = year_bounds(new.academic_year)
    if new.ends_on < new.starts_on:
        raise StoreError("The end is before the start.", "Put the later day second.")
    if new.starts_on < first or new.ends_on > last:
        year = f"{new.academic_year - 1}/{new.academic_year % 100:02d}"
        raise StoreError(
            f"The dates are not all in {year}.",
            "A year runs from 1 September to 31 August: choose days in it, or the other year.",
        )
    return StrategyLine(
        new.academic_year,
        line(new.pupil_group, "the group of pupils", is_needed=True),
        line(new.aim, "the aim", is_needed=True),
        line(new.leader, "the Leader", is_needed=True),
        line(new.experts, "the list of Experts"),
        new.starts_on,
        new.ends_on,
    )


def _refuse_standing(cursor: Cursor, line_id: int, seen: int) -> None:
    ((standing, is_withdrawn),) = rows(cursor, "programme/line_version", line_id=line_id)
    if not standing:
        raise StoreError("There is no such line in the plan.", "Open the page again.")
    refuse_overtaken(seen, standing)
    if is_withdrawn:
        raise StoreError("This line has been withdrawn.", "Write a new one in its place.")
