"""A reading always has a word and a shape, and numbers are written one way."""

import pytest

from lib.charts.marks import MARKS, mark, percent, plain, signed


@pytest.mark.parametrize("reading", ["below", "not clear", "above", "too few to tell", "copied"])
def test_every_reading_has_a_shape_and_a_word(reading):
    found = mark(reading)
    assert found.glyph and found.word
    assert found.words == f"{found.glyph} {found.word}"


def test_below_on_and_above_differ_in_shape():
    shapes = {MARKS[r].symbol for r in ("below", "not clear", "above", "too few to tell")}
    assert len(shapes) == 4


def test_an_unknown_reading_is_refused():
    with pytest.raises(KeyError):
        mark("significant")


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.444, "+0.44"), (-0.55, "−0.55"), (0.0, "0.00"), (-0.001, "0.00"), (0.004, "0.00")],
)
def test_a_difference_carries_its_sign_and_nought_has_none(value, text):
    assert signed(value) == text


def test_a_level_has_a_true_minus():
    assert plain(-0.08, 2) == "−0.08"
    assert plain(47.25, 1) == "47.2"


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.456, "46%"), (1.0, "100%"), (0.9999, "over 99%"), (0.0, "0%"), (0.0001, "under 1%")],
)
def test_a_share_is_never_rounded_to_all_or_nothing(share, text):
    assert percent(share) == text
