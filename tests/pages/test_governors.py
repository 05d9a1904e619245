"""The governors page: six cards, nobody named, the school's own sentence, the files."""

import re
import shutil

import pytest
from pages.conftest import finding_of, html_of

from lib.analysis.governors.card import QUESTIONS


def cards_of(app):
    """The finding of each card, in the order of the page."""
    return re.findall(r'<h2 class="cp-card-finding">(.*?)</h2>', html_of(app))


@pytest.fixture
def own_file(sample_app_file, tmp_path):
    """A copy of the sample school that a test may write to."""
    path = tmp_path / "own.duckdb"
    shutil.copy(sample_app_file, path)
    return path


def test_six_cards_under_their_questions_each_with_a_picture_and_a_stamp(open_page):
    app = open_page("governors")
    said = html_of(app)
    assert len(cards_of(app)) == 6
    assert [q for q in QUESTIONS.values() if q not in said] == []
    charts = app.get("plotly_chart")
    assert len(charts) == 6
    assert all(re.search(r"\d", chart.proto.alt) for chart in charts)
    assert said.count("Year 11, Autumn 1 2026/27, predicted, 4 Nov 2026. Checked 18 Nov 2026.") == 6
    assert said.count("2027 rules, 2024 provisional tables.") == 6
    assert finding_of(app).startswith("Attainment is level with England")


def test_nobody_is_named_even_when_names_are_on(open_page, sample_app_names, sample_database):
    app = open_page("governors", names="on")
    said = html_of(app) + "".join(chart.proto.spec for chart in app.get("plotly_chart"))
    assert not any(name in said for name in sample_app_names)
    unnamed = sample_database.rows("governors/unnamed", urn=999001)
    spoken = f" {' '.join(re.findall(r'[^ .,;:<>]+', said))} "
    assert [name for name in unnamed.name if f" {name} " in spoken] == []


@pytest.mark.parametrize("cohort", ["2026", "2028", "2029", "2031"])
def test_every_year_group_has_its_six_cards(open_page, cohort):
    assert len(cards_of(open_page("governors", cohort=cohort))) == 6


def test_a_school_without_grades_is_told_what_is_missing(open_page, empty_app_file):
    app = open_page("governors", file=empty_app_file)
    assert "There are no grades yet" in finding_of(app)
    assert not app.get("plotly_chart")


def edit(app, card, button, text=None):
    """Open a card's dialog, write into it and press a button of it."""
    opened = f"_{card}"
    next(b for b in app.button if b.key.endswith(opened)).click().run()
    # A run of the whole page closes a dialog, so it is opened again with what is pressed in it.
    next(b for b in app.button if b.key.endswith(opened)).click()
    if text is not None:
        app.text_area(key="governor_text").set_value(text)
    app.text_input(key="governor_who_now").set_value("Deputy head")
    app.button(key=button).click().run()
    assert not app.exception
    return html_of(app)


def test_a_sentence_is_edited_marked_and_taken_back(open_page, own_file):
    app = open_page("governors", file=own_file)
    said = edit(app, "concerns", "governor_keep", "We <b>have</b> a plan.")
    assert "We &lt;b&gt;have&lt;/b&gt; a plan." in said
    assert "Edited by Deputy head, " in said
    assert "Original: In French and combined science" in said
    assert "Edited by" not in edit(app, "concerns", "governor_reset")


def test_a_sentence_that_names_a_pupil_is_refused_in_plain_words(
    open_page, own_file, sample_app_names
):
    app = open_page("governors", file=own_file)
    said = edit(app, "trust", "governor_keep", f"Ask {min(sample_app_names)}.")
    assert "The sentence names a pupil" in said
    assert "Edited by" not in said


def test_three_files_are_offered_and_their_names_warn_of_nothing_personal(open_page):
    app = open_page("governors")
    buttons = app.get("download_button")
    assert [b.proto.label for b in buttons] == ["Workbook", "A4 pages", "PowerPoint"]
