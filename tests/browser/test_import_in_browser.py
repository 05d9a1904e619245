"""A column read wrongly is put right in the page's own table, which only a browser shows."""

import csv
from pathlib import Path

from browser.conftest import settled

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample" / "files"
ROW_HEIGHT = 35
OPENS_WITHIN = 1_000
"""Milliseconds for the grid to settle, and to open and filter its list."""


def upns():
    with (SAMPLE / "pupils_2026_27.csv").open(encoding="utf-8-sig", newline="") as lines:
        found = [row for row in csv.DictReader(lines) if row["Year"] == "11"]
    return [row["UPN"] for row in found[:2]]


def test_saying_a_columns_subject_makes_its_grades_ready_to_store(visit):
    page = visit("import_data", 1366, 900)
    rows = "".join(f"{upn},6\n" for upn in upns())
    marks = {"name": "marks.csv", "mimeType": "text/csv", "buffer": f"UPN,Alchemy\n{rows}".encode()}
    page.set_input_files("input[type=file]", marks)
    page.wait_for_selector("text=No column is headed with a subject")
    settled(page)
    grid = page.locator('[data-testid="stDataFrame"] canvas').first
    grid.scroll_into_view_if_needed()
    page.wait_for_timeout(OPENS_WITHIN)
    subject = grid.bounding_box()
    page.mouse.dblclick(subject["x"] + 400, subject["y"] + 2.5 * ROW_HEIGHT)
    # The grid is a canvas: nothing in the page says that its list of choices is open.
    page.wait_for_timeout(OPENS_WITHIN)
    page.keyboard.type("History")
    page.wait_for_timeout(OPENS_WITHIN)
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('2 grades are ready to store')")


def test_a_row_is_matched_by_ticking_its_box(visit):
    page = visit("import_data", 1366, 900)
    with (SAMPLE / "pupils_2026_27.csv").open(encoding="utf-8-sig", newline="") as lines:
        pupils = [row for row in csv.DictReader(lines) if row["Year"] == "11"][:2]
    rows = "".join(f"{p['Surname']},{p['Forename']},{p['Reg']},96.5\n" for p in pupils)
    text = f"Surname,Forename,Reg,Attendance\n{rows}".encode()
    flags = {"name": "attendance.csv", "mimeType": "text/csv", "buffer": text}
    page.set_input_files("input[type=file]", flags)
    page.wait_for_selector("h1:has-text('2 of 2 rows look like pupils already here')")
    settled(page)
    grid = page.locator('[data-testid="stDataFrame"] canvas').first
    grid.scroll_into_view_if_needed()
    page.wait_for_timeout(OPENS_WITHIN)
    place = grid.bounding_box()
    page.mouse.click(place["x"] + place["width"] - 65, place["y"] + 1.5 * ROW_HEIGHT)
    page.wait_for_selector("h1:has-text('1 pupil is ready to store; 1 cannot be')")
