"""The compare page, the explanations, the trail and the saved views, in the frame."""

from pages.conftest import finding_of, html_of, opened


def test_it_opens_on_the_checkpoint_before_and_says_the_difference(open_page):
    app = open_page("compare")
    assert app.selectbox(key="a_checkpoint").index == 0
    assert app.selectbox(key="b_checkpoint").index == 1
    assert "Attainment 8" in finding_of(app)
    assert "What is different between these two?" in html_of(app)


def test_the_address_sets_both_sides(open_page):
    app = open_page(
        "compare", measure="progress_8", a_group="disadvantaged", b_group="not_disadvantaged",
        b_checkpoint="61",
    )  # fmt: skip
    assert finding_of(app).startswith("Progress 8 is 0.51 of a grade lower")


def test_a_choice_is_written_into_the_address(open_page):
    app = open_page("compare")
    app.selectbox(key="b_group").set_value("boys").run()
    assert app.query_params["b_group"] in ("boys", ["boys"])


def test_a_class_can_be_chosen_once_a_subject_is(open_page):
    app = open_page("compare", a_subject="mathematics", a_checkpoint="61")
    classes = app.selectbox(key="a_class").options
    assert classes[0] == "All classes"
    assert len(classes) > 2


def test_a_side_of_nobody_says_what_to_do(open_page):
    app = open_page("compare", a_cohort="2029", a_group="ehc_plan", a_subject="computer_science")
    assert finding_of(app)


def test_names_are_codes_when_they_are_off(open_page, sample_app_names):
    app = open_page("compare", names="off")
    said = html_of(app) + opened(app)
    assert "pupil?" in said
    assert not [name for name in sample_app_names if name in said]


def test_every_headline_page_explains_its_numbers(open_page):
    for page in ("overview", "cohort", "groups", "subjects", "compare"):
        app = open_page(page)
        assert "ever on the cohort" not in html_of(app), page
        assert "ever on the cohort" in opened(app), page


def test_a_class_opens_to_its_pupils_who_lead_back_to_it(open_page):
    said = html_of(open_page("subjects", subject="french", **{"class": "11a/Fr1"}))
    assert "11a/Fr1, French: " in said
    assert "class=11a%2FFr1" in said


def test_the_trail_says_where_one_is(open_page):
    app = open_page("pupil", subject="french", **{"from": "behind_target"})
    assert 'aria-current="page"' in html_of(app)


def test_an_unknown_page_in_the_address_is_no_step_of_the_trail(open_page):
    app = open_page("pupil", subject="nonsense", **{"from": "elsewhere"})
    assert "elsewhere" not in html_of(app)
