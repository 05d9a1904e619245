"""Text tables: letters of every age, quotes where they belong and where they do not."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.importing.readers.formats import read
from lib.importing.readers.limits import UPLOAD_BYTES, room
from lib.importing.sheet import FileRefusedError

FILES = Path(__file__).resolve().parents[1] / "files" / "readers"
MARI = "B801200005001"


def cells(text):
    return read("a.csv", text.encode()).sheets[0].cells


def tiny(name):
    return read(name, (FILES / name).read_bytes())


@pytest.mark.parametrize(
    "name",
    [
        "utf8_bom.csv",
        "utf16_tab.txt",
        "cp1252.csv",
        "cp850.csv",
        "pipe.txt",
        "carriage_returns_only.csv",
    ],
)
def test_the_same_pupils_and_tutors_are_read_whatever_wrote_the_file(name):
    read_cells = tiny(name).sheets[0].cells
    assert read_cells[0] == ["UPN", "Surname", "Forename", "Tutor", "Maths", "History"]
    assert [row[3].replace("’", "'") for row in read_cells[1:]] == [
        "Mrs Müller",
        "Mr O'Néill",
        "Mme Zoë François",
    ]


@pytest.mark.parametrize(
    ("name", "encoding", "word"),
    [("cp1252.csv", "Windows (1252)", "O’Néill"), ("cp850.csv", "MS-DOS (850)", "Müller")],
)
def test_letters_of_an_old_encoding_are_said_with_a_word_to_judge_by(name, encoding, word):
    (notice,) = tiny(name).notices
    assert (notice.check, notice.severity, notice.value) == ("file_old_encoding", "warning", word)
    assert encoding in notice.message


@pytest.mark.parametrize("name", ["utf8_bom.csv", "utf16_tab.txt", "pipe.txt"])
def test_nothing_is_said_of_letters_that_leave_no_doubt(name):
    assert tiny(name).notices == ()


def test_one_damaged_letter_does_not_turn_all_the_others_into_an_old_encoding():
    text = "UPN,Tutor\n1,Müller\n2,Zoë François\n3,Élodie Bäcker-Núñez\n4,Ångström Šárka\n"
    file = read("a.csv", text.encode() + b"5,M\xfcller\n")
    assert file.sheets[0].cells[2][1] == "Zoë François"
    assert [notice.check for notice in file.notices] == ["file_letters_lost"]


def test_the_line_that_names_the_separator_keeps_its_row_number_and_says_nothing():
    read_cells = tiny("semicolon_sep_line.csv").sheets[0].cells
    assert read_cells[0] == []
    assert read_cells[1][0] == "UPN"


def test_the_separator_the_file_names_is_believed_over_the_look_of_it():
    assert cells("sep=|\nUPN,Maths|Surname,Forename\n1,5|Marlowe,Mari\n")[1] == [
        "UPN,Maths",
        "Surname,Forename",
    ]


def test_a_title_full_of_commas_does_not_decide_the_separator():
    table = "UPN;Surname;Maths\n1;Marlowe;5\n2;Singh;4\n3;Kaya;8\n"
    assert cells(f"Year 11, autumn, predicted, all, classes\n{table}")[1] == [
        "UPN",
        "Surname",
        "Maths",
    ]


def test_nul_characters_are_dropped():
    assert cells("UPN,Ma\0ths\n1,5\0\n") == [["UPN", "Maths"], ["1", "5"]]


def test_a_value_over_two_lines_stays_one_value():
    row = tiny("arbor_marksheet.csv").sheets[0].cells[4]
    assert row[:3] == ["Mari", "Marlowe", MARI]
    assert row[8] == "Works hard, and asks\ngood questions"


def test_a_quote_mark_inside_a_quoted_value_is_kept():
    assert tiny("arbor_marksheet.csv").sheets[0].cells[6][8] == 'Says "why?" a lot'


def test_a_quote_mark_in_an_unquoted_export_swallows_no_row():
    read_cells = tiny("giap_ks2_quote_in_name.csv").sheets[0].cells
    assert len(read_cells) == 6
    assert {len(row) for row in read_cells} == {27}
    assert [row[2:4] for row in read_cells[2:5]] == [
        ["SINGH", '"SAM'],
        ["KAYA", 'KIT 5"'],
        ['B"ELL', "BILL"],
    ]


def test_a_single_quote_mark_at_the_start_of_a_name_swallows_no_row():
    rows = "".join(f"{number},Pupil{number},5\n" for number in range(50))
    read_cells = cells(f'UPN,Surname,Maths\n7,"Mo,4\n{rows}')
    assert len(read_cells) == 52
    assert read_cells[1] == ["7", '"Mo', "4"]


def test_where_quotes_are_not_to_be_trusted_whole_quoted_values_still_lose_theirs():
    rows = "".join(f'{number},"Pupil ""{number}""",5\n' for number in range(9))
    read_cells = cells(f'UPN,Surname,Maths\n7,"Mo,4\n{rows}')
    assert read_cells[2] == ["0", 'Pupil "0"', "5"]


