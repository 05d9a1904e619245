"""The planning columns: each field with its heading, and its cells as values and in words."""

from collections.abc import Callable, Sequence
from datetime import date

from lib.dates import day_in_digits
from lib.importing.reading.values import NotUnderstoodError, read_date, read_wave, read_whole
from lib.interventions.plans.choices import BARRIERS, WAVES, HelpType

Value = str | int | date
Read = Callable[[str], Value | None]
PUPIL_FIELDS = ("target_grade", "need")
"""What belongs to the pupil's place; every other field belongs to the plan."""
FIELDS = {
    "name": "Intervention",
    "barrier": "Barrier",
    "kind": "Type",
    "wave": "Wave",
    "lead": "Lead",
    "starts_on": "Start",
    "ends_on": "End",
    "sessions_planned": "Sessions",
    "minutes": "Minutes",
    "room": "Room",
    "resources_assured_by": "Resources assured by",
    "target_grade": "Pupil target",
    "need": "Note",
}
"""Each field of a plan with the heading that a list is written with."""
PUPIL, NUMBER = "pupil", "pupil_number"
READ_AS = {"name": "intervention", "target_grade": "pupil_target", "need": "plan_note"}
"""What a column is read as, where that is not the field's own name."""


def label_of(field: str) -> str:
    """Return the heading that a field, the pupil or the pupil's number stands under."""
    return {PUPIL: "Pupil", NUMBER: "Pupil number"}.get(field) or FIELDS[field]


def worded(field: str, value: Value | None) -> str:
    """Return a field's value as a person reads it in its column, blank for none."""
    words = {"barrier": BARRIERS, "wave": WAVES}.get(field, {})
    said = words.get(value, value)
    return day_in_digits(said) if isinstance(said, date) else "" if said is None else str(said)


def readers(types: Sequence[HelpType], read_day: Read = read_date) -> dict[str, Read]:
    """Return how each field's cells are read, where a school knows these types of help.

    Each raises NotUnderstoodError for a cell that cannot be what its column is for.
    """
    own: dict[str, Read] = {
        "barrier": _one_of({words: barrier for barrier, words in BARRIERS.items()}),
        "kind": _one_of({kind.name: kind.name for kind in types}),
        "wave": read_wave,
        "starts_on": read_day,
        "ends_on": read_day,
        "sessions_planned": read_whole,
        "minutes": read_whole,
        "target_grade": str.upper,
    }
    return {field: own.get(field, str) for field in FIELDS}


def _one_of(words: dict[str, str]) -> Read:
    known = {said.lower(): value for said, value in words.items()}

    def read(text: str) -> str:
        if text.lower() not in known:
            raise NotUnderstoodError(text)
        return known[text.lower()]

    return read
