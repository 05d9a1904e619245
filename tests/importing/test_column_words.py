"""What a column was read as is shown in words, and a correction of the words is an answer."""

import pytest
from conftest import opened_copy
from importing.cast import a_school, look, marks

from lib.importing.reading.answers import NOTHING_SAID, Answers, ColumnAnswer
from lib.importing.reading.grades import SCALE_NAMES
from lib.importing.reading.headings import known_headings
from lib.importing.reading.subjects import subject_book
from lib.importing.reading.wording import (
    FIELD_NAMES,
    corrected,
    counted,
    needs_subject,
    table,
)

TABLE = "UPN,Surname,Maths Class,Maths,Alchemy\nB801200005001,Marlowe,11/Ma1,5,6\n"


@pytest.fixture(scope="module")
def read(filled_file, tmp_path_factory):
    """What the columns were read as, and the book of subjects: neither can be changed."""
    path = tmp_path_factory.mktemp("words") / "school.duckdb"
    with opened_copy(filled_file(a_school), path) as school, school.cursor() as cursor:
        return look(school, marks(TABLE)).recognition, subject_book(cursor)


def test_each_column_says_what_it_was_read_as_with_its_values(read):
    shown = table(read[0], names_shown=True, book=read[1]).drop(columns="key")
    assert shown.values.tolist() == [
        ["UPN", "UPN", "", "", "B801200005001", "its heading"],
        ["Surname", "Surname", "", "", "Marlowe", "its heading"],
        ["Maths Class", "Its class", "Mathematics", "", "11/Ma1", "its heading"],
        ["Maths", "A subject’s grade", "Mathematics", "GCSE 9 to 1", "5", "its heading"],
        ["Alchemy", "Not known", "", "", "6", ""],
    ]
    assert counted(read[0]) == "4 columns are read and 1 is not"


def test_names_stay_hidden_among_the_values(read):
    shown = table(read[0], names_shown=False, book=read[1])
    assert "Marlowe" not in shown["Values"].tolist()


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        (
            {"Holds": "A subject’s grade", "Subject": "History"},
            ColumnAnswer("alchemy", None, "history", "grade"),
        ),
        (
            {"Holds": "A subject’s target", "Subject": "History", "Scale": "GCSE A* to G"},
            ColumnAnswer("alchemy", None, "history", "target", "legacy_gcse"),
        ),
        ({"Subject": "History"}, ColumnAnswer("alchemy", None, "history", "grade")),
        ({"Holds": "Not used"}, ColumnAnswer("alchemy", "not_used")),
        ({"Holds": "Form"}, ColumnAnswer("alchemy", "form")),
    ],
)
def test_a_correction_becomes_the_answer_for_its_column(read, change, answer):
    found, book = read
    shown = table(found, names_shown=True, book=book)
    assert corrected(NOTHING_SAID, shown, {4: change}, book).columns == (answer,)


def test_a_grade_without_its_subject_is_no_answer_yet_and_is_asked_for(read):
    found, book = read
    shown = table(found, names_shown=True, book=book)
    changes = {4: {"Holds": "A subject’s grade"}}
    assert corrected(NOTHING_SAID, shown, changes, book) == NOTHING_SAID
    assert needs_subject(shown, changes) == ["Alchemy"]


def test_what_was_said_of_other_columns_stays(read):
    found, book = read
    before = Answers(columns=(ColumnAnswer("maths", "not_used"),), blanks="clear")
    shown = table(found, names_shown=True, book=book)
    after = corrected(before, shown, {4: {"Holds": "Form"}}, book)
    assert after.blanks == "clear"
    assert [answer.column for answer in after.columns] == ["maths", "alchemy"]


def test_every_field_a_heading_can_name_has_words():
    assert set(known_headings().values()) <= set(FIELD_NAMES)
    assert len(set(FIELD_NAMES.values())) == len(FIELD_NAMES)
    assert len(set(SCALE_NAMES.values())) == len(SCALE_NAMES)
