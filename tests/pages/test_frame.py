"""The frame: menu, filters in the address, the names switch, and data that will not open."""

import gc
import shutil

import pytest
from pages.conftest import finding_of, html_of

from lib.store.database import open_database
from lib.ui.frame.navigation import FOLDER, SECTIONS
from lib.ui.frame.questions import follow

NAMES = [place.name for section in SECTIONS.values() for place in section]


def test_every_page_in_the_folder_is_in_the_menu():
    listed = {place.name for section in SECTIONS.values() for place in section}
    assert listed == {path.stem for path in FOLDER.glob("*.py")}


def test_the_menu_names_the_school_and_says_that_it_is_invented(open_page):
    said = html_of(open_page("overview"))
    assert "(sample)" in said
    assert "Sample school: invented pupils. Nothing leaves this computer." in said


def test_a_school_of_ones_own_is_not_called_invented(open_page, empty_app_file):
    said = html_of(open_page("overview", file=empty_app_file))
    assert "New School" in said
    assert "invented" not in said


def test_the_oldest_year_group_and_its_newest_checkpoint_come_first(open_page):
    app = open_page("overview")
    assert app.selectbox(key="cohort").options[0] == "Year 11"
    assert app.selectbox(key="cohort").value == "2027"
    assert app.selectbox(key="checkpoint").options[0].startswith("2026/27 Autumn 1")


def test_an_address_sets_the_filters(open_page):
    app = open_page("overview", cohort="2029")
    assert app.selectbox(key="cohort").value == "2029"
    assert finding_of(app) != finding_of(open_page("overview"))


def test_a_choice_is_written_into_the_address(open_page):
    app = open_page("overview")
    app.selectbox(key="cohort").set_value("2028").run()
    assert app.query_params["cohort"] in ("2028", ["2028"])


def test_an_address_that_names_no_checkpoint_of_ours_falls_back_to_the_newest(open_page):
    app = open_page("overview", checkpoint="999999", cohort="nonsense")
    assert app.selectbox(key="cohort").value == "2027"
    assert app.selectbox(key="checkpoint").index == 0


def test_a_choice_survives_a_change_of_page(open_page):
    app = open_page("overview", cohort="2029")
    app.switch_page("pages/cohort.py").run()
    assert app.selectbox(key="cohort").value == "2029"


def test_working_at_grades_are_never_compared_with_predicted_ones(open_page):
    app = open_page("overview", cohort="2027")
    earlier = len(app.selectbox(key="checkpoint").options) - 1
    working_at = [o for o in app.selectbox(key="checkpoint").options if "working at" in o]
    assert working_at
    assert len(app.selectbox(key="against").options) == earlier - len(working_at)


def test_names_become_codes_when_the_switch_is_off(open_page, sample_app_names):
    shown = html_of(open_page("cohort"))
    hidden = html_of(open_page("cohort", names="off"))
    assert any(name in shown for name in sample_app_names)
    assert not any(name in hidden for name in sample_app_names)


def test_a_pupils_name_is_never_in_the_address(open_page, sample_app_names):
    app = open_page("cohort")
    assert not any(name in str(app.query_params) for name in sample_app_names)


def test_a_file_that_is_not_a_database_gives_a_plain_page_and_a_remedy(open_page, tmp_path):
    path = tmp_path / "broken.duckdb"
    path.write_bytes(b"this is not a database" * 400)
    app = open_page("overview", file=path)
    assert "broken.duckdb" in finding_of(app)
    assert "backup" in html_of(app)
    assert "Traceback" not in html_of(app)


@pytest.mark.parametrize("name", NAMES)
def test_a_pupils_name_cannot_act_as_markup_on_any_page(open_page, hostile_file, name):
    said = html_of(open_page(name, file=hostile_file))
    assert "<script" not in said.lower()


@pytest.mark.parametrize("name", NAMES)
def test_every_page_opens_on_a_school_without_data_and_says_what_is_missing(
    open_page, empty_app_file, name
):
    assert finding_of(open_page(name, file=empty_app_file))


def test_a_trust_with_two_schools_can_choose_between_them(open_page, two_schools_file):
    app = open_page("overview", file=two_schools_file, school="123456")
    assert "Second School" in html_of(app)
    assert finding_of(app) == "There are no grades yet"
    assert app.selectbox(key="school").value == "123456"


@pytest.fixture(scope="session")
def hostile_file(sample_file, tmp_path_factory):
    path = _copy(sample_file, tmp_path_factory)
    database = open_database(path)
    with database.transaction() as cursor:
        cursor.execute("update pupil set forename = '<script>alert(1)</script>', form = '<b>11K'")
        cursor.execute("update result set class_code = '<script>11a'")
        cursor.execute("update pupil_subject set class_code = '<script>11a'")
        cursor.execute("update intervention set name = '<script>help</script>'")
        cursor.execute("update school set name = '<script>School</script>'")
    database.close()
    return path


@pytest.fixture(scope="session")
def two_schools_file(sample_file, tmp_path_factory):
    path = _copy(sample_file, tmp_path_factory)
    database = open_database(path)
    with database.transaction() as cursor:
        cursor.execute("insert into school values (123456, 'Second School', false, null)")
    database.close()
    return path


def _copy(source, folders):
    path = folders.mktemp("copies") / "copy.duckdb"
    shutil.copy(source, path)
    return path


def test_what_is_answered_is_kept_out_of_every_later_collection(open_page):
    app = open_page("overview")
    frozen = gc.get_freeze_count()
    follow(many_lists, 20_000)
    app.run()
    assert gc.get_freeze_count() > frozen + 15_000


def many_lists(count):
    return [[number] for number in range(count)]
