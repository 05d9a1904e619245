"""Dates of birth held against the year group they stand beside."""

from datetime import date

import pytest
from importing.cast import checks, look, pupils

from lib.importing.importer import store_unseen
from lib.importing.reading.details.ages import born_between, cohort_of


@pytest.mark.parametrize(
    ("birth", "cohort"),
    [
        (date(2010, 9, 1), 2027),
        (date(2011, 8, 31), 2027),
        (date(2010, 8, 31), 2026),
        (date(2011, 9, 1), 2028),
    ],
)
def test_a_school_year_runs_from_september_to_august(birth, cohort):
    assert cohort_of(birth) == cohort
    first, last = born_between(cohort)
    assert first <= birth <= last


# date of birth | year | what is said | date of birth afterwards
BIRTHS = """
31/08/2011 | 11 |                 | 2011-08-31
31/08/2010 | 11 | ages_unusual    | 2010-08-31
01/09/2011 | 11 | ages_unusual    | 2011-09-01
31/08/2009 | 11 | ages_impossible |
01/09/2012 | 11 | ages_impossible |
01/02/1911 | 11 | ages_impossible |
02/01/2041 | 11 | ages_impossible |
01/02/2014 | 8  |                 | 2014-02-01
           | 11 |                 |
"""
CASES = [[cell.strip() for cell in line.split("|")] for line in BIRTHS.strip("\n").splitlines()]


@pytest.mark.parametrize(("birth", "year", "said", "kept"), CASES)
def test_a_date_of_birth_is_held_against_the_year_group(school, birth, year, said, kept):
    row = f"A,Ng,Nan,{birth},{year}\n"
    (account,) = store_unseen(school, [pupils("Adno,Surname,Forename,DOB,Year\n" + row)], "test")
    assert {c for c in checks(account) if c.startswith("ages_")} == ({said} - {""})
    assert born(school, "Ng") == kept
    assert account.entries.created == 1


def born(database, surname):
    with database.cursor() as cursor:
        (found,) = cursor.execute(
            "select coalesce(date_of_birth::text, '') from standing.pupil where surname = ?",
            [surname],
        ).fetchone()
    return found


def test_a_list_without_year_groups_is_held_against_those_the_pupils_have(school):
    row = "UPN,Surname,Forename,DOB\nB801200005001,Marlowe,Mari,01/02/1911\n"
    (account,) = store_unseen(school, [pupils(row)], "test")
    (finding,) = [f for f in account.findings if f.check == "ages_impossible"]
    assert (finding.column, finding.value, finding.row) == ("DOB", "01/02/1911", 2)
    assert "Year 11 (1 Sep 2010 to 31 Aug 2011)" in finding.message
    assert born(school, "Marlowe") == "2011-02-01"


def listed(year_of, pupils_of_list=6):
    rows = [f"N{i},Ng,Nan{i},0{i + 1}/03/{year_of(i)},11\n" for i in range(pupils_of_list)]
    return pupils("Adno,Surname,Forename,DOB,Year\n" + "".join(rows))


def test_last_years_list_under_this_years_year_groups_stores_nobody(school):
    account = look(school, listed(lambda i: 2012))
    assert {f.row for f in account.findings if f.check == "ages_of_other_year"} == set(range(2, 8))
    assert "a year younger than their year group" in account.findings[0].message
    assert not account.can_be_stored


def test_two_of_six_out_of_their_year_are_told_one_by_one(school):
    account = look(school, listed(lambda i: 2012 if i < 2 else 2011))
    assert {f.row for f in account.findings if f.check == "ages_unusual"} == {2, 3}
    assert account.entries.created == 6


def test_four_pupils_are_too_few_to_say_that_a_list_is_another_years(school):
    assert look(school, listed(lambda i: 2012, 4)).entries.created == 4


def test_dates_written_month_first_are_read_so_before_they_are_held_against_the_year(school):
    rows = "A1,Ng,Nan,02/03/2011,11\nA2,Oh,Olu,03/14/2011,11\n"
    account = look(school, pupils("Adno,Surname,Forename,DOB,Year\n" + rows))
    assert "columns_month_first" in checks(account)
    assert not {c for c in checks(account) if c.startswith("ages_")}


# date of birth | year | the summer of the exams it comes to, blank for none
WITHOUT_A_YEAR = """
01/02/2011 |     | 2027
31/08/2010 |     |
01/09/2014 |     | 2031
31/08/2015 |     | 2031
01/09/2015 |     |
           |     |
01/02/2011 | 13  |
01/02/2011 | 10  | 2028
31/08/2015 | 6   | 2031
01/09/2015 | Y6  | 2032
01/09/2016 | 6   |
           | 6   |
"""
YEARLESS = [
    [cell.strip() for cell in line.split("|")] for line in WITHOUT_A_YEAR.strip("\n").splitlines()
]


@pytest.mark.parametrize(("birth", "year", "summer"), YEARLESS)
def test_a_new_pupil_without_a_year_group_gets_that_of_the_date_of_birth(
    school, birth, year, summer
):
    text = f"Adno,Surname,Forename,DOB,Year\nN1,Ng,Nan,{birth},{year}\n"
    (account,) = store_unseen(school, [pupils(text)], "test")
    with school.cursor() as cursor:
        found = cursor.execute(
            "select results_year from standing.pupil where surname = 'Ng'"
        ).fetchall()
    assert [str(summer) for (summer,) in found] == ([summer] if summer else [])
    assert ("ages_give_year" in checks(account)) is (bool(summer) and "1" not in year)
    assert ("details_no_year_group" in checks(account)) is not bool(summer)


def test_year_groups_worked_out_are_told_once_and_those_known_stay(school):
    rows = "".join(f"N{i},Ng,Nan{i},0{i + 1}/03/2012\n" for i in range(3))
    known = ",Marlowe,Mari,01/02/2011\n"
    account = look(school, pupils("Adno,Surname,Forename,DOB\n" + rows + known))
    (told,) = [f for f in account.findings if f.check == "ages_give_year"]
    assert told.message.startswith("3 new pupils have no year group from 7 to 11")
    assert told.message.endswith("for 2026/27: 3 in Year 10.")
    assert account.entries.created == 3
