"""Whether it is said which of several kinds of target is the target, and of which subject."""

from lib.importing.checks.of_entries import in_state
from lib.importing.findings import Finding
from lib.importing.reading.targets import NAMES, chosen_target, kinds_of_target
from lib.importing.screening import Screening
from lib.words import listed


def check_targets_not_chosen(s: Screening) -> list[Finding]:
    """Kinds of target side by side, none of which is called the target."""
    columns = s.columns.columns
    if chosen_target(columns, s.delivery.answers.target):
        return []
    kinds = [NAMES[kind] for kind in kinds_of_target(columns)]
    names = listed([name if name.isupper() else name.lower() for name in kinds])
    return [
        Finding(
            "targets_not_chosen",
            "warning",
            f"There are targets of several kinds, {names}, and none is called the target: they "
            "are kept beside the grades, which are held against none of them.",
            "Say under “How it was read” which of them is the target, or head its columns Target.",
        )
    ]


check_targets_subject_unknown = in_state(
    "no_subject",
    "targets_subject_unknown",
    "The subject of this row is not one Checkpoint knows.",
    "Say which subject it is on Import data, once, or write the subject's usual name.",
)
"""A target of another kind, one a row, in a subject nobody knows."""
