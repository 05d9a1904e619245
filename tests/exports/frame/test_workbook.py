import io
import zipfile
from datetime import date
from xml.etree import ElementTree

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from lib.exports.frame.workbook import Book, Column, Sheet, sheet_names, write_book

COLUMNS = (
    Column("pupil", "Pupil", 20),
    Column("gain", "Gain", role="gain"),
    Column(None, "Barrier", role="planning", choices=("Attendance", "Other")),
    Column(None, "Start", role="planning_date"),
    Column("pupil_id", "Pupil number", role="whole", is_hidden=True),
)


def frame(*names):
    return pd.DataFrame(
        {
            "pupil": list(names),
            "gain": [-0.5] * len(names),
            "pupil_id": range(1, len(names) + 1),
        }
    )


def book(*sheets):
    return Book(
        title="Behind target",
        warning="Contains personal data.",
        facts=(("School", "Ash & Elm"), ("Collected", date(2026, 11, 20))),
        sheets=sheets,
        notes=("A note.",),
        sources=("A source.",),
        footer="Ash & Elm, contains personal data",
        created_on=date(2026, 11, 20),
    )


def sheet(name, *pupils):
    return Sheet(name, f"{name}: the list", ("Year 11",), frame(*pupils), COLUMNS, "Nobody.")


def rows(data, name):
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name).to_python()


def parts(data, folder):
    archive = zipfile.ZipFile(io.BytesIO(data))
    return [
        ElementTree.fromstring(archive.read(name))
        for name in sorted(archive.namelist())
        if name.startswith(folder) and name.endswith(".xml")
    ]


def has(tree, tag):
    return [node for node in tree.iter() if node.tag.rsplit("}", 1)[-1] == tag]


def test_numbers_stay_numbers_and_text_stays_text():
    found = rows(write_book(book(sheet("Maths", "=1+1", "Zoë Ñandú"))), "Maths")
    assert found[4][:2] == ["=1+1", -0.5]
    assert found[5][:2] == ["Zoë Ñandú", -0.5]


def test_no_cell_of_the_whole_book_is_a_formula_or_a_link_out():
    data = write_book(book(sheet("Maths", "=1+1", "+1", "@x", "http://example.org", "-1")))
    assert [has(page, "f") for page in parts(data, "xl/worksheets/")] == [[]] * 3
    links = [
        link.attrib for page in parts(data, "xl/worksheets/") for link in has(page, "hyperlink")
    ]
    assert {"location"} <= set(links[0])
    assert b"http://example.org" not in b"".join(
        zipfile.ZipFile(io.BytesIO(data)).read(n)
        for n in zipfile.ZipFile(io.BytesIO(data)).namelist()
        if n.endswith(".rels")
    )


def test_the_table_prints_on_a4_landscape_one_page_wide_with_its_headings_on_every_page():
    data = write_book(book(sheet("Maths", "Ann")))
    page = parts(data, "xl/worksheets/")[1]
    setup = has(page, "pageSetup")[0].attrib
    assert (setup["paperSize"], setup["orientation"], setup["fitToHeight"]) == (
        "9",
        "landscape",
        "0",
    )
    assert has(page, "pageSetUpPr")[0].attrib["fitToPage"] == "1"
    names = has(parts(data, "xl/workbook.xml")[0], "definedName")
    assert [(n.attrib["name"], n.text) for n in names] == [("_xlnm.Print_Titles", "Maths!$4:$4")]


def test_the_headings_are_frozen_over_a_real_table_and_nothing_is_merged():
    data = write_book(book(sheet("Maths", "Ann", "Bill")))
    page, table = parts(data, "xl/worksheets/")[1], parts(data, "xl/tables/")[0]
    pane = has(page, "pane")[0].attrib
    assert (pane["state"], pane["topLeftCell"]) == ("frozen", "B5")
    assert table.attrib["ref"] == "A4:E6"
    assert [c.attrib["name"] for c in has(table, "tableColumn")] == [c.heading for c in COLUMNS]
    assert not any(has(tree, "mergeCell") for tree in parts(data, "xl/worksheets/"))


