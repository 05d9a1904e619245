"""Bytes in, sheets of text out. One module a format; a new format is a new line in READERS.

A reader module has `NAME`, `claims(file_name, data) -> bool` by content and never by extension
alone, and `sheets(data) -> list[Sheet]`, which raises FileRefusedError with words for a person.
"""

import hashlib
from types import ModuleType

from lib.importing.readers import delimited, refused, workbook
from lib.importing.readers.limits import check_upload
from lib.importing.sheet import FileRefusedError, SchoolFile

READERS: tuple[ModuleType, ...] = (refused, workbook, delimited)
"""In the order they are asked. `refused` knows the types that are turned away, and says why."""


def read(file_name: str, data: bytes) -> SchoolFile:
    """Return the file as sheets of text. Raises FileRefusedError when it cannot be read."""
    check_upload(data)
    reader = next((r for r in READERS if r.claims(file_name, data)), None)
    if reader is None:
        raise FileRefusedError(
            "file_type_unknown",
            "This is not a table Checkpoint can read.",
            "Save it as CSV or as an Excel workbook (.xlsx) and bring that in.",
            file_name,
        )
    sheets = tuple(sheet for sheet in reader.sheets(data) if sheet.cells)
    if not sheets:
        raise FileRefusedError(
            "file_empty",
            "There is nothing in this file.",
            "Check that the export finished, then export it again.",
            file_name,
        )
    return SchoolFile(file_name, reader.NAME, hashlib.sha256(data).hexdigest(), sheets)
