"""Whether each row of a list of session marks can be understood, and is about a plan."""

from lib.importing.checks.of_entries import in_state

check_sessions_date_unknown = in_state(
    "no_date",
    "sessions_date_unknown",
    "The day of this session is missing, or is not a date.",
    "Write it as day/month/year, such as 13/10/2026.",
)
"""A session without a day, or on a day that is none."""

check_sessions_to_come = in_state(
    "to_come",
    "sessions_to_come",
    "This session is still to come, so nobody was there or absent yet.",
    "Bring it in after the day, or correct the date.",
)
"""A session that has not been held yet."""

check_sessions_mark_unknown = in_state(
    "no_mark",
    "sessions_mark_unknown",
    "This mark is neither present nor absent.",
    "Write present or absent, or the attendance codes / and N.",
)
"""A mark that is neither present nor absent."""

check_sessions_not_on_plan = in_state(
    "not_on_plan",
    "sessions_not_on_plan",
    "This pupil is not on this intervention on that day.",
    "Check its name and the date, or bring in the list of interventions first.",
)
"""A pupil who is not on that intervention that day."""

check_sessions_not_held = in_state(
    "not_held",
    "sessions_not_held",
    "Checkpoint says that this session was not held.",
    "If it was, put the session right on its plan first, then bring this in.",
)
"""A mark for a session that Checkpoint says was not held."""

check_sessions_contradict = in_state(
    "contradicts",
    "sessions_contradict",
    "This pupil has two different marks for one session.",
    "Keep the row that is right.",
)
"""Two different marks for one pupil at one session."""

check_sessions_said_twice = in_state(
    "said_twice",
    "sessions_said_twice",
    "This mark is in the file twice, and is stored once.",
    "Nothing to do, unless one of the two rows was meant for another pupil.",
    severity="warning",
)
"""The same mark for the same pupil and session, again."""
