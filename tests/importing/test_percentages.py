"""Attendance, read a column at a time."""

import pytest
from importing.cast import checks, pupils

from lib.importing.importer import store_unseen
from lib.importing.reading.details.percentages import is_band, percent_reader
from lib.importing.reading.values import NotUnderstoodError

# a column's cells, and what each is read as: ? is not understood, - is blank
COLUMNS = """
0.95 1 0.885 0       | 95 100 88.5 0
.95 1.0 95%          | 95 100 95
1 1                  | 100 100
95 100 0             | 95 100 0
95.0 95.25 88.5%     | 95 95.25 88.5
95% 100% 0.5%        | 95 100 0.5
95 1 0.5             | 95 ? ?
0 0                  | 0 0
95 N/A 101 abc -     | 95 - ? ? -
90-95% 96%+ 95       | ? ? 95
95,2 950             | 95.2 ?
"""
CASES = [[side.split() for side in line.split("|")] for line in COLUMNS.strip().splitlines()]


@pytest.mark.parametrize(("cells", "percents"), CASES)
def test_a_percentage_is_read_as_its_column_writes_it(cells, percents):
    read = percent_reader(cells)

    def said(cell):
        try:
            value = read(cell)
        except NotUnderstoodError:
            return "?"
        return "-" if value is None else f"{value:g}"

    assert [said(cell) for cell in cells] == percents


@pytest.mark.parametrize("cell", ["96%+", "90-95%", "90–95%", "50%-", "50-%", "<90", "90 to 95"])
def test_a_band_is_known_in_each_way_systems_write_it(cell):
    assert is_band(cell)


@pytest.mark.parametrize("cell", ["95", "95%", "0.95", "", "-", "N/A"])
def test_a_percentage_is_no_band(cell):
    assert not is_band(cell)


def attendance(school, *cells):
    rows = "".join(f"N{i},Ng,Nan{i},11,{cell}\n" for i, cell in enumerate(cells))
    (account,) = store_unseen(
        school, [pupils("Adno,Surname,Forename,Year,% attendance\n" + rows)], "test"
    )
    with school.cursor() as cursor:
        found = cursor.execute(
            "select attendance_percent from standing.pupil where surname = 'Ng' "
            "order by admission_number"
        ).fetchall()
    return account, [value for (value,) in found]


def test_1_beside_95_hundredths_is_everybody_there_every_day_and_told_of(school):
    account, found = attendance(school, ".95", "1")
    assert found == [95, 100]
    (told,) = [f for f in account.findings if f.check == "attendance_shares"]
    assert (told.severity, told.column, told.row) == ("note", "% attendance", None)


def test_bands_are_told_once_and_left_out(school):
    account, found = attendance(school, "96%+", "90-95%", "50-%", "93.5")
    assert found == [None, None, None, 93.5]
    assert [f.severity for f in account.findings if f.check == "attendance_bands"] == ["warning"]
    assert "details_not_understood" not in checks(account)
    assert account.entries.created == 4


def test_1_beside_95_is_neither_1_nor_100(school):
    account, found = attendance(school, "95", "1")
    assert found == [95, None]
    assert "details_not_understood" in checks(account)
