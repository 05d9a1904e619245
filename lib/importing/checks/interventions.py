"""Whether each row of an intervention list can be understood."""

from lib.importing.checks.of_entries import about, in_state
from lib.importing.findings import Finding
from lib.importing.named_rows import Entry, named
from lib.importing.screening import Screening

KEY = ["pupil_id", "name", "subject_id", "starts_on"]


check_interventions_subject_unknown = in_state(
    "no_subject",
    "interventions_subject_unknown",
    "The subject of this intervention is not one Checkpoint knows.",
    "Say which subject it is on Import data, once, or write the subject's usual name, or leave it "
    "blank for help across subjects.",
)
"""An intervention in a subject Checkpoint does not know."""

check_interventions_wave_unknown = in_state(
    "no_wave",
    "interventions_wave_unknown",
    "The wave of this intervention is not 1, 2 or 3.",
    "Write 1 (quality first teaching), 2 (small group) or 3 (individual), or leave it blank.",
)
"""A wave other than 1, 2 or 3."""

check_interventions_date_unknown = in_state(
    "no_date",
    "interventions_date_unknown",
    "The start of this intervention is missing, or one of its dates is not a date.",
    "Write the dates as day/month/year, such as 05/01/2026.",
)
"""A start that is missing, or a date that is none."""


def check_interventions_said_twice(s: Screening) -> list[Finding]:
    """The same pupil on the same intervention from the same day, again."""
    usable = s.entries[s.entries["pupil_id"].notna() & s.entries["state"].eq("ok")]
    again = usable[usable.duplicated(KEY)]
    return about(
        named(Entry, again),
        "interventions_said_twice",
        "This pupil is on this intervention twice from the same day, and is stored once.",
        "Nothing to do, unless one of the two rows was meant for another pupil.",
        severity="warning",
    )
