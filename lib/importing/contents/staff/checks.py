"""Whether each row of a staff list names one person, once, and none of them is a pupil."""

from lib.importing.checks.of_entries import in_state
from lib.importing.findings import Finding
from lib.importing.screening import Screening
from lib.store.statements import lend, rows
from lib.words import counted, either

MOSTLY, SEVERAL, FEW = 0.5, 0.1, 3
"""From half the names that are pupils' here, or a tenth that are three or more, a list is no staff
list; fewer are namesakes."""

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


def check_staff_are_pupils(s: Screening) -> list[Finding]:
    """Names that are pupils' here: nobody who is taught becomes staff."""
    lend(s.cursor, "entry", s.entries)
    found = [row for (row,) in rows(s.cursor, "importing/classes/staff_named_as_pupils", urn=s.urn)]
    if not found:
        return []
    share = len(found) / len(s.entries)
    if share < (MOSTLY if len(found) < FEW else SEVERAL):
        message = (
            f"{counted(len(found), 'name')} here {either(len(found), 'is', 'are')} also a pupil's."
        )
        remedy = "Nothing to do, if they only share the name; else leave the row out."
        return [Finding("staff_are_pupils", "warning", message, remedy)]
    return [
        Finding(
            "staff_are_pupils",
            "error",
            f"{len(found)} of {len(s.entries)} names on this staff list are pupils here, so "
            "nothing is stored.",
            "If it is of pupils, head the names Pupil name and add the UPN; a teacher beside them "
            "then needs Subject and Class.",
        )
    ]
