"""Predictions against results as a picture: the ranges inside it, the shares in their order."""

from lib.charts.assessment.accuracy import SHARES, accuracy_rows
from lib.charts.frame.rows import Range, Row
from tests.charts.validated import validated

accuracy_rows = validated(accuracy_rows)

ROWS = [
    Row("All", "100", (Range(0.2, 0.1, 0.3, "above"),), ("1%", "2%", "3%", "4%"), "above"),
    Row("Published", "9", (None,), ("5%", "6%", "7%", "8%"), word="Published", why="A* to G"),
    Row("Music", "12", (Range(-0.4, -1.4, 0.6),), ("9%", "10%", "11%", "12%"), "not clear"),
]


def test_every_range_lies_inside_the_picture_and_nought_is_in_its_middle():
    figure = accuracy_rows(ROWS)
    low, high = figure.layout.xaxis2.range
    assert low == -high
    assert high >= 1.4


def test_the_shares_stand_under_their_headings_in_the_order_of_the_rows():
    texts = [list(t.text) for t in accuracy_rows(ROWS).data if t.mode == "text"]
    for place, heading in enumerate(SHARES):
        column = next(t for t in texts if t[0] == heading)
        assert column[1:] == [row.cells[place] for row in ROWS]


def test_a_row_without_a_range_says_why():
    texts = [str(t.text) for t in accuracy_rows(ROWS).data if t.mode == "text"]
    assert any("A* to G" in text for text in texts)
