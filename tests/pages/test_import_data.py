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
    assert "99 files brought in so far" in html_of(app)
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


BY_NAME = "Surname,Forename,Reg,PP\nSingh,Sam,11A,Y\nKaya,Kit,11B,Y\nNobody,Nell,11B,Y\n"
SLIPPED = (
    "UPN,Surname,Forename\nB801200005001,Singh,Sam\nR201100018042,Kaya,Kit\n"
    "R662332011222,Tenn,Tess\nT20110001804V,Bell,Bill\n"
)


@pytest.fixture
def with_pupils(open_page, new_school):
    """The import page of a school that has its six pupils."""
    app = open_page("import_data", new_school)
    return store(drop(app, ("pupils.csv", PUPILS)))


def click(app, label):
    return next(button for button in app.button if button.label == label).click().run()


def test_rows_with_only_a_name_are_matched_together_and_make_nobody(with_pupils):
    app = drop(with_pupils, ("flags.csv", BY_NAME))
    assert finding_of(app) == "2 of 3 rows look like pupils already here; nothing is stored yet"
    assert "store" not in [button.key for button in app.button]
    click(app, "Match all 2")
    assert finding_of(app) == "2 pupils are ready to store; 1 cannot be"
    click(app, "None")
    assert finding_of(app) == "2 of 3 rows look like pupils already here; nothing is stored yet"
    click(app, "Match all 2")
    store(app)
    assert finding_of(app) == "2 pupils are stored and measured"
    with app_database().cursor() as cursor:
        assert cursor.execute("select count(*) from standing.pupil").fetchone() == (6,)


IN_PARTS = (
    "UPN,Surname,Forename,Reg,Maths Predicted,Maths Target,Maths ATL\n"
    "B801200005001,Marlowe,Mari,11A,5,6,1\n,Singh,Sam,11A,4,5,2\n,Kaya,Kit,11B,8,9,1\n"
)


def test_of_a_sheet_that_makes_several_tables_each_row_is_asked_once(with_pupils):
    app = drop(with_pupils, ("2026-27 autumn 1 year 11.csv", IN_PARTS))
    assert not app.exception
    assert [b.label for b in app.button if b.label.startswith("Match all")] == ["Match all 2"]
    only_names = IN_PARTS.replace("B801200005001", "")
    app = drop(app, ("2026-27 autumn 1 year 11.csv", only_names))
    assert finding_of(app) == "3 of 3 rows look like pupils already here; nothing is stored yet"
    app = drop(app, ("2026-27 autumn 1 year 11.csv", IN_PARTS))
    click(app, "Match all 2")
    store(app)
    with app_database().cursor() as cursor:
        for table in ("standing.result", "standing.target"):
            assert cursor.execute(f"select count(*) from {table}").fetchone() == (3,)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("marks.csv", "The file says no half-term or kind of grade: look at the boxes"),
        ("Autumn 1 marks.csv", "The file says no kind of grade: look at the boxes"),
        ("Autumn 1 predicted.csv", ""),
    ],
)
def test_a_checkpoint_that_the_file_does_not_say_is_called_a_guess(with_pupils, name, told):
    app = drop(with_pupils, (name, MARKS))
    assert told in html_of(app)
    assert bool(told) == ("look at the boxes" in html_of(app))


def test_a_pupil_is_made_of_a_row_when_somebody_says_so(with_pupils):
    new = "UPN,Surname,Forename,DOB,Year\nU502400200093,Nobody,Nell,01/03/2011,11\n"
    app = drop(with_pupils, ("new.csv", new))
    assert finding_of(app) == "1 of 1 row is of nobody here; nothing is stored yet"
    click(app, "Make this pupil")
    assert finding_of(app).startswith("1 pupil is ready to store; 5 pupils are not in the file")


def test_a_list_whose_numbers_slipped_is_refused_beside_whose_they_are(with_pupils):
    app = drop(with_pupils, ("slipped.csv", SLIPPED))
    assert finding_of(app) == "4 of 4 rows contradict the pupils their numbers name"
    page = html_of(app)
    assert "The UPN column seems to have slipped by one row" in page
    assert re.search(r"<td>…5001</td><td>Sam Singh</td><td>Mari Marlowe, 11A, born", page)
    assert "store" not in [button.key for button in app.button]


def test_a_surname_that_changed_is_asked_about_and_taken_when_said(with_pupils):
    changed = "UPN,Surname,Forename,PP\nB801200005001,Married,Mari,N\n"
    app = drop(with_pupils, ("changed.csv", changed))
    assert finding_of(app) == "1 of 1 row looks like a pupil already here; nothing is stored yet"
    choice = next(s for s in app.selectbox if s.label.startswith("Row 2: Mari Married"))
    choice.select("The same pupil: keep what is here").run()
    assert finding_of(app) == "1 pupil is ready to store"
    assert "has another name or year group here" not in html_of(app)
    choice = next(s for s in app.selectbox if s.label.startswith("Row 2: Mari Married"))
    choice.select("The same pupil: take the name and birthday of the list").run()
    store(app)
    with app_database().cursor() as cursor:
        found = cursor.execute("select surname from standing.pupil where upn = 'B801200005001'")
        assert found.fetchall() == [("Married",)]


def test_who_is_meant_is_not_shown_while_names_are_hidden(open_page, new_school):
    store(drop(open_page("import_data", new_school), ("pupils.csv", PUPILS)))
    app = open_page("import_data", new_school, names="off")
    drop(app, ("flags.csv", BY_NAME))
    page = html_of(app)
    assert "Turn on Show names to choose." in page
    assert "Singh" not in page
    app.file_uploader[0].set_value([]).run()
    drop(app, ("slipped.csv", SLIPPED))
    assert "Turn on Show names to see whose numbers they are." in html_of(app)
    assert "Singh" not in html_of(app)


QUALIFICATIONS = (
    "UPN,QAN,Grade\nB801200005001,60142923,7\nR201100018042,60142923,6\nR662332011222,60146084,5\n"
)


def test_a_qualification_number_is_asked_once_and_read_the_same_the_next_time(
    open_page, new_school
):
    app = open_page("import_data", new_school)
    drop(app, ("pupils.csv", PUPILS))
    store(app)
    drop(app, ("2026-27 autumn 1 year 11 predicted results.csv", QUALIFICATIONS))
    assert finding_of(app) == "Say which subjects two names are; nothing is stored yet"
    assert "2 names of subjects to ask about" in html_of(app)
    which = next(box for box in app.selectbox if box.label == "“60142923”, 2 rows")
    which.select("mathematics").run()
    assert "Store 2 grades" in labels(app)
    assert "1 name of a subject to ask about" in html_of(app)
    store(app)
    drop(app, ("2026-27 autumn 2 year 11 predicted results.csv", QUALIFICATIONS))
    assert "Store 2 grades" in labels(app)
    which = next(box for box in app.selectbox if box.label == "“60142923”, 2 rows")
    assert which.value == "mathematics"


def test_a_name_of_a_subject_that_is_markup_is_asked_as_it_stands(open_page, new_school):
    app = open_page("import_data", new_school)
    drop(app, ("pupils.csv", PUPILS))
    store(app)
    text = "UPN,Subject,Grade\nB801200005001,**Alchemy** [x](http://y),7\n"
    drop(app, ("2026-27 autumn 1 year 11 predicted results.csv", text))
    asked = [box.label for box in app.selectbox if "Alchemy" in box.label]
    assert asked == [r"“\*\*Alchemy\*\* \[x\](http\://y)”, 1 row"]
