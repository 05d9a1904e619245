"""The groups page: one group against the rest, and every group as a row."""

import pytest
from pages.conftest import finding_of, html_of, opened

from lib.analysis.groups import finding
from lib.analysis.groups.keeping_up import groups_at


def latest(database, results_year=2027):
    rows = database.rows("frame/cohort_checkpoints", urn=999001, results_year=results_year)
    return int(rows["checkpoint_id"].iloc[0])


def test_the_page_opens_on_disadvantaged_pupils_in_year_11(open_page, sample_database):
    app = open_page("groups")
    found = groups_at(sample_database, latest(sample_database), "disadvantaged")
    assert finding_of(app) == finding.finding(found)
    assert finding.lede(found) in html_of(app)
    assert "Are disadvantaged pupils, and every other group, keeping up?" in html_of(app)


def test_the_charts_have_words_for_those_who_cannot_see_them(open_page):
    charts = open_page("groups").get("plotly_chart")
    assert len(charts) == 4
    for chart in charts:
        assert "likely" in chart.proto.alt.lower()
        assert any(digit.isdigit() for digit in chart.proto.alt)


def test_every_group_can_be_read_as_a_table(open_page):
    app = open_page("groups", view="table")
    assert len(app.get("plotly_chart")) == 3
    assert "SEN support" in html_of(app)
    assert "○ Too few to tell" in html_of(app)


def test_a_group_of_four_is_told_as_too_few_and_draws_no_gap(open_page):
    app = open_page("groups", group="looked_after")
    assert finding_of(app) == "Too few to tell: 4 looked-after pupils in Year 11"
    assert len(app.get("plotly_chart")) == 1


def test_any_two_groups_can_be_crossed(open_page, sample_database):
    app = open_page("groups", group="disadvantaged", crossed="boys")
    found = groups_at(sample_database, latest(sample_database), "disadvantaged", "boys")
    assert finding_of(app) == finding.finding(found)
    assert "disadvantaged boys" in html_of(app)


@pytest.mark.parametrize("cohort", ["2029", "2026"])
def test_a_cohort_without_progress_8_says_what_it_is_measured_by(open_page, cohort):
    said = html_of(open_page("groups", cohort=cohort))
    words = {
        "2029": "Working-at grades make no Attainment 8 or Progress 8",
        "2026": "Progress 8 was not published: this cohort sat no KS2 tests",
    }
    assert words[cohort] in said


def test_every_group_of_every_cohort_opens(open_page):
    app = open_page("groups")
    for cohort in range(2025, 2032):
        app.selectbox(key="cohort").set_value(str(cohort)).run()
        assert finding_of(app)
        assert not app.exception
    for group in ("sen_support", "ehc_plan", "more_able", "under_100_maths"):
        app.selectbox(key="group").set_value(group).run()
        assert not app.exception


def test_the_count_opens_to_the_pupils_behind_it(open_page, sample_database):
    found = groups_at(sample_database, latest(sample_database), "disadvantaged")
    app = open_page("groups")
    assert f"Names of the {len(found.members)}" in [button.label for button in app.button]
    said = opened(app)
    assert all(f"pupil={pupil_id}" in said for pupil_id in found.members["pupil_id"])


def test_hidden_names_stand_nowhere_on_the_page(open_page, sample_app_names):
    app = open_page("groups", names="off")
    said = html_of(app) + opened(app)
    assert not [name for name in sample_app_names if name in said]


def test_an_empty_school_is_told_what_to_do_next(open_page, empty_app_file):
    app = open_page("groups", file=empty_app_file)
    assert finding_of(app) == "There are no pupils yet"
    assert not app.get("plotly_chart")


@pytest.mark.parametrize("of", ["attendance", "attitude"])
def test_every_group_is_shown_on_attendance_and_on_attitude(open_page, of):
    app = open_page("groups", of=of)
    assert f"clearly behind in {of}" in html_of(app)
    assert len(app.get("plotly_chart")) == 4
    assert "Known of 180 of 180 pupils" in html_of(app)


def test_attendance_of_every_group_as_a_table(open_page):
    page = html_of(open_page("groups", of="attendance", view="table"))
    assert all(heading in page for heading in ("Mean", "Gap", "Likely", "Reading"))
