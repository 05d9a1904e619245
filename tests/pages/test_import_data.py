"""Bring in a file; see what is wrong with it, then store it, then undo it."""

import re
import shutil

import pytest
from importing.cast import MARKS, PUPILS, TARGETS
from pages.conftest import finding_of, html_of

from lib.ui.frame.questions import database as app_database

FAULTY = MARKS.replace("11/Hi1,4", "11/Hi1,good")


@pytest.fixture
def new_school(empty_app_file, tmp_path):
    """A file of one's own with a school in it and no pupils."""
    path = tmp_path / "new_school.duckdb"
    shutil.copy(empty_app_file, path)
    return path


def drop(app, *files):
    """Drop files, as (name, text), on the page."""
    app.file_uploader[0].set_value([(name, text.encode(), "text/csv") for name, text in files])
    return app.run()


def store(app):
    return app.button(key="store").click().run()


def undo(app, place):
    """Open one of the lines of the history, the newest first, and take its file back."""
    lines = [button for button in app.button if str(button.key).startswith("open_")]
    lines[place].click().run()
    return next(button for button in app.button if button.label == "Take it back").click().run()


def turn(app, start):
    """The first button or choice of the history whose key begins so: of the newest import."""
    return next(w for w in [*app.button, *app.segmented_control] if w.key.startswith(start))


def labels(app):
    return [button.label for button in app.button]


def test_an_empty_school_is_told_what_to_bring_first(open_page, new_school):
    app = open_page("import_data", new_school)
    assert finding_of(app) == "No file has been brought in yet"
    assert "Start with a pupil list" in html_of(app)


def test_three_files_are_previewed_together_and_stored_with_one_button(open_page, new_school):
    app = open_page("import_data", new_school)
    drop(app, ("pupils.csv", PUPILS), ("targets.csv", TARGETS), ("autumn 1.csv", MARKS))
    assert "23 records are ready to store" in finding_of(app)
    assert "Store 23 records" in labels(app)
    store(app)
    assert not app.exception
    assert finding_of(app) == "23 records are stored and measured"
    assert "3 files brought in so far" in html_of(app)


def test_a_preview_stores_nothing(open_page, new_school):
    app = open_page("import_data", new_school)
    drop(app, ("pupils.csv", PUPILS))
    assert finding_of(app) == "6 pupils are ready to store"
    app.file_uploader[0].set_value([])
    app.run()
    assert finding_of(app) == "No file has been brought in yet"


def test_what_is_wrong_is_said_with_its_place_and_remedy(open_page, new_school):
    app = open_page("import_data", new_school)
    store(drop(app, ("pupils.csv", PUPILS)))
    page = html_of(drop(app, ("marks.csv", FAULTY)))
    assert "▼ Left out" in page
    assert "“good” is not a grade." in page
    assert "History, row 2" in page
    assert "7 grades are ready to store; 1 cannot be; 2 pupils are not in the file" in page


def test_a_count_opens_to_its_rows(open_page, new_school):
    app = open_page("import_data", new_school)
    store(drop(app, ("pupils.csv", PUPILS)))
    drop(app, ("marks.csv", FAULTY))
    control = app.segmented_control[0]
    assert "1 rejected" in control.options
    control.set_value("rejected").run()
    assert "<td>Mari Marlowe</td>" in html_of(app)


def test_the_rows_stay_shut_while_names_are_hidden(open_page, new_school):
    app = open_page("import_data", new_school, names="off")
    drop(app, ("pupils.csv", PUPILS))
    page = html_of(app)
    assert "turn on Show names" in page
    assert "Marlowe" not in page


def test_an_import_is_undone_from_its_line(open_page, new_school):
    app = open_page("import_data", new_school)
    store(drop(app, ("pupils.csv", PUPILS)))
    undo(app, -1)
    assert finding_of(app) == "pupils.csv is undone"
    assert "Undone" in html_of(app)


def test_an_import_that_others_build_on_says_which_to_undo_first(open_page, new_school):
    app = open_page("import_data", new_school)
    drop(app, ("pupils.csv", PUPILS), ("targets.csv", TARGETS))
    store(app)
    undo(app, -1)
    assert "Undo targets.csv first." in html_of(app)


def test_everything_to_undo_first_is_listed_in_order(open_page, new_school):
    app = open_page("import_data", new_school)
    drop(app, ("pupils.csv", PUPILS), ("targets.csv", TARGETS), ("autumn 1.csv", MARKS))
    store(app)
    undo(app, -1)
    page = html_of(app)
    assert "Undo these 2 files first, in this order: autumn 1.csv, then targets.csv." in page
    assert re.search(r"<td[^>]*>1</td><td>autumn 1.csv</td>.*<td>targets.csv</td>", page)


