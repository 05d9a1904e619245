"""Every given and then of the chapters, run through the real SQL."""

from pathlib import Path

import pytest

from lib.rules.reasons import REASONS
from tests.spec.contents import CHAPTERS, ORDER
from tests.spec.render import PAGE, rendered
from tests.spec.tables import measured, rows_of, worked

EXAMPLES = [
    pytest.param(example, id=f"{chapter.title}: {example.says}")
    for chapter in CHAPTERS
    for example in chapter.examples
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_what_is_given_leads_to_what_is_said(example):
    found = measured(example)
    for name, expected in example.then.items():
        wanted = expected if expected is None else pytest.approx(expected, abs=1e-9)
        assert found[name] == wanted, name


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.values[0].working])
def test_the_working_says_which_result_fills_which_slot_and_why_not(example):
    expected = rows_of(example.working)
    measured(example)
    names = ("subject", "element", "slot", "weight", "reason")
    found = [
        {name: str(row["subject_id" if name == "subject" else name] or "") for name in names}
        | {"weight": str(row["weight"])}
        for row in worked()
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_every_chapter_is_in_the_contents():
    files = {path.stem for path in (Path(__file__).parent / "chapters").glob("*.py")}
    assert files == set(ORDER)


def test_every_reason_the_rules_give_is_explained_and_shown_by_an_example():
    shown = {
        row["reason"]
        for chapter in CHAPTERS
        for example in chapter.examples
        if example.working
        for row in rows_of(example.working)
    }
    assert shown == set(REASONS)


def test_the_rules_page_is_a_fresh_render_of_these_tables():
    assert PAGE.read_text(encoding="utf-8") == rendered()
