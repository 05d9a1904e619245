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


def check_attitude_scale_unknown(s: Screening) -> list[Finding]:
    """A column whose values are on no one scale: told once, and none of it is guessed."""
    told: dict[tuple[int, str], list[str]] = {}
    for entry in s.by_state.get("no_scale", []):
        told.setdefault((int(entry.place), entry.source_column), []).append(entry.value_in_file)
    return [
        Finding(
            "attitude_scale_unknown",
            "error",
            f"“{heading}” is on no one scale of attitude that Checkpoint knows "
            f"({', '.join(list(dict.fromkeys(cells))[:4])}), so none of it is stored.",
            "Write numbers, letters from A, or words such as Excellent, Good, Satisfactory and "
            "Poor. E alone may be the best or the fifth.",
            column=heading,
            value=heading,
            place=place,
        )
        for (place, heading), cells in told.items()
    ]


def check_attitude_one_of_several(s: Screening) -> list[Finding]:
    """Effort beside attitude in one subject: one of them is kept, and it is told which."""
    others = [c.heading for c in s.columns.columns if c.why == "other_attitude"]
    if not others:
        return []
    return [
        Finding(
            "attitude_one_of_several",
            "warning",
            f"A subject has one attitude at a time here, so “{others[0]}”"
            f"{f' and {len(others) - 1} like it are' if others[1:] else ' is'} not used: attitude "
            "to learning counts before effort, and effort before behaviour for learning.",
            "Nothing to do, unless the other is wanted: then say so under “How it was read”.",
            column=others[0],
            value=others[0],
        )
    ]
