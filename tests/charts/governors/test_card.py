"""The picture of a card carries its words in its margins, and no colour without a shape."""

from lib.analysis.governors.card import Mark, Picture
from lib.charts.frame import palette
from lib.charts.governors.card import BOTTOM, SHOWN, TOP, CardWords, card_figure
from lib.exports.governors.card.drawing import card_drawing
from tests.charts.validated import validated

card_figure = validated(card_figure)

WORDS = CardWords("A question?", "A <finding>", ("A sentence.", "40 pupils."), ("A stamp.",))


def row(name="French", value=-0.5, reading="below", against=0.0, **more):
    shown = {"low": -0.9, "high": -0.1, "value_words": "−0.50", "n_words": "40 pupils"} | more
    return Mark(name=name, value=value, reading=reading, against=against, **shown)


def picture(*rows, kind="ranges"):
    return card_drawing(Picture(kind, "grades", rows or (row(),), "England"))


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
    whisker, dot = (trace for trace in figure.data if trace.mode != "text")
    assert list(whisker.x)[:2] == [-0.9, -0.1]
    assert list(dot.x) == [-0.5]
    assert (whisker.line.color, *dot.marker.symbol) == (palette.BELOW, "triangle-down")
    (line,) = figure.layout.shapes
    assert (line.x0, line.x1, line.line.color) == (0.0, 0.0, palette.INK)


def test_rows_compared_with_different_things_each_have_a_short_line():
    figure = card_figure(picture(row(against=0.4), row(against=0.9)), WORDS)
    assert [shape.x0 for shape in figure.layout.shapes] == [0.4, 0.9]
    first, second = figure.layout.shapes
    assert first.y0 > first.y1 > second.y0 > second.y1


def test_counts_are_drawn_within_the_whole_they_are_of():
    then = row("July", 18, "context", None, low=None, high=None, value_words="18", of=60)
    now = row("Now", 29, "below", None, low=None, high=None, value_words="29", of=60)
    figure = card_figure(picture(then, now, kind="bars"), WORDS)
    whole, counted = figure.data
    assert list(whole.y) == [60, 60]
    assert list(counted.y) == [18, 29]
    assert list(counted.marker.color) == [palette.BAR, palette.BELOW]
    assert any("▲ 29" in text for text in notes(figure))
