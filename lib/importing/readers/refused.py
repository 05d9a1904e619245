"""Types that are recognised in order to be turned away with the reason and the way out."""

from lib.importing.readers.limits import check_archive
from lib.importing.sheet import FileRefusedError, Sheet

NAME = "refused"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
SAVE_AS = "In Excel choose File, Save As, and pick Excel Workbook (.xlsx) or CSV UTF-8."


def claims(file_name: str, data: bytes) -> bool:
    """Whether the bytes are of a type Checkpoint turns away."""
    return _reason(file_name, data) is not None


def sheets(data: bytes) -> list[Sheet]:
    """Raise FileRefusedError: nothing of these types is read."""
    raise _reason("", data) or FileRefusedError(
        "file_macros",
        "This workbook can hold macros, which Checkpoint does not open.",
        SAVE_AS,
    )


def _reason(file_name: str, data: bytes) -> FileRefusedError | None:
    start = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if data.startswith(OLD_OFFICE):
        return _old_office(data)
    if data.startswith(b"PK\x03\x04"):
        return _zip(file_name, data)
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta")):
        return FileRefusedError(
            "file_web_page", "This is a web page saved with a spreadsheet's name.", SAVE_AS
        )
    if start.startswith(b"<"):
        return FileRefusedError(
            "file_xml", "This is an XML file, which this version does not read.", SAVE_AS
        )
    if start.startswith((b"%pdf", b"\x89png", b"\xff\xd8\xff", b"gif8", b"mz", b"\x7felf")):
        return FileRefusedError(
            "file_type_unknown",
            "This is not a table Checkpoint can read.",
            "Save it as CSV or as an Excel workbook (.xlsx) and bring that in.",
        )
    return None


def _old_office(data: bytes) -> FileRefusedError:
    if ENCRYPTED in data:
        return FileRefusedError(
            "file_password",
            "This workbook is protected with a password.",
            "Open it in Excel, remove the password under File, Info, Protect Workbook, and save.",
        )
    return FileRefusedError(
        "file_old_excel", "This is a workbook of the old Excel type (.xls).", SAVE_AS
    )


def _zip(file_name: str, data: bytes) -> FileRefusedError | None:
    members = check_archive(data)
    if file_name.lower().endswith(".xlsm") or "xl/vbaProject.bin" in members:
        return FileRefusedError(
            "file_macros",
            "This workbook can hold macros, which Checkpoint does not open.",
            SAVE_AS,
        )
    if "xl/workbook.xml" in members:
        return None
    return FileRefusedError(
        "file_type_unknown",
        "This is a zipped file but not an Excel workbook.",
        "Unzip it first, then bring in the CSV or .xlsx file inside.",
    )
