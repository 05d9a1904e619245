"""Findings about entries, each at the row and column its entry stands in."""

from collections.abc import Iterable

from lib.importing.findings import Finding
from lib.importing.screening import Screening


def in_state(
    s: Screening, state: str, check: str, message: str, remedy: str, severity: str = "error"
) -> list[Finding]:
    """Return a finding for each entry in a state; a warning leaves the entry out as well."""
    return about(s.by_state.get(state, []), check, message, remedy, severity)


def about(
    entries: Iterable, check: str, message: str, remedy: str, severity: str = "error"
) -> list[Finding]:
    """Return the same finding about each entry."""
    return [
        Finding(
            check,
            severity,
            message,
            remedy,
            row=int(entry.source_row),
            column=entry.source_column,
            value=entry.value_in_file,
            place=int(entry.place),
            is_left_out=severity == "warning",
        )
        for entry in entries
    ]