def test_a_nickname_in_quotes_at_the_start_of_a_name_is_kept_whole():
    assert cells('UPN,Forename,Maths\n1,"Mo" Mari,5\n2,Sam,4\n')[1][0] == "1"
    assert len(cells('UPN,Forename,Maths\n1,"Mo" Mari,5\n2,Sam,4\n')) == 3


def test_an_unquoted_comma_in_a_name_leaves_its_row_as_it_is_one_value_too_long():
    read_cells = tiny("giap_ks2_comma_in_name.csv").sheets[0].cells
    assert [len(row) for row in read_cells] == [27, 27, 28, 27, 27, 27]


def test_a_table_that_breaks_off_inside_a_quoted_value_is_refused():
    with pytest.raises(FileRefusedError) as refusal:
        tiny("refused/quote_never_ends.csv")
    assert refusal.value.check == "file_damaged_text"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@given(
    rows=st.lists(
        st.lists(st.text(st.sampled_from("ab5 ,;\"\n|'’é")).map(str.strip), min_size=3, max_size=3),
        min_size=2,
        max_size=6,
    )
)
def test_what_a_csv_writer_wrote_comes_back_as_it_was(rows, ending):
    out = StringIO()
    csv.writer(out, lineterminator=ending, quoting=csv.QUOTE_ALL).writerows(rows)
    rows = [["UPN", "Surname", "Forename"], *rows]
    text = f'"UPN","Surname","Forename"{ending}{out.getvalue()}'
    while rows and not any(rows[-1]):
        rows.pop()
    assert cells(text) == rows


def test_semicolons_in_long_comments_do_not_become_the_separator():
    comment = '"Good; tries; but:\nlate, again"'
    rows = "".join(f"{number},Pupil,{comment}\n" for number in range(80))
    read_cells = cells(f"UPN,Surname,Comment\n{rows}")
    assert {len(row) for row in read_cells} == {3}


def test_the_command_line_may_read_a_longer_table_than_the_page():
    table = b"UPN,Subject,Grade\nB801200005001,Maths,5\n"
    with pytest.raises(FileRefusedError) as refusal:
        read("long.csv", table, limit=len(table) - 1)
    assert refusal.value.check == "file_too_large"
    assert len(read("long.csv", table, limit=len(table)).sheets[0].cells) == 2
    assert room(5 * UPLOAD_BYTES).sheet_cells == 5 * room().sheet_cells
    assert room(1).sheet_cells == room().sheet_cells


@pytest.mark.parametrize(
    ("data", "check"),
    [
        (b"a,b\n" + b"\n" * 3_100_000, "file_too_many_cells"),
        (b"UPN,Maths\n" + b"," * 3_100_000, "file_too_many_cells"),
        (b"x" * 200_000, "file_type_unknown"),
        (b"\xe9" * 200_000, "file_type_unknown"),
        (b'UPN,Maths\n"' + b"5" * 200_000, "file_damaged_text"),
    ],
    ids=["lines without end", "separators", "a value without end", "letters", "a quoted value"],
)
def test_text_that_is_no_table_is_refused_before_it_fills_the_memory(data, check):
    with pytest.raises(FileRefusedError) as refusal:
        read("a.csv", data)
    assert refusal.value.check == check
