"""The school's own ladder: written on the page, refused in plain words, read, and versioned."""

from dataclasses import replace

import pytest
from importing.cast import look
from importing.year_8 import AUTUMN, SPRING, a_year_8, marks, sheet, subjects, targets

from lib.importing.importer import store_unseen
from lib.importing.ladders import read_ladder, write_ladder
from lib.importing.reading.answers import Answers, ColumnAnswer
from lib.importing.reading.subjects import subject_book
from lib.store.errors import StoreError

URN = 123_456
CLIMB = "Seedling, S1\nSapling, S2\nTree, S3\n"


@pytest.fixture
def year_8(filled):
    return filled(a_year_8)


def written(database, text=CLIMB, name="Harbour ladder"):
    write_ladder(database, URN, name, text, "A. Head")
    return database


def said(delivery, scale, measure="grade"):
    answer = ColumnAnswer(f"maths{'target' if measure == 'target' else ''}", None, "mathematics")
    answer = replace(answer, measure=measure, qualification=scale)
    return replace(delivery, answers=Answers(columns=(answer,)))


def test_a_ladder_is_read_from_the_lowest_line_up_with_its_spellings():
    assert read_ladder(" Seedling , S1 \n\nSapling\nTree, S3, Oak\n") == [
        ("Seedling", ["S1"]),
        ("Sapling", []),
        ("Tree", ["S3", "Oak"]),
    ]


# what is written | a part of the refusal
REFUSED = {
    "": "at least two steps",
    "Seedling": "at least two steps",
    "Seedling\nTree\nseedling": "“seedling” stands twice",
    "Seedling, S\nTree, S": "“S” stands twice",
    "Seedling\n5\nTree": "“5” is already a grade of GCSE 9 to 1",
    "Seedling\nMerit\nTree": "“Merit” is already a grade of",
    "Seedling\n4b\nTree": "“4b” is already a grade of old levels 1c to 8a",
    "Seedling\n62%\nTree": "“62%” is already a grade of percentages",
    "Seedling\nN/A\nTree": "“N/A” is read as no grade",
    "WTS\nEXS\nGDS": "is the scale “WTS, EXS and GDS”",
    "Emerging\nDeveloping\nSecure\nMastered": "is the scale “Emerging, Developing, Secure, Mast",
    "Seedling\nTree|Oak": "“|”",
    "Seedling\n" + "T" * 41: "longer than 40",
}


@pytest.mark.parametrize(("text", "words"), REFUSED.items())
def test_a_ladder_that_could_be_mistaken_is_refused_in_plain_words(year_8, text, words):
    with pytest.raises(StoreError) as refused:
        written(year_8, text)
    assert words in str(refused.value)
    with year_8.cursor() as cursor:
        assert cursor.execute("select count(*) from own_ladder").fetchone() == (0,)


@pytest.mark.parametrize(
    ("name", "who", "words"),
    [("", "A. Head", "needs a name"), ("Ours", " ", "who"), ("Percentages", "A", "already")],
)
def test_a_ladder_has_a_name_of_its_own_and_somebody_who_says_so(year_8, name, who, words):
    with pytest.raises(StoreError) as refused:
        write_ladder(year_8, URN, name, CLIMB, who)
    assert words in str(refused.value)


def test_some_steps_may_be_called_as_those_of_a_common_ladder(year_8):
    written(year_8, "Beginning, B\nDeveloping, D\nSecure, S\nExceeding, E")
    with year_8.cursor() as cursor:
        assert "Harbour ladder" in subject_book(cursor, URN).scale_names.values()


def test_a_ladder_is_offered_to_its_school_alone(year_8):
    written(year_8)
    with year_8.cursor() as cursor:
        assert "Harbour ladder" in subject_book(cursor, URN).scale_names.values()
        assert "Harbour ladder" not in subject_book(cursor, 654_321).scale_names.values()


def test_a_column_that_is_plainly_on_it_is_read_on_it(year_8):
    written(year_8)
    store_unseen(
        year_8,
        [
            targets(sheet("Maths target", "Tree", "Tree", "Sapling")),
            marks(sheet("Maths", "Seedling", "Sapling", "s3")),
        ],
        "test",
    )
    assert subjects(year_8) == [
        ("Tree", "Sapling", -1.0, False, "above"),
        ("Seedling", "Tree", 2.0, True, "new"),
        ("Sapling", "Tree", 1.0, True, "new"),
    ]


def test_a_new_spelling_is_no_new_scale(year_8):
    written(year_8)
    written(year_8, "Seedling, S1, Seed\nSapling, S2\nTree, S3\n")
    account = look(year_8, marks(sheet("Maths", "Seed", "Sapling", "Tree")))
    assert account.outcomes["new"].tolist() == ["Seedling", "Sapling", "Tree"]
    with year_8.cursor() as cursor:
        found = cursor.execute("select distinct scale from own_ladder").fetchall()
    assert len(found) == 1


def test_grades_on_an_earlier_ladder_keep_the_steps_they_had(year_8):
    written(year_8)
    store_unseen(
        year_8,
        [
            targets(sheet("Maths target", "Tree")),
            marks(sheet("Maths", "Seedling"), replace(AUTUMN, status="locked")),
        ],
        "test",
    )
    before = subjects(year_8, "grade, target_grade, shortfall, status, points")
    written(year_8, "Seed\nSeedling\nSapling\nYoung tree\nTree\n")
    store_unseen(year_8, [marks(sheet("Maths", "Seedling"), SPRING)], "test")
    after = subjects(year_8, "grade, target_grade, shortfall, status, points")
    assert after[:1] == before == [("Seedling", "Tree", 2.0, "new", 0.0)]
    assert after[1:] == [("Seedling", "Tree", None, "other_scale", 1.0)]


def test_what_was_said_of_a_layout_follows_the_ladder_that_was_written_anew(year_8):
    written(year_8)
    with year_8.cursor() as cursor:
        scale = subject_book(cursor, URN).scales.find("Harbour ladder").code
    store_unseen(year_8, [said(marks(sheet("Maths", "S1", "S2", "S3")), scale)], "test")
    written(year_8, "Seed, S0\nSeedling, S1\nSapling, S2\nTree, S3\n")
    account = look(year_8, marks(sheet("Maths", "S0", "S2", "S3"), SPRING))
    assert account.outcomes["new"].tolist() == ["Seed", "Sapling", "Tree"]
