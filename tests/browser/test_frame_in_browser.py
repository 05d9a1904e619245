"""What only a browser can show: addresses, reloads, what leaves the machine, what fits."""

from urllib.parse import urlparse

import pytest
from browser.conftest import settled
from browser.looking import clipped_labels, serious_violations

from lib.ui.frame.navigation import SECTIONS

PAGES = [place.name for section in SECTIONS.values() for place in section]
SIZES = [(1920, 1080), (1366, 768)]


@pytest.fixture(scope="module", params=PAGES)
def first_visit(request, load):
    """A page opened by its address for the first time, and every address it asked for."""
    asked = []
    page = load(request.param, *SIZES[0], {"request": lambda sent: asked.append(sent.url)})
    return page, asked


def test_the_first_visit_to_a_pages_address_opens_that_page_in_the_frame(first_visit):
    page, _ = first_visit
    assert page.get_by_text("Nothing leaves this computer").is_visible()
    assert page.get_by_role("dialog").count() == 0
    assert page.locator("h1").count() == 1


def test_nothing_is_asked_of_any_other_machine(first_visit):
    _, asked = first_visit
    hosts = {urlparse(url).hostname for url in asked if not url.startswith(("data:", "blob:"))}
    assert hosts == {"127.0.0.1"}


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_page_fits_its_width_and_answers_above_the_fold(first_visit, width, height):
    page, _ = first_visit
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_timeout(500)  # charts are drawn anew for their new width
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("e => e.scrollWidth <= e.clientWidth")
    box = page.locator("h1").bounding_box()
    assert box["y"] + box["height"] < height / 2
    # The answer is above the fold even with the filter row and the question over it.
    assert box["y"] > 0
    assert clipped_labels(page) == []
    if (width, height) == SIZES[-1]:
        assert serious_violations(page) == []


def test_a_reload_keeps_the_filters(visit):
    page = visit()
    choose(page, 0, "Year 9")
    assert "cohort=2029" in page.url
    page.reload()
    settled(page)
    assert page.locator(".stSelectbox input").first.input_value() == "Year 9" or (
        "Year 9" in page.locator(".stSelectbox").first.inner_text()
    )
    assert "cohort=2029" in page.url


def test_filters_follow_from_page_to_page_and_stand_in_the_address(visit):
    page = visit("?cohort=2028")
    page.locator('[data-testid="stSidebar"]').get_by_text("Cohort").click()
    page.wait_for_url("**/cohort?**")
    settled(page)
    assert "cohort=2028" in page.url


def test_the_back_button_goes_back_through_choices_and_pages(visit):
    page = visit()
    first = page.locator("h1").inner_text()
    choose(page, 0, "Year 9")
    page.locator('[data-testid="stSidebar"]').get_by_text("Cohort").click()
    page.wait_for_url("**/cohort?**")
    settled(page)
    page.go_back()
    page.wait_for_url("**/?cohort=2029")
    settled(page)
    page.go_back()
    page.wait_for_function("said => document.querySelector('h1')?.innerText === said", arg=first)
    assert "cohort" not in page.url


def test_a_link_opens_the_same_view_for_another_person(visit):
    sender = visit("cohort?cohort=2028&history=table")
    said = sender.locator("h1").inner_text()
    receiver = visit(sender.url.split("/", 3)[3])
    assert receiver.locator("h1").inner_text() == said
    assert receiver.url == sender.url


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_overviews_tiles_stand_above_the_fold(visit, width, height):
    page = visit("", width, height)
    tiles = page.locator(".cp-tile")
    assert tiles.count() == 4
    for i in range(4):
        box = tiles.nth(i).bounding_box()
        assert box["y"] + box["height"] <= height


def test_fonts_are_the_bundled_ones(visit):
    page = visit()
    family = "e => getComputedStyle(e).fontFamily"
    assert "Source Serif" in page.locator("h1").evaluate(family)
    assert page.evaluate("document.fonts.check('16px \"Source Sans\"')")


def test_three_clicks_lead_from_the_first_page_to_a_subjects_list(visit):
    page = visit()
    page.get_by_role("link", name="See who").click()
    page.wait_for_url("**/behind_target?**")
    settled(page)
    assert "subject=" in page.url
    assert page.locator("h1").count() == 1
    assert page.get_by_role("button", name="list", exact=False).count() >= 1


def test_codes_stand_in_place_of_names_when_the_switch_is_off(visit):
    page = visit("cohort")
    name = page.locator(".cp-table a").first.inner_text()
    page.get_by_text("Show names").click()
    page.wait_for_url("**names=off**")
    settled(page)
    assert name not in page.content()


def choose(page, which, option):
    """Choose an option of the filter row's widget number `which`."""
    page.locator(".stSelectbox").nth(which).click()
    page.get_by_role("option", name=option, exact=True).click()
    page.wait_for_timeout(300)
    settled(page)
