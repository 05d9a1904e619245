"""How much a file may hold. Every reader asks before it unpacks, and while it fills a sheet."""

from dataclasses import dataclass

from lib.importing.sheet import FileRefusedError

MEGABYTE = 1024 * 1024
UPLOAD_BYTES = 20 * MEGABYTE
UNPACKED_BYTES = 200 * MEGABYTE
ARCHIVE_MEMBERS = 1_000
SHEET_CELLS = 3_000_000
"""A workbook of two million cells is read in about four seconds; ten times a trust's marksheet."""


@dataclass(frozen=True)
class Room:
    """The most one file may hold: bytes as uploaded, and cells on a sheet."""

    upload_bytes: int
    sheet_cells: int


def room(limit: int = UPLOAD_BYTES) -> Room:
    """Return the room for files of up to `limit` bytes; cells grow with it, never below usual."""
    return Room(limit, max(SHEET_CELLS, SHEET_CELLS * limit // UPLOAD_BYTES))


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
        size = f"{height:,} cells" if width == 1 else f"{height:,} rows by {width:,} columns"
        raise FileRefusedError(
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
