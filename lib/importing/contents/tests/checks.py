"""Whether it can be told which day each test was on."""

from lib.importing.contents.observations.times import content_of, day_columns
from lib.importing.findings import Finding
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
