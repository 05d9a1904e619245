"""How much a file may hold, checked before anything in it is opened."""

import zipfile
from io import BytesIO

from lib.importing.sheet import FileRefusedError

MEGABYTE = 1024 * 1024
UPLOAD_BYTES = 20 * MEGABYTE
UNPACKED_BYTES = 200 * MEGABYTE
ARCHIVE_MEMBERS = 1_000
SHEET_CELLS = 3_000_000
"""A workbook of two million cells is read in about two seconds; ten times a trust's marksheet."""


def check_upload(data: bytes) -> None:
    """Raise FileRefusedError when the file is larger than any marksheet could be."""
    if len(data) > UPLOAD_BYTES:
        raise FileRefusedError(
            "file_too_large",
            f"This file is {len(data) / MEGABYTE:.0f} MB; the most Checkpoint reads is "
            f"{UPLOAD_BYTES // MEGABYTE} MB.",
            "Export one year group or one checkpoint at a time.",
        )


def check_archive(data: bytes) -> list[str]:
    """Return the names inside a zipped workbook, read from its directory and nothing else.

    Raises FileRefusedError when it is damaged or would unpack to more than a workbook should.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise damaged() from error
    unpacked = sum(member.file_size for member in members)
    if len(members) > ARCHIVE_MEMBERS or unpacked > UNPACKED_BYTES:
        raise FileRefusedError(
            "file_unpacks_too_large",
            f"This workbook unpacks to {unpacked / MEGABYTE:,.0f} MB in {len(members):,} parts, "
            "far more than a marksheet holds.",
            "Copy the table you need into a new workbook and save that.",
        )
    return [member.filename for member in members]


def check_cells(height: int, width: int) -> None:
    """Raise FileRefusedError when a sheet is larger than any school's marksheet."""
    if height * width > SHEET_CELLS:
        raise FileRefusedError(
            "file_too_many_cells",
            f"A sheet has {height:,} rows by {width:,} columns, more than Checkpoint reads.",
            "Delete the empty rows and columns, or export one year group at a time.",
        )


def damaged() -> FileRefusedError:
    """Return the refusal for a workbook whose inside cannot be read."""
    return FileRefusedError(
        "file_damaged",
        "This workbook is damaged and cannot be read.",
        "Open it in Excel, save it again under a new name, and bring that in.",
    )
