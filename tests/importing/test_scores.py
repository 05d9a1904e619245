"""Reading ages and scores of tests: which test a score is of, and what an age says."""

import pytest
from importing.cast import checks, look
from importing.observed import KIT, MARI, SAM, handed_in, held, stored

from lib.importing.reading.details.reading_ages import reading_age_reader
from lib.importing.reading.details.scores import read_standardised
from lib.importing.reading.values import NotUnderstoodError

OF_WHICH = {
    "a title of a maths test": (
        "Progress Test in Maths results\nUPN,SAS,Stanine\n{mari},104,5\n",
        "file.csv",
        {"maths_score": "104"},
    ),
    "the file's name": ("UPN,Standardised Score\n{mari},104\n", "PTM.csv", {"maths_score": "104"}),
    "batteries beside it": (
        "UPN,Verbal SAS,Mean SAS,Stanine\n{mari},104,98,5\n",
        "file.csv",
        {"cat4_verbal": "104", "cat4_mean": "98"},
    ),
    "a reading age beside it": (
        "UPN,Test date,Reading age,SAS,Stanine\n{mari},05/10/2026,12:04,104,5\n",
        "file.csv",
        {"reading_age": "12:04", "reading_score": "104", "reading_stanine": "5"},
    ),
    "the test before it, of two": (
        "UPN,NGRT SAS,Stanine,PTM SAS\n{mari},104,5,98\n",
        "file.csv",
        {"reading_score": "104", "reading_stanine": "5", "maths_score": "98"},
    ),
    "a test whose scores are not kept": (
        "UPN,Vocabulary Standardised Score,Maths Standardised Score,MidYIS Score\n{mari},1,99,98\n",
        "file.csv",
        {},
    ),
    "a column of tests that names one": (
        "UPN,Test,Date,SAS,Stanine\n{mari},NGRT A,05/10/2026,104,5\n",
        "file.csv",
        {"reading_score": "104", "reading_stanine": "5"},
    ),
    "a column of several tests": (
        "UPN,Test,Date,SAS\n{mari},NGRT A,05/10/2026,104\n{mari},PTM,06/10/2026,99\n",
        "file.csv",
        {},
    ),
    "CAT4 by its letters": (
        "UPN,CAT4 V,CAT4 Q,CAT4 N,CAT4 S\n{mari},104,99,98,101\n",
        "file.csv",
        {
            "cat4_verbal": "104",
            "cat4_quantitative": "99",
            "cat4_non_verbal": "98",
            "cat4_spatial": "101",
        },
    ),
    "nothing": ("UPN,SAS\n{mari},104\n", "scores.csv", {}),
    "a mean under CAT4, rounded": (
        "UPN,CAT4,,,\n,Verbal,Quant,NV,Mean\n{mari},104,99,98,99.5\n",
        "file.csv",
        {
            "cat4_verbal": "104",
            "cat4_quantitative": "99",
            "cat4_non_verbal": "98",
            "cat4_mean": "100",
        },
    ),
}


@pytest.mark.parametrize("case", OF_WHICH)
def test_a_score_is_of_the_test_that_is_named_or_of_none(case, school):
    text, name, expected = OF_WHICH[case]
    stored(school, handed_in(text.format(mari=MARI), name))
    assert {measure: told for _, measure, _, _, told in held(school)} == expected


def test_a_score_of_no_known_test_is_told_once_for_its_column(school):
    account = look(school, handed_in(f"UPN,SAS\n{MARI},104\n{SAM},99\n"))
    assert [f.column for f in account.findings if f.check == "tests_unknown"] == ["SAS"]
    assert "observations_not_understood" not in checks(account)


AGES = [
    (["12.10", "12.1", "12.5"], [154, 145, 149]),
    (["12.1", "12.5", "12:04"], ["?", "?", 148]),
    (["12.04", "12.1"], [148, "?"]),
    (["12.11", "12.5", "12.1"], [155, 149, "?"]),
    (["12.75", "12.5"], [153, 150]),
    (["12.0", "11"], [144, 132]),
    (["148", "96"], [148, 96]),
    (["17+", "<6:00", ">16:00", "12y 4m"], [204, 72, 192, 148]),
    (["", "N/A"], [None, None]),
]


@pytest.mark.parametrize(("cells", "months"), AGES)
def test_a_reading_age_is_read_as_its_column_writes_them(cells, months):
    read = reading_age_reader(cells)

    def said(cell):
        try:
            return read(cell)
        except NotUnderstoodError:
            return "?"

    assert [said(cell) for cell in cells] == months


def test_an_age_that_may_be_two_is_told_and_left_out(school):
    text = f"UPN,Test date,Reading age\n{MARI},05/10/2026,12.1\n{KIT},05/10/2026,12:05\n"
    (account,) = stored(school, handed_in(text))
    assert checks(account) == {"tests_ages_unclear"}
    assert [told for *_, told in held(school)] == ["12:05"]


@pytest.mark.parametrize(
    ("cell", "score"),
    [("99.5", 100), ("104.4", 104), ("104 (Average)", 104), ("69-", 69), ("130+", 130)],
)
def test_a_mean_is_rounded_and_a_band_beside_it_passed_over(cell, score):
    assert read_standardised(cell) == score


def test_a_test_of_an_impossible_day_is_told_and_left_out(school):
    text = (
        f"UPN,Test date,NGRT SAS\n{MARI},05/10/1926,104\n{SAM},05/10/2012,99\n{KIT},05/10/2020,98\n"
    )
    (account,) = stored(school, handed_in(text))
    assert checks(account) == {"tests_too_early"}
    assert [told for *_, told in held(school)] == ["98"]
