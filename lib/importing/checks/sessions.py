"""Whether each row of a list of session marks can be understood, and is about a plan."""

from lib.importing.checks.of_entries import in_state
from lib.importing.findings import Finding
from lib.importing.screening import Screening


def check_sessions_date_unknown(s: Screening) -> list[Finding]:
    """A session without a day, or on a day that is none."""
    return in_state(
        s,
        "no_date",
        "sessions_date_unknown",
        "The day of this session is missing, or is not a date.",
        "Write it as day/month/year, such as 13/10/2026.",
    )


def check_sessions_to_come(s: Screening) -> list[Finding]:
    """A session that has not been held yet."""
    return in_state(
        s,
        "to_come",
        "sessions_to_come",
        "This session is still to come, so nobody was there or absent yet.",
        "Bring it in after the day, or correct the date.",
    )


def check_sessions_mark_unknown(s: Screening) -> list[Finding]:
    """A mark that is neither present nor absent."""
    return in_state(
        s,
        "no_mark",
        "sessions_mark_unknown",
        "This mark is neither present nor absent.",
        "Write present or absent, or the attendance codes / and N.",
    )


def check_sessions_not_on_plan(s: Screening) -> list[Finding]:
    """A pupil who is not on that intervention that day."""
    return in_state(
        s,
        "not_on_plan",
        "sessions_not_on_plan",
        "This pupil is not on this intervention on that day.",
        "Check its name and the date, or bring in the list of interventions first.",
    )


def check_sessions_not_held(s: Screening) -> list[Finding]:
    """A mark for a session that Checkpoint says was not held."""
    return in_state(
        s,
        "not_held",
        "sessions_not_held",
        "Checkpoint says that this session was not held.",
        "If it was, put the session right on its plan first, then bring this in.",
    )


def check_sessions_contradict(s: Screening) -> list[Finding]:
    """Two different marks for one pupil at one session."""
    return in_state(
        s,
        "contradicts",
        "sessions_contradict",
        "This pupil has two different marks for one session.",
        "Keep the row that is right.",
    )


def check_sessions_said_twice(s: Screening) -> list[Finding]:
    """The same mark for the same pupil and session, again."""
    return in_state(
        s,
        "said_twice",
        "sessions_said_twice",
        "This mark is in the file twice, and is stored once.",
        "Nothing to do, unless one of the two rows was meant for another pupil.",
        severity="warning",
    )