def test_undoing_a_checked_checkpoint_says_that_it_needs_checking_again(open_page, new_school):
    app = open_page("import_data", new_school)
    drop(app, ("pupils.csv", PUPILS), ("autumn 1.csv", MARKS))
    store(app)
    store(drop(app, ("autumn 1 again.csv", MARKS.replace("11/Hi1,4", "11/Hi1,5"))))
    with app_database().transaction() as cursor:
        cursor.execute("update checkpoint set status = 'checked'")
    turn(app.run(), "open_").click().run()
    assert "is checked, and will need checking again" in html_of(app)
    next(button for button in app.button if button.label == "Take it back").click().run()
    assert re.match(r"autumn 1 again.csv is undone; .* needs checking again", finding_of(app))


def test_a_line_opens_to_what_was_wrong_and_to_the_rows_it_stored(open_page, new_school):
    app = open_page("import_data", new_school)
    store(drop(app, ("pupils.csv", PUPILS)))
    store(drop(app, ("marks.csv", FAULTY)))
    page = html_of(app)
    assert "7 new, 1 rejected, 2 pupils not in the file" in page
    assert re.search(r'class="cp-print"[^>]*>[0-9a-f]{12}</span>', page)
    assert "“good” is not a grade." not in page
    turn(app, "open_").click().run()
    page = html_of(app)
    assert "“good” is not a grade." in page
    assert re.search(r"SHA-256\): [0-9a-f]{64}\.", page)
    turn(app, "rows_").set_value("created").run()
    assert "<td>Mari Marlowe</td><td>Combined science</td><td>Trilogy</td>" in html_of(app)
    turn(app, "open_").click().run()
    assert "“good” is not a grade." not in html_of(app)


def test_the_rows_of_a_line_go_by_code_while_names_are_hidden(open_page, new_school):
    app = open_page("import_data", new_school)
    store(drop(app, ("pupils.csv", PUPILS)))
    app = open_page("import_data", new_school, names="off")
    turn(app, "open_").click().run()
    turn(app, "rows_").set_value("created").run()
    assert "<td>A-001</td>" in html_of(app)
    assert "Marlowe" not in html_of(app)


def test_a_locked_checkpoint_offers_no_undo(open_page):
    app = open_page("import_data")
    app.selectbox(key="import_earlier").set_value(19).run()
    assert "Locked" in html_of(app)
    app.button(key="open_19").click().run()
    assert "undo_19" not in [button.key for button in app.button]
    app.selectbox(key="import_earlier").set_value(4).run()
    app.button(key="open_4").click().run()
    assert "undo_4" in [button.key for button in app.button]


def test_grades_are_taken_out_in_the_form_chosen(open_page):
    app = open_page("import_data")
    assert "Take out 1,452 rows" in str(app.get("download_button")[0].proto)
    app.segmented_control(key="give_form").set_value("marksheet").run()
    assert not app.exception
    assert "Take out 180 rows" in str(app.get("download_button")[0].proto)
    app.segmented_control(key="give_targets").set_value("with").run()
    assert not app.exception


def test_a_checkpoint_that_a_marksheet_cannot_hold_is_refused_with_the_form_that_can(open_page):
    app = open_page("import_data")
    final = next(o for o in app.selectbox(key="give_checkpoint").options if "Final" in o)
    app.selectbox(key="give_checkpoint").select(final).run()
    assert "More than SISRA’s four columns: Entry date" in html_of(app)
    app.segmented_control(key="give_form").set_value("marksheet").run()
    assert "its results have entry dates" in html_of(app)
    assert not app.get("download_button")


def test_a_school_without_grades_has_none_to_take_out(open_page, new_school):
    app = open_page("import_data", new_school)
    assert "Take grades out of Checkpoint" not in [e.label for e in app.expander]


def test_a_file_that_cannot_be_read_is_the_finding(open_page, new_school):
    app = open_page("import_data", new_school)
    app.file_uploader[0].set_value([("marks.pdf", b"%PDF-1.7", "application/pdf")])
    app.run()
    assert finding_of(app) == "This is a PDF, not a table"
    assert "store" not in [button.key for button in app.button]


def test_the_sample_school_offers_the_way_to_ones_own(open_page):
    app = open_page("import_data")
    assert "85 files brought in so far" in html_of(app)
    assert [expander.label for expander in app.expander][-1] == "Start with your own school"


def test_starting_ones_own_school_removes_the_invented_pupils(open_page, sample_app_file, tmp_path):
    path = tmp_path / "own.duckdb"
    shutil.copy(sample_app_file, path)
    app = open_page("import_data", path)
    app.text_input(key="own_name").set_value("Harbour School")
    app.text_input(key="own_urn").set_value("123456")
    next(b for b in app.button if b.label.startswith("Remove ")).click().run()
    assert finding_of(app) == "Harbour School is ready for its first pupil list"


def test_a_file_name_acts_as_text_and_never_as_markup(open_page, new_school):
    app = open_page("import_data", new_school)
    store(drop(app, ("pupils.csv", PUPILS)))
    page = html_of(drop(app, ("<img src=x>.csv", MARKS)))
    assert "<img src=x>" not in page
    assert "&lt;img src=x&gt;.csv" in page
    assert not [text for text in app.markdown if "img" in text.value]
