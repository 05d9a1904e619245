"""Each way of docs/where-to-find-it.md is walked by its words and ends at its question."""

import re
import time
from pathlib import Path

import pytest
from browser.conftest import settled

from lib.ui.frame.navigation import SECTIONS

ROOT = Path(__file__).resolve().parents[2]
DOC = ROOT / "docs" / "where-to-find-it.md"
PAGES = {place.name: place.title for section in SECTIONS.values() for place in section}
FROM_OVERVIEW = "overview"
DEPARTMENT = (
    "How am I tracking the progress of the whole cohort?",
    "How do I know my data is accurate?",
    "Do I have a plan for every child who is underachieving?",
    "Can I draw valid inferences from my assessments?",
    "Are my assessment methods reliable?",
    "How can I ensure I am measuring learning rather than performance?",
    "How will I ensure accurate moderation?",
    "Am I confident in the way I'm assigning grades to marks?",
    "Is my intervention specific to the identified needs of each child?",
    "Are my intervention groups small enough (no more than 5 pupils)?",
    "Have I considered the level and duration of intervention each child needs?",
    "How have I ensured the quality of resources is consistently high across those teachers "
    "delivering intervention?",
    "How will I know if my intervention is working and what will I do if it is/isn't?",
)


def ways():
    """The rows of the tables: question, page, steps, clicks."""
    for line in DOC.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 4 and cells[3].isdigit():
            yield cells[0], cells[1], tuple(cells[2].split(" › ")), int(cells[3])


WAYS = list(ways())
ROUTES = sorted({(steps, page) for _, page, steps, _ in WAYS if page in PAGES})


def test_every_question_of_the_department_has_a_way():
    assert {question for question, *_ in WAYS} >= set(DEPARTMENT)


def test_every_page_has_a_way():
    assert {page for _, page, _, _ in WAYS} >= set(PAGES)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way[0][:40])
def test_a_way_is_three_clicks_at_most_and_counts_them_right(way):
    _, _, steps, clicks = way
    assert len(steps) == clicks <= 3


@pytest.fixture(scope="module")
def walker(turn_to):
    """One tab for every way: the menu stands on each page."""
    return turn_to("", 1366, 768)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: " › ".join(route[0]))
def test_a_way_ends_at_the_page_on_which_its_questions_stand(walker, route):
    steps, page = route
    walker.keyboard.press("Escape")  # the way before may have left a dialog open over the menu
    walker.get_by_role("dialog").wait_for(state="detached")
    step_to(walker, PAGES[FROM_OVERVIEW])
    for step in steps:
        step_to(walker, step)
    asked = [q for q, at, by, _ in WAYS if (by, at) == route and not q.startswith("(")]
    assert not_said(walker, asked) == []
    assert ends_at(walker.url, page)


def not_said(page, questions, patience=20):
    """The questions that do not stand on the page, once it has had the time to be drawn."""
    until = time.monotonic() + patience
    while True:
        said = plain(page.locator("body").inner_text())
        missing = [question for question in questions if plain(question) not in said]
        if not missing or time.monotonic() > until:
            return missing
        page.wait_for_timeout(250)


def step_to(page, words):
    """Click a word: in the menu where it is a page's, else on the page."""
    if words in PAGES.values():
        menu = page.locator('[data-testid="stSidebar"]')
        menu.get_by_role("link", name=words, exact=True).first.click()
        name = next(name for name, title in PAGES.items() if title == words)
        page.wait_for_url(lambda url: ends_at(url, name))
    else:
        page.locator('[data-testid="stMain"]').get_by_text(words, exact=True).first.click()
        page.wait_for_timeout(500)
    settled(page)


def ends_at(url, name):
    return url.split("?")[0].endswith("/" if name == FROM_OVERVIEW else f"/{name}")


def plain(text):
    return re.sub(r"\s+", " ", text.replace("’", "'"))
