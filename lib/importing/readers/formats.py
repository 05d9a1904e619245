"""Every format that is read, and the door to them. A new format is a new line in READERS."""

import hashlib
from typing import Protocol

from lib.importing.readers import ctf, delimited, spreadsheet_xml
from lib.importing.readers.invisible import without_unseen
from lib.importing.readers.limits import UPLOAD_BYTES, Room, check_upload, room
from lib.importing.readers.refusals import not_a_table
from lib.importing.readers.refused import turn_away
from lib.importing.readers.workbooks.formats import WORKBOOKS
from lib.importing.sheet import FileRefusedError, Notice, SchoolFile, Sheet


class Reader(Protocol):
    """A module, or what looks like one: the format's name in the report, and two questions."""

    @property
    def NAME(self) -> str:  # noqa: N802 - a module's constant
        """The format's name in the report of an import."""
        ...

    def claims(self, file_name: str, data: bytes) -> bool:
        """Whether it is this format: by content, never by extension alone."""
        ...

    def tables(self, data: bytes, space: Room) -> tuple[list[Sheet], list[Notice]]:
        """Return what stands in it. Raises FileRefusedError with words for a person."""
        ...


READERS: tuple[Reader, ...] = (*WORKBOOKS, spreadsheet_xml, ctf, delimited)


def read(file_name: str, data: bytes, limit: int = UPLOAD_BYTES) -> SchoolFile:
    """Return the file as sheets of text, with what was noticed on the way.

    `limit` is the most bytes it may have; a larger one allows more cells too. Raises
    FileRefusedError when it cannot be read.
    """
    space = room(limit)
    check_upload(data, space)
    turn_away(file_name, data)
    reader = next((r for r in READERS if r.claims(file_name, data)), None)
    if reader is None:
        raise not_a_table()
    found, notices = reader.tables(data, space)
    sheets = tuple(sheet for sheet in without_unseen(found) if sheet.cells)
    if not sheets:
        raise _empty(file_name, notices)
    fingerprint = hashlib.sha256(data).hexdigest()
    return SchoolFile(file_name, reader.NAME, fingerprint, sheets, tuple(notices))


def _empty(file_name: str, notices: list[Notice]) -> FileRefusedError:
    if any(notice.check == "file_sheet_hidden" for notice in notices):
        return FileRefusedError(
            "file_empty",
            "Every sheet of this file that holds anything is hidden.",
            "Unhide the sheet in Excel, save, and bring that in.",
            file_name,
        )
    return FileRefusedError(
        "file_empty",
        "There is nothing in this file.",
        "Check that the export finished, then export it again.",
        file_name,
    )