def test_planning_columns_are_empty_and_offer_their_choices():
    data = write_book(book(sheet("Maths", "Ann")))
    rules = has(parts(data, "xl/worksheets/")[1], "dataValidation")
    assert [(r.attrib["type"], r.attrib["sqref"]) for r in rules] == [
        ("list", "C5"),
        ("date", "D5"),
    ]
    assert has(rules[0], "formula1")[0].text == '"Attendance,Other"'
    assert rows(data, "Maths")[4][2:4] == ["", ""]


def test_the_identity_column_is_there_but_hidden():
    page = parts(write_book(book(sheet("Maths", "Ann"))), "xl/worksheets/")[1]
    hidden = [c.attrib["min"] for c in has(page, "col") if c.attrib.get("hidden") == "1"]
    assert hidden == ["5"]


def test_a_sheet_with_no_rows_says_so_instead_of_an_empty_table():
    data = write_book(book(sheet("Maths")))
    assert rows(data, "Maths")[-1][0] == "Nobody."
    assert parts(data, "xl/tables/") == []


def test_the_cover_names_every_sheet_and_the_notes_hold_the_sources():
    data = write_book(book(sheet("Maths", "Ann"), sheet("Art", "Bill")))
    cover = [row[0] for row in rows(data, "Cover")]
    assert cover[-4:] == ["In this workbook", "Maths", "Art", "Notes"]
    assert [row[0] for row in rows(data, "Notes") if row[0]][1:] == [
        "Notes",
        "A note.",
        "Sources",
        "A source.",
    ]


def test_the_same_book_gives_the_same_bytes():
    assert write_book(book(sheet("Maths", "Ann"))) == write_book(book(sheet("Maths", "Ann")))


def test_an_ampersand_in_the_footer_is_printed_and_starts_no_code():
    page = parts(write_book(book(sheet("Maths", "Ann"))), "xl/worksheets/")[1]
    assert "Ash && Elm" in has(page, "oddFooter")[0].text


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        (["History"], ["History list"]),
        (["Art/Design [A]"], ["Art Design  A"]),
        (["x" * 60, "x" * 60], ["x" * 31, "x" * 29 + " 2"]),
        (["Maths", "MATHS"], ["Maths", "MATHS 2"]),
        (["'quoted'", "::"], ["quoted", "Sheet"]),
        (["😀" * 20], ["😀" * 15]),
    ],
)
def test_a_sheet_name_is_one_excel_accepts(wanted, given):
    assert sheet_names(wanted) == given


def test_openpyxl_reads_the_book_and_finds_no_formula():
    openpyxl = pytest.importorskip("openpyxl", reason="needs requirements-dev.txt")
    data = write_book(book(sheet("History", "=cmd|' /C calc'!A0", "Ann")))
    page = openpyxl.load_workbook(io.BytesIO(data))["History list"]
    assert [cell.data_type for cell in page[5]][:2] == ["s", "n"]
    assert page.tables["table_1"].ref == "A4:E6"
    assert page.merged_cells.ranges == set()


def test_any_text_comes_back_as_the_same_text_and_never_as_a_formula():
    pytest.importorskip("hypothesis", reason="needs requirements-dev.txt")
    from hypothesis import given, settings
    from hypothesis import strategies as st

    letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
    opening = st.sampled_from(["=", "+", "-", "@", "=1+", "http://", "{=", "mailto:"])

    @settings(max_examples=60, deadline=None)
    @given(st.builds(str.__add__, opening, st.text(letters, min_size=1, max_size=30)))
    def comes_back(text):
        data = write_book(book(sheet("Maths", text)))
        assert rows(data, "Maths")[4][0] == text
        assert not any(has(page, "f") for page in parts(data, "xl/worksheets/"))

    comes_back()
