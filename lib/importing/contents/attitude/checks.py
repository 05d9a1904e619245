"""What a person must know of attitudes: which end is the best, and which subject a row is of."""

from lib.importing.checks.of_entries import in_state
from lib.importing.findings import Finding
from lib.importing.reading.details.attitudes import NUMBERS
from lib.importing.screening import Screening

check_attitude_subject_unknown = in_state(
    "no_subject",
    "attitude_subject_unknown",
    "The subject of this row is not one Checkpoint knows.",
    "Say which subject it is on Import data, once, or write the subject's usual name.",
)
"""An attitude in a subject Checkpoint does not know."""


def check_attitude_in_numbers(s: Screening) -> list[Finding]:
    """Numbers, of which schools differ in which end is the best."""
    told = s.entries[s.entries["state"].eq("ok") & s.entries["scale"].eq(NUMBERS)]
    if told.empty:
        return []
    least, most = told["value"].min(), told["value"].max()
    return [
        Finding(
            "attitude_in_numbers",
            "note",
            f"Attitude is in numbers here, {least:g} to {most:g}. Which of them is the best is a "
            "setting of the school's, and 1 until it is changed.",
            "If another number is the best, say so on Rules: “The number that means the best "
            "attitude”.",
            value=f"{least:g} to {most:g}",
        )
    ]
