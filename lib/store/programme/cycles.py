"""Cycles: started on a Monday, their dates changed with a reason, their milestones marked done."""

from collections.abc import Sequence
from datetime import date

from lib.dates import long_date, weekday
from lib.rules.cycle_weeks import DEPARTMENT, KINDS, LONGEST_BREAK, SCHOOL, due_on, monday_of
from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.programme.said import LONGEST_TEXT, line, person, refuse_overtaken
from lib.store.statements import Cursor, rows, run


def start_cycle(
    database: Database,
    urn: int,
    starts_on: date,
    weeks_off: Sequence[date],
    said_by: str,
    department: str | None = None,
    focus: str = "",
) -> int:
    """Start the school's fifteen-week cycle, or a department's six weeks, and return its number.

    `weeks_off` are the Mondays of the weeks without school. Raises StoreError, and keeps nothing,
    when the start is no Monday or has no school, another cycle is running then, the department is
    not known, or a department names no focus.
    """
    kind = SCHOOL if department is None else DEPARTMENT
    new = {
        "urn": urn,
        "kind": kind,
        "department": department,
        "focus": line(focus, "the focus", is_needed=department is not None),
        "starts_on": starts_on,
        "weeks_off": sorted(weeks_off),
    }
    who = person(said_by)
    _refuse_days(starts_on, weeks_off)
    with database.transaction() as cursor:
        _refuse_department(cursor, department)
        ((number,),) = rows(cursor, "programme/next_cycle")
        _refuse_running(cursor, new, int(number), KINDS[kind].weeks)
        run(
            cursor,
            "programme/keep_cycle",
            cycle_id=number,
            version=1,
            **new,
            is_stopped=False,
            because="",
            said_by=who,
        )
        for order, milestone in enumerate(KINDS[kind].milestones, 1):
            run(
                cursor,
                "programme/keep_milestone",
                cycle_id=number,
                sort_order=order,
                **vars(milestone),
            )
    return int(number)


def move_cycle(
    database: Database,
    cycle_id: int,
    seen: int,
    starts_on: date,
    weeks_off: Sequence[date],
    said_by: str,
    because: str,
) -> None:
    """Give a cycle another start or other weeks off, with the reason; the old ones are kept.

    Raises the errors of `start_cycle`, and StoreError without a reason, when it has been stopped or
    when somebody changed it after the version that was `seen`.
    """
    who, why = person(said_by), line(because, "the reason", is_needed=True)
    _refuse_days(starts_on, weeks_off)
    with database.transaction() as cursor:
        standing = _standing(cursor, cycle_id, seen)
        new = standing | {"starts_on": starts_on, "weeks_off": sorted(weeks_off)}
        _refuse_running(cursor, new, cycle_id, KINDS[new["kind"]].weeks)
        _keep_again(cursor, cycle_id, seen, new, who, why, is_stopped=False)


def stop_cycle(database: Database, cycle_id: int, seen: int, said_by: str, because: str) -> None:
    """Stop a cycle, with the reason. It and all that was said of it stay."""
    who, why = person(said_by), line(because, "the reason", is_needed=True)
    with database.transaction() as cursor:
        standing = _standing(cursor, cycle_id, seen)
        _keep_again(cursor, cycle_id, seen, standing, who, why, is_stopped=True)


def mark_milestone(
    database: Database,
    cycle_id: int,
    milestone: str,
    seen: int,
    done_on: date | None,
    said_by: str,
    note: str = "",
    *,
    today: date,
) -> None:
    """Say that a milestone was done on a day or, without a day, that it is not done after all.

    Raises StoreError when nobody is named, the day is yet to come, it is taken back without a
    note that says why, or somebody marked it after the version that was `seen`.
    """
    who, words = person(said_by), line(note, "the note", LONGEST_TEXT, is_needed=done_on is None)
    if done_on is not None and done_on > today:
        raise StoreError(f"{long_date(done_on)} is still to come.", "Mark it once it is done.")
    with database.transaction() as cursor:
        found = rows(cursor, "programme/milestone_standing", cycle_id=cycle_id, milestone=milestone)
        if not found:
            raise StoreError("There is no such milestone.", "Open the page again.")
        refuse_overtaken(seen, found[0][1])
        run(
            cursor,
            "programme/keep_milestone_word",
            cycle_id=cycle_id,
            milestone=milestone,
            version=seen + 1,
            is_done=done_on is not None,
            done_on=done_on,
            note=words,
            said_by=who,
        )


def _standing(cursor: Cursor, cycle_id: int, seen: int) -> dict:
    found = rows(cursor, "programme/cycle_standing", cycle_id=cycle_id)
    if not found:
        raise StoreError("There is no such cycle.", "Open the page again.")
    version, urn, kind, department, focus, starts_on, weeks_off, is_stopped = found[0]
    refuse_overtaken(seen, version)
    if is_stopped:
        raise StoreError("This cycle has been stopped.", "Start another.")
    return {
        "urn": urn,
        "kind": kind,
        "department": department,
        "focus": focus or "",
        "starts_on": starts_on,
        "weeks_off": weeks_off,
    }


def _keep_again(
    cursor: Cursor, cycle_id: int, seen: int, new: dict, who: str, why: str, *, is_stopped: bool
) -> None:
    said = {"is_stopped": is_stopped, "because": why, "said_by": who}
    run(cursor, "programme/keep_cycle", cycle_id=cycle_id, version=seen + 1, **new, **said)


def _refuse_days(starts_on: date, weeks_off: Sequence[date]) -> None:
    if starts_on.weekday() != 0:
        raise StoreError(
            f"{weekday(starts_on)} {long_date(starts_on)} is not a Monday.",
            "A cycle counts whole weeks: start it on a Monday.",
        )
    if starts_on in weeks_off:
        raise StoreError(
            "The first week has no school.", "Start in the first week that has, or count it."
        )
    if any(day.weekday() != 0 for day in weeks_off):
        raise StoreError("A week without school is named by its Monday.", "Choose Mondays.")
    if len(weeks_off) > LONGEST_BREAK:
        raise StoreError(
            f"{len(weeks_off)} weeks without school are too many.", "Leave out those after its end."
        )


def _refuse_department(cursor: Cursor, department: str | None) -> None:
    if department is None:
        return
    ((is_known,),) = rows(cursor, "programme/department_known", department=department)
    if not is_known:
        raise StoreError(f"There is no department called {department}.", "Choose from the list.")


def _refuse_running(cursor: Cursor, new: dict, cycle_id: int, weeks: int) -> None:
    """Two cycles of one department at once would have two milestones due in one week."""
    mine = (new["starts_on"], due_on(new["starts_on"], weeks, new["weeks_off"]))
    whose = {"urn": new["urn"], "department": new["department"]}
    for other, starts_on, off, is_stopped in rows(cursor, "programme/standing_cycles", **whose):
        if is_stopped or other == cycle_id:
            continue
        theirs = (starts_on, due_on(starts_on, weeks, off))
        if mine[0] <= theirs[1] and theirs[0] <= mine[1]:
            monday = monday_of(starts_on, 1, off)
            raise StoreError(
                f"Another cycle runs from {long_date(monday)} to {long_date(theirs[1])}.",
                "Start after its end, or stop it first.",
            )
