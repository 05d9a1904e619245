"""The coverage bars: every count in its part, every part opening to its own row and state."""

from lib.charts.frame import palette
from lib.charts.plans.coverage import CoverageRow, coverage_bars
from tests.charts.validated import validated

coverage_bars = validated(coverage_bars)

ROWS = [
    CoverageRow("mathematics", "Mathematics", {"fits": 2, "other": 6, "none": 16}),
    CoverageRow("history", "History", {"fits": 2, "other": 0, "none": 1}),
]


def test_each_part_is_as_long_as_its_count_and_says_it():
    fits, other, none = coverage_bars(ROWS).data
    assert [list(part.x) for part in (fits, other, none)] == [[2, 2], [6, 0], [16, 1]]
    assert list(none.text) == ["16", "1"]
    assert list(other.text) == ["6", ""]


def test_a_click_on_a_part_names_its_row_and_state():
    _, _, none = coverage_bars(ROWS).data
    assert [list(pair) for pair in none.customdata] == [
        ["mathematics", "none"],
        ["history", "none"],
    ]


def test_those_without_a_plan_stand_in_black_and_the_chosen_part_is_outlined():
    none = coverage_bars(ROWS, ("history", "none")).data[2]
    assert none.marker.color == palette.INK
    assert list(none.marker.line.width) == [1, 4]


def test_rows_are_named_with_their_n_from_the_top():
    figure = coverage_bars(ROWS)
    first, second = figure.layout.annotations
    assert first.text.startswith("Mathematics") and "24" in first.text
    assert second.text.startswith("History") and "3" in second.text
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]


def test_a_row_in_words_leaves_out_what_is_nought():
    assert ROWS[1].alt == "History, n 3: 2 a plan that fits, 1 no plan"


def test_without_rows_there_is_an_empty_picture_and_no_error():
    assert len(coverage_bars([]).layout.annotations) == 0
