"""Numbers as sentences say them."""

import pytest

from lib.analysis.statistics.intervals import Estimate, TooFew
from lib.analysis.statistics.wording import likely
from lib.words import counted, either, grades, listed, number, pupils, sentence


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-0.02, "nothing"),
        (0.1, "a tenth of a grade"),
        (-0.33, "a third of a grade"),
        (-0.5, "half a grade"),
        (0.66, "two thirds of a grade"),
        (1, "a grade"),
        (1.9, "1.9 grades"),
    ],
)
def test_a_size_is_told_in_words(value, text):
    assert grades(value) == text


def test_a_range_reads_from_low_to_high_and_is_empty_for_too_few():
    assert likely(Estimate(-0.55, -1.03, -0.07, 46, "")) == "−1.03 to −0.07"
    assert likely(TooFew(4)) == ""


def test_counts_and_lists_read_as_a_sentence_would():
    assert [number(0), number(2), number(12), number(1200)] == ["no", "two", "12", "1,200"]
    assert [pupils(1), pupils(46)] == ["1 pupil", "46 pupils"]
    assert [counted(1, "row"), counted(1642, "row")] == ["1 row", "1,642 rows"]
    assert counted(2, "member of staff") == "2 members of staff"
    assert [counted(1, "query", "queries"), counted(0, "query", "queries")] == [
        "1 query",
        "0 queries",
    ]
    assert [either(1, "is", "are"), either(2, "is", "are")] == ["is", "are"]
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert sentence("pE and EAL") == "PE and EAL"
