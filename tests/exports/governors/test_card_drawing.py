"""A card's picture described once: every end on the scale, each clear value with its shape."""

import pytest

from lib.analysis.governors.card import Mark, Picture
from lib.exports.governors.card.drawing import card_drawing


def row(name="French", reading="below", against=0.0):
    return Mark(name, -0.5, -0.9, -0.1, reading, "−0.50", "40 pupils", against)


def drawn(*rows):
    return card_drawing(Picture("ranges", "grades", rows, "England"))


def name_lines(name):
    (described,) = drawn(row(name)).rows
    return [*described.lines, described.under]


def test_the_scale_holds_every_end_and_the_comparator():
    (picture,) = drawn(row(against=0.7)).pictures
    assert picture.low < -0.9 and picture.high > 0.7


@pytest.mark.parametrize(
    ("reading", "words"),
    [("below", "▼ −0.50"), ("above", "▲ −0.50"), ("not clear", "−0.50"), ("promising", "△ −0.50")],
)
def test_a_clear_value_carries_its_shape(reading, words):
    assert drawn(row(reading=reading)).rows[0].cells == (words,)


def test_what_all_are_compared_with_is_one_line_and_what_differs_is_none():
    assert drawn(row(against=0.4), row(against=0.4)).pictures[0].zero == 0.4
    differ = drawn(row(against=0.4), row(against=0.9))
    assert differ.pictures[0].zero is None
    assert differ.compared() == [(0, 0.4), (1, 0.9)]
    assert drawn(row(against=None)).pictures[0].zero is None


def test_a_long_name_takes_two_lines_at_most_and_keeps_its_n():
    lines = name_lines("Applied and environmental land-based science and technologies")
    assert lines[0] == "Applied and"
    assert len(lines) == 3 and lines[1].endswith("…") and lines[2] == "40 pupils"
    assert name_lines("English as an additional language")[-1] == "language, 40 pupils"
