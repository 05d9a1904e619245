"""Pages are thin, guarded, and free of SQL, colour and program entry points."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "pages").glob("*.py"))


def test_there_is_a_page_for_each_question_of_the_first_release():
    assert {page.stem for page in PAGES} >= {
        "overview",
        "cohort",
        "groups",
        "subjects",
        "behind_target",
        "register",
        "pupil",
        "interventions",
        "impact",
        "governors",
        "programme",
        "import_data",
        "rules",
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_page_is_eighty_lines_at_most(page):
    assert len(page.read_text(encoding="utf-8").splitlines()) <= 80


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
