"""The interventions page: coverage, plans, a new plan saved, and two people at one plan."""

import re
import shutil
from datetime import date

import pytest
from pages.conftest import finding_of, html_of

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="session")
def latest(sample_database):
    """The latest checkpoint of the sample school's Year 11."""
    rows = sample_database.rows("frame/cohort_checkpoints", urn=999001, results_year=2027)
    return int(rows.checkpoint_id.iloc[0])


@pytest.fixture(scope="session")
def year_11(sample_database, latest):
    """The numbers of the first six pupils of Year 11, by surname."""
    rows = sample_database.rows(
        "plans/candidates", checkpoint_id=latest, subject_id="mathematics", as_of_on=TODAY
    )
    return [str(pupil_id) for pupil_id in rows.pupil_id.head(6)]


@pytest.fixture(scope="session")
def group(sample_database):
    """The number of a live plan from the sample school's file, for three pupils."""
    plans = sample_database.rows("plans/listed", urn=999001, results_year=2027, as_of_on=TODAY)
    (number,) = plans[plans.name == "Combined Science small group"].intervention_id
    return str(number)


@pytest.fixture
def own_file(sample_file, tmp_path, monkeypatch):
    """A file with the sample school that a test may change, for the app alone."""
    path = tmp_path / "own.duckdb"
    shutil.copy(sample_file, path)
    return path


def press(app, key):
    app.button(key=key).click().run()
    assert not app.exception, app.exception
    return app


def test_coverage_opens_with_who_has_a_plan_and_who_has_none(open_page):
    app = open_page("interventions")
    assert re.fullmatch(
        r"\d+ of \d+ pupils behind target have a live plan; \d+ have none", finding_of(app)
    )
    page = html_of(app)
    for question in (
        "Do I have a plan for every child who is underachieving?",
        "Is my intervention specific to the identified needs of each child?",
        "Are my intervention groups small enough (no more than 5 pupils)?",
        "Have I considered the level and duration of intervention each child needs?",
        "How have I ensured the quality of resources is consistently high across those teachers "
        "delivering intervention?",
    ):
        assert question in page


def test_a_part_of_the_picture_opens_to_its_names(open_page):
    page = html_of(open_page("interventions", who="subject.mathematics.none"))
    assert re.search(r"Mathematics: \d+ with no live plan", page)
    assert "Mathematics: " not in html_of(open_page("interventions", who="subject.latin.none"))


def test_ones_own_form_is_covered_by_itself(open_page):
    everyone = finding_of(open_page("interventions"))
    assert finding_of(open_page("interventions", mine="form.11K")) != everyone


@pytest.mark.parametrize("view", ["coverage", "plans", "new"])
@pytest.mark.parametrize("cohort", ["2031", "2028", "2026"])
def test_every_part_opens_for_every_sort_of_cohort(open_page, view, cohort):
    assert finding_of(open_page("interventions", view=view, cohort=cohort))


@pytest.mark.parametrize("part", ["coverage", "new", "plan"])
def test_names_give_way_to_codes(open_page, sample_app_names, year_11, group, part):
    filters = {
        "coverage": {},
        "new": {"view": "new", "pupils": ",".join(year_11)},
        "plan": {"plan": group},
    }
    app = open_page("interventions", names="off", **filters[part])
    page = html_of(app) + str([m.options for m in app.multiselect])
    page += "".join(frame.value.to_csv() for frame in app.dataframe)
    assert not [name for name in sample_app_names if name in page]


def test_the_imported_interventions_are_plans_and_open(open_page):
    app = open_page("interventions", view="plans")
    assert re.match(r"\d+ plans are live; 8 are overdue a review", finding_of(app))
    link = re.search(r'href="interventions\?(plan=\d+)"', html_of(app)).group(1)
    plan = open_page("interventions", plan=link.removeprefix("plan="))
    assert "Still to say: the barrier" in html_of(plan)


def test_plans_can_be_those_of_one_expert(open_page):
    everyone = html_of(open_page("interventions", view="plans"))
    own = html_of(open_page("interventions", view="plans", mine="lead.Mr S. Greatorex"))
    assert "Mrs P. Lindqvist" in everyone
    assert "Mrs P. Lindqvist" not in own


@pytest.mark.parametrize("part", ["plan", "sessions", "reviews", "history"])
def test_every_part_of_a_plan_opens(open_page, group, part):
    assert finding_of(open_page("interventions", plan=group, part=part))


def test_there_is_no_plan_of_that_number(open_page):
    assert finding_of(open_page("interventions", plan="9999")) == "There is no such plan"


def test_a_new_plan_is_saved_with_one_press_and_opens(open_page, own_file, year_11):
    filters = {"view": "new", "pupils": ",".join(year_11[:2]), "for": "mathematics"}
    app = open_page("interventions", file=own_file, **filters)
    assert finding_of(app) == "A new plan for 2 pupils in mathematics"
    press(app, "save_plan")
    assert finding_of(app).startswith("Mathematics small group: 2 pupils, until ")
    assert "plan" in app.query_params
    assert "pupils" not in app.query_params
    assert "Saved: Mathematics small group, 2 pupils." in html_of(app)


