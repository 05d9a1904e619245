"""Meeting mode in a real browser: what the back row can read, and what the keyboard does."""

import pytest
from browser.conftest import settled
from browser.looking import drawn

from lib.ui.frame.meeting_style import SMALLEST
from lib.ui.frame.navigation import SECTIONS

PAGES = [place.name for section in SECTIONS.values() for place in section]
SCREENS = [
    "last",
    "progress",
    "moved",
    "data",
    "who",
    "plans",
    "inferences",
    "groups",
    "working",
    "today",
]

TOO_SMALL = """smallest => {
  const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, holder = text.parentElement;
    if (!text.data.trim() || ['STYLE', 'SCRIPT', 'NOSCRIPT'].includes(holder.tagName)) continue;
    if (holder.closest('[data-testid=stIconMaterial]') || !holder.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || box.right < 0) continue;
    const style = getComputedStyle(holder);
    if (style.visibility === 'hidden' || style.clipPath !== 'none') continue;
    if (parseFloat(style.fontSize) < smallest)
      found.push(style.fontSize + ' ' + text.data.trim().slice(0, 40));
  }
  return found;
}"""
"""Every visible text of the page, that of drawings included, under a size in pixels."""


def readable(page):
    """Check that the back row can read the page and that it fits its width."""
    assert page.evaluate(TOO_SMALL, SMALLEST) == []
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("e => e.scrollWidth <= e.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1920


@pytest.mark.parametrize("name", PAGES)
def test_everything_on_a_page_can_be_read_from_the_back_row(turn_to, name):
    page = turn_to(f"{name}?meeting=on")
    drawn(page)
    readable(page)
    assert float(page.locator("h1").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 42
    assert page.locator("h1").bounding_box()["y"] < 1080 / 2


def test_the_keyboard_leads_through_the_meeting_and_each_screen_stands_whole(turn_to):
    page = turn_to("meeting?meeting=on&department=English")
    for place, screen in enumerate(SCREENS, start=1):
        page.get_by_text(f"Question {place} of {len(SCREENS)}").wait_for()
        settled(page)
        readable(page)
        assert page.locator("h1").evaluate("e => getComputedStyle(e).fontSize") == "68px"
        foot = page.locator(".m-place").bounding_box()
        assert foot["y"] + foot["height"] <= 1080, screen
        for table in page.locator(".m-table").all():
            box = table.bounding_box()
            assert box["y"] + box["height"] <= foot["y"], screen
        page.keyboard.press("ArrowRight" if place % 2 else "PageDown")
    assert "screen=today" in page.url
    for key, place in (("PageUp", 9), ("ArrowLeft", 8)):
        page.keyboard.press(key)
        page.get_by_text(f"Question {place} of {len(SCREENS)}").wait_for()


def test_typing_a_decision_does_not_turn_the_page(turn_to):
    page = turn_to("meeting?meeting=on&department=English&screen=who")
    page.keyboard.press("d")
    page.get_by_label("What will be done?").click()
    page.keyboard.type("redo drafts")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("PageDown")
    page.wait_for_timeout(500)
    assert page.get_by_label("What will be done?").input_value() == "redo drafts"
    assert "screen=who" in page.url
    assert page.evaluate(TOO_SMALL, SMALLEST) == []


def test_the_switch_grows_what_is_drawn_already_and_survives_a_reload(visit):
    page = visit("groups")
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    drawn = page.locator(".js-plotly-plot text").first
    before = drawn.evaluate(size)
    page.locator('[data-testid="stSidebar"]').get_by_text("Meeting mode").click()
    page.wait_for_url("**meeting=on**")
    settled(page)
    assert page.locator(".js-plotly-plot text").first.evaluate(size) >= max(SMALLEST, before * 1.5)
    page.reload()
    settled(page)
    assert page.get_by_text("Names hidden").is_visible()
    assert page.evaluate(TOO_SMALL, SMALLEST) == []


def test_names_need_two_clicks_and_a_reload_hides_them(visit):
    page = visit("cohort?meeting=on")
    code = page.locator(".cp-table a").first.inner_text()
    page.get_by_text("Show names").click()
    assert page.locator(".cp-table a").first.inner_text() == code
    page.get_by_text("Yes, show names here").click()
    page.get_by_text("Names are shown").wait_for()
    settled(page)
    assert page.locator(".cp-table a").first.inner_text() != code
    page.reload()
    settled(page)
    assert page.locator(".cp-table a").first.inner_text() == code
    assert page.get_by_text("Names hidden").is_visible()


def test_a_meaning_opens_on_the_keyboard_and_is_read_out(turn_to):
    page = turn_to("?meeting=on")
    word = page.locator(".cp-term").first
    word.focus()
    shown = word.evaluate("e => getComputedStyle(e, '::after').content")
    assert "eight slots" in shown
    assert "eight slots" in word.get_attribute("aria-description")
