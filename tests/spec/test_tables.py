"""The chapters that are one table, each line checked against the reference data and the rules."""

import pytest

from tests.spec.chapters import bandings, points, prior_attainment, years
from tests.spec.tables import rows_of, rules_connection

YES_NO = {True: "yes", False: "no"}


def lines(chapter):
    return [pytest.param(row, id=" ".join(row.values())) for row in rows_of(chapter.CHAPTER.table)]


@pytest.mark.parametrize("line", lines(points))
@pytest.mark.parametrize("year", [2022, 2023, 2024])
def test_a_grade_has_its_points(line, year):
    found = (
        rules_connection()
        .execute(
            "select points, slots, reaches_4, reaches_5 from reference_points "
            "where tables_year = $year and qualification = $qualification and grade = $grade",
            {"year": year, "qualification": line["qualification"], "grade": line["grade"]},
        )
        .fetchall()
    )
    assert found == [
        (
            float(line["points"]),
            int(line["slots"]),
            line["reaches 4"] == "yes",
            line["reaches 5"] == "yes",
        )
    ]


BANDS = """
select label from reference_banding
where results_year = 2024
and coalesce($score >= score_from, true) and coalesce($score < score_below, true)
and interval_test = case
    when $low > 0 then 'above' when $high < 0 then 'below' else 'includes_zero'
end
"""


@pytest.mark.parametrize("line", lines(bandings))
def test_a_score_with_its_interval_has_its_band(line):
    told = {name: float(line[name]) for name in ("score", "low", "high")}
    assert rules_connection().execute(BANDS, told).fetchall() == [(line["band"],)]


@pytest.mark.parametrize("line", lines(prior_attainment))
def test_ks2_scores_have_their_band(line):
    connection = rules_connection()
    reading, maths = (line[name] or None for name in ("KS2 reading", "KS2 maths"))
    connection.execute("begin")
    connection.execute(
        "insert into main.pupil by name select 1 as pupil_id, 999001 as urn, 'A' as surname, "
        "'B' as forename, 2027 as results_year, $reading::double as ks2_reading, "
        "$maths::double as ks2_maths, 1 as import_id, 1 as source_row",
        {"reading": reading, "maths": maths},
    )
    found = connection.execute("select prior_attainment_band from viewer.pupil").fetchall()
    connection.execute("rollback")
    assert found == [(line["band"],)]


@pytest.mark.parametrize("line", lines(years))
def test_a_results_year_has_its_tables_and_measures(line):
    found = (
        rules_connection()
        .execute(
            "select tables_year, tables_release, has_progress_8, has_ebacc "
            "from reference_rule_set where rule_set = $rule_set",
            {"rule_set": line["rules"]},
        )
        .fetchall()
    )
    year, release, has_progress_8, has_ebacc = found[0]
    assert [str(year), release, YES_NO[has_progress_8], YES_NO[has_ebacc]] == [
        line["tables of"],
        line["release"],
        line["Progress 8"],
        line["EBacc measures"],
    ]
