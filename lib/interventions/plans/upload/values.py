"""The cells of a filled-in list as values of a plan: dates, whole numbers, waves, barriers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lib.interventions.plans.choices import BARRIERS, WAVES, HelpType

Value = str | int | date
DATE_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")
PUPIL_FIELDS = ("target_grade", "need")
"""What belongs to the pupil's place; every other field belongs to the plan."""
FIELDS = {
    "name": ("Intervention", "Plan", "Plan name"),
    "barrier": ("Barrier",),
    "kind": ("Type", "Type of help"),
    "wave": ("Wave",),
    "lead": ("Lead", "Expert"),
    "starts_on": ("Start", "Starts"),
    "ends_on": ("End", "Ends"),
    "sessions_planned": ("Sessions", "Sessions planned"),
    "minutes": ("Minutes",),
    "room": ("Room",),
    "resources_assured_by": ("Resources assured by",),
    "target_grade": ("Pupil target",),
    "need": ("Note",),
}
"""Each field of the planning columns with its headings, the one the list is written with first."""


class ValueRefusedError(ValueError):
    """A cell that cannot be what its column is for: `message` says why, `remedy` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True)
class Words:
    """What a school may write for the types of help it offers."""

    types: Sequence[HelpType]

    def read(self, field: str, text: str) -> Value | None:
        """Return a cell's value, None when blank. Raises ValueRefusedError."""
        text = " ".join(text.split())
        if not text:
            return None
        if field == "kind":
            return self._type(text)
        return READ.get(field, str)(text)

    def _type(self, text: str) -> str:
        known = {kind.name.lower(): kind.name for kind in self.types}
        if text.lower() not in known:
            raise ValueRefusedError(
                f"“{text}” is no type of help this school has.",
                "Choose one from the list, or add it to the school’s own list first.",
            )
        return known[text.lower()]


def label_of(field: str) -> str:
    """Return the heading a field stands under."""
    return FIELDS[field][0]


def field_of(label: str) -> str:
    """Return the field that stands under a heading. Raises StopIteration for any other."""
    return next(field for field in FIELDS if label_of(field) == label)


def written(value: Value | None) -> str:
    """Return a value as a person reads it, blank for none."""
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else "" if value is None else str(value)


def worded(field: str, value: Value | None) -> str:
    """Return a field's value in the words of its column."""
    words = {"barrier": BARRIERS, "wave": WAVES}.get(field, {})
    return written(words.get(value, value))


def _day(text: str) -> date:
    # Excel hands a day over with its midnight.
    day = re.sub(r"[T ]\d{2}:\d{2}(:\d{2})?.*$", "", text)
    for form in DATE_FORMS:
        try:
            return datetime.strptime(day, form).date()
        except ValueError:
            continue
    raise ValueRefusedError(
        f"“{text}” is not a date.", "Write day, month and year, such as 30/11/2026."
    )


def _whole(text: str) -> int:
    if not re.fullmatch(r"\d{1,4}", text) or int(text) == 0:
        raise ValueRefusedError(f"“{text}” is not a whole number.", "Write one, such as 12.")
    return int(text)


def _wave(text: str) -> int:
    found = re.match(r"(?:wave\s*)?([123])\b", text, flags=re.IGNORECASE)
    named = [wave for wave, words in WAVES.items() if words[2:].lower() == text.lower()]
    if not found and not named:
        raise ValueRefusedError(
            f"“{text}” is no wave.",
            "Choose 1 Quality first teaching, 2 Small group or 3 Individual.",
        )
    return int(found[1]) if found else named[0]


def _barrier(text: str) -> str:
    known = {words.lower(): barrier for barrier, words in BARRIERS.items()}
    if text.lower() not in known:
        raise ValueRefusedError(f"“{text}” is no barrier.", "Choose one from the list, or Other.")
    return known[text.lower()]


READ: dict[str, Callable[[str], Value]] = {
    "wave": _wave,
    "barrier": _barrier,
    "starts_on": _day,
    "ends_on": _day,
    "sessions_planned": _whole,
    "minutes": _whole,
    "target_grade": str.upper,
}
