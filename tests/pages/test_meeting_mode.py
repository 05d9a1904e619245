"""Meeting mode on every page: codes for names, no flags, few rows, and names only on purpose."""

import re
import shutil

import pytest
from pages.conftest import finding_of, html_of, opened

from lib.store.database import open_database
from lib.ui.frame.address import CARRIED
from lib.ui.frame.meeting_mode import MOST_ROWS
from lib.ui.frame.navigation import SECTIONS

NAMES = [place.name for section in SECTIONS.values() for place in section]
TABLE = re.compile(r"<table.*?</table>", re.DOTALL)


def choices_of(app):
    """Every option of every choice on the page, as one text."""
    asked = [*app.selectbox, *app.multiselect]
    return "\n".join(str(option) for widget in asked for option in widget.options)


@pytest.mark.parametrize("name", NAMES)
def test_no_page_names_a_pupil_even_where_names_were_on(open_page, sample_app_names, name):
    app = open_page(name, meeting="on", names="on")
    said = html_of(app) + choices_of(app) + opened(app)
    assert not [pupil for pupil in sample_app_names if pupil in said]


@pytest.mark.parametrize("name", NAMES)
def test_no_table_has_more_rows_than_the_back_row_can_take(open_page, name):
    app = open_page(name, meeting="on", places="40")
    said = html_of(app) + opened(app)
    # The line under the last place is a row too, and so is the heading.
    assert max([t.count("<tr") for t in TABLE.findall(said)], default=0) <= MOST_ROWS + 2


def test_names_come_back_only_by_a_second_click_and_go_with_meeting_mode(
    open_page, sample_app_names
):
    app = open_page("overview", meeting="on")
    assert "Names hidden" in html_of(app)
    app.button(key="show_names_here").click().run()
    assert "Names are shown" in html_of(app)
    said = opened(app)
    assert any(name in said for name in sample_app_names)
    app.button(key="hide_names").click().run()
    assert "Names hidden" in html_of(app)
    app.button(key="show_names_here").click().run()
    app.button(key="leave_meeting").click().run()
    app.toggle(key="meeting").set_value(True).run()
    hidden = html_of(app) + opened(app)
    assert not any(name in hidden for name in sample_app_names)


def test_a_link_or_a_reload_never_brings_names_back(open_page, sample_app_names):
    app = open_page("overview", meeting="on")
    app.button(key="show_names_here").click().run()
    address = {k: v if isinstance(v, str) else v[0] for k, v in app.query_params.items()}
    again = open_page("overview", **address)
    hidden = html_of(again)
    assert not any(name in hidden for name in sample_app_names)


def test_the_switch_is_in_the_address_and_goes_along(open_page):
    app = open_page("overview")
    app.toggle(key="meeting").set_value(True).run()
    assert app.query_params["meeting"] in ("on", ["on"])
    assert "Names hidden" in html_of(app)
    assert "meeting" in CARRIED


def test_the_names_switch_is_kept_for_ones_own_screen(open_page):
    app = open_page("overview", meeting="on", names="off")
    assert not [toggle for toggle in app.toggle if toggle.key == "names"]
    app.button(key="leave_meeting").click().run()
    assert app.toggle(key="names").value is False


def test_a_pupils_groups_are_not_told_on_a_projector(open_page):
    own, room = open_page("pupil"), open_page("pupil", meeting="on")
    flags = r"disadvantaged|SEN|EAL|looked after|KS2 \d"
    assert re.search(flags, lede(own), re.IGNORECASE)
    assert not re.search(flags, lede(room), re.IGNORECASE)
    assert "KS2 average" in html_of(own)
    assert "KS2 average" not in html_of(room)


def test_the_list_flags_nobody_on_a_projector(open_page):
    own, room = (
        html_of(open_page("behind_target")),
        html_of(open_page("behind_target", meeting="on")),
    )
    assert '<td class="g-d">D</td>' in own
    assert '<td class="g-d">D</td>' not in room
    assert "<th>Disadvantaged</th>" not in room


def test_a_list_is_not_narrowed_to_a_group_on_a_projector(open_page):
    every = finding_of(open_page("behind_target", meeting="on"))
    assert finding_of(open_page("behind_target", meeting="on", group="disadvantaged")) == every
    room, office = open_page("groups", meeting="on"), open_page("groups")
    assert not [b.label for b in room.button if b.label.startswith("Names of the")]
    assert [b.label for b in office.button if b.label.startswith("Names of the")]


def test_no_page_of_help_tells_a_pupils_groups_on_a_projector(open_page):
    for view in ("register", "registers"):
        own = html_of(open_page("register", view=view))
        room = html_of(open_page("register", view=view, meeting="on"))
        assert "SEN K" in own or "SEN support" in own
        assert "SEN K" not in room
        assert "pupil?" not in room
        assert "meeting mode" in room


def test_files_that_hold_names_are_offered_only_on_ones_own_screen(open_page):
    for page, key in (
        ("behind_target", "subject_lists"),
        ("pupil", "pupil_record"),
        ("register", "register_workbook"),
    ):
        assert offers(open_page(page), key)
        assert not offers(open_page(page, meeting="on"), key)


def test_no_file_is_opened_on_a_projector(open_page):
    app = open_page("import_data", meeting="on")
    assert finding_of(app).startswith("Files hold pupils’ names")
    assert not app.get("file_uploader")


def test_the_welcome_is_put_away_once_and_for_good(open_page, sample_file, tmp_path):
    path = tmp_path / "welcome.duckdb"
    shutil.copy(sample_file, path)
    app = open_page("overview", file=path)
    said = html_of(app)
    assert "A school to look round" in said
    assert path.name in said
    assert "A school to look round" not in html_of(open_page("overview", file=path, meeting="on"))
    app.button(key="put_away").click().run()
    assert "A school to look round" not in html_of(app)
    assert "A school to look round" not in html_of(open_page("overview", file=path))


def test_a_school_of_ones_own_is_not_welcomed(open_page, sample_file, tmp_path):
    path = tmp_path / "own.duckdb"
    shutil.copy(sample_file, path)
    database = open_database(path)
    with database.transaction() as cursor:
        cursor.execute("update school set is_sample = false")
    database.close()
    assert "A school to look round" not in html_of(open_page("overview", file=path))


def lede(app):
    return re.findall(r'<p class="cp-lede">(.*?)</p>', html_of(app))[0]


def offers(app, key):
    return [b for b in app.get("download_button") if key in str(b.proto.id)]
