"""The behind target page: the grid is the list, and the list goes to the heads of department."""

import re

import pytest
from pages.conftest import finding_of, html_of

from lib.ui.behind.grid import NEXT_IN_LINE


def grid_of(app):
    return next(e.body for e in app.get("html") if '<table class="g-table"' in e.body)


def rows_of(grid):
    return re.findall(r'<tr><td class="g-place">\d+</td>.*?</tr>', grid)


def test_it_opens_on_fifteen_places_and_the_next_in_line(open_page):
    app = open_page("behind_target")
    assert finding_of(app).startswith("15 places reach the surest shortfalls; ")
    before, line, after = grid_of(app).partition('<tr class="g-line">')
    assert len(rows_of(before)) == 15
    assert "15 places end here" in after
    assert len(rows_of(line + after)) == NEXT_IN_LINE


def test_the_slider_moves_the_line(open_page):
    app = open_page("behind_target", places="5")
    assert finding_of(app).startswith("5 places reach")
    app.slider(key="places").set_value(8).run()
    assert finding_of(app).startswith("8 places reach")
    assert len(rows_of(grid_of(app).partition("g-line")[0])) == 8


def test_the_facts_beside_the_slider_name_what_they_compare_to(open_page):
    facts = next(e.body for e in open_page("behind_target").get("html") if "g-facts" in e.body)
    assert "3 groups" in facts
    assert re.search(r"\d+%</b><span>disadvantaged, cohort \d+%", facts)
    assert "risk that place 15 is noise" in facts


def test_a_subject_lists_those_behind_in_it_and_offers_its_own_list(open_page):
    app = open_page("behind_target", subject="mathematics", places="60")
    assert "in mathematics" in finding_of(app)
    assert "Mathematics list" in str(app.get("download_button")[0].proto)


def test_a_group_and_only_one_off_shortfalls_can_be_asked_for(open_page):
    app = open_page("behind_target", group="disadvantaged", shortfalls="one_off", places="3")
    grid = grid_of(app)
    assert all('<td class="g-d">D</td>' in row for row in rows_of(grid))
    assert "Was behind in" in grid


def test_no_kind_of_shortfall_chosen_is_an_empty_list_and_no_error(open_page):
    app = open_page("behind_target", shortfalls="")
    assert finding_of(app) == "Nobody chosen here is behind target"
    assert 'class="g-table"' not in html_of(app)


def test_names_give_way_to_codes(open_page, sample_app_names):
    page = html_of(open_page("behind_target", names="off", places="60"))
    assert not [name for name in sample_app_names if name in page]
    assert re.search(r"[A-Z]-\d{3}", page)


def test_every_name_leads_to_that_pupil_at_this_checkpoint(open_page):
    links = re.findall(r'href="(pupil\?[^"]+)"', grid_of(open_page("behind_target")))
    assert len(links) == 15 + NEXT_IN_LINE
    assert all(
        re.fullmatch(r"pupil\?from=\w+&amp;checkpoint=\d+&amp;pupil=\d+", link) for link in links
    )


def test_a_working_at_year_group_has_a_list_without_attainment_8(open_page):
    grid = grid_of(open_page("behind_target", cohort="2029", shortfalls="persistent,new,one_off"))
    assert "Why this place" in grid
    assert "Adds" not in grid


def test_the_plan_question_is_answered(open_page):
    page = html_of(open_page("behind_target"))
    assert "Do I have a plan for every child who is underachieving?" in page
    assert re.search(r"\d+ of the \d+ pupils listed have no plan now", page)


def test_results_of_leavers_are_not_planned_for(open_page):
    app = open_page("behind_target", cohort="2026")
    assert "ended below target in a subject" in finding_of(app)
    assert "risk that place" not in html_of(app)
    assert "Do I have a plan" not in html_of(app)


def test_an_empty_database_says_what_to_do(open_page, empty_app_file):
    app = open_page("behind_target", file=empty_app_file)
    assert finding_of(app) == "There are no grades to compare with targets yet"


@pytest.mark.parametrize("cohort", ["2031", "2028", "2026"])
def test_it_opens_for_every_sort_of_cohort(open_page, cohort):
    assert finding_of(open_page("behind_target", cohort=cohort))


def test_at_first_the_persistent_and_the_new_are_listed_and_nobody_who_was_behind_before(open_page):
    at_first = grid_of(open_page("behind_target"))
    assert listed(at_first) == listed(
        grid_of(open_page("behind_target", shortfalls="persistent,new"))
    )
    assert "Was behind in" not in at_first
    for only in ("persistent", "new"):
        assert listed(grid_of(open_page("behind_target", shortfalls=only))) != listed(at_first)


def listed(grid):
    return re.findall(r">([^<]+)</a>", grid)


def test_low_attendance_stands_beside_the_reason_but_not_on_a_projected_screen(open_page):
    assert re.search(r"▼ attendance [5-8]\d%", html_of(open_page("behind_target")))
    assert "attendance" not in html_of(open_page("behind_target", meeting="on"))
