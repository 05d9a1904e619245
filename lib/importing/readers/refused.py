"""Types that are recognised in order to be turned away with the reason and the way out."""

import re

from lib.importing.readers import archive, ole
from lib.importing.readers.refusals import (
    document,
    exam_results,
    macros,
    not_a_table,
    other_xml,
    password,
    web_page,
)
from lib.importing.readers.safe_xml import is_xml, root_of
from lib.importing.readers.workbooks.formats import WORKBOOKS
from lib.importing.sheet import FileRefusedError

UNZIP = "Unzip it first, then bring in the CSV or .xlsx file inside."
READ_XML = {"Workbook", "CTfile"}

OLD_OFFICE = {
    "EncryptedPackage": password,
    "EncryptionInfo": password,
    "WordDocument": lambda: document("a Word document"),
    "PowerPoint Document": lambda: not_a_table("a presentation"),
}
ZIPPED = {
    "word/document.xml": lambda: document("a Word document"),
    "ppt/presentation.xml": lambda: not_a_table("a presentation"),
    "Index/Document.iwa": lambda: not_a_table(
        "an Apple document", "In Numbers choose File, Export To, and pick Excel or CSV."
    ),
}
STARTS = (
    (b"%pdf", lambda: not_a_table("a PDF")),
    (b"{\\rtf", lambda: document("a document (RTF)")),
    (b"\x89png", lambda: not_a_table("a picture")),
    (b"\xff\xd8\xff", lambda: not_a_table("a picture")),
    (b"gif8", lambda: not_a_table("a picture")),
    (b"7z\xbc\xaf", lambda: not_a_table("a packed file", UNZIP)),
    (b"rar!", lambda: not_a_table("a packed file", UNZIP)),
    (b"\x1f\x8b", lambda: not_a_table("a packed file", UNZIP)),
    (b"mime-version:", web_page),
    (b"mz\x90", not_a_table),
    (b"\x7felf", not_a_table),
    (b'{"', lambda: not_a_table("data for programs (JSON)")),
    (b'[{"', lambda: not_a_table("data for programs (JSON)")),
)
WEB_PAGE = {"html", "head", "body", "table", "meta", "div", "style", "script", "title"}
EXAM_NAME = re.compile(r"\.x\d\d$", re.IGNORECASE)
EXAM_HEADER = re.compile(rb"[ADEFORC]1\d{5}[^,;\t|\r\n]* {2}[^,;\t|\r\n]*\r?\n[ADEFORC][1-9]\d{5}")


def turn_away(file_name: str, data: bytes) -> None:
    """Raise FileRefusedError when the file is of a type Checkpoint does not read."""
    refusal = _refusal(file_name, data)
    if refusal:
        raise refusal


def _refusal(file_name: str, data: bytes) -> FileRefusedError | None:
    if data.startswith(ole.MARK):
        return _old_office(data)
    if data.startswith(archive.MARK):
        return _zip(file_name, data)
    start = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    for sign, reason in STARTS:
        if start.startswith(sign):
            return reason()
    if is_xml(data):
        return _xml(data)
    if EXAM_NAME.search(file_name) or EXAM_HEADER.match(data):
        return exam_results()
    return None


def _old_office(data: bytes) -> FileRefusedError | None:
    try:
        streams = ole.OleFile(data).streams
    except FileRefusedError as error:
        return password() if "EncryptedPackage".encode("utf-16-le") in data else error
    found = next((reason() for name, reason in OLD_OFFICE.items() if name in streams), None)
    is_workbook = not streams.keys().isdisjoint(ole.WORKBOOK_STREAMS)
    return found or (None if is_workbook else not_a_table())


def _zip(file_name: str, data: bytes) -> FileRefusedError | None:
    members = archive.check_archive(data)
    if file_name.lower().endswith(".xlsm") or "xl/vbaProject.bin" in members:
        return macros()
    found = next((reason() for part, reason in ZIPPED.items() if part in members), None)
    if found or any(workbook.claims(file_name, data) for workbook in WORKBOOKS):
        return found
    if "content.xml" in members:
        return document("a text document or a presentation")
    return not_a_table("a packed file (zip)", UNZIP)


def _xml(data: bytes) -> FileRefusedError | None:
    if b"<!doctype html" in data[:1024].replace(b"\0", b"").lower():
        return web_page()
    root = root_of(data)
    if root.lower() in WEB_PAGE:
        return web_page()
    return None if root in READ_XML else other_xml(root)
