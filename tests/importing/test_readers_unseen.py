"""What nobody sees in a cell does not change what it says."""

import pytest
from importing.cast import checks, look, marks

from lib.importing.readers.formats import read
from lib.importing.readers.invisible import seen

CELLS = {
    '="5"': "5",
    '="06-May"': "06-May",
    '="a ""b"" c"': 'a "b" c',
    '=""': "",
    "=5": "=5",
    "\u200b5": "5",
    "5\ufeff": "5",
    "\u00a05\u00a0": "5",
    "Mari\u00a0Ann": "Mari Ann",
    "Ma\u00adri": "Mari",
    "\u200dMari\u200c": "Mari",
    "नि\u200dत": "नि\u200dत",
    "Zoë": "Zoë",
    '\u200b="5"': "5",
}


@pytest.mark.parametrize(("cell", "text"), CELLS.items())
def test_a_cell_is_read_as_a_person_sees_it(cell, text):
    assert seen(cell) == text


def test_a_row_of_a_text_file_is_read_without_what_nobody_sees():
    text = '\ufeffUPN\u200b,Sur\u00adname,Maths\n="B801200005001",Zoë\u00a0,="6-5"\n'
    (sheet,) = read("a.csv", text.encode()).sheets
    assert sheet.cells == [["UPN", "Surname", "Maths"], ["B801200005001", "Zoë", "6-5"]]


def test_a_quoted_frame_is_taken_off(school):
    text = 'UPN,Surname,Forename,Maths\n"=""B801200005001""",Marlowe,Mari,"=""5"""\n'
    account = look(school, marks(text))
    assert account.outcomes["new"].tolist() == ["5"]
    assert not checks(account)


def test_unseen_letters_round_every_cell_change_nothing(school):
    rows = [["UPN", "Surname", "Forename", "Maths"], ["R201100018042", "Singh", "Sam", "4"]]
    text = "\n".join(",".join(f"\u200b{cell}\u00a0" for cell in row) for row in rows)
    account = look(school, marks(text))
    assert account.outcomes["new"].tolist() == ["4"]
    assert not checks(account)
