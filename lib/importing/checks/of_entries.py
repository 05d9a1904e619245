"""Checks about entries: each finding stands at the row and column its entry stands in."""

from collections.abc import Callable, Iterable

from lib.importing.findings import Finding
from lib.importing.named_rows import Entry
from lib.importing.screening import Screening

Check = Callable[[Screening], list[Finding]]


def in_state(state: str, check: str, message: str, remedy: str, severity: str = "error") -> Check:
    """Return the check that tells of each entry in a state; a warning leaves it out as well."""
    return lambda s: about(s.by_state.get(state, []), check, message, remedy, severity)


def about(
    entries: Iterable[Entry], check: str, message: str, remedy: str, severity: str = "error"
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
