"""The shape of a rule set's slots, as the scoring SQL takes it.

Stage 1 elements take their own subjects: at most three plain ones, then at most one that takes
one subject from each of up to three categories. One stage 2 element takes the best of what is
left. Attainment 8 is english, maths, ebacc, then open; the 2026 proposal adds a category element.
"""

from dataclasses import dataclass

PLAIN_PLACES = 3


@dataclass(frozen=True)
class Element:
    """One element of a rule set, from `reference_element`."""

    element: str
    stage: int
    slots: int
    weight: int
    weight_needs_both: bool
    one_per_category: bool
    progress_divisor: int


NO_ELEMENT = Element("", 1, 0, 0, False, False, 1)


def places(elements: list[Element]) -> list[Element]:
    """Return the element at each of the five places the scoring SQL fills, in order.

    Raises ValueError when the rule set does not have the shape described above.
    """
    plain = [e for e in elements if e.stage == 1 and not e.one_per_category]
    by_category = [e for e in elements if e.stage == 1 and e.one_per_category]
    left_over = [e for e in elements if e.stage == 2]
    if len(plain) > PLAIN_PLACES or len(by_category) > 1 or len(left_over) != 1:
        raise ValueError("Up to three plain elements, one by category, one for what is left.")
    if any(e.weight_needs_both for e in elements if e is not plain[0]):
        raise ValueError("Only the first element can be doubled on condition that both were taken.")
    missing = [NO_ELEMENT] * (PLAIN_PLACES - len(plain))
    return [*plain, *missing, *(by_category or [NO_ELEMENT]), *left_over]


def parameters(elements: list[Element]) -> dict[str, object]:
    """Return what the scoring SQL needs to know of a rule set, by parameter name."""
    placed = places(elements)
    numbered = list(enumerate(placed, start=1))
    slots = [(e, number) for e in placed for number in range(1, e.slots + 1)]
    return {
        **{f"slots_{place}": e.slots for place, e in numbered},
        **{f"weight_{place}": e.weight for place, e in numbered},
        **{f"divisor_{place}": e.progress_divisor for place, e in numbered},
        "needs_both": placed[0].weight_needs_both,
        "has_ebacc_element": placed[PLAIN_PLACES - 1].element == "ebacc",
        # No element can take more of its own than its slots and the left-over ones together.
        "kept": max(e.slots for e in placed[:-1]) + placed[-1].slots,
        "slot_elements": [e.element for e, _ in slots],
        "slot_numbers": [number for _, number in slots],
        "slot_weights": [e.weight for e, _ in slots],
    }
