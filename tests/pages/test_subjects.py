"""The subjects page: three comparisons, classes, who moved, and the names behind a cell."""

from pages.conftest import finding_of, html_of

from lib.analysis.subjects import finding
from lib.analysis.subjects.against_target import subjects_at
from lib.analysis.subjects.movement import movement_between


def checkpoints(database, results_year=2027):
    rows = database.rows("frame/cohort_checkpoints", urn=999001, results_year=results_year)
    return [int(i) for i in rows["checkpoint_id"]]


def busiest_cell(database):
    now, before = checkpoints(database)[:2]
    found = movement_between(database, now, before, "mathematics")
    grades = max(
        ((b, n) for b in found.grades for n in found.grades if b != n),
        key=lambda cell: len(found.in_cell(*cell)),
    )
    return f"{now}_{before}_mathematics_{grades[0]}_{grades[1]}", found.in_cell(*grades)


def test_the_page_opens_on_what_sits_below_england(open_page, sample_database):
    app = open_page("subjects")
    found = subjects_at(sample_database, checkpoints(sample_database)[0])
    assert finding_of(app) == finding.finding(found)
    assert "Which subjects and classes lift or cost us, and who moved?" in html_of(app)


def test_the_charts_have_words_for_those_who_cannot_see_them(open_page):
    charts = open_page("subjects").get("plotly_chart")
    assert len(charts) == 4
    for chart in charts:
        assert len(chart.proto.alt) > 30
        assert any(digit.isdigit() for digit in chart.proto.alt)


def test_a_switch_shows_the_same_pupils_other_subjects_and_a_table(open_page):
    other = open_page("subjects", compared="against_own_subjects")
    assert "each first set against England" in html_of(other)
    table = open_page("subjects", compared="table")
    assert len(table.get("plotly_chart")) == 3
    assert "Against their other subjects" in html_of(table)


def test_a_cell_opens_to_its_pupils_with_their_form(open_page, sample_database):
    cell, pupils = busiest_cell(sample_database)
    whole = html_of(open_page("subjects", subject="mathematics", moved=cell))
    assert f"{len(pupils)} went from" in whole
    said = whole[whole.index("went from") :]
    assert all(f"pupil={pupil_id}" in said for pupil_id in pupils["pupil_id"])
    assert all(form in said for form in pupils["form"])


def test_a_cell_chosen_in_one_subject_opens_nobody_in_another(open_page, sample_database):
    cell, _ = busiest_cell(sample_database)
    said = html_of(open_page("subjects", subject="french", moved=cell))
    assert "went from" not in said


def test_hidden_names_stay_hidden_behind_a_cell(open_page, sample_database):
    cell, pupils = busiest_cell(sample_database)
    said = html_of(open_page("subjects", subject="mathematics", moved=cell, names="off"))
    assert not [name for name in pupils["pupil_name"] if name in said]
    assert all(code in said for code in pupils["pupil_code"])


def test_copied_grades_are_told_and_not_judged(open_page):
    said = html_of(open_page("subjects", compared="table"))
    assert "Copied, so no new evidence: religious studies" in said
    assert "○ Copied" in said


def test_working_at_grades_are_set_against_the_same_pupils_other_subjects(open_page):
    app = open_page("subjects", cohort="2029")
    assert "Targets are for the end of the year" in html_of(app)
    assert "Against England" not in html_of(app)
    assert "the same pupils&#x27; other subjects" in finding_of(app)


def test_every_cohort_opens(open_page):
    app = open_page("subjects")
    for cohort in range(2025, 2032):
        app.selectbox(key="cohort").set_value(str(cohort)).run()
        assert finding_of(app)
        assert not app.exception


def test_an_empty_school_is_told_what_to_do_next(open_page, empty_app_file):
    app = open_page("subjects", file=empty_app_file)
    assert finding_of(app) == "There are no pupils yet"
    assert not app.get("plotly_chart")
