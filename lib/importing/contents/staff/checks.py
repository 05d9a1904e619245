"""Whether each row of a staff list names one person, once."""

from lib.importing.checks.of_entries import in_state

check_staff_no_name = in_state(
    "no_name",
    "staff_no_name",
    "This row has no name.",
    "Fill in the name, or leave the row out.",
)
"""A row without a name."""

check_staff_said_twice = in_state(
    "said_twice",
    "staff_said_twice",
    "This member of staff is in the list twice; the first row is stored.",
    "Put the classes of both rows into one.",
    severity="warning",
)
"""The same code, or the same name where there are no codes, again."""
