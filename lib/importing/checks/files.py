"""Whether the file as a whole can be brought in."""

from lib.dates import long_date
from lib.importing.findings import Finding
from lib.importing.screening import Screening
from lib.store.statements import rows


def check_file_without_rows(s: Screening) -> list[Finding]:
    """Headings with nothing below them hold nothing to store."""
    if s.columns.rows or s.columns.content is None:
        return []
    return [
        Finding(
            "file_without_rows",
            "error",
            "There are headings in this file but no pupils below them.",
            "Check the filter of the export, then export it again.",
        )
    ]


def check_file_already_imported(s: Screening) -> list[Finding]:
    """Notice a file that was stored before, byte for byte, for the same checkpoint."""
    if s.delivery.file is None:
        return []
    found = rows(
        s.cursor,
        "importing/files/stored_before",
        urn=s.urn,
        fingerprint=s.delivery.file.fingerprint,
        content=s.columns.content,
        sheet=s.columns.sheet.label,
        checkpoint_id=s.checkpoint_id,
    )
    return [
        Finding(
            "file_already_imported",
            "warning",
            f"This same file was stored on {long_date(day)} as {name}.",
            "Storing it again only puts back what has changed since. If you meant a newer export, "
            "bring that in.",
        )
        for name, day in found
    ]


def check_checkpoint_not_chosen(s: Screening) -> list[Finding]:
    """A marksheet and results belong to a checkpoint."""
    if not s.belongs_to_checkpoint or s.delivery.checkpoint is not None:
        return []
    return [
        Finding(
            "checkpoint_not_chosen",
            "error",
            "These grades do not say which checkpoint they belong to.",
            "Choose the academic year, half term, year group and kind of grade.",
        )
    ]


def check_checkpoint_locked(s: Screening) -> list[Finding]:
    """A locked checkpoint keeps its figures for good."""
    choice = s.delivery.checkpoint
    locked = s.checkpoint_status == "locked" and not s.is_new_checkpoint
    if not s.belongs_to_checkpoint or choice is None or not locked:
        return []
    return [
        Finding(
            "checkpoint_locked",
            "error",
            f"{choice.name} is locked, so its grades cannot change.",
            "Choose another checkpoint. Locked ones keep what was reported to governors.",
        )
    ]
