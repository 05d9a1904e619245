"""Pages are thin, guarded, and free of SQL, colour and program entry points."""

import re
from pathlib import Path

import pytest

from lib.ui.frame.navigation import SECTIONS

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "pages").glob("*.py"))


def test_every_place_of_the_menu_is_a_page_and_every_page_has_a_place():
    places = [place.name for section in SECTIONS.values() for place in section]
    assert sorted(places) == [page.stem for page in PAGES]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_page_holds_no_sql_no_colour_and_no_main(page):
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"\bselect\b.+\bfrom\b", text, re.IGNORECASE)
    assert not re.search(r"#[0-9a-fA-F]{6}\b", text)
    assert "__main__" not in text


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_page_calls_the_guard_before_anything_else(page):
    code = [
        line
        for line in page.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("import ", "from ", '"""', "#", " ", ")"))
    ]
    assert code[0].endswith("require()")
