"""What a cell says on each scale."""

import pytest
from importing.cast import checks, look, marks

from lib.importing.importer import store_unseen
from lib.importing.reading.columns import measured, read_columns
from lib.importing.reading.grades import SCALES, is_shaded, read_grade, stored_as
from lib.importing.reading.scales.choosing import choose_scale
from lib.importing.reading.subjects import subject_book

READ = """
gcse             | 5            | 5   | ok
gcse             | 5.0          | 5   | repaired
gcse_fine        | 5+           | 5   | ok
gcse_fine        | 5=           | 5   | ok
gcse_fine        | 5–           | 5   | ok
gcse_fine        | 5−           | 5   | ok
gcse_fine        | 5 +          | 5   | ok
gcse_fine        | 5++          |     | unknown
gcse_fine        | 10+          |     | unknown
gcse_fine        | 5a           |     | unknown
gcse             | Grade 7      | 7   | ok
gcse             | u            | U   | ok
gcse             | X            | X   | ok
gcse             | 10           |     | unknown
gcse             | 0            |     | unknown
gcse             | 5+           |     | unknown
gcse             |              |     | blank
gcse             | -            |     | no_grade
gcse             | n/a          |     | no_grade
combined_science | 6-5          | 6-5 | ok
combined_science | 6/5          | 6-5 | ok
combined_science | 65           | 6-5 | ok
combined_science | 6 5          | 6-5 | ok
combined_science | 6–5          | 6-5 | ok
combined_science | UU           | U   | ok
combined_science | 6-5+         | 6-5 | ok
combined_science | 65=          | 6-5 | ok
combined_science | 6-5−         | 6-5 | ok
combined_science | 6+/5=        | 6-5 | ok
combined_science | 6-4+         |     | unknown
combined_science | 06-May       | 6-5 | repaired
combined_science | May-06       | 6-5 | repaired
combined_science | 05-Jun       | 6-5 | repaired
combined_science | 2026-05-06   | 6-5 | repaired
combined_science | 06/05/2026   | 6-5 | repaired
combined_science | 46148        | 6-5 | repaired
combined_science | 6.5          | 7-6 | repaired
combined_science | 56           |     | unknown
combined_science | 6-4          |     | unknown
combined_science | 12-May       |     | unknown
combined_science | 5            |     | unknown
btec_tech_award  | L2D*         | L2D* | ok
btec_tech_award  | Dist*2       | L2D* | ok
btec_tech_award  | D2*          | L2D* | ok
btec_tech_award  | *2           | L2D* | ok
btec_tech_award  | L2 Distinction* | L2D* | ok
btec_tech_award  | Merit        | L2M | ok
btec_tech_award  | P1           | L1P | ok
btec_tech_award  | Level 1 Pass | L1P | ok
btec_tech_award  | L1D*         |     | unknown
wjec_vocational  | L1D*         | L1D* | ok
btec_first       | L1M          |     | unknown
aqa_technical_award | L2D*      | *2  | ok
graded_music_6_7 | merit        | Merit | ok
legacy_gcse      | A star       | A*  | ok
legacy_gcse      | 9            |     | unknown
"""
CASES = [[part.strip() for part in line.split("|")] for line in READ.strip().splitlines()]


@pytest.mark.parametrize(("scale", "text", "grade", "state"), CASES)
def test_a_cell_is_read_on_its_scale(scale, text, grade, state):
    reading = read_grade(scale, text)
    assert (reading.grade or "", reading.state) == (grade, state)


def test_every_canonical_grade_has_points_and_every_grade_with_points_is_read(fresh_database):
    with fresh_database.cursor() as cursor:
        pairs = cursor.execute("select distinct qualification, grade from reference_points")
        for qualification, grade in pairs.fetchall():
            assert read_grade(qualification, grade).grade == grade


def test_every_scale_is_one_the_reference_data_knows(fresh_database):
    with fresh_database.cursor() as cursor:
        found = cursor.execute("select distinct qualification from reference_points").fetchall()
    assert {qualification for (qualification,) in found} == {stored_as(s) for s in SCALES}


