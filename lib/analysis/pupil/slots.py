"""Where a pupil's Attainment 8 comes from: a row for each slot, and what fills none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lib.rules.reasons import reason_in_words
from lib.store.database import Database
from lib.store.row import Row

ELEMENTS = {"english": "English", "maths": "Maths", "ebacc": "EBacc"}
NO_SLOT = "None"
NOT_FILLED = "Not filled"


@dataclass(frozen=True)
class SlotRow:
    """One slot, or one result that fills none. `element` is empty where the row above says it."""

    element: str
    subject: str
    note: str
    grade: str
    points: float


@dataclass(frozen=True)
class _Result(Row, query="pupil/slots"):
    """A result, or a part of one; `element`, `slot` and what it counts are None in no slot."""

    subject_id: str
    subject: str
    qualification: str
    grade: str
    entered_on: date | None
    part: int
    points: float
    element: str | None
    slot: int | None
    weight: int | None
    counted_points: float
    reason: str
    parts: int


@dataclass(frozen=True)
class _Element(Row, query="pupil/elements"):
    """How many slots an element has."""

    element: str
    slots: int
    sort_order: int


def slot_rows(
    database: Database, pupil_id: int, checkpoint_id: int, rule_set: str
) -> list[SlotRow]:
    """Return the rows in the order of the elements: filled slots, empty slots, then the rest.

    Empty where there are no results.
    """
    results = database.records(
        _Result, pupil_id=pupil_id, checkpoint_id=checkpoint_id, rule_set=rule_set
    )
    rows: list[SlotRow] = []
    for element in database.records(_Element, rule_set=rule_set) if results else ():
        theirs = [_filled(result) for result in results if result.element == element.element]
        empty = SlotRow("", NOT_FILLED, "an empty slot scores 0", "", 0.0)
        theirs += [empty] * (element.slots - len(theirs))
        name = ELEMENTS.get(element.element, element.element.capitalize())
        rows += _with_heading(name, theirs)
    unused = [_unused(result) for result in results if result.element is None]
    return rows + _with_heading(NO_SLOT, unused)


def _with_heading(name: str, rows: Sequence[SlotRow]) -> list[SlotRow]:
    return [replace(row, element="" if place else name) for place, row in enumerate(rows)]


def _filled(result: _Result) -> SlotRow:
    return SlotRow("", result.subject, _note(result), result.grade, result.counted_points)


def _note(result: _Result) -> str:
    if result.parts == 2:
        return "first of two slots" if result.part == 1 else "second of two slots"
    is_english = result.element == "english"
    if result.reason == "doubled":
        return "best of two, counts twice" if is_english else "counts twice"
    if result.reason == "counts_once_one_english":
        return "counts once: only one English GCSE was taken"
    if result.subject_id in ("english_language", "english_literature") and not is_english:
        return "the other English"
    return ""


def _unused(result: _Result) -> SlotRow:
    which = "" if result.parts == 1 else ("first half " if result.part == 1 else "second half ")
    return SlotRow("", result.subject, which + reason_in_words(result.reason), result.grade, 0.0)
