"""Special educational needs and language as the census and schools' systems write them."""

import pytest
from importing.cast import checks, pupils

from lib.importing.importer import store_unseen
from lib.importing.reading.details.needs import read_eal, read_sen
from lib.importing.reading.values import NotUnderstoodError

SEN = """
K - SEN Support        | K
E - EHCP               | E
N - No SEN             | N
K: SEN support         | K
SEN Support (K)        | K
SEN support            | K
EHC Plan               | E
Education, Health and Care Plan | E
No Special Educational Need | N
School Action Plus     | K
Statement              | E
k                      | K
Y                      | K
1                      | K
0                      | N
-                      | N
N - EHCP               | ?
K - SEN Support?       | K
?                      | ?
Q                      | ?
SEN 12                 | ?
"""
EAL = """
ENG                    | no
ENB                    | no
OTB                    | yes
OTH                    | yes
PAN                    | yes
Polish                 | yes
REF                    | not known
NOT                    | not known
ZZZ                    | not known
Refused                | not known
Information not obtained | not known
REF - Refused          | not known
ENG - English          | no
English                | no
Believed to be English | no
OTB - Believed to be other than English | yes
Other than English     | yes
Not EAL                | no
EAL                    | yes
Y                      | yes
N                      | no
1                      | yes
N/A                    | not known
7                      | ?
"""
WORDS = {True: "yes", False: "no", None: "not known"}


def cases(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def said(read, cell):
    try:
        return read(cell)
    except NotUnderstoodError:
        return "?"


@pytest.mark.parametrize(("cell", "code"), cases(SEN))
def test_sen_is_read_from_codes_words_or_both(cell, code):
    assert said(read_sen, cell) == code


@pytest.mark.parametrize(("cell", "answer"), cases(EAL))
def test_a_language_that_is_not_known_is_neither_english_nor_another(cell, answer):
    found = said(read_eal, cell)
    assert WORDS.get(found, found) == answer


def stored(school, column, *cells):
    rows = "".join(f"N{i},Ng,Nan{i},11,{cell}\n" for i, cell in enumerate(cells))
    (account,) = store_unseen(
        school, [pupils(f"Adno,Surname,Forename,Year,{column}\n" + rows)], "test"
    )
    with school.cursor() as cursor:
        found = cursor.execute(
            "select is_eal, sen from standing.pupil where surname = 'Ng' order by admission_number"
        ).fetchall()
    return account, found


def test_a_blank_beside_languages_is_not_known_and_beside_a_yes_alone_a_no(school):
    _, found = stored(school, "First language", "ENG", "", "ZZZ", "POL")
    assert [eal for eal, _ in found] == [False, None, None, True]


def test_a_blank_where_only_the_yes_is_written_is_a_no(school):
    _, found = stored(school, "EAL", "Y", "", "REF")
    assert [eal for eal, _ in found] == [True, False, None]


def test_sen_in_words_is_stored_and_what_is_none_is_told(school):
    account, found = stored(school, "SEN status", "K - SEN Support", "N - No SEN", "", "banana")
    assert [sen for _, sen in found] == ["K", "N", None, None]
    assert [f.value for f in account.findings if f.check == "details_not_understood"] == ["banana"]
    assert checks(account) >= {"details_not_understood"}
