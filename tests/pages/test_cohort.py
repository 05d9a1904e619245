"""The cohort page: measures over time, by prior attainment, English beside maths."""

from pages.conftest import finding_of, html_of


def test_the_finding_is_the_attainment_8_of_the_cohort(open_page, sample_database):
    with sample_database.cursor() as cursor:
        (mean,) = cursor.execute(
            "select avg(attainment_8) from viewer.measure where results_year = 2027 "
            "and academic_year = 2027 and rule_set = cohort_rule_set"
        ).fetchone()
    assert finding_of(open_page("cohort")).startswith(f"Attainment 8 is {mean:.1f}")


def test_the_charts_have_words_for_those_who_cannot_see_them(open_page):
    charts = open_page("cohort").get("plotly_chart")
    assert len(charts) == 3
    for chart in charts:
        assert len(chart.proto.alt) > 30


def test_the_figures_can_be_read_as_a_table(open_page):
    app = open_page("cohort", history="table")
    said = html_of(app)
    assert "Year 11 Final" in said
    assert len(app.get("plotly_chart")) == 2


def test_a_cell_of_the_grid_opens_to_the_pupils_in_it(open_page, sample_database):
    rows = sample_database.rows(
        "cohort/english_and_maths_grades", checkpoint_id=_latest(sample_database)
    )
    row = rows.iloc[0]
    both = rows[(rows.english == row.english) & (rows.maths == row.maths)]
    cell = f"{int(row.english)}-{int(row.maths)}"
    said = html_of(open_page("cohort", cell=cell))
    assert f"{len(both)} with English {int(row.english)}, maths {int(row.maths)}" in said
    assert all(f"pupil={pupil_id}" in said for pupil_id in both.pupil_id)


def test_working_at_grades_have_no_english_and_maths_grid(open_page):
    app = open_page("cohort", cohort="2029")
    assert "grades are at or above target" in finding_of(app)
    assert len(app.get("plotly_chart")) == 2


def test_every_cohort_opens(open_page):
    app = open_page("cohort")
    for cohort in range(2025, 2032):
        app.selectbox(key="cohort").set_value(str(cohort)).run()
        assert not app.exception
        assert finding_of(app)


def test_an_empty_school_is_told_what_to_do_next(open_page, empty_app_file):
    app = open_page("cohort", file=empty_app_file)
    assert finding_of(app) == "There are no grades yet"


def _latest(database):
    with database.cursor() as cursor:
        return cursor.execute(
            "select max_by(checkpoint_id, cohort_sequence) from viewer.checkpoint "
            "where results_year = 2027"
        ).fetchone()[0]


def test_attendance_of_pupils_behind_stands_beside_the_others(open_page):
    page = html_of(open_page("cohort"))
    assert "Pupils behind target attend" in page
    assert "the line of what the DfE calls persistent absence" in page
