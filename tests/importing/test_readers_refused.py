"""What is no table is turned away by name, with a way out."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from importing.ole import ole_file

from lib.importing.readers.formats import read
from lib.importing.sheet import FileRefusedError

ROOT = Path(__file__).resolve().parents[2]
FILES = ROOT / "tests" / "files" / "readers"


def zipped(*names, **contents):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, contents.get(name, "<a/>"))
    return out.getvalue()


ODT = zipped("mimetype", "content.xml", mimetype="application/vnd.oasis.opendocument.text")

REFUSED = {
    "letter.docx": (zipped("word/document.xml"), "file_document", "Word"),
    "letter.doc": (ole_file(WordDocument=b"x", Workbook=b"x"), "file_document", "Word"),
    "letter.rtf": (b"{\\rtf1 hello}", "file_document", "RTF"),
    "letter.odt": (ODT, "file_document", "document"),
    "talk.pptx": (zipped("ppt/presentation.xml"), "file_type_unknown", "presentation"),
    "talk.ppt": (ole_file(**{"PowerPoint Document": b"x"}), "file_type_unknown", "presentation"),
    "mail.msg": (ole_file(__properties_version1=b"x"), "file_type_unknown", "not a table"),
    "marks.numbers": (zipped("Index/Document.iwa"), "file_type_unknown", "Apple"),
    "marks.pdf": (b"%PDF-1.7\n", "file_type_unknown", "PDF"),
    "scan.png": (b"\x89PNG\r\n\x1a\n", "file_type_unknown", "picture"),
    "photo.jpg": (b"\xff\xd8\xff\xe0", "file_type_unknown", "picture"),
    "marks.zip": (zipped("marks.csv"), "file_type_unknown", "zip"),
    "marks.gz": (b"\x1f\x8b\x08", "file_type_unknown", "packed"),
    "marks.json": (b'[{"LearnerId": 1}]', "file_type_unknown", "JSON"),
    "noise.csv": (bytes(range(256)) * 8, "file_type_unknown", "not a table"),
    "marks.xlsm": (zipped("xl/workbook.xml"), "file_macros", "macros"),
    "macros.xlsx": (zipped("xl/workbook.xml", "xl/vbaProject.bin"), "file_macros", "macros"),
    "locked.xlsx": (ole_file(EncryptedPackage=b"x"), "file_password", "password"),
    "page.xls": (b"<table><tr><td>UPN</td></tr></table>", "file_web_page", "web page"),
    "html5.xls": (b"<!DOCTYPE html><html></html>", "file_web_page", "web page"),
    "xhtml.xls": (b'<?xml version="1.0"?><html></html>', "file_web_page", "web page"),
    "wide.xls": ("<html><table>".encode("utf-16"), "file_web_page", "web page"),
    "results.X01": (b"anything", "file_exam_results", "EDI"),
    "cut.xls": (ole_file(Workbook=b"x")[:600], "file_damaged", "damaged"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_is_refused_in_its_own_words(name):
    data, check, word = REFUSED[name]
    with pytest.raises(FileRefusedError) as refusal:
        read(name, data)
    assert refusal.value.check == check
    assert word in refusal.value.message
    assert refusal.value.remedy.endswith(".")


@pytest.mark.parametrize(
    ("name", "check"),
    [
        ("exam_results.X01", "file_exam_results"),
        ("external_entity.xml", "file_xml_entities"),
        ("isams_batch.xml", "file_xml"),
        ("many_entities.xml", "file_xml_entities"),
        ("quote_never_ends.csv", "file_damaged_text"),
        ("web_archive.xls", "file_web_page"),
    ],
)
def test_each_refused_file_is_known_by_its_content_whatever_its_name(name, check):
    with pytest.raises(FileRefusedError) as refusal:
        read("marks.csv", (FILES / "refused" / name).read_bytes())
    assert refusal.value.check == check


def test_a_list_of_upns_is_not_taken_for_an_exam_boards_file():
    upns = b"R201100018042\nR662332011222\n"
    assert read("upns.txt", upns).sheets[0].cells == [["R201100018042"], ["R662332011222"]]


FORMATS = {
    ".csv": "csv",
    ".txt": "csv",
    ".tab": "csv",
    ".xlsx": "xlsx",
    ".xlsb": "xlsb",
    ".xls": "xls",
    ".ods": "ods",
}
READ = sorted(path for path in FILES.iterdir() if path.suffix in (*FORMATS, ".xml"))


@pytest.mark.parametrize("path", READ, ids=lambda path: path.name)
def test_every_tiny_file_is_read_as_what_it_is_and_holds_the_casts_pupils(path):
    kind = "ctf" if path.name.startswith("ctf") else "spreadsheet_xml"
    for name in (path.name, "no_extension"):
        file = read(name, path.read_bytes())
        assert file.format == FORMATS.get(path.suffix, kind)
        text = str([sheet.cells for sheet in file.sheets]).lower()
        assert "marlowe" in text or "mari" in text


def test_every_format_has_its_line_in_the_docs_and_every_tiny_file_its_format():
    page = (ROOT / "docs" / "file-formats.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([^`\s]+\.(?:csv|txt|tab|xls[xb]?|ods|xml))`", page))
    assert {path.name for path in READ} <= named
