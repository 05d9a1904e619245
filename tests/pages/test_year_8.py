"""Every page for a Year 8 whose grades are on the scales of Years 7 to 9."""

import re
import shutil

import pytest
from importing.year_8 import a_cohort
from pages.conftest import finding_of, html_of, opened

PAGES = [
    "overview",
    "behind_target",
    "cohort",
    "groups",
    "subjects",
    "pupil",
    "register",
    "interventions",
    "meeting",
    "governors",
    "compare",
    "impact",
    "assessment",
    "programme",
    "import_data",
    "rules",
]
FIGURE = re.compile(r"(Attainment 8|Progress 8)( is| was|:)? [−+]?\d|(Adds|Gain)</th>")


@pytest.fixture(scope="module")
def year_8_file(filled_file, tmp_path_factory):
    """A file of a cohort brought in through the importer, for the app alone."""
    path = tmp_path_factory.mktemp("year_8") / "year_8.duckdb"
    shutil.copy(filled_file(a_cohort), path)
    return path


@pytest.mark.parametrize("page", PAGES)
def test_no_page_fails_or_shows_an_attainment_8(open_page, year_8_file, page):
    app = open_page(page, year_8_file)
    said = html_of(app) if page == "import_data" else html_of(app) + opened(app)
    if page != "rules":
        assert not FIGURE.search(re.sub(r"<[^>]+>", " ", said))


def test_behind_target_counts_in_the_steps_of_each_scale(open_page, year_8_file):
    said = html_of(open_page("behind_target", year_8_file))
    assert "one step or more below target (a step is one sub-level or 10 percentage points)" in said
    assert "sub-level" in said
    assert "percentage points behind" in said
    assert "grades below" not in said
    assert "These scales of Years 7 to 9 make no Attainment 8, so nothing is added up." in said


def test_the_cohort_says_plainly_that_no_attainment_8_is_made(open_page, year_8_file):
    app = open_page("cohort", year_8_file)
    assert "of grades are at or above target" in finding_of(app)
    assert "These scales of Years 7 to 9 make no Attainment 8 or Progress 8." in html_of(app)


def test_governors_read_steps_and_no_attainment_8(open_page, year_8_file):
    said = html_of(open_page("governors", year_8_file))
    assert "of a step below" in said or "step below the pupils" in said
    assert "No Attainment 8 is made from these scales of Years 7 to 9" in said
    assert "in grades" not in said


def test_the_register_says_which_rules_cannot_judge_these_scales(open_page, year_8_file):
    said = html_of(open_page("register", year_8_file))
    assert "scales of Years 7 to 9 have no national figure to compare with" in said


def test_movement_is_of_pupils_on_one_scale(open_page, year_8_file):
    said = html_of(open_page("subjects", year_8_file))
    assert re.search(r"English language: \d+ rose, \d+ fell", said)


def test_the_school_writes_its_own_ladder_on_the_rules_page(open_page, year_8_file, tmp_path):
    path = tmp_path / "ladder.duckdb"
    shutil.copy(year_8_file, path)
    app = open_page("rules", path)
    app.text_input(key="ladder_name").set_value("Harbour ladder")
    app.text_area(key="ladder_steps").set_value("Seedling\n5\nTree")
    app.text_input(key="who_ladder").set_value("A. Head")
    app.button(key="FormSubmitter:ladder-Keep this ladder").click().run()
    assert "“5” is already a grade of GCSE 9 to 1" in html_of(app)
    app.text_area(key="ladder_steps").set_value("Seedling\nTree")
    app.button(key="FormSubmitter:ladder-Keep this ladder").click().run()
    assert "Harbour ladder" in html_of(app)
    assert "the school's own: A. Head" in html_of(app).replace("&#x27;", "'")


def test_attendance_is_no_column_where_none_is_known(open_page, year_8_file, sample_app_file):
    heading = re.compile(r"Attendance(</\w+>)*</th>")
    assert not heading.search(html_of(open_page("behind_target", year_8_file)))
    assert heading.search(html_of(open_page("behind_target", sample_app_file)))
