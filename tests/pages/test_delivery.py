"""On screen: attendance taken and put right, a review written, a filled-in list brought back."""

import io
import re
import shutil
from datetime import date

import openpyxl
import pytest
from pages.conftest import finding_of, html_of

from lib.analysis.lists.subject_lists import subject_lists
from lib.exports.lists.workbook import write_lists
from lib.store.database import open_database


@pytest.fixture
def own_file(sample_file, tmp_path):
    """A file with the sample school that a test may change, for the app alone."""
    return shutil.copy(sample_file, tmp_path / "own.duckdb")


@pytest.fixture(scope="module")
def plan(sample_database):
    """The numbers of plans by name."""
    with sample_database.cursor() as cursor:
        found = cursor.execute("select name, intervention_id from intervention order by 2 desc")
        return {name: str(number) for name, number in found.fetchall()}


def press(app, label):
    next(b for b in app.button if b.label == label).click().run()
    assert not app.exception, app.exception
    return app


def test_attendance_is_taken_with_one_absence_and_told(open_page, own_file, plan, sample_database):
    number = plan["English Language catch-up"]
    on = date(2026, 11, 20)
    listed = sample_database.rows("sessions/attendance", intervention_id=int(number), held_on=on)
    app = open_page("interventions", file=own_file, plan=number, part="sessions")
    assert re.search(r"sessions held; pupils were there for \d+ of \d+ places", html_of(app))
    assert any(b.label == "Save the correction" for b in app.button)
    app.date_input[0].set_value(on).run()
    app.pills[0].set_value([int(listed.pupil_id.iloc[0])]).run()
    press(app, "Save the session")
    assert "One absence has no reason" in html_of(app)
    app.segmented_control(key=next(k for k in keys(app) if k.startswith("why_"))).set_value(
        "illness"
    ).run()
    press(app, "Save the session")
    assert f"Saved: 20 November, {len(listed) - 1} present and 1 absent" in html_of(app)
    app.pills[0].set_value([]).run()
    press(app, "Save the correction")
    assert f"Saved: 20 November, {len(listed)} present and 0 absent" in html_of(app)


def keys(app):
    """The keys of the switches on the page."""
    return [switch.key for switch in app.segmented_control]


def test_with_names_hidden_attendance_and_a_review_show_codes(open_page, plan, sample_app_names):
    for part in ("sessions", "reviews"):
        app = open_page("interventions", plan=plan["Maths small group"], part=part, names="off")
        shown = html_of(app) + "".join(
            " ".join(b.options) for b in (*app.pills, *app.segmented_control, *app.selectbox)
        )
        assert [name for name in sample_app_names if name in shown] == []


def test_a_review_leads_to_the_impact_of_its_own_plan_alone(open_page, plan):
    number = plan["Reading together"]
    page = html_of(open_page("interventions", plan=number, part="reviews", cohort="2027"))
    (address,) = re.findall(r'href="impact\?([^"]+)"', page)
    filters = dict(part.split("=") for part in address.replace("&amp;", "&").split("&"))
    assert filters["cohort"] != "2027"
    told = html_of(open_page("impact", **filters))
    assert "Reading together" in told
    assert "Maths small group" not in told


def test_a_review_is_written_and_the_question_stands_over_it(open_page, own_file, plan):
    number = plan["Biology catch-up"]
    app = open_page("interventions", file=own_file, plan=number, part="reviews")
    page = html_of(app)
    assert "How will I know if my intervention is working and what will I do" in page
    assert "the review is overdue" in page
    assert "Grade now is what each pupil has, not what the help did" in page
    press(app, "Keep the review")
    assert "does not say what happens next" in html_of(app)
    next(b for b in app.segmented_control if b.label == "What next?").set_value("stop")
    app.text_area[0].set_value("A mini re-test")
    press(app, "Keep the review")
    page = html_of(app)
    assert "Reviewed on 20 November 2026: stop. “Did it last?” is due on 19 February 2027" in page
    assert "1 review kept" in page


@pytest.fixture
def list_to_bring_back(own_file):
    """The list of maths, filled in for one pupil."""
    database = open_database(own_file)
    with database.cursor() as cursor:
        (checkpoint_id,) = cursor.execute(
            "select checkpoint_id from viewer.checkpoint where results_year = 2027 "
            "order by collected_on desc limit 1"
        ).fetchone()
    data = write_lists(subject_lists(database, checkpoint_id, "mathematics"))
    database.close()
    return ("list.xlsx", filled(data), app_type())


def test_a_filled_in_list_comes_back_and_is_saved(open_page, own_file, list_to_bring_back):
    app = open_page("interventions", file=own_file, view="lists")
    assert finding_of(app) == "No list has been dropped yet"
    app.file_uploader[0].set_value(list_to_bring_back).run()
    assert "1 row new on 1 new plan" in finding_of(app)
    press(app, "Save 1 row")
    assert finding_of(app) == "Saved: 1 row new on 1 new plan"
    assert "An upload cannot be undone in one go" in html_of(app)


def test_a_filled_in_list_among_the_imports_makes_the_same_plans_and_offers_no_undo(
    open_page, own_file, list_to_bring_back
):
    app = open_page("import_data", file=own_file)
    before = [button.label for button in app.button].count("Open or undo")
    app.file_uploader[0].set_value([list_to_bring_back]).run()
    assert finding_of(app) == "1 row is ready to store"
    assert "is a filled-in subject list" in html_of(app)
    app.button(key="store").click().run()
    assert finding_of(app) == "1 row is stored and measured"
    assert "Kept as plans" in html_of(app) + str([c.value for c in app.caption])
    assert [button.label for button in app.button].count("Open or undo") <= before


def test_a_file_that_is_no_list_is_refused_in_words(open_page):
    app = open_page("interventions", view="lists")
    book = openpyxl.Workbook()
    book.active.append(["Name", "Score"])
    out = io.BytesIO()
    book.save(out)
    app.file_uploader[0].set_value(("other.xlsx", out.getvalue(), app_type())).run()
    assert finding_of(app) == "This workbook has no rows with planning columns."


def app_type():
    return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def filled(data):
    """The list with its first row that has no plan planned."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book["Mathematics"]
    top = next(row[0].row for row in page.iter_rows() if row[0].value == "Pupil")
    place = {cell.value: cell.column for cell in page[top]}
    below = range(top + 1, page.max_row + 1)
    free = next(n for n in below if not page.cell(n, place["Intervention"]).value)
    page.cell(free, place["Intervention"]).value = "Maths fours"
    page.cell(free, place["Start"]).value = "23/11/2026"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
