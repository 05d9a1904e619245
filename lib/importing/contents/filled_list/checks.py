"""What is wrong with a row of a filled-in list, in words for the office that filled it in."""

from lib.importing.checks.of_entries import Check
from lib.importing.contents.filled_list.fields import NUMBER, PUPIL, label_of, worded
from lib.importing.contents.filled_list.weighing import Weighed
from lib.importing.findings import Finding
from lib.importing.screening import Screening

A_DAY = ("is not a date", "Write day, month and year, such as 30/11/2026.")
A_NUMBER = ("is not a whole number", "Write one, such as 12.")
WORDS = {
    "starts_on": A_DAY,
    "ends_on": A_DAY,
    "sessions_planned": A_NUMBER,
    "minutes": A_NUMBER,
    "wave": ("is no wave", "Choose 1 Quality first teaching, 2 Small group or 3 Individual."),
    "barrier": ("is no barrier", "Choose one from the list, or Other."),
    "kind": (
        "is no type of help this school has",
        "Choose one from the list, or add it to the school’s own list first.",
    ),
}


def _value(one: Weighed, field: str) -> str:
    if field in (PUPIL, NUMBER):
        return one.row.pupil if field == PUPIL else one.row.pupil_number
    return worded(field, one.row.said.get(field))


def _told(check: str, message: str, remedy: str) -> Check:
    """Return the check that tells of the rows it is about: none of such a row is kept."""

    def told(s: Screening) -> list[Finding]:
        return [
            Finding(
                check,
                "error",
                message.replace("{detail}", trouble.detail),
                trouble.remedy or remedy,
                row=one.row.number,
                column=label_of(trouble.field),
                value=_value(one, trouble.field),
            )
            for one in s.weighed
            if (trouble := one.trouble) and trouble.check == check
        ]

    return told


check_lists_row_unknown = _told(
    "lists_row_unknown",
    "Which pupil this row is about cannot be told: its hidden columns are missing or were "
    "mixed with another row’s.",
    "Write the list again and copy the plan into the pupil’s own row. A pupil who is not on "
    "the list is added on the Interventions page.",
)
"""A row whose hidden columns are gone, or do not fit together: a pupil is never guessed."""


def check_lists_not_understood(s: Screening) -> list[Finding]:
    """A cell that cannot be what its column is for."""
    return [
        Finding(
            "lists_not_understood",
            "error",
            f"“{text}” {WORDS[field][0]}.",
            WORDS[field][1],
            row=one.row.number,
            column=label_of(field),
            value=text,
        )
        for one in s.weighed
        for field, text in one.row.faults
    ]


check_lists_pupil_unknown = _told(
    "lists_pupil_unknown",
    "This row’s pupil is not a pupil of this school.",
    "Bring in a list that was written by this school’s own Checkpoint.",
)
"""A row of another school, or of a pupil who is not here."""


check_lists_pupil_other_name = _told(
    "lists_pupil_other_name",
    "The name in this row is not the name of the pupil the row was written for.",
    "A row may have been pasted over another. Write the list again and fill it in.",
)
"""A row under another pupil's name than it was written for."""


check_lists_pupil_left = _told(
    "lists_pupil_left",
    "This pupil left the school on {detail}.",
    "Nothing to do: nobody plans for a pupil who has left.",
)
"""A pupil who has left since the list was written."""


check_lists_end_before_start = _told(
    "lists_end_before_start",
    "The end is before the start, {detail}.",
    "Move the end, or the start.",
)
"""An end before its start."""


check_lists_without_a_name = _told(
    "lists_without_a_name",
    "This row says how, and not which intervention.",
    "Give the intervention a name; rows of one name in a subject are one group.",
)
"""A row that plans something and does not name it."""


check_lists_plan_unknown = _told(
    "lists_plan_unknown",
    "The plan this row was written for is not in Checkpoint.",
    "Give the help another name to make a new plan, or write the list again.",
)
"""A row written for a plan that is not there."""


check_lists_plan_closed = _told(
    "lists_plan_closed",
    "This plan was closed on {detail}, after the list was written.",
    "A closed plan stays as it was. Give the help another name to make a new plan.",
)
"""A change to a plan that was closed."""


check_lists_pupil_taken_off = _told(
    "lists_pupil_taken_off",
    "This pupil was taken off the plan after the list was written.",
    "Put them back on the Interventions page, or give the help another name.",
)
"""A change for a pupil who is on the plan no longer."""


check_lists_in_conflict = _told(
    "lists_in_conflict",
    "Both the list and Checkpoint were changed since it was written. {detail}.",
    "Choose whose word counts on the Interventions page, under Lists.",
)
"""A field that the list and Checkpoint have both changed, to something different."""


check_lists_said_twice = _told(
    "lists_said_twice",
    "{detail} puts this pupil on the same intervention already.",
    "Keep one of the two rows.",
)
"""A row above that puts the same pupil on the same plan."""


check_lists_rows_disagree = _told(
    "lists_rows_disagree",
    "{detail} for the same intervention.",
    "Write the same in both rows, or give this one another intervention name.",
)
"""A row that says otherwise of a plan than a row above it."""


check_lists_plan_refused = _told("lists_plan_refused", "{detail}", "")
"""A row that its plan cannot take: a target below the baseline, no start, no end."""
