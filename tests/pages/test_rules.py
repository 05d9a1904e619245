"""The rules page: what is in force for a cohort, what is not known, and the school's settings."""

import shutil

import pytest
from pages.conftest import finding_of, html_of


def test_the_finding_says_whose_tables_measure_the_year_group(open_page):
    assert finding_of(open_page("rules")) == (
        "Year 11 is measured against 2024 provisional estimates, the newest published"
    )


def test_leavers_without_ks2_tests_have_no_progress_8_and_are_told_why(open_page):
    app = open_page("rules", cohort="2026")
    assert finding_of(app) == (
        "2026 leavers have Attainment 8 but no Progress 8: no KS2 tests were sat"
    )
    assert "Progress 8 bands" not in html_of(app)


def test_the_proposal_is_labelled_a_proposal(open_page):
    page = html_of(open_page("rules"))
    assert "Proposal, consulted on February–May 2026, not adopted" in page
    assert "slot points only" in page


@pytest.mark.parametrize("said", ["Extreme-score thresholds", "One KS2 subject only", "ready-reck"])
def test_what_is_not_known_and_the_sources_stand_on_the_page(open_page, said):
    assert said in html_of(open_page("rules"))


def test_without_pupils_the_page_says_what_to_do_next(open_page, empty_app_file):
    app = open_page("rules", empty_app_file)
    assert finding_of(app) == "There are no pupils to measure yet"


def test_a_setting_is_kept_and_changes_what_is_behind(open_page, sample_app_file, tmp_path):
    path = tmp_path / "settings.duckdb"
    shutil.copy(sample_app_file, path)
    app = open_page("rules", path)
    threshold = next(n for n in app.number_input if n.key == "setting_behind_threshold")
    threshold.set_value(2.0)
    next(b for b in app.button if b.label == "Keep these settings").click().run()
    assert not app.exception
    assert "Last changed" in html_of(app)
