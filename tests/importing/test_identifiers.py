"""Columns that say who a row is about must say the same pupil; else the row is left out."""

import shutil
from dataclasses import replace

import pytest
from importing.cast import AUTUMN, a_school, checks, look, pupils

from lib.importing.delivery import deliver
from lib.importing.importer import preview, store_unseen
from lib.store.database import open_database

MARI, SAM = "B801200005001", "R201100018042"
CHANGED = "UPN,Former UPN,Surname,Forename\nU502400200093,R201100018042,Singh,Sam\n"
CONTRADICTED, NUMBERS, NAMES = "pupils_contradicted", "pupils_two_numbers", "pupils_two_names"

ROWS = {
    "UPN and admission number": ("UPN,Adno,Maths", f"{MARI},0002,6", CONTRADICTED),
    "UPN and former UPN": ("UPN,Former UPN,Maths", f"{MARI},{SAM},6", CONTRADICTED),
    "UPN and another's UPN as a number": ("UPN,Adno,Maths", f"{MARI},{SAM},6", NUMBERS),
    "a pupil's own former UPN": ("UPN,Former UPN,Maths", f"U502400200093,{SAM},6", None),
    "UPN and ULN": ("UPN,ULN,Maths", f"{MARI},9276308686,6", CONTRADICTED),
    "two UPNs": ("UPN,Unique pupil number,Maths", f"{MARI},{SAM},6", NUMBERS),
    "one UPN twice": ("UPN,Unique pupil number,Maths", f"{MARI},{MARI.lower()},6", None),
    "two tables beside each other": ("UPN,Maths,UPN,Art", f"{MARI},6,{SAM},5", NUMBERS),
    "names beside each other": (
        "UPN,Surname,Maths,Surname,Art",
        f"{MARI},Marlowe,6,Singh,5",
        NUMBERS,
    ),
    "legal and preferred surname": (
        "UPN,Legal surname,Preferred surname,Maths",
        f"{MARI},Marlowe,Marlow,6",
        None,
    ),
    "whole name and surname": (
        "UPN,Surname,Forename,Name,Maths",
        f'{MARI},Marlowe,Mari,"Singh, Sam",6',
        NAMES,
    ),
    "whole name in capitals with the form": (
        "UPN,Surname,Forename,Name,Maths",
        f"{MARI},Marlowe,Mari,MARLOWE Mari (11A),6",
        None,
    ),
    "a short forename": (
        "UPN,Surname,Forename,Name,Maths",
        f'{MARI},Marlowe,Mari,"Marlowe, Maz",6',
        None,
    ),
}


@pytest.fixture(scope="module")
def school(empty_file, tmp_path_factory):
    """A school in which one pupil has a former UPN and one a ULN."""
    path = tmp_path_factory.mktemp("identifiers") / "identifiers.duckdb"
    shutil.copy(empty_file, path)
    opened = a_school(open_database(path))
    uln = "UPN,ULN,Surname,Forename\nR662332011222,9276308686,Kaya,Kit\n"
    store_unseen(opened, [pupils(CHANGED), pupils(uln)], "test")
    yield opened
    opened.close()


@pytest.mark.parametrize(("headings", "row", "check"), ROWS.values(), ids=ROWS)
def test_columns_that_disagree_leave_the_row_out(headings, row, check, school):
    table = deliver("m.csv", f"{headings}\n{row}\n".encode(), checkpoint=AUTUMN)
    (account,) = preview(school, [table])
    if check is None:
        assert not checks(account) & {CONTRADICTED, NUMBERS, NAMES}
        assert account.entries.created > 0
    else:
        assert check in checks(account)
        assert account.entries.created == 0


def test_the_name_of_a_brother_in_another_row_is_another_pupils(school):
    text = f'UPN,Surname,Forename,Name,Maths\n{MARI},Marlowe,Mari,"Marlowe, Max",6\n'
    text += "0009,Marlowe,Max,Marlowe Mari,5\n"
    (account,) = preview(school, [deliver("m.csv", text.encode(), checkpoint=AUTUMN)])
    assert [f.row for f in account.findings if f.check == NAMES] == [2, 3]


@pytest.mark.parametrize(
    ("numbers", "is_told"),
    [((9902, 9901, 9903), True), ((1, 2, 3), False), (("0001", "", 9903), False)],
)
def test_a_list_that_changes_many_admission_numbers_is_told_and_alone_refused(
    numbers, is_told, school
):
    upns = ("B801200005001", "R201100018042", "R662332011222")
    rows = "".join(f"{u},{n},11A\n" for u, n in zip(upns, numbers, strict=True))
    listed = pupils("UPN,Adno,Reg\n" + rows)
    assert ("pupils_numbers_change" in checks(look(school, listed))) == is_told
    alone = replace(listed, answers=replace(listed.answers, misfits="refuse"))
    assert bool(look(school, alone).entries.updated) != is_told
