"""Which need comes first, and what is cut of a text about a pupil's needs."""

from lib.importing.checks.of_entries import in_state
from lib.importing.contents.needs import LONGEST
from lib.importing.findings import Finding
from lib.importing.named_rows import Entry, named
from lib.importing.screening import Screening


def check_needs_too_long(s: Screening) -> list[Finding]:
    """A text that is longer than what a class teacher reads: its beginning is kept."""
    long = s.entries["value_in_file"].str.len().gt(LONGEST)
    return [
        Finding(
            "needs_too_long",
            "warning",
            f"This text is longer than {LONGEST} letters; its beginning is kept.",
            "Keep to what helps in a lesson. Reports stay where they are.",
            row=entry.source_row,
            column=entry.source_column,
            value=entry.value_in_file[:40],
        )
        for entry in named(Entry, s.entries[long])
    ]


check_needs_order_unknown = in_state(
    "no_order",
    "needs_order_unknown",
    "Several rows give this pupil different needs, and none says which comes first.",
    "Export the rank of each need as well, or head the columns Primary need and Second need.",
)
"""Needs a row each, without their rank."""

check_needs_third = in_state(
    "third_need",
    "needs_third",
    "This is a pupil's third need or a later one. Two are kept.",
    "Nothing to do; what helps with it may stand under Strategies.",
    severity="warning",
)
"""Needs beyond the second."""

check_needs_joined = in_state(
    "joined",
    "needs_joined",
    "This pupil has several rows; what they say is put together in one text.",
    "Nothing to do.",
    severity="warning",
)
"""Arrangements or strategies a row each."""
