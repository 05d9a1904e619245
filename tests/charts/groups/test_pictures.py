"""The pictures of a gap: what is drawn, what is said, and that no text is ever markup."""

import itertools

import numpy as np
import pytest

from lib.charts.frame import palette
from lib.charts.frame.rows import Range, Row
from lib.charts.groups.gap_over_time import GapAt, gap_over_time
from lib.charts.groups.like_for_like import Start, like_for_like
from lib.charts.groups.pupil_dots import Dots, pupil_dots
from lib.charts.groups.rows import group_rows
from tests.charts.validated import validated

gap_over_time = validated(gap_over_time)
like_for_like = validated(like_for_like)
pupil_dots = validated(pupil_dots)
group_rows = validated(group_rows)

STORY = [
    GapAt("Aut 2", "2025/26", Range(-0.62, -1.10, -0.14)),
    GapAt("Spr 1", "2025/26", None),
    GapAt("Aut 1", "2026/27", Range(-0.55, -1.03, -0.07)),
]


def said(figure):
    texts = [a.text for a in figure.layout.annotations]
    for trace in figure.data:
        texts += list(trace.text) if isinstance(trace.text, tuple) else []
    return " ".join(str(text) for text in texts)


def smallest_text(figure):
    sizes = [a.font.size for a in figure.layout.annotations]
    for trace in figure.data:
        size = trace.textfont.size if trace.textfont else None
        sizes += list(np.atleast_1d(size)) if size is not None else []
    return min(sizes)


def test_the_gap_is_labelled_first_and_last_beside_no_gap_and_england():
    text = said(gap_over_time(STORY, (-0.74, "2022/23, revised")))
    for words in ("No gap", "−0.62", "−0.55 now", "England −0.74", "2022/23<br>revised", "Aut 2"):
        assert words in text


def test_a_checkpoint_with_too_few_has_its_name_and_no_mark():
    figure = gap_over_time(STORY)
    line = next(t for t in figure.data if t.mode == "lines+markers")
    assert list(line.x) == [0, 2]
    assert "Spr 1" in said(figure)
    assert "England" not in said(figure)


def test_labels_at_the_right_end_never_cover_each_other():
    close = [GapAt("Aut 1", "2026/27", Range(-0.02, -0.4, 0.4))]
    figure = gap_over_time(close, (-0.03, "2022/23, revised"))
    low, high = figure.layout.yaxis.range
    scale = (300 - 60) / (high - low)
    ends = sorted(a.y * scale for a in figure.layout.annotations if a.x == 1)
    assert all(b - a >= 20 for a, b in itertools.pairwise(ends))


@pytest.mark.parametrize(("n", "reached", "more"), [(46, 13, 12), (90, 40, 0), (150, 20, 130)])
def test_there_is_one_dot_for_each_pupil(n, reached, more):
    figure = pupil_dots(Dots(reached, more, n, "on course", "more", "others"))
    dots = [t for t in figure.data if t.mode == "markers" and len(t.x) != 1]
    keys = sum(len(t.x) == 1 for t in figure.data if t.mode == "markers")
    assert sum(len(t.x) for t in dots) == n
    assert keys == 1 + (more > 0) + (n > reached + more)


def test_a_group_that_is_ahead_has_no_pupils_to_add():
    text = said(pupil_dots(Dots(15, -5, 20, "15 on course", "unused", "5 others")))
    assert "unused" not in text
    assert "15 on course" in text


def test_a_band_with_too_few_says_so_and_has_no_mark():
    starts = [
        Start("High start", "110 or more", None, Range(6.7, 6.2, 7.2), why="6 pupils: too few"),
        Start("Low start", "under 100", Range(2.9, 2.3, 3.5), Range(3.2, 2.7, 3.7), england=2.5),
    ]
    figure = like_for_like(starts, "disadvantaged", "others", "average grade", "England")
    assert "○ 6 pupils: too few" in said(figure)
    assert "disadvantaged 2.9" in said(figure)
    assert len(figure.layout.shapes) == 1
    assert sum(t.mode == "markers" for t in figure.data) == 3


def test_every_group_is_one_row_with_its_reading_in_a_word_and_a_shape():
    rows = [
        Row(
            "Disadvantaged",
            "46",
            (Range(-0.55, -1.03, -0.07, "below"),),
            ("−0.55", "−1.03 to −0.07", "equal to 12"),
            "below",
        ),
        Row("Looked after", "4", (None,), why="shown at 10 pupils or more"),
    ]
    text = said(group_rows(rows, "Progress 8 against the rest of the year"))
    for words in ("▼ Below", "○ Too few to tell", "shown at 10 pupils or more", "equal to 12"):
        assert words in text


@pytest.mark.parametrize(
    "figure",
    [
        gap_over_time([GapAt("<b>x</b>", "<i>", Range(-0.5, -1, 0))], (-0.7, "<img>")),
        pupil_dots(Dots(1, 1, 3, "<b>a", "<b>b", "<b>c")),
        like_for_like(
            [Start("<s>", "<s>", Range(1, 0, 2), None, 1.2, rest_why="<s>")], "<s>", "<s>", "<s>"
        ),
        group_rows([Row("<script>", "12", (None,), why="<script>")], "<script>"),
    ],
)
def test_no_text_is_ever_markup_and_none_is_small(figure):
    text = said(figure).replace("<b>", "").replace("</b>", "").replace("<br>", "")
    assert "<" not in text
    assert smallest_text(figure) >= 14
    assert figure.layout.template.layout.showlegend is False


def test_the_band_is_the_main_colour_and_wide_as_the_likely_range():
    band = gap_over_time(STORY).data[0]
    assert band.fillcolor == palette.BAND
    assert (max(band.y), min(band.y)) == (-0.07, -1.10)
