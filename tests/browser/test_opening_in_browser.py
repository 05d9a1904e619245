"""Lists of names are made when opened: nothing travels before, and closing eats no click."""

import re

import pytest
from browser.conftest import settled
from browser.looking import serious_violations

from lib.store.database import open_database

LISTS = {
    "": "names",
    "groups": "Names of the",
    "compare": "The ",
    "register": "names",
    "cohort": "Explain these numbers",
}
"""A page and the button of one of its lists."""


@pytest.fixture(scope="module")
def names(sample_file, tmp_path_factory):
    """The names of the sample school's pupils, as they stand in lists."""
    path = tmp_path_factory.mktemp("names") / "names.duckdb"
    path.write_bytes(sample_file.read_bytes())
    database = open_database(path)
    with database.cursor() as cursor:
        found = cursor.execute("select distinct forename, surname from pupil").fetchall()
    database.close()
    return {f"{forename} {surname}" for forename, surname in found}


@pytest.fixture
def listening(visit):
    """Open a page and keep every message that the app sends to it."""

    def open_(path):
        received = []
        told = {
            "websocket": lambda socket: socket.on("framereceived", lambda m: received.append(m))
        }
        return visit(path, 1366, 768, told), received

    return open_


def said(messages):
    """Messages as one text: names in them are plain, as they are not compressed."""
    parts = (m if isinstance(m, bytes) else m.encode() for m in messages)
    return b"\n".join(parts).decode("utf-8", "ignore")


def opener(page, label):
    return page.locator('[data-testid="stMain"]').get_by_role("button", name=label).first


def test_no_name_of_a_list_travels_before_it_is_opened(listening, names):
    page, received = listening("")
    before = said(received) + page.content()
    assert "behind target" in before  # what is sent can be read here
    assert [n for n in names if n in before] == []
    opener(page, "names").click()
    page.locator("[role=dialog] table a").first.wait_for()
    after = said(received)
    assert len([n for n in names if n in after]) > 10


@pytest.mark.parametrize("path", LISTS)
def test_one_click_opens_a_list_and_the_scan_finds_nothing_serious(turn_to, path):
    page = turn_to(path, 1366, 768)
    opener(page, LISTS[path]).click()
    dialog = page.get_by_role("dialog")
    dialog.locator("table").first.wait_for(state="attached")
    assert dialog.locator("table a[href*='pupil=']").count() > 0
    assert dialog.get_by_role("heading").first.inner_text()
    assert serious_violations(page) == []


def test_a_list_holds_as_many_as_its_count_says(turn_to):
    page = turn_to()
    count = int(page.locator(".cp-line-number").first.inner_text())
    opener(page, "names").click()
    dialog = page.get_by_role("dialog")
    dialog.locator("table a").first.wait_for()
    assert dialog.locator("tbody tr").count() == count
    headings = dialog.locator("th").all_inner_texts()
    assert [re.sub(r"\s", " ", h) for h in headings] == ["Pupil", "Form", "Behind in", "Plan now"]


def test_closing_a_list_runs_nothing_and_the_next_click_goes_to_its_page(listening):
    page, received = listening("")
    opener(page, "names").click()
    page.locator("[role=dialog] table a").first.wait_for()
    settled(page)
    sent = len(received)
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    assert len(received) == sent
    page.locator('[data-testid="stSidebar"]').get_by_text("Cohort", exact=True).click()
    page.wait_for_url("**/cohort**")
    settled(page)
    assert page.get_by_role("dialog").count() == 0


def test_the_keyboard_opens_a_list_closes_it_and_opens_it_again(turn_to):
    page = turn_to()
    button = opener(page, "names")
    for _ in range(2):
        button.focus()
        page.keyboard.press("Enter")
        page.locator("[role=dialog] table a").first.wait_for()
        assert page.evaluate("document.activeElement.closest('[role=dialog]') !== null")
        page.keyboard.press("Escape")
        page.get_by_role("dialog").wait_for(state="detached")
    # The focus goes back a frame after the list is gone.
    page.wait_for_function("document.activeElement.innerText === 'names'")


def test_codes_stand_in_an_opened_list_where_names_are_off_or_projected(turn_to, names):
    for path in ("?names=off", "?meeting=on"):
        page = turn_to(path)
        # The bar of a projected page has a button that shows names as well.
        page.get_by_role("button", name="names", exact=True).first.click()
        page.locator("[role=dialog] table a").first.wait_for()
        drawn = page.content()
        assert [n for n in names if n in drawn] == [], path
