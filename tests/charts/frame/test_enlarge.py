"""A figure on a projected page: the same data, larger type, marks and height."""

from copy import deepcopy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.charts.frame.enlarge import SMALLEST_TYPE, enlarged
from lib.charts.frame.rows import Column, Picture, Range, Row, Rows
from lib.charts.frame.rows_figure import rows_figure
from lib.charts.frame.template import figure, note
from lib.charts.overview.change_bar import ChangeCounts, change_bar
from tests.charts.validated import validated

enlarged = validated(enlarged)

BY = 1.75


def rows():
    row = Row("History", "24", (Range(0.2, -0.1, 0.5),), ("+0.20",), "not clear")
    picture = Picture("Against England", 0.2, 0.6, -1, 1, {0: "the same"})
    return rows_figure(Rows([row], [picture], [Column("Gap", 0.7)], "Subject", "Pupils", 0.2))


def bar():
    return change_bar(ChangeCounts(23, 32, 13, 26, "July"))


def sizes_of_type(value, inside=""):
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "size" and inside.endswith("font"):
                yield from part if isinstance(part, list | tuple | np.ndarray) else [part]
            else:
                yield from sizes_of_type(part, key)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from sizes_of_type(part, inside)


@pytest.mark.parametrize("made", [rows, bar])
def test_no_type_is_too_small_for_the_back_row(made):
    sizes = list(sizes_of_type(enlarged(made(), BY).to_plotly_json()))
    assert len(sizes) > 3
    assert min(sizes) >= SMALLEST_TYPE


@pytest.mark.parametrize("made", [rows, bar])
def test_the_figure_grows_in_height_and_keeps_its_data(made):
    before, after = validated(made)(), enlarged(made(), BY)
    assert after.layout.height == pytest.approx(before.layout.height * BY)
    for then, now in zip(before.data, after.data, strict=True):
        assert (list(then.x or []), list(then.y or [])) == (list(now.x or []), list(now.y or []))
        assert now.text == then.text
    assert [a.text for a in after.layout.annotations] == [a.text for a in before.layout.annotations]


def test_the_figure_it_was_made_from_is_left_as_it_was():
    made = rows()
    before = deepcopy(made)
    enlarged(made, BY)
    assert made == before


def test_marks_whiskers_and_margins_grow():
    made = figure(
        [{"type": "scatter", "marker": {"size": [10, 12]}, "line": {"width": 4}}],
        height=100,
        margin={"l": 8, "t": 4},
        annotations=[note("a", 0, 0, xshift=10)],
    )
    after = enlarged(made, BY)
    assert list(after.data[0].marker.size) == pytest.approx([14, 16.8])
    assert after.data[0].line.width == pytest.approx(5.6)
    assert (after.layout.margin.l, after.layout.margin.t) == pytest.approx((14, 7))
    assert after.layout.annotations[0].xshift == pytest.approx(17.5)


def test_a_size_inside_the_words_grows_too():
    made = figure([], 100, annotations=[note('<span style="font-size:14px">n 24</span>', 0, 0)])
    assert "font-size:28px" in enlarged(made, BY).layout.annotations[0].text


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=8), st.floats(1, 3))
def test_values_are_never_touched(values, by):
    made = figure([{"type": "scatter", "x": values, "y": values}], 100)
    assert list(enlarged(made, by).data[0].x) == values
