"""A school's own sentence on a card: kept with its history, refused where it names somebody."""

import pytest
from analysis.hand_made import Pupil, build, help_with

from lib.store.errors import StoreError
from lib.store.governors.sentences import (
    LONGEST_NAME,
    LONGEST_SENTENCE,
    keep_sentence,
    reset_sentence,
)


@pytest.fixture
def school(filled):
    """One pupil, and help that Mx K. Lead gives."""
    return filled(helped)


def helped(database):
    build(database, [Pupil("Ada O'Brien-Ng", {"history": ("5", "4")})], ["predicted"])
    help_with(database, 1, "History group", "history")
    with database.transaction() as cursor:
        cursor.execute("update intervention set lead = 'Mx K. Lead'")
        cursor.execute("update result set class_code = '11a/Hi1'")


def kept(database):
    rows = database.rows("governors/sentences", checkpoint_id=1)
    return [(row.card_id, row.sentence, row.edited_by) for row in rows.itertuples(index=False)]


def test_a_sentence_is_kept_with_who_wrote_it_and_spaces_in_order(school):
    keep_sentence(school, 1, "concerns", "  We   are\nhelping. ", " Deputy head ")
    rows = school.rows("governors/sentences", checkpoint_id=1)
    assert rows[["card_id", "sentence", "edited_by"]].to_numpy().tolist() == [
        ["concerns", "We are helping.", "Deputy head"]
    ]


def test_every_change_stays_in_the_history_and_going_back_is_one(school):
    keep_sentence(school, 1, "concerns", "One.", "Deputy head")
    keep_sentence(school, 1, "concerns", "Two.", "Head")
    reset_sentence(school, 1, "concerns", "Head")
    rows = school.rows("governors/sentences", checkpoint_id=1)
    assert len(rows) == 3
    assert rows.sentence.isna().tolist() == [True, False, False]


@pytest.mark.parametrize(
    ("card", "sentence", "who"),
    [
        ("concerns", "  ", "Head"),
        ("concerns", "x" * (LONGEST_SENTENCE + 1), "Head"),
        ("concerns", "We are helping.", " "),
        ("concerns", "We are helping.", "x" * (LONGEST_NAME + 1)),
        ("nothing", "We are helping.", "Head"),
        ("concerns", "Ada O’Brien-Ng is behind.", "Head"),
        ("concerns", "ada  o'brien ng is behind.", "Head"),
        ("concerns", "Mx Lead helps them.", "Head"),
        ("concerns", "Mx. K. Lead helps them.", "Head"),
        ("concerns", "Class 11A/Hi1 is behind.", "Head"),
        ("concerns", "We are helping.", "Mx Lead"),
    ],
)
def test_what_is_blank_too_long_or_names_somebody_is_refused(school, card, sentence, who):
    with pytest.raises(StoreError) as refused:
        keep_sentence(school, 1, card, sentence, who)
    assert refused.value.remedy
    assert kept(school) == []


def test_a_word_that_is_also_somebodys_first_name_is_allowed(school):
    keep_sentence(school, 1, "concerns", "Ada is a programming language; leads are kept.", "Head")
    assert len(kept(school)) == 1


def test_a_reset_says_who_too(school):
    with pytest.raises(StoreError):
        reset_sentence(school, 1, "concerns", "")


def test_markup_and_formulas_are_kept_as_they_were_typed(school):
    keep_sentence(school, 1, "trust", "=1+1 <b>bold</b> & more", "Head")
    assert kept(school) == [("trust", "=1+1 <b>bold</b> & more", "Head")]
