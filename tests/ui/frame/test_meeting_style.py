"""The style of a projected page: nothing under 28 pixels, whatever sheet it comes from."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ui.frame.meeting_style import FOLDER, OWN, SMALLEST, larger, meeting_style

SHEETS = sorted(path for path in FOLDER.rglob("*.css") if path != OWN)
SIZE = re.compile(r"font-size:\s*([^;}]+)")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda p: str(p.relative_to(FOLDER)))
def test_no_sheet_leaves_type_too_small_for_the_back_row(sheet):
    sizes = SIZE.findall(larger(sheet.read_text(encoding="utf-8")))
    assert [s for s in sizes if s.endswith("px") and float(s[:-2]) < SMALLEST] == []


def test_every_sheet_of_lib_ui_is_in_the_style_so_a_new_page_needs_no_second_one():
    style = meeting_style()
    for sheet in SHEETS:
        selectors = re.findall(r"^(\.[\w-]+) \{", sheet.read_text(encoding="utf-8"), re.MULTILINE)
        assert [s for s in selectors if f":root {s}" not in style] == []


@pytest.mark.parametrize("kind", ["cp-finding", "cp-section", "cp-panel-title"])
def test_headlines_are_at_least_42_pixels(kind):
    sizes = re.findall(rf":root \.{kind} \{{[^}}]*font-size: (\d+)px", meeting_style())
    assert int(sizes[-1]) >= 42


def test_what_a_narrow_screen_changes_is_always_in_force():
    grown = larger(
        ".a { width: 10px; } @media (max-width: 1500px) { .a { width: 8px; } .b { gap: 4px } }"
    )
    assert "@media" not in grown
    assert grown.split() == larger(".a { width: 10px; } .a { width: 8px; } .b { gap: 4px }").split()


def test_selectors_are_made_stronger_one_by_one_and_hairlines_stay():
    grown = larger(".a:has(> .b, .c), .d { border: 1.5px solid red; height: 20px; }")
    assert grown == ":root .a:has(> .b, .c), :root .d { border: 1.5px solid red; height: 35px }\n"


def test_comments_and_other_at_rules_are_left_out():
    assert larger("/* .x { } */ @media print { .a { font-size: 9px; } }") == ""


@given(st.floats(1, 200))
def test_type_grows_and_is_never_small(size):
    (grown,) = SIZE.findall(larger(f".a {{ font-size: {size:.1f}px; }}"))
    assert float(grown.strip()[:-2]) >= max(SMALLEST, 1.75 * size - 1)
