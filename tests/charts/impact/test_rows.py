"""The rows of the impact page and the two lines: what is drawn, and what is not."""

from dataclasses import replace
from itertools import pairwise

from lib.charts.frame import palette
from lib.charts.frame.rows import Range, Row
from lib.charts.impact.lines import ImpactLines, impact_lines
from lib.charts.impact.rows import NOT_RECORDED, impact_rows
from tests.charts.validated import validated

impact_lines = validated(impact_lines)
impact_rows = validated(impact_rows)

UNKNOWN = (NOT_RECORDED, NOT_RECORDED)
WORKING = Row(
    "Maths",
    "34",
    (Range(0.9, 0.6, 1.2, "likely working", expected=0.2),),
    ("+0.7", "+0.4 to +1.0", *UNKNOWN),
    "likely working",
    key=1,
)
PROMISING = Row(
    "Art",
    "20",
    (Range(0.5, 0.1, 0.9, "promising", expected=0.3),),
    ("+0.2", "−0.2 to +0.6", *UNKNOWN),
    "promising",
    key=2,
)
FEW = Row(
    "<b>Drama", "2", (None,), ("", "", *UNKNOWN), "too few to tell",
    why="2 pupils cannot show it", lines=("<b>Drama",), under="Wave 3", key=3,
)  # fmt: skip


def texts(figure):
    return [t for trace in figure.data if trace.text is not None for t in trace.text]


def marks(figure):
    return next(t for t in figure.data if t.mode == "markers" and t.xaxis == "x2")


def test_each_row_has_its_verdict_in_a_word_and_a_shape():
    said = texts(impact_rows([WORKING, PROMISING, FEW]))
    assert {"▲ Likely working", "△ Promising", "○ Too few to tell"} <= set(said)
    assert list(marks(impact_rows([WORKING, PROMISING])).marker.symbol) == [
        "triangle-up",
        "triangle-up",
    ]
    assert list(marks(impact_rows([WORKING, PROMISING])).marker.color) == [
        palette.ABOVE,
        palette.WHITE,
    ]


def test_the_bar_of_what_was_expected_stands_beside_every_mark():
    figure = impact_rows([WORKING, PROMISING, FEW])
    bars = [s for s in figure.layout.shapes if s.type == "rect" and s.xref == "x2"]
    assert [bar.x1 for bar in bars] == [0.2, 0.3]
    assert list(marks(figure).x) == [0.9, 0.5]


def test_a_row_without_a_verdict_says_why_and_has_no_mark():
    figure = impact_rows([FEW])
    assert any("2 pupils cannot show it" in text for text in texts(figure))
    assert len(marks(figure).x) == 0
    assert not [s for s in figure.layout.shapes if s.type == "rect"]


def test_names_are_text_and_never_markup():
    assert any("&lt;b&gt;Drama" in text for text in texts(impact_rows([FEW])))
    assert not any("<b>Drama" in text for text in texts(impact_rows([FEW])))


def test_attendance_and_cost_take_room_only_where_one_is_recorded():
    assert "Attended" not in texts(impact_rows([WORKING, FEW]))
    told = replace(WORKING, cells=("+0.7", "+0.4 to +1.0", "79%", "£137"))
    said = texts(impact_rows([told, FEW]))
    assert {"Attended", "£ a grade", "79%", "£137"} <= set(said)
    assert any("not<br>recorded" in text for text in said)


def test_a_click_anywhere_on_a_row_gives_its_key_and_the_chosen_row_is_tinted():
    figure = impact_rows([WORKING, PROMISING], chosen=2)
    (targets,) = [t for t in figure.data if t.mode == "markers" and t.xaxis != "x2"]
    keys = dict(zip(targets.y, (data[0] for data in targets.customdata), strict=True))
    assert keys == {0: 1, -1: 2}
    assert (min(targets.x), max(targets.x)) == (0, 1)
    assert {targets.marker.color} == {palette.CLEAR}
    tints = [s for s in figure.layout.shapes if s.fillcolor == palette.PANEL]
    assert [(s.y0, s.y1) for s in tints] == [(-1.5, -0.5)]


def test_whiskers_and_bars_stay_inside_the_picture():
    wide = Row("A", "12", (Range(-0.9, -2.2, 1.9, "no sign", expected=-0.6),), key=4)
    low, high = impact_rows([wide, WORKING]).layout.xaxis2.range
    assert low < -2.2
    assert high > 1.9


def test_the_lines_share_their_start_and_their_labels_never_stand_on_one_another():
    lines = ImpactLines(
        4.0, 4.05, 4.04, "no sign", "start at 4.0", "12 helped: 4.1", "36 matched: 4.0",
        "0.0 of a grade", "start", "end, or now",
    )  # fmt: skip
    figure = impact_lines(lines)
    assert [list(trace.y) for trace in figure.data] == [[4.0, 4.04], [4.0, 4.05]]
    heights = sorted(n.y for n in figure.layout.annotations if n.x > 1)
    low, high = figure.layout.yaxis.range
    assert all(b - a > 0.1 * (high - low) for a, b in pairwise(heights))
