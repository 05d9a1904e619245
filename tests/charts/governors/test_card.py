"""The picture of a card carries its words in its margins, and no colour without a shape."""

import pytest

from lib.analysis.governors.card import Mark, Picture
from lib.charts.frame import palette
from lib.charts.governors.card import (
    BOTTOM,
    SHOWN,
    TOP,
    CardWords,
    bar_colour,
    card_figure,
    name_lines,
    one_line,
    span,
    value_of,
)
from tests.charts.validated import validated

card_figure = validated(card_figure)

WORDS = CardWords("A question?", "A <finding>", ("A sentence.", "40 pupils."), ("A stamp.",))


def row(name="French", value=-0.5, reading="below", against=0.0, **more):
    shown = {"low": -0.9, "high": -0.1, "value_words": "−0.50", "n_words": "40 pupils"} | more
    return Mark(name=name, value=value, reading=reading, against=against, **shown)


def picture(*rows, kind="ranges"):
    return Picture(kind, "grades", rows or (row(),), "England")


def notes(figure):
    return {note.text: note for note in figure.layout.annotations}


def test_the_exported_picture_carries_question_finding_sentence_n_and_stamp():
    found = notes(card_figure(picture(), WORDS))
    for words in (
        "A question?",
        "<b>A &lt;finding&gt;</b>",
        "A sentence.",
        "40 pupils.",
        "A stamp.",
    ):
        assert words in found
    assert found["A question?"].yshift > 0 > found["A stamp."].yshift


def test_the_words_stand_in_margins_that_the_page_crops():
    figure = card_figure(picture(), WORDS)
    assert figure.layout.height == TOP + SHOWN + BOTTOM
    assert (figure.layout.margin.t, figure.layout.margin.b) == (TOP, BOTTOM)
    assert notes(figure)["A question?"].yshift <= TOP
    assert -notes(figure)["A stamp."].yshift <= BOTTOM


def test_the_longest_edited_sentence_still_fits_the_margin():
    written, ours = "many words " * 22, "our words " * 14
    edited = f"Edited by {'x' * 60}, 19 Nov 2026. Original: {ours}"
    words = CardWords("Q?", "F", (written, edited, "n"), ("s",) * 4)
    figure = card_figure(picture(), words)
    last = next(note for note in figure.layout.annotations if note.text.startswith("s<br>"))
    assert -last.yshift + 18 * 4 <= BOTTOM


def test_a_range_is_drawn_where_it_is_and_the_comparator_in_ink():
    figure = card_figure(picture(), WORDS)
    whisker, dot = figure.data
    assert list(whisker.x) == [-0.9, -0.1]
    assert list(dot.x) == [-0.5]
    assert (whisker.line.color, dot.marker.symbol) == (palette.BELOW, "triangle-down")
    (line,) = figure.layout.shapes
    assert (line.x0, line.x1, line.line.color) == (0.0, 0.0, palette.INK)


def test_rows_compared_with_different_things_each_have_a_short_line():
    figure = card_figure(picture(row(against=0.4), row(against=0.9)), WORDS)
    assert [shape.x0 for shape in figure.layout.shapes] == [0.4, 0.9]
    assert one_line(picture(row(against=0.4), row(against=0.9))) is None


def test_the_scale_holds_every_end_and_the_comparator():
    low, high = span(picture(row(against=0.7)))
    assert low < -0.9 and high > 0.7


@pytest.mark.parametrize(
    ("reading", "words"),
    [("below", "▼ −0.50"), ("above", "▲ −0.50"), ("not clear", "−0.50"), ("promising", "△ −0.50")],
)
def test_a_clear_value_carries_its_shape(reading, words):
    assert value_of(row(reading=reading)) == words


def test_a_long_name_takes_two_lines_at_most_and_keeps_its_n():
    lines = name_lines(row("Applied and environmental land-based science and technologies"))
    assert lines[0] == "Applied and"
    assert len(lines) == 3 and lines[1].endswith("…") and lines[2] == "40 pupils"
    assert name_lines(row("English as an additional language"))[-1] == "language, 40 pupils"


def test_counts_are_drawn_within_the_whole_they_are_of():
    then = row("July", 18, "context", None, low=None, high=None, value_words="18", of=60)
    now = row("Now", 29, "below", None, low=None, high=None, value_words="29", of=60)
    figure = card_figure(picture(then, now, kind="bars"), WORDS)
    whole, counted = figure.data
    assert list(whole.y) == [60, 60]
    assert list(counted.y) == [18, 29]
    assert list(counted.marker.color) == [bar_colour(then), bar_colour(now)]
    assert (bar_colour(then), bar_colour(now)) == (palette.BAR, palette.BELOW)
    assert any("▲ 29" in text for text in notes(figure))
