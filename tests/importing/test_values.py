"""Cells of a pupil list as values, whichever way a system, or a spreadsheet, wrote them."""

from datetime import date

import pytest

from lib.importing.reading.values import (
    NotUnderstoodError,
    date_reader,
    is_month_first,
    is_time_of_day,
    read_reading_age,
)


@pytest.mark.parametrize(
    ("cell", "months"),
    [
        ("12:04", 148),
        ("12:04:00", 148),
        ("1899-12-31 12:04:00", 148),
        ("12.04", 148),
        ("12y4m", 148),
        ("12 years 4 months", 148),
        ("11", 132),
        ("", None),
        ("N/A", None),
    ],
)
def test_a_reading_age_is_read_in_months(cell, months):
    assert read_reading_age(cell) == months


@pytest.mark.parametrize("cell", ["30:00", "2:03", "12:13", "twelve"])
def test_what_is_no_reading_age_is_not_guessed(cell):
    with pytest.raises(NotUnderstoodError):
        read_reading_age(cell)


def test_only_what_a_spreadsheet_makes_of_an_age_is_told_of_as_repaired():
    assert is_time_of_day("12:04:00")
    assert not is_time_of_day("12:04")


def test_a_column_with_a_day_over_12_in_second_place_is_month_first():
    american = ["02/03/2011", "03/14/2011"]
    assert is_month_first(american)
    assert [date_reader(american)(cell) for cell in american] == [
        date(2011, 2, 3),
        date(2011, 3, 14),
    ]


def test_a_column_that_only_day_first_explains_is_day_first():
    british = ["02/03/2011", "14/03/2011"]
    assert not is_month_first(british)
    assert date_reader(british)("02/03/2011") == date(2011, 3, 2)


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        (["12/13/2011"], True),
        (["12/12/2011"], False),
        (["02/12/2011", "11/12/2011"], False),
        (["13/01/2011", "01/13/2011"], False),
        (["13/13/2011"], False),
        (["12/31/2011", "2011-01-05", ""], True),
        ([], False),
    ],
)
def test_month_first_needs_a_day_over_12_and_no_month_over_12(cells, says):
    assert is_month_first(cells) is says


def test_a_day_that_could_be_either_is_read_as_its_column_is():
    assert date_reader(["01/02/2011", "01/31/2011"])("01/02/2011") == date(2011, 1, 2)
    assert date_reader(["01/02/2011", "28/02/2011"])("01/02/2011") == date(2011, 2, 1)
