"""The deputy's office in a browser: the keyboard, the way down and back, saved views, the scan."""

import re

from browser.conftest import settled
from browser.looking import clipped_labels, drawn, serious_violations

OFFERED = "Year 11 French list"


SPOILED = """() => {
  const main = document.querySelector('[data-testid="stMain"] h1').parentElement;
  main.insertAdjacentHTML('beforeend', '<img src="data:,"><p style="width:20px;' +
    'overflow:hidden;white-space:nowrap">a label that is cut</p>');
  document.querySelector('.main-svg text').setAttribute('transform', 'translate(0,-40)');
}"""
TRIES = 3


def test_the_scan_and_the_look_for_clipped_labels_notice_what_they_should(visit):
    page = visit("cohort", 1366, 768)
    drawn(page)
    for _ in range(TRIES):
        # A chart that is drawn once more on a busy machine puts its label back.
        page.evaluate(SPOILED)
        found = clipped_labels(page)
        if any(label.startswith("chart: ") for label in found):
            break
    assert any(label.startswith("chart: ") for label in found)
    assert "a label that is cut" in found
    assert any(said.startswith("image-alt") for said in serious_violations(page))


def test_an_explained_number_opens_to_its_pupils_and_passes_the_scan(turn_to):
    page = turn_to("", 1366, 768)
    page.get_by_role("button", name="Explain these numbers").click()
    opened = page.locator(".cp-explain")
    opened.wait_for()
    assert "Left out: " in opened.inner_text()
    opened.locator("summary", has_text="In it: ").first.click()
    assert opened.locator("table a").first.is_visible()
    assert serious_violations(page) == []


PRESSES = 25


def test_the_keyboard_alone_reaches_a_page_from_the_overview(visit):
    page = visit("", 1366, 768)
    focused = "() => document.activeElement.innerText"
    # A page that is still being drawn may take the focus away once: it then starts anew.
    for _ in range(2 * PRESSES):
        page.keyboard.press("Tab")
        if page.evaluate(focused).endswith("Behind target"):
            break
    else:
        raise AssertionError(f"the menu was not reached in {PRESSES} presses of Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/behind_target**")
    settled(page)


def test_down_to_a_pupil_and_back_keeps_every_filter_and_a_view_keeps_them_under_a_name(turn_to):
    page = turn_to("behind_target?cohort=2027&subject=french&shortfalls=persistent,new,one_off")
    said = page.locator("h1").inner_text()
    page.locator(".g-pupil a").first.click()
    page.wait_for_url("**/pupil?**")
    settled(page)
    trail = page.locator(".st-key-trail")
    steps = re.sub(r"\s+", " ", trail.inner_text())
    assert steps.startswith("School Year 11 French Behind target")
    trail.get_by_text("Behind target").click()
    page.wait_for_url("**/behind_target?**")
    settled(page)
    assert page.locator("h1").inner_text() == said
    keep_view(page, OFFERED)
    page.locator('[data-testid="stSidebar"]').get_by_role("link", name="Overview").click()
    page.wait_for_url(re.compile(r"/\?|/$"))
    settled(page)
    page.get_by_role("button", name="Saved views (1)").click()
    page.get_by_role("link", name=OFFERED).click()
    page.wait_for_url("**/behind_target?**")
    settled(page)
    assert page.locator("h1").inner_text() == said


def keep_view(page, name):
    page.get_by_role("button", name="Saved views (0)").click()
    page.get_by_label("Name of the view").fill(name)
    page.get_by_label("Your name or initials").fill("AB")
    page.get_by_role("button", name="Save this view").click()
    page.get_by_role("button", name="Saved views (1)").wait_for()
    settled(page)
