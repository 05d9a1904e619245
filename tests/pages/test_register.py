"""The register page: who qualifies, kept as it was; the four registers; the rules."""

import re
import shutil

import pytest
from importing.cast import pupils
from pages.conftest import finding_of, html_of, opened

from lib.importing.importer import store_unseen
from lib.store.database import open_database


@pytest.fixture
def own_file(sample_file, tmp_path):
    """A copy of the sample school that a test may change through the page."""
    path = tmp_path / "own.duckdb"
    shutil.copy(sample_file, path)
    return path


def list_of(app):
    return next(e.body for e in app.get("html") if 'class="r-table"' in e.body)


def rows_of(html):
    return re.findall(r"<tr><td.*?</tr>", html)


def test_the_finding_says_who_qualifies_joined_and_left(open_page):
    app = open_page("register", cohort="2027")
    said = finding_of(app)
    n, joined, left = (int(x) for x in re.findall(r"(\d+) (?:pupils|joined|left)", said))
    assert len(rows_of(list_of(app))) == n
    assert re.search(rf">{joined}</span><span><b>joined</b>", html_of(app))
    assert re.search(rf">{left}</span><span><b>left</b>", html_of(app))
    assert "Renewed on 20 November 2026 by Sample school, of 180 on roll in Year 11" in html_of(app)


def test_each_row_gives_reasons_help_and_since_when(open_page):
    rows = rows_of(list_of(open_page("register", cohort="2027")))
    assert all("<div><b>" in row for row in rows)
    assert any("▼ None" in row for row in rows)
    assert any("2 half-terms" in row for row in rows)
    assert any(">New<" in row for row in rows)
    counts = [row.count("<div><b>") for row in rows]
    assert counts == sorted(counts, reverse=True)


def test_a_rule_that_cannot_be_applied_is_said_and_not_counted_as_nobody(open_page):
    app = open_page("register", cohort="2029")
    assert "Rules a and c cannot be applied: working-at grades have no national" in html_of(app)
    assert html_of(app).count('<span class="cp-line-number">–</span>') == 4


def test_a_register_not_yet_renewed_says_so_and_can_be_renewed_once(open_page, own_file):
    app = open_page("register", file=own_file, cohort="2030")
    assert "Proposed by the rules, of 180 on roll in Year 8, and not yet renewed" in html_of(app)
    press(app, "Keep this register")
    assert "Say who renews the register." in html_of(app)
    app.text_input(key="who_renew").set_value("Ms K")
    press(app, "Keep this register")
    assert "by Ms K, of 180 on roll in Year 8" in html_of(app)
    press(app, "Keep this register")
    assert "To keep a second version beside it, say why." in html_of(app)


def press(app, label):
    next(b for b in app.button if b.label == label).click().run()
    assert not app.exception, app.exception


def test_the_workbook_is_offered(open_page):
    offered = str(open_page("register", cohort="2027").get("download_button")[0].proto)
    assert "Workbook" in offered


def test_names_give_way_to_codes_in_every_view(open_page, sample_app_names):
    for view in ("register", "registers", "rules"):
        app = open_page("register", names="off", view=view, cohort="2027")
        said = html_of(app) + str([s.options for s in app.selectbox]) + opened(app)
        assert not [name for name in sample_app_names if name in said]


def test_the_registers_show_how_many_are_on_each(open_page):
    said = html_of(open_page("register", view="registers", cohort="2027"))
    assert "pupils are on a register, with nothing to settle" in said
    assert re.search(r"<td>Pupil Premium</td>.*?<td class=\"cp-number\">48</td>", said)
    assert "pupils_2026_27.csv" in said


def test_the_registers_need_a_pupil_list_and_no_grades(open_page, empty_file, tmp_path):
    path = tmp_path / "listed.duckdb"
    shutil.copy(empty_file, path)
    database = open_database(path)
    with database.transaction() as cursor:
        cursor.execute("insert into school values (123456, 'New School', false, '2026-11-20')")
    store_unseen(database, [pupils()], "test")
    database.close()
    app = open_page("register", file=path, view="registers")
    assert finding_of(app) == "4 pupils are on a register, with nothing to settle"
    assert finding_of(open_page("register", file=path)) == "There are no grades yet"


def test_a_difference_can_be_settled_on_the_page(open_page, own_file):
    _with_a_difference(own_file)
    app = open_page("register", file=own_file, view="registers", cohort="2027")
    assert finding_of(app).startswith("1 difference between the pupil list and what was said")
    assert "says no; Ms K said yes on 4 Nov 2026: Assessed" in html_of(app)
    app.text_input(key="who_differences").set_value("Ms K")
    press(app, "Keep what was said")
    assert "with nothing to settle" in finding_of(app)


def _with_a_difference(path):
    database = open_database(path)
    with database.transaction() as cursor:
        cursor.execute(
            "insert into register_membership by name select 90001 as membership_id, pupil_id, "
            "'sen' as register, 'hand' as source, true as is_member, 'K' as detail, "
            "date '2026-11-04' as starts_on, 'hand' as opened_as, 'Ms K' as said_by, "
            "timestamp '2020-01-01' as said_at, 'Assessed' as note "
            "from pupil where results_year = 2027 and sen = 'N' order by pupil_id limit 1"
        )
    database.close()


def test_the_rules_stand_with_the_national_figure_beside_them_and_can_be_changed(
    open_page, own_file
):
    app = open_page("register", file=own_file, view="rules", cohort="2027")
    assert finding_of(app) == "All 6 rules are in force, and each can be applied here"
    assert re.search(r"In England \d+% of grades are there, .* here \d+% of [\d,]+", html_of(app))
    app.number_input(key="below_expected_line").set_value(-3.0)
    next(t for t in app.text_input if t.label == "Why?").set_value("Too many")
    app.text_input(key="who_rule").set_value("Ms K")
    press(app, "Keep this rule")
    assert "3 grades below the national figure, or lower" in html_of(app)
    assert "Too many" in html_of(app)


def test_a_rule_that_cannot_be_applied_has_no_number_among_the_rules(open_page):
    said = html_of(open_page("register", view="rules", cohort="2029"))
    assert numbers_of_rules(said) == {"a": "–", "b": "0", "c": "–", "d": "11", "e": "–", "f": "–"}


def numbers_of_rules(said):
    return dict(re.findall(r'<tr><td>([a-f])</td><td class="cp-number">([^<]+)</td>', said))


@pytest.mark.parametrize("cohort", ["2031", "2028", "2026"])
def test_it_opens_for_every_sort_of_cohort(open_page, cohort):
    assert finding_of(open_page("register", cohort=cohort))


def test_what_is_known_beside_grades_stands_under_the_reasons(open_page):
    page = html_of(open_page("register"))
    assert re.search(r'<div class="cp-quiet">Attendance \d\d\.\d%, attitude \d', page)
