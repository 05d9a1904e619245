"""The change bar, the strip, the panels over time and the grade grid."""

import xml.etree.ElementTree as ET
from itertools import pairwise

import numpy as np
import pytest

from lib.charts.cohort.grade_grid import grade_grid
from lib.charts.cohort.measure_panels import Mark, Panel, measure_panels
from lib.charts.frame import palette
from lib.charts.frame.strip import Strip, strip_svg
from lib.charts.overview.change_bar import ChangeCounts, change_bar
from tests.charts.validated import validated

grade_grid = validated(grade_grid)
measure_panels = validated(measure_panels)
change_bar = validated(change_bar)

COUNTS = ChangeCounts(left=17, stayed_with_plan=33, stayed_without_plan=8, joined=21, since="July")


def words(figure):
    return [note.text for note in figure.layout.annotations]


def test_the_bar_is_divided_in_proportion_to_the_pupils():
    boxes = [s for s in change_bar(COUNTS).layout.shapes if s.type == "rect"]
    widths = [box.x1 - box.x0 for box in boxes]
    shares = [17 / 79, 33 / 79, 8 / 79, 21 / 79]
    assert widths == pytest.approx(shares, abs=0.004)


def test_the_brackets_count_before_and_now():
    said = words(change_bar(COUNTS))
    assert "58 behind in July" in said
    assert "62 behind now" in said


def test_those_without_a_plan_stand_in_black():
    boxes = [s for s in change_bar(COUNTS).layout.shapes if s.type == "rect"]
    assert boxes[2].fillcolor == palette.INK


def test_the_bar_in_words_gives_every_count():
    for count in (58, 62, 17, 33, 8, 21):
        assert str(count) in COUNTS.alt


def test_a_part_of_nought_is_left_out():
    counts = ChangeCounts(left=0, stayed_with_plan=0, stayed_without_plan=0, joined=3, since="July")
    figure = change_bar(counts)
    assert len([s for s in figure.layout.shapes if s.type == "rect"]) == 1
    assert "0 behind in July" not in words(figure)


def test_of_whom_it_cannot_be_told_were_on_the_list_before_and_are_not_counted_now():
    counts = ChangeCounts(1, 0, 4, 0, "July", untold=5)
    said = words(change_bar(counts))
    assert {"10 behind in July", "4 behind now", "<b>5 cannot be told</b>"} <= set(said)
    assert "1 left the list, of 5 it cannot be told, 0 stayed" in counts.alt


def test_an_empty_list_draws_without_failing():
    counts = ChangeCounts(0, 0, 0, 0, "July")
    assert not change_bar(counts).layout.shapes


def test_a_strip_is_a_picture_with_value_range_and_comparator_in_order():
    strip = Strip(value=47.2, low=45.8, high=48.6, comparator=45.9)
    drawing = ET.fromstring(strip_svg(strip))
    assert drawing.tag.endswith("svg")
    assert 0 < strip.share(45.8) < strip.share(45.9) < strip.share(47.2) < strip.share(48.6) < 1
    lines = [e for e in drawing if e.tag.endswith("line")]
    assert len(lines) == 3


def test_a_strip_without_comparator_draws_none():
    drawing = ET.fromstring(strip_svg(Strip(1.0, 0.5, 1.5, None)))
    assert len([e for e in drawing if e.tag.endswith("line")]) == 2


def panel(**changes):
    marks = [Mark(0, "Autumn 1", 46.0, 44.0, 48.0), Mark(1, "Autumn 2", 47.0, 45.0, 49.0)]
    return Panel(
        **{
            "title": "Attainment 8",
            "ours": marks,
            "last_year": [Mark(0, "Autumn 1", 45.0, 43.0, 47.0)],
            "last_year_words": "last year",
            "england": (45.9, "England 45.9"),
            "words": lambda value: f"{value:.1f}",
        }
        | changes
    )


def test_each_panel_labels_its_last_value_last_years_and_englands():
    said = words(measure_panels([panel()], [(0, "Y10"), (1, "Y11")]))
    assert "<b>47.0</b>" in said
    assert "last year 45.0" in said
    assert "England 45.9" in said


def test_a_measure_that_does_not_exist_says_why_and_has_no_line():
    figure = measure_panels([panel(sentence="Progress 8 was not published.")], [(0, "Y10")])
    assert not figure.data
    assert "Progress 8 was not published." in words(figure)


def test_labels_at_the_right_end_do_not_cover_each_other():
    close = panel(england=(47.0, "England 47.0"), last_year=[Mark(1, "Autumn 2", 47.0, 46, 48)])
    figure = measure_panels([close], [(0, "Y10"), (1, "Y11")])
    low, high = figure.layout.yaxis.range
    pixels = [
        note.y * (250 - 40 - 34) / (high - low)
        for note in figure.layout.annotations
        if note.xshift == 8
    ]
    pixels.sort()
    assert all(b - a >= 19.9 for a, b in pairwise(pixels))


def test_each_cell_with_pupils_can_be_clicked_and_carries_both_grades():
    counts = np.zeros((10, 10), dtype=int)
    counts[4, 5] = 7
    counts[6, 6] = 2
    figure = grade_grid(counts, grade=5, chosen=(5, 4))
    cells = {
        tuple(data): text
        for trace in figure.data
        for data, text in zip(trace.customdata or (), trace.text or (), strict=True)
    }
    assert cells == {(5, 4): "7", (6, 6): "2"}


def test_one_of_the_two_is_tinted_apart_from_both():
    counts = np.ones((10, 10), dtype=int)
    figure = grade_grid(counts, grade=5)
    tints = {tuple(d): t.marker.color for t in figure.data for d in t.customdata}
    assert tints[(5, 4)] == tints[(4, 5)] == palette.BELOW_TINT
    assert tints[(5, 5)] == palette.ABOVE_TINT
    assert tints[(4, 4)] == palette.ON_TINT
