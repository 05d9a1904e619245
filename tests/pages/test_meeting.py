"""The meeting page: one question a screen, decisions kept, the key never on a projector."""

import shutil
from datetime import date

import pytest
from pages.conftest import finding_of, html_of

from lib.store.database import open_database

SCREENS = [
    "last",
    "progress",
    "moved",
    "data",
    "who",
    "plans",
    "inferences",
    "groups",
    "working",
    "today",
]


@pytest.fixture
def meeting_file(sample_file, tmp_path):
    path = tmp_path / "meeting.duckdb"
    shutil.copy(sample_file, path)
    return path


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_has_its_question_its_finding_and_its_place(open_page, screen):
    app = open_page("meeting", department="English", screen=screen)
    assert finding_of(app)
    assert f"Question {SCREENS.index(screen) + 1} of {len(SCREENS)}" in html_of(app)


def test_the_meeting_opens_on_last_times_decisions_and_moves_on_by_its_buttons(open_page):
    app = open_page("meeting", department="English")
    assert "What did we decide last time" in html_of(app)
    app.button(key="way_Right").click().run()
    assert app.query_params["screen"] in ("progress", ["progress"])
    app.button(key="way_PageDown").click().run()
    app.button(key="way_Left").click().run()
    assert "How am I tracking the progress of the whole cohort?" in html_of(app)


def test_the_department_is_picked_once_and_goes_along(open_page):
    app = open_page("meeting")
    app.selectbox(key="department").set_value("Science").run()
    assert "Science, Year 11" in html_of(app)
    app.switch_page("pages/cohort.py").run()
    app.switch_page("pages/meeting.py").run()
    assert "Science, Year 11" in html_of(app)


def test_a_screen_or_department_there_is_not_falls_back(open_page):
    app = open_page("meeting", department="Alchemy", screen="nonsense")
    assert "Question 1 of" in html_of(app)


def decide(app, **said):
    app.button(key="decide").click().run()
    app.text_input(key="decision_what").set_value(said.get("what", "Reteach ratio"))
    app.text_input(key="decision_who").set_value(said.get("who", "RO"))
    if "due" in said:
        app.date_input(key="decision_due").set_value(said["due"])
    # A browser reruns the form alone; here the button that opened it is pressed with it.
    app.button(key="decide").click()
    next(b for b in app.button if b.label == "Keep it").click().run()
    return app


def test_a_decision_is_typed_kept_and_then_done_or_opened_again(open_page, meeting_file):
    app = open_page("meeting", file=meeting_file, department="English", screen="today")
    decide(app, what="Reteach <b>bonding</b>")
    said = html_of(app)
    assert finding_of(app) == "Today we decided one thing"
    assert "Reteach &lt;b&gt;bonding" in said
    assert "then; no newer grades yet" in said
    app.button(key="done_1").click().run()
    assert "(done)" in html_of(app)
    assert (
        html_of(
            open_page("meeting", file=meeting_file, department="English", screen="plans")
        ).count("(done)")
        == 1
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"what": " "}, "does not say what"),
        ({"who": ""}, "Nobody is named"),
        ({"due": date(2026, 11, 1)}, "before the day it was decided"),
    ],
)
def test_what_cannot_be_kept_is_said_in_the_form(open_page, meeting_file, said, told):
    app = open_page("meeting", file=meeting_file, department="English", screen="today")
    decide(app, **said)
    assert told in html_of(app)
    assert finding_of(app).startswith("Nothing is decided yet")


def test_the_next_meeting_opens_on_the_decision_and_its_number(open_page, meeting_file):
    database = open_database(meeting_file)
    with database.transaction() as cursor:
        cursor.execute(
            "insert into meeting_decision by name select 1 as decision_id, urn, "
            "'English' as department, results_year, checkpoint_id, "
            "date '2026-07-10' as decided_on, "
            "'Reteach poetry' as what, 'JF' as who, date '2026-10-01' as due_on, "
            "'behind' as measure, 9 as value_then, 180 as n_then, 'open' as state, "
            "now()::timestamp as made_at from checkpoint where results_year = 2027 "
            "and kind = 'predicted' order by collected_on desc limit 1 offset 1"
        )
    database.close()
    said = html_of(open_page("meeting", file=meeting_file, department="English"))
    assert "Reteach poetry" in said
    assert "22 then, 23 now (180 pupils): too small to call" in said
    assert "past its day" in said
    assert "does not show that the decision moved it" in said


def test_the_key_to_the_codes_is_never_offered_on_a_projector(open_page):
    def offered(app):
        return [b.proto.label for b in app.get("download_button")]

    assert "Key to the codes, to print" in offered(open_page("meeting"))
    assert "Key to the codes, to print" not in offered(open_page("meeting", meeting="on"))
    assert "Meeting pack, to print" in offered(open_page("meeting", meeting="on", screen="today"))
