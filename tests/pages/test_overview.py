"""The overview says what changed, opens its counts to names, and never shows an empty axis."""

import re

from pages.conftest import finding_of, html_of


def test_the_finding_counts_the_pupils_behind(open_page, sample_database):
    finding = finding_of(open_page("overview"))
    with sample_database.cursor() as cursor:
        behind, n = cursor.execute(
            "select count(distinct pupil_id) filter (where is_behind), count(distinct pupil_id) "
            "from viewer.grade where results_year = 2027 and academic_year = 2027"
        ).fetchone()
    assert finding.startswith(f"{behind} of {n} pupils are behind target")


def test_four_tiles_each_carry_a_likely_range_and_a_comparator(open_page):
    said = html_of(open_page("overview"))
    assert said.count('class="cp-tile"') == 4
    assert said.count("likely ") >= 4
    assert "England" in said
    assert "0 = 2024 provisional estimates" in said


def test_working_at_grades_have_no_attainment_8_and_the_page_says_why(open_page):
    said = html_of(open_page("overview", cohort="2029"))
    assert "Attainment 8 and Progress 8 need end-of-course grades" in said
    assert "Grades at or above target" in said


def test_leavers_without_ks2_are_told_why_there_is_no_progress_8(open_page):
    said = html_of(open_page("overview", cohort="2026"))
    assert "Progress 8 was not published: this cohort sat no KS2 tests." in said


def test_the_change_bar_and_the_sentences_agree(open_page):
    app = open_page("overview")
    said = html_of(app)
    joined, left = re.search(
        r"Since July, (\d+) pupils joined the behind list and (\d+) left", said
    ).groups()
    numbers = re.findall(r'cp-line-number[^"]*">(\d+)<', said)
    assert numbers[:2] == [joined, left]
    assert len(app.get("plotly_chart")) == 1


def test_each_thing_to_look_at_has_a_reason(open_page):
    said = html_of(open_page("overview"))
    found = re.findall(
        r'class="cp-look".*?<b>(.+?)</b><br><span class="cp-quiet">(.+?)</span>', said
    )
    assert 3 <= len(found) <= 6
    assert all(why.strip() for _, why in found)


def test_an_empty_school_is_told_what_to_do_next(open_page, empty_app_file):
    app = open_page("overview", file=empty_app_file)
    assert finding_of(app) == "There are no grades yet"
    assert not app.get("plotly_chart")


def test_every_checkpoint_of_every_cohort_opens(open_page):
    app = open_page("overview")
    cohorts = [str(year) for year in range(2025, 2032)]
    for cohort in cohorts:
        app.selectbox(key="cohort").set_value(cohort).run()
        assert not app.exception
        assert finding_of(app)


def test_it_is_compared_with_the_checkpoint_just_before_of_the_same_sort(open_page):
    app = open_page("overview")
    chosen, against = app.selectbox(key="checkpoint"), app.selectbox(key="against")
    assert "Autumn 1" in chosen.options[0]
    assert against.options[0] == "against Summer 2, July 2026"
    assert against.value == "56"
    assert not any("working" in option for option in against.options)
