"""The programme page: a cycle started and marked, a plan line, a self-review, the portfolio."""

import re
import shutil
from datetime import date
from html import unescape

import pytest
from pages.conftest import finding_of, html_of

from lib.analysis.programme.questions import QUESTIONS
from lib.store.database import open_database
from lib.store.programme.cycles import mark_milestone, start_cycle
from lib.store.programme.self_reviews import keep_answer
from lib.store.programme.strategy import StrategyLine, add_line, year_bounds

URN, TODAY = 999001, date(2026, 11, 20)


@pytest.fixture
def own_file(sample_file, tmp_path):
    """A copy of the sample school's file that a page may change."""
    path = tmp_path / "own.duckdb"
    shutil.copy(sample_file, path)
    return path


@pytest.fixture
def begun_file(own_file):
    """The same with a cycle in its seventh week, and English done with its self-review."""
    database = open_database(own_file)
    cycle = start_cycle(database, URN, date(2026, 9, 28), [date(2026, 10, 26)], "DHT")
    for name in ("plan", "train", "create_groups"):
        mark_milestone(database, cycle, name, 0, date(2026, 10, 20), "DHT", "<i>x</i>", today=TODAY)
    for question in QUESTIONS:
        keep_answer(
            database,
            URN,
            "English",
            question.code,
            0,
            "partly",
            "=1+1 <b>minutes</b>",
            date(2026, 11, 2),
            "HoD",
            today=TODAY,
        )
    line = StrategyLine(2027, "Year 9 <b>boys</b>", "Read", "SENCO", "", *year_bounds(2027))
    add_line(database, URN, line, "DHT")
    database.close()
    return own_file


def test_a_school_without_a_cycle_is_offered_one_with_its_dates(open_page):
    app = open_page("programme")
    assert finding_of(app) == ("No cycle has been started; no department has reviewed itself yet")
    said = html_of(app)
    assert "A fifteen-week cycle could start on 9 November 2026" in said
    assert said.count("Five-week report") == 1


def test_starting_needs_a_name_and_then_the_week_is_the_finding(open_page, own_file):
    app = open_page("programme", file=own_file)
    app.button(key="start_button_school").click().run()
    assert "The name of the person writing is blank." in html_of(app)
    app.text_input(key="who_start_school").set_value("DHT")
    app.button(key="start_button_school").click().run()
    assert not app.exception
    assert finding_of(app).startswith("Week 2 of 15: “plan” is overdue; ")
    assert "✓ Started: fifteen-week cycle from 9 November 2026." in html_of(app)


def test_the_finding_names_the_week_and_what_is_overdue(open_page, begun_file):
    app = open_page("programme", file=begun_file)
    assert finding_of(app) == (
        "Week 7 of 15: the five-week report is overdue; one of 12 departments has reviewed itself"
    )
    assert app.radio(key="milestone").value == "five_week_report"
    assert "&lt;i&gt;x&lt;/i&gt;" in html_of(open_page("programme", begun_file, milestone="plan"))


def test_a_milestone_marked_as_done_is_no_longer_overdue(open_page, begun_file):
    app = open_page("programme", file=begun_file)
    (who,) = [t for t in app.text_input if str(t.key).startswith("who_mark_")]
    who.set_value("DHT")
    next(b for b in app.button if b.label == "Mark as done").click().run()
    assert not app.exception
    assert "nothing is overdue" in finding_of(app)
    assert "Five-week report: marked as done." in html_of(app)


def test_the_plan_stands_by_year_with_what_was_typed_escaped(open_page, begun_file):
    app = open_page("programme", file=begun_file, view="plan")
    assert finding_of(app) == ("One line in the three-year plan; 2027/28 and 2028/29 have none")
    assert "Year 9 &lt;b&gt;boys&lt;/b&gt;" in html_of(app)


def test_a_line_is_added_once_and_changed_with_what_it_said_before(open_page, begun_file):
    app = open_page("programme", file=begun_file, view="plan")
    app.selectbox(key="goal_new_1_group").set_value("boys")
    app.text_input(key="goal_new_1_Aim").set_value("Read every day")
    app.text_input(key="goal_new_1_Leader").set_value("SENCO")
    app.text_input(key="who_goal_new_1").set_value("DHT")
    next(b for b in app.button if b.label == "Keep this line").click().run()
    assert not app.exception
    assert finding_of(app).startswith("Two lines in the three-year plan")
    assert app.text_input(key="goal_new_2_Aim").value == ""
    app.selectbox(key="line").set_value("2").run()
    app.text_input(key="goal_2_1_Aim").set_value("Read twice a day")
    next(b for b in app.button if b.label == "Keep this line").click().run()
    said = html_of(app)
    assert "Read twice a day" in said
    assert "Read every day" in said
    assert "Replaced" in said


def test_the_self_review_asks_the_thirteen_questions_in_the_designs_words(open_page, begun_file):
    app = open_page("programme", file=begun_file, view="review")
    said = unescape(html_of(app))
    assert [q.words for q in QUESTIONS if q.words not in said] == []
    assert len(QUESTIONS) == 13
    assert finding_of(app) == "One of 12 departments has reviewed itself"


def test_an_answer_is_kept_beside_the_one_before(open_page, begun_file):
    app = open_page(
        "programme", file=begun_file, view="review", department="English", question="tracking"
    )
    assert "&lt;b&gt;minutes&lt;/b&gt;" in html_of(app)
    key = "English_tracking_1"
    app.text_area(key=f"evidence_{key}").set_value("The cohort page at every meeting")
    app.text_input(key=f"who_review_{key}").set_value("HoD")
    next(b for b in app.button if b.label == "Keep this answer").click().run()
    said = html_of(app)
    assert "The cohort page at every meeting" in said
    assert "=1+1 &lt;b&gt;minutes&lt;/b&gt;" in said
    assert "Cohort: Attainment 8" in "".join(link.proto.label for link in app.get("page_link"))


def test_the_evidence_says_what_it_holds_about_pupils_and_shows_no_name(
    open_page, begun_file, sample_app_names
):
    app = open_page("programme", file=begun_file, view="evidence")
    said = html_of(app)
    assert "Pupils stand by code" in said
    assert re.search(r"\d+ of 14 parts of the portfolio", finding_of(app))
    assert not any(name in said for name in sample_app_names)
    named = html_of(open_page("programme", file=begun_file, view="evidence", who="with"))
    assert "Contains personal data" in named


def test_a_school_without_pupils_can_still_plan(open_page, empty_app_file):
    for view in ("cycle", "plan", "review", "evidence"):
        app = open_page("programme", file=empty_app_file, view=view)
        assert finding_of(app)
