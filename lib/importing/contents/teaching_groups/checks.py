"""Whether each row of a timetable list can be understood."""

from lib.importing.checks.of_entries import in_state

check_classes_subject_unknown = in_state(
    "no_subject",
    "classes_subject_unknown",
    "The subject of this class is missing, or is not one Checkpoint knows.",
    "Say which subject it is on Import data, once, or write the subject's usual name; a class code "
    "alone does not say it for sure.",
)
"""A class in a subject Checkpoint does not know."""

check_classes_date_unknown = in_state(
    "no_date",
    "classes_date_unknown",
    "A first or last day in this row is not a date.",
    "Write it as day/month/year, such as 03/11/2026, or leave it blank.",
)
"""A first or last day that is none."""

check_classes_end_before_start = in_state(
    "ends_first",
    "classes_end_before_start",
    "This place in a class ends before it begins.",
    "Correct one of the two dates.",
)
"""A place that ends before it begins."""
