"""What each code in `pupil_slot.reason` means, in words for a screen."""

REASONS = {
    "counts_in_element": "fills a slot",
    "doubled": "fills a slot, counted twice",
    "counts_once_one_english": "fills a slot, counted once: only one English GCSE was taken",
    "fills_no_slot_better_grades": "fills no slot: better grades fill those it could",
    "discounted_later_entry": "not counted: an earlier entry in this subject counts",
    "discounted_same_day": "not counted: a better result of the same day counts",
    "discounted_by_as_level": "not counted: the AS level in this subject counts",
    "not_taken_x": "not taken: X is no result",
    "no_points_known": "not counted: no points are known for this grade",
}


def reason_in_words(code: str) -> str:
    """Return what a screen says for a reason code. Raises KeyError for an unknown code."""
    return REASONS[code]
