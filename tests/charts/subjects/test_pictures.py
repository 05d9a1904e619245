"""The pictures of subjects, classes and movement."""

import itertools

import numpy as np
import pytest

from lib.charts.classes.funnel import Limit, Point, funnel
from lib.charts.frame import palette
from lib.charts.frame.rows import Range, Row
from lib.charts.subjects.distribution import distribution
from lib.charts.subjects.movement import movement_grid
from lib.charts.subjects.rows import subject_rows, target_rows
from tests.charts.validated import validated

funnel = validated(funnel)
distribution = validated(distribution)
movement_grid = validated(movement_grid)
subject_rows = validated(subject_rows)
target_rows = validated(target_rows)

LIMIT = Limit(
    list(range(3, 33)), [2 / n**0.5 for n in range(3, 33)], [3 / n**0.5 for n in range(3, 33)]
)


def point(name, n, difference, reading, **more):
    return Point(name, "Maths", n, difference, reading, **more)


def said(figure):
    texts = [a.text for a in figure.layout.annotations]
    for trace in figure.data:
        texts += list(trace.text) if isinstance(trace.text, tuple) else []
    return " ".join(str(text) for text in texts)


def test_only_classes_outside_are_named_and_four_at_most():
    points = [point(f"a{i}", 20 + i, 0.8 + i / 10, "above") for i in range(6)]
    points += [point("inside", 25, 0.1, "not clear"), point("small", 8, 2.0, "too few to tell")]
    names = [a.text for a in funnel(points, LIMIT).layout.annotations]
    assert len(names) == 4
    assert not any("inside" in name or "small" in name for name in names)
    assert any("a5, 25 pupils" in name for name in names)


def test_names_of_classes_cover_no_other_name():
    points = [point(f"c{i}", 22, 0.8, "above") for i in range(4)]
    found = funnel(points, LIMIT).layout.annotations
    places = {(a.xanchor, a.yshift) for a in found}
    assert len(places) == 4
    for side in ("left", "right"):
        shifts = sorted(shift for anchor, shift in places if anchor == side)
        assert all(b - a >= 18 for a, b in itertools.pairwise(shifts))


def test_every_class_is_drawn_with_the_shape_of_its_reading():
    points = [
        point("a", 20, 0.9, "above"),
        point("b", 20, -0.9, "below"),
        point("c", 20, 0.0, "not clear"),
        point("d", 8, 0.0, "too few to tell"),
    ]
    drawn = {t.marker.symbol for t in funnel(points, LIMIT).data if t.mode == "markers"}
    assert drawn == {"triangle-up", "triangle-down", "circle", "circle-open"}


def test_every_pupil_stands_in_the_grid_and_each_cell_can_be_clicked():
    counts = np.array([[2, 1, 0], [3, 5, 4], [0, 0, 6]])
    figure = movement_grid(("4", "5", "6"), counts, "July", "grade now", ("4", "5"))
    cells = [t for t in figure.data if t.customdata is not None]
    drawn = {
        tuple(name): int(text)
        for t in cells
        for name, text in zip(t.customdata, t.text, strict=True)
    }
    assert sum(drawn.values()) == counts.sum()
    assert drawn["5", "6"] == 4
    assert drawn["5", "4"] == 3
    edges = [e for t in cells for e in t.marker.line.color]
    assert edges.count(palette.INK) == 1


def test_bars_are_the_pupils_and_lines_are_englands():
    figure = distribution(("4", "5"), (3, 7), (4.2, 5.8), "England at the same KS2 start")
    bar, line = figure.data
    assert list(bar.y) == [3, 7]
    assert [y for y in line.y if y is not None] == [4.2, 4.2, 5.8, 5.8]
    assert list(figure.layout.xaxis.ticktext) == ["<b>4</b><br>3", "<b>5</b><br>7"]
    assert "England at the same KS2 start" in said(figure)


def test_subjects_show_target_beside_the_comparison_that_is_judged():
    good = Row("History", "64", (Range(0, -0.2, 0.2), Range(0.5, 0.2, 0.8, "above")), (), "above")
    few = Row("Music", "8", (None, None), (), word="Too few")
    figure = subject_rows([good, few], "Against England, same KS2 start", "England")
    for words in ("Against target", "Against England, same KS2 start", "▲ Above", "○ Too few"):
        assert words in said(figure)
    assert "+0.50" in said(figure)
    assert "Against England" not in said(target_rows([good]))


@pytest.mark.parametrize(
    "figure",
    [
        funnel([point("<b>", 20, 1.2, "above")], LIMIT),
        movement_grid(("<i>",), np.array([[3]]), "<i>", "<i>"),
        distribution(("<i>",), (3,), (2.0,), "<i>"),
        subject_rows([Row("<i>", "1", (None, None))], "<i>", "<i>"),
    ],
)
def test_no_text_is_ever_markup(figure):
    text = said(figure) + str(figure.layout.xaxis.ticktext) + str(figure.layout.yaxis.ticktext)
    for ours in ("<b>", "</b>", "<br>"):
        text = text.replace(ours, "")
    assert "<" not in text
