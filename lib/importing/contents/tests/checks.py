"""Whether it can be told which test a score is of, on which day, and what an age says."""

from lib.importing.checks.of_entries import in_state
from lib.importing.contents.observations.times import content_of, day_columns
from lib.importing.findings import Finding
from lib.importing.reading.details.which_test import UNKNOWN_TEST
from lib.importing.screening import Screening


def check_tests_day_unclear(s: Screening) -> list[Finding]:
    """Several days beside a score, of which none is headed as its own test's."""
    return [
        Finding(
            "tests_day_unclear",
            "error",
            "Several columns hold days of tests, and it cannot be told which is this score's.",
            "Head each day with its test, such as NGRT date and CAT4 date.",
            column=column.heading,
            value=column.heading,
            place=column.place,
        )
        for column in s.columns.columns
        if content_of(column) == "tests" and column.field != "tested_on"
        if len(day_columns(column, s.columns.columns)) > 1
    ]


def check_tests_unknown(s: Screening) -> list[Finding]:
    """A score headed SAS or Stanine that nothing gives to a test whose scores are kept."""
    return [
        Finding(
            "tests_unknown",
            "error",
            "Nothing says which test this score is of, or it is of one whose scores are not kept "
            "(reading and maths tests and CAT4 are; stanines of reading alone).",
            "Head it with its test, such as NGRT SAS, PTM SAS or CAT4 mean; where the rows are of "
            "several tests, export each of them by itself.",
            column=column.heading,
            value=column.heading,
            place=column.place,
        )
        for column in s.columns.columns
        if column.why == UNKNOWN_TEST
    ]


check_tests_ages_unclear = in_state(
    "unclear_age",
    "tests_ages_unclear",
    "A reading age such as 12.1 may be 12:01, or 12:10 that a spreadsheet cut, or 12 and a tenth.",
    "Export it with a colon, 12:10, or as Text.",
)
"""A reading age of which the column does not say what its decimal is."""

check_tests_too_early = in_state(
    "too_early",
    "tests_too_early",
    "This test was before the pupil started primary school.",
    "Correct the year of its date.",
)
"""A test in a year that the pupil's cohort was not at school in."""
