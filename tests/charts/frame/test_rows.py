"""The row template: every row in words and numbers, marks by reading, nothing invented."""

import json

import pytest

from lib.charts.frame import palette
from lib.charts.frame.rows import Column, Picture, Range, Row, Rows
from lib.charts.frame.rows_figure import rows_figure
from lib.charts.frame.template import SIZE_SMALL
from tests.charts.validated import validated

rows_figure = validated(rows_figure)

PICTURE = Picture("Gap", 0.3, 0.7, -1.0, 1.0, {-1.0: "−1", 0.0: "the same", 1.0: "+1"})
ROWS = [
    Row("Below <b>", "46", (Range(-0.5, -0.9, -0.1, "below"),), ("−0.50",), reading="below"),
    Row("Unclear", "89", (Range(-0.3, -0.7, 0.1),), ("−0.30",), reading="not clear"),
    Row("Above", "30", (Range(0.5, 0.2, 3.0, "above"),), ("+0.50",), reading="above"),
    Row("Few", "4", (None,), why="shown at 10 pupils or more"),
]


@pytest.fixture
def drawn():
    columns = [Column("Gap", 0.8, "right", strong=True)]
    return rows_figure(Rows(ROWS, [PICTURE], columns, "Group", "Pupils", 0.25))


def texts(figure):
    return [t for trace in figure.data for t in (trace.text or ())]


def marks(figure):
    return next(trace for trace in figure.data if trace.mode == "markers")


def test_each_row_says_its_name_n_and_reading(drawn):
    said = texts(drawn)
    for row in ROWS:
        assert row.n in said
    assert "Unclear" in said
    assert {"▼ Below", "● Not clear", "▲ Above", "○ Too few to tell"} <= set(said)


def test_names_from_a_school_cannot_act_as_markup(drawn):
    assert "Below &lt;b&gt;" in texts(drawn)
    assert "Below <b>" not in texts(drawn)


def test_too_few_have_no_mark_and_say_why(drawn):
    assert len(marks(drawn).x) == 3
    assert any("shown at 10 pupils or more" in text for text in texts(drawn))


def test_marks_take_shape_and_colour_from_the_reading(drawn):
    assert list(marks(drawn).marker.symbol) == ["triangle-down", "circle", "triangle-up"]
    assert list(marks(drawn).marker.color) == [palette.BELOW, palette.ON, palette.ABOVE]


def test_a_range_that_leaves_the_scale_is_cut_at_its_edge(drawn):
    whiskers = [x for t in drawn.data if t.mode == "lines+markers" for x in t.x if x is not None]
    assert max(whiskers) == PICTURE.high


def test_hovering_tells_the_value_the_range_and_n(drawn):
    assert "−0.50, likely −0.90 to −0.10, n 46" in marks(drawn).hovertext[0]


def test_a_quiet_picture_passes_no_verdict():
    quiet = Picture("Target", 0.3, 0.7, -1.0, 1.0, {0.0: "on target"}, quiet=True)
    figure = rows_figure(Rows(ROWS[:1], [quiet], name="Subject", n="Pupils", n_at=0.25))
    assert list(marks(figure).marker.color) == [palette.ON]


def test_no_legend_and_no_text_smaller_than_a_caption(drawn):
    spec = json.loads(drawn.to_json())
    assert spec["layout"]["template"]["layout"]["showlegend"] is False
    sizes = [
        size
        for trace in spec["data"]
        if "textfont" in trace
        for size in _listed(trace["textfont"]["size"])
    ]
    assert sizes
    assert min(sizes) >= SIZE_SMALL


def test_no_rows_draw_an_empty_frame_without_failing():
    figure = rows_figure(Rows([], [PICTURE], name="Group", n="Pupils", n_at=0.25))
    assert figure.layout.height > 0


def _listed(size):
    return size if isinstance(size, list) else [size]
