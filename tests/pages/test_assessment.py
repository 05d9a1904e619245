"""The assessment page: what to ask first, the design's questions, and a checkpoint moved on."""

import shutil
from datetime import date

import pytest
from pages.conftest import finding_of, html_of, opened

from lib.analysis.assessment import health as words
from lib.analysis.assessment.health import collection_health
from lib.store.assessment.status import move_checkpoint
from lib.store.database import open_database

QUESTIONS = (
    "Can we trust these grades?",
    "How do I know my data is accurate?",
    "Can I draw valid inferences from my assessments?",
    "How will I ensure accurate moderation?",
    "Are my assessment methods reliable?",
    "Am I confident in the way I&#x27;m assigning grades to marks?",
    "How can I ensure I am measuring learning rather than performance?",
)


def newest(database, results_year):
    rows = database.rows("frame/cohort_checkpoints", urn=999001, results_year=results_year)
    return int(rows.checkpoint_id.iloc[0])


def test_the_page_opens_on_what_to_ask_first(open_page, sample_database):
    app = open_page("assessment")
    health = collection_health(sample_database, newest(sample_database, 2027))
    assert finding_of(app) == words.finding(health)
    said = html_of(app)
    assert said.count("▼ Ask first") == len(health.asks)
    assert said.count("● Look") == len(health.looks)


def test_an_address_with_cohort_and_checkpoint_opens_on_that_checkpoint(open_page, sample_database):
    rows = sample_database.rows("frame/cohort_checkpoints", urn=999001, results_year=2026)
    mock = rows[rows.kind == "mock"].iloc[0]
    app = open_page("assessment", cohort="2026", checkpoint=str(mock.checkpoint_id))
    assert app.selectbox(key="checkpoint").value == str(mock.checkpoint_id)
    health = collection_health(sample_database, int(mock.checkpoint_id))
    assert finding_of(app) == words.finding(health)


def test_the_questions_stand_in_the_designs_words_and_what_is_not_measured_says_so(open_page):
    said = html_of(open_page("assessment"))
    assert [q for q in QUESTIONS if q not in said] == []
    assert "Not measured: needs marks per question" in said
    assert said.index(QUESTIONS[3]) < said.index("Not measured") < said.index(QUESTIONS[4])


def test_the_accuracy_picture_has_words_and_the_published_shares_beside_it(open_page):
    (chart,) = open_page("assessment").get("plotly_chart")
    assert "exactly right" in chart.proto.alt
    assert "n 1,449 grades" in chart.proto.alt
    table = open_page("assessment", accuracy="table")
    assert not table.get("plotly_chart")
    assert "OCR, June 2014" in html_of(table)
    assert "OCR, The accuracy of forecast grades" in html_of(table)


def test_hidden_names_stay_hidden(open_page, sample_app_names):
    shown, hidden = (opened(open_page("assessment", names=n)) for n in ("on", "off"))
    assert any(name in shown for name in sample_app_names)
    assert not any(name in hidden for name in sample_app_names)


def test_one_draw_is_the_same_pupils_and_another_is_not(open_page):
    def sample(**filters):
        said = html_of(open_page("assessment", subject="mathematics", **filters))
        return said[said.index("How will I ensure") : said.index("Not measured")]

    assert sample() == sample(draw="1")
    assert sample() != sample(draw="2")


def test_every_cohort_opens(open_page):
    app = open_page("assessment")
    for cohort in range(2025, 2032):
        app.selectbox(key="cohort").set_value(str(cohort)).run()
        assert finding_of(app)
        assert not app.exception


def test_an_empty_school_is_told_what_to_do_next(open_page, empty_app_file):
    app = open_page("assessment", file=empty_app_file)
    assert finding_of(app) == "There are no grades yet"


@pytest.fixture
def own_file(sample_file, tmp_path):
    """A copy of the sample school's file that a page may change."""
    path = tmp_path / "own.duckdb"
    shutil.copy(sample_file, path)
    return path


@pytest.fixture
def year_8(own_file):
    """The open checkpoint of Year 8 in that file."""
    database = open_database(own_file)
    found = newest(database, 2030)
    database.close()
    return found


def test_an_open_checkpoint_is_marked_as_checked_by_a_person_who_is_named(
    open_page, own_file, year_8
):
    app = open_page("assessment", file=own_file, cohort="2030")
    assert "Not yet: ask" in finding_of(app)
    key = f"{year_8}_checked"
    app.button(key=f"move_{key}").click().run()
    assert "Nobody is named" in html_of(app)
    app.text_input(key=f"who_{key}").set_value("<b>J Carter</b>")
    app.text_input(key=f"note_{key}").set_value("Ten subjects asked")
    app.button(key=f"move_{key}").click().run()
    said = html_of(app)
    assert "Checked: ready to be reported" in said
    assert "&lt;b&gt;J Carter&lt;/b&gt;" in said
    assert "Ten subjects asked" in said
    assert "✓ Checked 20 Nov 2026" in said


def test_a_locked_checkpoint_offers_no_button_and_says_what_locked_means(open_page):
    app = open_page("assessment", cohort="2025")
    assert "figures of this checkpoint can no longer change" in html_of(app)
    assert [b for b in app.button if str(b.key).startswith("move_")] == []
    assert "✓ Locked, checked" in html_of(app)


def test_a_page_left_open_while_another_person_moved_on_says_so(open_page, own_file, year_8):
    app = open_page("assessment", file=own_file, cohort="2030")
    from lib.ui.frame.questions import database

    opened = database()
    move_checkpoint(opened, year_8, "open", "checked", "Somebody else", date(2026, 11, 20))
    key = f"{year_8}_checked"
    app.text_input(key=f"who_{key}").set_value("J Carter")
    app.button(key=f"move_{key}").click().run()
    history = opened.rows("assessment/checkpoint_history", checkpoint_id=year_8)
    assert history.changed_by.tolist() == ["Somebody else"]


def test_a_purpose_is_kept_and_shown_again(open_page, own_file, year_8):
    app = open_page("assessment", file=own_file, cohort="2030")
    purpose = app.text_input(key=f"purpose_{year_8}")
    assert purpose.value == ""
    purpose.set_value("Who joins the spring groups").run()
    again = open_page("assessment", file=own_file, cohort="2030")
    assert again.text_input(key=f"purpose_{year_8}").value == "Who joins the spring groups"


def test_the_overview_sends_what_is_copied_or_missing_here(open_page):
    app = open_page("overview")
    labels = [link.proto.label for link in app.get("page_link")]
    assert "Chase" in labels
    assert "Ask for new" in labels
