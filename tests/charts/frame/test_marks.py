"""A reading always has a word and a shape."""

import pytest

from lib.charts.frame.marks import MARKS, mark


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
