"""The chapters that are one table, each line checked against the reference data and the rules."""

import pytest

from lib.rules.bandings import Banding, banding
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


@pytest.mark.parametrize("line", lines(bandings))
def test_a_score_with_its_interval_has_its_band(line):
    rows = (
        rules_connection()
        .execute(
            "select label, score_from, score_below, interval_test from reference_banding "
            "where results_year = 2024 order by sort_order"
        )
        .fetchall()
    )
    bands = [Banding(*row) for row in rows]
    score, low, high = (float(line[name]) for name in ("score", "low", "high"))
    assert banding(score, low, high, bands) == line["band"]


def test_a_score_that_no_band_of_the_year_holds_is_an_error():
    with pytest.raises(ValueError, match="no band"):
        banding(0.2, 0.1, 0.3, [Banding("Average", None, None, "includes_zero")])


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