def test_a_column_is_on_its_subjects_usual_scale():
    assert choose_scale("gcse", ["5", "6", "", "x"]) == "gcse"
    assert choose_scale("combined_science", ["65", "06-May", "5-5"]) == "combined_science"


def test_a_column_of_another_scale_is_read_on_that_scale():
    assert choose_scale("combined_science", ["5", "6", "4"]) == "gcse"
    assert choose_scale("gcse", ["L2M", "L1P", ""]) == "btec_tech_award"


def test_one_stray_value_does_not_change_the_scale_of_a_column():
    assert choose_scale("gcse", ["5", "4", "Merit"]) == "gcse"


def test_a_column_that_fits_no_scale_stays_on_its_usual_one():
    assert choose_scale("gcse", ["good", "fair"]) == "gcse"


@pytest.mark.parametrize(
    ("heading", "cells", "scale"),
    [
        ("Physical education (BTEC Tech Award)", "U", "btec_tech_award"),
        ("Physical education (WJEC vocational award) target", "L2M", "wjec_vocational"),
        ("Physical education (GCSE A-G) grade", "A", "legacy_gcse"),
        ("Physical education (BTEC Tech Award)", "7", "gcse"),
        ("Science (GCSE single award)", "U", "gcse"),
        ("Science (GCSE)", "7", "gcse"),
        ("Physical education (first half)", "7", None),
    ],
)
def test_a_qualification_in_brackets_says_the_scale_where_the_grades_allow_it(
    heading, cells, scale, empty_database
):
    with empty_database.cursor() as cursor:
        book = subject_book(cursor)
    (column,) = read_columns([(heading,)], [[cells]], book, {})
    found = measured(column, "grade", [cells], book)
    assert found.qualification == scale


@pytest.mark.parametrize("cell", ["5+", "5=", "5-", "5–", "5 −", "6-5+", "6+/5"])
def test_a_grade_with_a_shade_is_known(cell):
    assert is_shaded(cell)


@pytest.mark.parametrize("cell", ["5", "6-5", "L2D*", "06-May", "A*", ""])
def test_a_grade_without_one_is_not(cell):
    assert not is_shaded(cell)


@pytest.mark.parametrize(
    ("usual", "cells", "scale"),
    [
        ("gcse", ["5+", "5", "6", "7", "8", "9", "4"], "gcse_fine"),
        ("gcse", ["5+", "5=", "5-"], "gcse_fine"),
        ("combined_science", ["5+", "5=", "4-"], "gcse_fine"),
        ("combined_science", ["6-5+", "5-5=", "4-4"], "combined_science"),
        ("btec_tech_award", ["5+", "4-", "6"], "gcse_fine"),
    ],
)
def test_one_grade_with_a_shade_is_enough_to_read_a_column_so(usual, cells, scale):
    assert choose_scale(usual, cells) == scale


SHADED = """UPN,Surname,Forename,Maths,Trilogy,History
B801200005001,Marlowe,Mari,5+,6-5=,4
R201100018042,Singh,Sam,4,5-5,4
R662332011222,Kaya,Kit,7−,4-4,3
"""


def test_the_whole_grade_is_stored_and_the_shade_told_once_a_column(school):
    (account,) = store_unseen(school, [marks(SHADED)], "test")
    told = [f.column for f in account.findings if f.check == "grades_shaded"]
    assert told == ["Maths", "Trilogy"]
    assert checks(account) == {"grades_shaded"}
    with school.cursor() as cursor:
        found = cursor.execute(
            "select qualification, grade, value_in_file from standing.result "
            "where value_in_file in ('5+', '7−', '6-5=') order by value_in_file"
        ).fetchall()
    assert found == [
        ("gcse", "5", "5+"),
        ("combined_science", "6-5", "6-5="),
        ("gcse", "7", "7−"),
    ]


def test_results_one_a_row_that_are_called_gcse_may_have_shades(school):
    text = "UPN,Subject,Qualification,Grade\nB801200005001,Maths,GCSE,5+\n"
    account = look(school, marks(text))
    assert account.outcomes["new"].tolist() == ["5"]
