"""How much a file may hold. Every reader asks before it unpacks, and while it fills a sheet."""

from dataclasses import dataclass

from lib.importing.sheet import FileRefusedError

MEGABYTE = 1024 * 1024
UPLOAD_BYTES = 20 * MEGABYTE
UNPACKED_BYTES = 200 * MEGABYTE
ARCHIVE_MEMBERS = 1_000
SHEET_CELLS = 3_000_000
"""A workbook of two million cells is read in about four seconds; ten times a trust's marksheet."""
MEMORY_BYTES = 1024 * MEGABYTE
"""Of the process that reads a workbook; the largest that is allowed takes about a third."""
SECONDS = 60
"""Of the processor's time, in that process."""


@dataclass(frozen=True)
class Room:
    """The most one file may hold, as bytes and as cells on a sheet, and cost to be read."""

    upload_bytes: int
    sheet_cells: int
    memory_bytes: int = MEMORY_BYTES
    seconds: float = SECONDS


def room(limit: int = UPLOAD_BYTES) -> Room:
    """Return the room for files of up to `limit` bytes; all grows with it, never below usual."""
    share = max(1.0, limit / UPLOAD_BYTES)
    return Room(limit, int(SHEET_CELLS * share), int(MEMORY_BYTES * share), SECONDS * share)


USUAL = room()


def check_upload(data: bytes, space: Room = USUAL) -> None:
    """Raise FileRefusedError when the file is larger than any marksheet could be."""
    if len(data) > space.upload_bytes:
        raise FileRefusedError(
            "file_too_large",
            f"This file is {len(data) / MEGABYTE:.0f} MB; the most Checkpoint reads is "
            f"{space.upload_bytes // MEGABYTE} MB.",
            "Export one year group or one checkpoint at a time.",
        )


def check_cells(height: int, width: int, space: Room = USUAL) -> None:
    """Raise FileRefusedError when a sheet is larger than any school's marksheet."""
    if height * width > space.sheet_cells:
        raise too_many_cells(
            f"{height:,} cells" if width == 1 else f"{height:,} rows by {width:,} columns"
        )


def too_many_cells(size: str = "millions of cells") -> FileRefusedError:
    """Return the refusal of a sheet of this size, or of one that outgrows its memory."""
    return FileRefusedError(
        "file_too_many_cells",
        f"A sheet has {size}, more than Checkpoint reads.",
        "Delete the empty rows and columns, or export one year group at a time.",
    )


def damaged() -> FileRefusedError:
    """Return the refusal for a workbook whose inside cannot be read."""
    return FileRefusedError(
        "file_damaged",
        "This workbook is damaged and cannot be read.",
        "Open it in Excel, save it again under a new name, and bring that in.",
    )
