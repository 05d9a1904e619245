"""What is cut of a text about a pupil's needs."""

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
