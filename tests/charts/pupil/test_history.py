"""The pictures of a pupil's page: one scale, a shape with every colour, values beside bars."""

from dataclasses import dataclass
from datetime import date

import pytest

from lib.charts.frame import palette
from lib.charts.pupil.history import ACROSS, LABEL, PLOT, pupil_history
from lib.charts.pupil.levers import lever_bars
from tests.charts.validated import validated

pupil_history = validated(pupil_history)
lever_bars = validated(lever_bars)

DAYS = tuple(date(2026, month, 1) for month in (1, 3, 5))


@dataclass
class Panel:
    subject: str = "Mathematics"
    words: str = "2 below, twice running"
    reading: str = "below"
    grade: str = "3"
    target_grade: str | None = "5"
    days: tuple = DAYS
    grades: tuple = ("5", "4", "3")
    points: tuple = (5.0, 4.0, 3.0)
    targets: tuple = (5.0, 5.0, 5.0)


@dataclass
class Bar:
    subject: str = "History"
    grade: str = "5"
    next_grade: str = "6"
    adds: float = 1.0
    why: str = "fills an EBacc slot"


def words(figure):
    shown = [a.text for a in figure.layout.annotations]
    for trace in figure.data:
        shown += [t for t in (trace.text or ()) if t]
    return " | ".join(shown)


def test_every_panel_has_the_same_scale():
    wide = Panel(points=(9.0, 8.0, 9.0), targets=(7.0, 7.0, 7.0), reading="above")
    figure = pupil_history([Panel(), wide, Panel()])
    ranges = {tuple(figure.layout[f"yaxis{n}"].range) for n in ("", "2", "3")}
    assert len(ranges) == 1


def test_panels_do_not_overlap_and_none_is_lost_when_rows_fill_up():
    figure = pupil_history([Panel(subject=f"Subject {i}") for i in range(2 * ACROSS + 1)])
    names = [f"xaxis{i or ''}" for i in [0, *range(2, 2 * ACROSS + 2)]]
    lefts = [figure.layout[n].domain[0] for n in names]
    tops = [figure.layout[n.replace("x", "y", 1)].domain[1] for n in names]
    assert len(set(zip(lefts, tops, strict=True))) == 2 * ACROSS + 1
    assert all(0 <= top <= 1 for top in tops)


def test_the_status_stands_in_words_with_its_shape():
    text = words(pupil_history([Panel(), Panel(words="on", reading="on")]))
    assert "▼ 2 below, twice running" in text
    assert "● on" in text


def test_only_a_subject_behind_is_shaded():
    def shades(panel):
        return [t for t in pupil_history([panel]).data if t.fill == "tonexty"]

    assert len(shades(Panel())) == 1
    assert shades(Panel(reading="on")) == []
    assert shades(Panel(targets=(None,) * 3)) == []


def labels(figure):
    return [a for a in figure.layout.annotations if a.xref != "paper"]


def test_the_target_is_named_where_it_is_another_grade():
    assert [label.text for label in labels(pupil_history([Panel()]))] == ["5"]
    met = Panel(grade="5", points=(5.0, 5.0, 5.0), reading="on")
    assert labels(pupil_history([met])) == []


def test_a_subject_without_a_target_or_with_gaps_is_drawn_all_the_same():
    gaps = Panel(points=(None, None, 3.0), targets=(None,) * 3, target_grade=None)
    assert "3" in words(pupil_history([Panel(reading="no target"), gaps]))
    assert pupil_history([]).layout.height > 0


def test_names_are_escaped():
    assert "<script>" not in words(pupil_history([Panel(subject="<script>")]))
    assert "<script>" not in words(lever_bars([Bar(subject="<script>")]))


def test_a_bar_says_its_value_and_its_reason_and_nothing_is_a_line():
    figure = lever_bars([Bar(adds=2.0, why="counts twice"), Bar(adds=0.0, why="fills no slot")])
    text = words(figure)
    assert "+2" in text
    assert "counts twice" in text
    assert "fills no slot" in text
    bar, line = figure.layout.shapes
    assert (bar.type, line.type) == ("rect", "line")


def test_bars_are_in_proportion_and_the_first_stands_out():
    figure = lever_bars([Bar(adds=2.0), Bar(adds=1.0)])
    first, second = (s.x1 - s.x0 for s in figure.layout.shapes)
    assert first == pytest.approx(2 * second)
    assert figure.layout.shapes[0].fillcolor == palette.MAIN
    assert figure.layout.shapes[1].fillcolor == palette.BAR


@pytest.mark.parametrize("target", [2.5, 3.5, 1.0, 9.0])
def test_the_labels_of_grade_and_target_never_stand_on_each_other(target):
    wide = Panel(points=(1.0, 9.0, 9.0), targets=(9.0,) * 3, reading="on", grade="9")
    panel = Panel(points=(3.0,) * 3, targets=(target,) * 3, grade="3-3", target_grade="other")
    figure = pupil_history([panel, wide])
    (label,) = labels(figure)
    low, high = figure.layout.yaxis.range
    apart = (label.y - 3.0) / (high - low) * PLOT + label.yshift
    assert abs(apart) >= LABEL - 1e-9
    assert (apart > 0) == (target > 3)
