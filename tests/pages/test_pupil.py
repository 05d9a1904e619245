"""The pupil page: the story, the slots, the grade that matters most."""

import re
import shutil
from contextlib import closing
from dataclasses import replace

import pytest
from importing.cast import AUTUMN, marks, pupils, targets
from pages.conftest import finding_of, html_of, opened

from lib.importing.importer import store_unseen
from lib.store.database import open_database


@pytest.fixture(scope="session")
def someone(sample_database):
    """Pupil numbers by what is true of them, from the sample school."""
    with sample_database.cursor() as cursor:

        def first(sql):
            return str(cursor.execute(sql).fetchone()[0])

        latest = "select max(checkpoint_id) from viewer.checkpoint where results_year = 2027"
        return {
            "behind": first(
                f"select pupil_id from viewer.grade where checkpoint_id = ({latest}) "
                "and is_behind and subject_id = 'mathematics' order by pupil_id"
            ),
            "without_ks2": first(
                "select pupil_id from viewer.measure where results_year = 2027 "
                f"and ks2_average is null and checkpoint_id = ({latest}) order by pupil_id"
            ),
            "leaver": first(
                "select pupil_id from viewer.pupil where results_year = 2026 order by pupil_id"
            ),
            "year_9": first(
                "select pupil_id from viewer.grade where results_year = 2029 order by pupil_id"
            ),
            "left": first(
                "select pupil_id from viewer.pupil where left_on is not null "
                "and results_year = 2027 order by pupil_id"
            ),
        }


def test_the_finding_says_what_matters_most(open_page, someone):
    app = open_page("pupil", pupil=someone["behind"])
    assert re.search(r"matters most: behind |is furthest behind target", finding_of(app))
    assert "Attainment 8" in html_of(app)
    assert len(app.get("plotly_chart")) == 2


def test_the_slots_add_up_to_the_attainment_8_above_them(open_page, someone):
    page = html_of(open_page("pupil", pupil=someone["behind"]))
    body = page.partition('<table class="p-slots">')[2].partition('<tr class="p-total">')[0]
    points = re.findall(r'class="p-number"><b>([\d.]+)</b>', body)
    total = re.search(r"Where ([\d.]+) points come from", page).group(1)
    assert sum(map(float, points)) == pytest.approx(float(total))


def test_a_predicted_progress_8_names_its_estimates(open_page, someone):
    page = html_of(open_page("pupil", pupil=someone["behind"]))
    assert "gainst 2024 provisional estimates" in page


def test_a_pupil_without_ks2_is_told_why_there_is_no_progress_8(open_page, someone):
    page = html_of(open_page("pupil", pupil=someone["without_ks2"]))
    assert "a pupil without a KS2 score has no estimate" in page
    assert "no KS2 score" in page


def test_a_leaver_of_2026_is_told_that_progress_8_was_not_published(open_page, someone):
    page = html_of(open_page("pupil", pupil=someone["leaver"]))
    assert "Progress 8 was not published" in page


def test_a_year_9_pupil_is_told_why_no_slots_are_filled(open_page, someone):
    app = open_page("pupil", pupil=someone["year_9"])
    assert "These are working-at grades" in html_of(app)
    assert len(app.get("plotly_chart")) == 1


def test_a_pupil_who_left_opens_and_says_when(open_page, someone):
    assert "Left on" in html_of(open_page("pupil", pupil=someone["left"]))


def test_the_proposal_is_labelled_a_proposal(open_page, someone):
    page = html_of(open_page("pupil", pupil=someone["behind"], rules="consultation_2026"))
    assert "roposal" in page
    assert "Estimate, KS2" not in page


def test_names_give_way_to_codes(open_page, someone, sample_app_names):
    app = open_page("pupil", pupil=someone["behind"], names="off")
    drawn = html_of(app)
    assert not [name for name in sample_app_names if name in drawn]
    options = app.selectbox(key="pupil").options
    assert not [name for name in sample_app_names if any(name in option for option in options)]


def test_each_grade_is_traced_to_its_file_row_and_column(open_page, someone, sample_app_names):
    page = opened(open_page("pupil", pupil=someone["behind"], names="off"))
    assert re.search(r"All stand in 2026_27_autumn_1_year_11.csv, row \d+, brought in on", page)
    assert "<td>Mathematics</td>" in page
    assert "<td>Maths</td>" in page
    assert not [name for name in sample_app_names if name in page]


def test_everything_held_can_be_taken_away(open_page, someone):
    app = open_page("pupil", pupil=someone["behind"])
    assert "Everything held on this pupil" in str(app.get("download_button")[0].proto)


def test_a_pupil_who_does_not_exist_opens_the_first_one(open_page):
    assert finding_of(open_page("pupil", pupil="99999999"))


def test_an_empty_database_says_what_to_do(open_page, empty_app_file):
    app = open_page("pupil", file=empty_app_file)
    assert finding_of(app) == "There are no grades to tell a story with yet"


@pytest.fixture(scope="session")
def helped_in_lessons(sample_database):
    """A pupil of Year 8 with a need, what helps, and a reading test; and the words of it."""
    with sample_database.cursor() as cursor:
        return cursor.execute(
            "select pupil_id, primary_need, split_part(strategies, ';', 1), reading_age "
            "from viewer.pupil_now join viewer.pupil using (pupil_id) "
            "where results_year = 2030 and primary_need is not null and reading_age is not null "
            "order by pupil_id"
        ).fetchone()


def test_what_is_known_beside_grades_stands_with_the_middle_of_the_year_group(
    open_page, helped_in_lessons
):
    pupil_id, need, strategy, reading_age = helped_in_lessons
    page = html_of(open_page("pupil", pupil=str(pupil_id)))
    table = page.partition('<table class="o-table">')[2]
    assert re.search(rf"Reading age</th><td><b>{reading_age}</b>.*?\(\d+ pupils\)", table)
    assert "Attitude to learning" in table
    assert f"<li>{strategy}</li>" in page
    assert f"{need}: " in page


def test_needs_are_not_shown_while_projecting(open_page, helped_in_lessons):
    pupil_id, need, strategy, _ = helped_in_lessons
    room = html_of(open_page("pupil", pupil=str(pupil_id), meeting="on"))
    assert strategy not in room
    assert f"{need}: " not in room


def test_the_classes_and_who_moved_set_are_named(open_page, sample_database):
    with sample_database.cursor() as cursor:
        pupil_id, code = cursor.execute(
            "select pupil_id, class_code from viewer.class_place where ends_on is not null"
        ).fetchone()
    page = html_of(open_page("pupil", pupil=str(pupil_id)))
    assert f"Mathematics: from {code} on 9 November" in page


def test_a_pupil_of_a_year_group_with_grades_comes_before_those_of_one_without(
    open_page, empty_app_file, tmp_path
):
    path = tmp_path / "new_school.duckdb"
    shutil.copy(empty_app_file, path)
    with closing(open_database(path)) as database:
        tess = "UPN,Maths\nT20110001804V,5\n"
        year_10 = replace(AUTUMN, year_group=10)
        store_unseen(database, [pupils(), targets(tess), marks(tess, year_10)], "test")
    app = open_page("pupil", path)
    assert "no grades to tell a story" not in finding_of(app)
    assert "10A" in html_of(app)
