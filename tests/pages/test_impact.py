"""The impact page: the verdicts, each beside what was coming anyway."""

import re

import pytest
from pages.conftest import finding_of, html_of, opened

QUESTION = "How will I know if my intervention is working and what will I do if it is/isn&#x27;t?"


def test_the_planted_truths_come_out_right(open_page):
    app = open_page("impact")
    assert finding_of(app).startswith("Maths small group is likely working")
    table = html_of(open_page("impact", view="table"))
    club = next(r for r in re.findall(r"<tr>.*?</tr>", table) if "English homework club" in r)
    assert "No\u00a0sign" in club


def test_the_questions_stand_above_their_answers(open_page):
    said = html_of(open_page("impact"))
    assert "Is it working?" in said
    assert QUESTION in said
    assert "Pupils picked for low grades tend to rise anyway." in said


def test_a_gain_never_stands_without_what_was_coming_anyway(open_page):
    said = html_of(open_page("impact"))
    assert re.search(r"Pupils gained [^;<]+; [^<]*coming anyway", said)


def test_what_is_not_written_down_is_not_recorded_and_never_nought(open_page):
    said = html_of(open_page("impact"))
    assert "Cost not recorded" in said
    assert re.search(r"Cost to date</td><td><b>Not recorded", said)
    assert "Pupils may have been chosen on other grounds." in said
    assert "No decision recorded" in said
    assert "£0" not in said


def test_the_charts_have_words_for_those_who_cannot_see_them(open_page):
    charts = open_page("impact").get("plotly_chart")
    assert len(charts) == 2
    for chart in charts:
        assert "likely" in chart.proto.alt.lower()
        assert re.search(r"\d+ (pupils|helped)", chart.proto.alt)


def test_those_too_small_to_judge_fold_into_one_line_that_opens(open_page):
    app = open_page("impact")
    (line,) = [e.label for e in app.expander]
    count = int(re.match(r"(\d+) others are too small to judge", line)[1])
    assert html_of(app).count("cannot show a gain smaller than") >= 10
    assert len(app.selectbox(key="intervention").options) == count + 1 + 3


def test_a_row_of_too_few_says_the_smallest_gain_it_could_show(open_page):
    app = open_page("impact", pooled="each")
    small = next(o for o in app.selectbox(key="intervention").options if "Literature" in o)
    app.selectbox(key="intervention").select(small).run()
    said = html_of(app)
    assert finding_of(app) == f"{small}: too few to tell"
    assert re.search(r"\d pupils cannot show a gain smaller than \d\.\d grades", said)
    assert len(app.get("plotly_chart")) == 1


def test_the_counts_open_to_the_pupils_behind_them(open_page):
    app = open_page("impact")
    (helped,) = re.findall(r"of the (\d+)</b>", html_of(app))
    links = {*re.findall(r"pupil=(\d+)", opened(app))}
    assert len(links) >= 3 * int(helped)


def test_hidden_names_stand_nowhere_on_the_page(open_page, sample_app_names):
    app = open_page("impact", names="off")
    said = html_of(app) + opened(app)
    assert not [name for name in sample_app_names if name in said]


def test_people_are_looked_at_one_at_a_time_and_never_ranked(open_page):
    app = open_page("impact", pooled="lead")
    options = app.selectbox(key="intervention").options
    assert "All interventions" not in options
    assert list(options) == sorted(options)
    assert finding_of(app).startswith("Help led by ")


@pytest.mark.parametrize("pooled", ["cycles", "each", "wave", "lead", "provider"])
def test_every_pooling_and_year_group_opens(open_page, pooled):
    app = open_page("impact", pooled=pooled)
    for cohort in ("2027", "2030", "2031", "2029"):
        app.selectbox(key="cohort").set_value(cohort).run()
        assert not app.exception
        assert finding_of(app)


def test_a_year_group_without_help_is_told_what_to_do(open_page):
    assert finding_of(open_page("impact", cohort="2029")) == "No help is recorded here yet"


def test_the_method_is_one_click_away(open_page):
    said = html_of(open_page("impact"))
    assert "up to three pupils of the same year group who had no help" in said
