"""Pupils are chosen in a dialog, made when it is opened: on and off a register, onto a plan."""

import re
from datetime import date

from browser.conftest import settled


def choose_in_dialog(page, opener, name):
    """Open a dialog, see that its pupils were not on the page before, and choose one by name."""
    page.get_by_role("button", name=opener, exact=True).click()
    dialog = page.get_by_role("dialog")
    field = dialog.get_by_role("combobox").first
    field.click()
    field.press_sequentially(name)
    page.get_by_role("option").first.click()
    return dialog


def test_a_pupil_is_taken_off_by_hand_and_put_on_again_with_a_reason(turn_to):
    page = turn_to("register?cohort=2027", 1366, 768)
    before = page.locator(".r-table tbody tr").count()
    name = page.locator(".r-pupil a").first.inner_text()
    for rows, why in ((before - 1, "<b>Moved</b>"), (before, "Back again")):
        dialog = choose_in_dialog(page, "Add or take off", name)
        assert "▼" not in dialog.inner_text()
        dialog.get_by_label("Why?").fill(why)
        dialog.get_by_label("Your name or initials").fill("")
        dialog.get_by_role("button", name="Keep the change").click()
        # Nobody has said who: the form stays as it was filled in.
        dialog.get_by_text("Say who").wait_for()
        dialog.get_by_label("Your name or initials").fill("Ms K")
        dialog.get_by_role("button", name="Keep the change").click()
        dialog.wait_for(state="detached")
        settled(page)
        assert page.locator(".r-table tbody tr").count() == rows
    assert page.locator(".r-table").get_by_text("Back again").count() == 1


def test_a_pupil_joins_a_plan_from_today(turn_to, sample_database):
    plans = sample_database.rows(
        "plans/listed", urn=999001, results_year=2027, as_of_on=date(2026, 11, 20)
    )
    (number,) = plans[plans.name == "Combined Science small group"].intervention_id
    page = turn_to(f"interventions?plan={number}", 1366, 768)
    (before,) = re.findall(r"(\d+) pupils? with", page.locator("h1").inner_text())
    page.get_by_role("button", name="Add pupils", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Add them").click()
    dialog.get_by_role("alert").wait_for()
    dialog.get_by_role("combobox").first.click()
    page.get_by_role("option").first.click()
    page.keyboard.press("Tab")
    dialog.get_by_role("button", name="Add them").click()
    dialog.wait_for(state="detached")
    settled(page)
    assert f"{int(before) + 1} pupils with" in page.locator("h1").inner_text()
