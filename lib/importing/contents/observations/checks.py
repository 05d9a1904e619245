"""Whether each cell about a pupil beside grades can be understood, and says one thing."""

from collections import Counter
from dataclasses import replace

from lib.importing.checks.of_entries import about, in_state
from lib.importing.contents.observations.times import content_of
from lib.importing.findings import Finding
from lib.importing.people.matching import texts
from lib.importing.reading.columns import Column
from lib.importing.reading.details.spans import is_unclear, told_time
from lib.importing.reading.fitting import time_columns
from lib.importing.reading.headings import field_of, timed_field_of
from lib.importing.reading.targets import OTHER_TARGET
from lib.importing.screening import Screening
from lib.measures import MEASURES

HOW = {
    "attendance": "Write a percentage, such as 94.2%.",
    "lates": "Write how many times, as a whole number.",
    "attitude": "Write a number from 1 to 10, a letter from A to E, or words such as Good.",
    "positive_points": "Write a whole number.",
    "negative_points": "Write a whole number.",
    "reading_age": "Write years and months, such as 12:04.",
    "reading_score": "Write a standardised score from 55 to 145.",
    "maths_score": "Write a standardised score from 55 to 145.",
    "reading_stanine": "Write a stanine from 1 to 9.",
}
"""How a value of each measure is written; the batteries of CAT4 are standardised scores."""


def check_observations_not_understood(s: Screening) -> list[Finding]:
    """A cell that is no value of its measure."""
    return [
        finding
        for entry in s.by_state.get("not_understood", [])
        for finding in about(
            [entry], "observations_not_understood", *_not_understood(s, entry.place)
        )
    ]


check_observations_date_unknown = in_state(
    "no_date",
    "observations_date_unknown",
    "The day in this row is not a date.",
    "Write it as day/month/year, such as 13/10/2026.",
)
"""A day that is none."""

check_observations_to_come = in_state(
    "to_come",
    "observations_to_come",
    "The day in this row is still to come.",
    "Correct the date. If the file writes the month first, write the day first.",
)
"""A test or an event on a day to come."""


def check_observations_half_term_to_come(s: Screening) -> list[Finding]:
    """A half-term that is still to come: told once a column where it is all of it."""
    entries = s.by_state.get("half_term_to_come", [])
    counts = s.entries["place"].value_counts() if entries else {}
    late = Counter(entry.place for entry in entries)
    columns = {entry.place: entry for entry in entries if late[entry.place] == counts[entry.place]}
    rows = [entry for entry in entries if entry.place not in columns]
    return [
        replace(finding, row=None if finding.place in columns else finding.row)
        for finding in about([*columns.values(), *rows], *HALF_TERM_TO_COME)
    ]


HALF_TERM_TO_COME = (
    "observations_half_term_to_come",
    "This half-term is still to come.",
    "If it is an earlier year's, write the year beside it, as in Summer 2 2025/26, or in the "
    "title or the file's name.",
)

check_observations_contradict = in_state(
    "contradicts",
    "observations_contradict",
    "This pupil has several rows here for one time, and nothing says which of them counts.",
    "Keep the one that is right; of several days, export the total of the half-term.",
)
"""Two values of one measure for one pupil at one time."""

check_observations_of_a_term = in_state(
    "of_a_term",
    "observations_of_a_term",
    "This is of a whole term, and is kept by half-term or for the year so far.",
    "Export it by half-term, such as Autumn 1, or for the year so far.",
)
"""A term is two half-terms, and its figure is neither's."""

check_observations_said_twice = in_state(
    "said_twice",
    "observations_said_twice",
    "This is in the file twice, and is stored once.",
    "Nothing to do, unless one of the two rows was meant for another pupil.",
    severity="warning",
)
"""The same value for the same pupil and time, again."""


def check_observations_span_unclear(s: Screening) -> list[Finding]:
    """A title with the days of a week or of some months: neither a half-term nor a year so far."""
    above = [*s.columns.titles, s.columns.sheet.name, s.delivery.file_name]
    unclear = next((text for text in above if is_unclear(text)), None)
    if unclear is None or any(map(told_time, above)) or s.kind.half_terms != "so far":
        return []
    if time_columns(s.columns.columns, s.columns.rows) or s.columns.column("event_on"):
        return []
    places = s.entries.loc[s.entries["state"].eq("ok"), "place"].unique()
    undated = [c for c in s.columns.columns if c.place in places and not told_time(c.heading)]
    return [
        Finding(
            "observations_span_unclear",
            "error",
            f"“{unclear}” is neither a half-term nor a school year to date.",
            "Export from the first day of the school year, or of one half-term to its end.",
            column=column.heading,
            value=column.heading,
            place=column.place,
        )
        for column in undated
        if not s.delivery.half_term
    ]


def check_observations_column_twice(s: Screening) -> list[Finding]:
    """Two columns that say one thing of one time otherwise, of which one is used."""
    return [
        Finding(
            "observations_column_twice",
            "warning",
            f"“{column.heading}” and “{used.heading}” are read as the same and differ: only "
            f"“{used.heading}” is used.",
            "If the other is right, say under “How it was read” that this one is not used.",
            column=column.heading,
        )
        for column in s.columns.columns
        if column.why == "other_column" and (used := _used_instead(s, column))
        if texts(s.columns.rows, column) != texts(s.columns.rows, used)
    ]


def _used_instead(s: Screening, column: Column) -> Column | None:
    """Return the column of this content that is used for what another says as well."""
    field = field_of(column.heading) or timed_field_of(column.heading)
    same = [c for c in s.columns.columns if c.field == field and content_of(c) == s.columns.content]
    time = told_time(column.heading)
    return next((c for c in same if told_time(c.heading) == time), None)


def _not_understood(s: Screening, place: int) -> tuple[str, str]:
    column = next(column for column in s.columns.columns if column.place == place)
    if column.measure == OTHER_TARGET:
        return NO_TARGET
    if content_of(column) == "behaviour" and column.field not in MEASURES:
        return NO_SIDE
    measure = "attitude" if column.measure == "attitude" else column.field or ""
    known = MEASURES.get(measure)
    what = known.inside if known else "need that the school census knows"
    how = HOW.get(measure, HOW["reading_score"] if known else NEEDS)
    return f"This is no {what}.", how


NO_SIDE = (
    "This does not say whether the event was positive or negative, or contradicts its points.",
    "Add a column headed Positive or negative that says it of each event.",
)
NO_TARGET = (
    "This is not a grade of its subject's scale.",
    "Write a whole grade of the scale, such as 6, or 6-5 for combined science.",
)
NEEDS = (
    "Write the census code or its words, such as SLCN or Speech, language and communication needs."
)
