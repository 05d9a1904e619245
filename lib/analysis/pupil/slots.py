"""Where a pupil's Attainment 8 comes from: a row for each slot, and what fills none."""

from dataclasses import dataclass

import pandas as pd

from lib.rules.reasons import reason_in_words

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


def slot_rows(slots: pd.DataFrame, elements: pd.DataFrame) -> list[SlotRow]:
    """Return the rows in the order of the elements: filled slots, empty slots, then the rest.

    `slots` is the query pupil_slots and `elements` the query pupil_elements. Empty for no slots.
    """
    if slots.empty:
        return []
    rows: list[SlotRow] = []
    for element in elements.itertuples():
        filled = slots[slots.element == element.element]
        theirs = [_filled(slot) for slot in filled.itertuples()]
        theirs += [SlotRow("", NOT_FILLED, "an empty slot scores 0", "", 0.0)] * (
            int(element.slots) - len(filled)
        )
        name = ELEMENTS.get(element.element, element.element.capitalize())
        rows += _with_heading(name, theirs)
    unused = slots[slots.element.isna()]
    return rows + _with_heading(NO_SLOT, [_unused(slot) for slot in unused.itertuples()])


def _with_heading(name: str, rows: list[SlotRow]) -> list[SlotRow]:
    if not rows:
        return []
    first = rows[0]
    return [SlotRow(name, first.subject, first.note, first.grade, first.points), *rows[1:]]


def _filled(slot: tuple) -> SlotRow:
    return SlotRow("", slot.subject, _note(slot), slot.grade, float(slot.counted_points))


def _note(slot: tuple) -> str:
    if slot.parts == 2:
        return "first of two slots" if slot.part == 1 else "second of two slots"
    if slot.reason == "doubled":
        return "best of two, counts twice" if slot.element == "english" else "counts twice"
    if slot.reason == "counts_once_one_english":
        return "counts once: only one English GCSE was taken"
    if slot.subject_id in ("english_language", "english_literature") and slot.element != "english":
        return "the other English"
    return ""


def _unused(slot: tuple) -> SlotRow:
    which = "" if slot.parts == 1 else ("first half " if slot.part == 1 else "second half ")
    return SlotRow("", slot.subject, which + reason_in_words(slot.reason), slot.grade, 0.0)