def test_a_plan_with_nobody_is_refused_and_what_was_typed_stays(open_page, own_file):
    app = open_page("interventions", file=own_file, view="new")
    app.text_input(key="plan_name").set_value("Reading club").run()
    press(app, "save_plan")
    assert "Not saved. Nobody is on this plan." in html_of(app)
    assert app.text_input(key="plan_name").value == "Reading club"


def test_an_end_before_the_start_is_refused_beside_the_button(open_page, own_file, year_11):
    app = open_page("interventions", file=own_file, view="new", pupils=year_11[0])
    app.date_input(key="plan_ends_on").set_value(date(2026, 11, 1)).run()
    press(app, "save_plan")
    assert "before it starts on" in html_of(app)
    assert app.date_input(key="plan_ends_on").value == date(2026, 11, 1)


def test_the_end_follows_the_start_and_the_wave_the_type(open_page, own_file):
    app = open_page("interventions", file=own_file, view="new")
    app.date_input(key="plan_starts_on").set_value(date(2026, 11, 30)).run()
    assert app.date_input(key="plan_ends_on").value == date(2027, 1, 11)
    app.selectbox(key="plan_kind").set_value("Support in class").run()
    assert app.selectbox(key="plan_wave").value == 1


def test_six_pupils_are_warned_of_before_saving(open_page, year_11):
    page = html_of(open_page("interventions", view="new", pupils=",".join(year_11)))
    assert "6 pupils are more than a group of 5: 2 groups would hold them." in page


def test_a_suggested_group_is_taken_with_a_click(open_page):
    app = open_page("interventions", view="new", **{"for": "mathematics"})
    offered = next(b for b in app.button if b.key and b.key.startswith("group_mathematics"))
    offered.click().run()
    assert re.match(r"A new plan for \d pupils? in mathematics", finding_of(app))


def test_two_people_at_one_plan_lose_nothing(open_page, own_file, group):
    app = open_page("interventions", file=own_file, plan=group)
    app.session_state["plan_change"] = True
    app.run()
    app.text_input(key="plan_room").set_value("M4").run()
    other = open_page("interventions", file=own_file, plan=group)
    other.session_state["plan_change"] = True
    other.run()
    other.text_input(key="plan_provider").set_value("Tutors Ltd").run()
    other.text_input(key="plan_who").set_value("Ms First").run()
    press(other, "save_changes")
    press(app, "save_changes")
    page = html_of(app)
    assert "Not saved. This plan was changed while you were writing. Written by: Ms First." in page
    assert app.text_input(key="plan_room").value == "M4"
    assert app.text_input(key="plan_provider").value == "Tutors Ltd"
    press(app, "save_changes")
    history = html_of(open_page("interventions", file=own_file, plan=group, part="history"))
    assert "M4" in history
    assert "Tutors Ltd" in history


def test_a_pupil_comes_off_and_what_is_being_typed_stays(open_page, own_file, group):
    app = open_page("interventions", file=own_file, plan=group)
    app.session_state["plan_change"] = True
    app.run()
    app.text_input(key="plan_room").set_value("M4").run()
    assert not [m for m in app.multiselect if m.key.startswith("joining_")]
    press(app, "save_leaving")
    assert "Not saved. Nobody is chosen." in html_of(app)
    leaving = next(s for s in app.selectbox if s.key and s.key.startswith("leaving_"))
    leaving.select_index(0).run()
    press(app, "save_leaving")
    assert "Not saved. The reason is blank." in html_of(app)
    app.text_input(key=f"{leaving.key}_because").set_value("moved set").run()
    press(app, "save_leaving")
    assert "2 pupils with" in finding_of(app)
    assert app.text_input(key="plan_room").value == "M4"
    press(app, "save_changes")
    assert "Saved. What it said before is in its history." in html_of(app)


def test_a_closed_plan_can_only_be_read(open_page, own_file, group):
    app = open_page("interventions", file=own_file, plan=group)
    app.text_input(key=f"closing_{group}").set_value("all back on target").run()
    press(app, "save_closing")
    assert "closed on 20 November 2026" in finding_of(app)
    assert not [b for b in app.button if b.key == "save_changes" or b.key == "save_joining"]


def test_a_school_keeps_its_own_list_of_types(open_page, own_file):
    app = open_page("interventions", file=own_file, view="new")
    app.text_input(key="type_name").set_value("Reading mentors").run()
    press(app, "type_add")
    assert "Reading mentors" in app.selectbox(key="plan_kind").options
    app.selectbox(key="type_off").set_value("Online study").run()
    press(app, "type_stop")
    assert "Online study" not in app.selectbox(key="plan_kind").options


def test_an_empty_database_says_what_to_do(open_page, empty_app_file):
    assert finding_of(open_page("interventions", file=empty_app_file)) == "There are no grades yet"


def test_the_list_of_those_behind_leads_to_a_plan_for_those_placed(open_page):
    app = open_page("behind_target", places="10")
    app.button(key="plan_for_placed").click().run()
    assert finding_of(app) == "A new plan for 10 pupils"
