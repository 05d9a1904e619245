"""Workbooks of every age, known by content here and read in a process of their own."""

from collections.abc import Callable
from dataclasses import dataclass

from lib.importing.readers import archive, ole
from lib.importing.readers.limits import USUAL, Room
from lib.importing.readers.workbooks.apart import read_apart
from lib.importing.sheet import Notice, Sheet

CONTENT, KIND = "content.xml", "mimetype"


@dataclass(frozen=True)
class Workbook:
    """One format of workbook; `is_one` looks into the bytes."""

    NAME: str
    is_one: Callable[[bytes], bool]

    def claims(self, file_name: str, data: bytes) -> bool:
        """Whether the bytes are a workbook of this format, whatever the file's name."""
        return self.is_one(data)

    def tables(self, data: bytes, space: Room = USUAL) -> tuple[list[Sheet], list[Notice]]:
        """Return each visible sheet, every cell as text.

        Raises FileRefusedError when it is damaged, too large or asks for a password.
        """
        return read_apart(self.NAME, data, space)


def _zipped_with(part: str) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(archive.MARK) and part in archive.check_archive(data)


def _is_old(data: bytes) -> bool:
    streams = ole.OleFile(data).streams if data.startswith(ole.MARK) else {}
    return not streams.keys().isdisjoint(ole.WORKBOOK_STREAMS)


def _is_open_document(data: bytes) -> bool:
    if not data.startswith(archive.MARK) or not {CONTENT, KIND} <= set(archive.check_archive(data)):
        return False
    return b"spreadsheet" in dict(archive.unpacked(data, KIND.__eq__))[KIND][:100]


WORKBOOKS = (
    Workbook("xlsx", _zipped_with("xl/workbook.xml")),
    Workbook("xlsb", _zipped_with("xl/workbook.bin")),
    Workbook("xls", _is_old),
    Workbook("ods", _is_open_document),
)
