"""The grid: every subject has a place at either width, every cell says itself in words."""

import re
from datetime import date

import pandas as pd
import pytest
from analysis.hand_made import Pupil, build, help_with

from lib.analysis.behind.evidence import behind_evidence
from lib.analysis.behind.pupils import behind_list
from lib.analysis.behind.shortlist import shortlist
from lib.ui.behind import grid as drawing
from lib.ui.behind.grid import grid_html, subject_columns

TODAY = date(2026, 1, 30)


@pytest.fixture(autouse=True)
def names_on(monkeypatch):
    """The switch lives in a browser's session, which a plain function has none of."""
    monkeypatch.setattr(drawing, "pupil_label", lambda frame: frame.pupil_name)
    monkeypatch.setattr(
        drawing, "pupil_links", lambda _, labels, **__: [f"<a>{n}</a>" for n in labels]
    )


def grid(database, pupils, kinds=("predicted",) * 2, how_many=15):
    latest = build(database, pupils, list(kinds))
    behind = behind_list(behind_evidence(database, latest, TODAY))
    return grid_html(behind, shortlist(behind, how_many))


def cells_of(html):
    """Each cell's kind, words and text, of the first row."""
    row = re.search(r'<tr><td class="g-place">1</td>.*?</tr>', html).group()
    return re.findall(r'<i class="g-([a-z-]+)" title="([^"]*)"[^>]*>([^<]*)</i>', row)


def test_each_kind_of_cell_has_its_own_shape_and_says_itself_in_words(fresh_database):
    subjects = {
        "english_language": ("6", "4 4"),
        "english_literature": ("6", "6 5"),
        "mathematics": ("6", "5 6"),
        "history": ("5", "5 5"),
        "geography": ("5", "5 7"),
        "french": (".", "5 5"),
    }
    found = {
        words.split(":")[0]: (kind, text, words)
        for kind, words, text in cells_of(grid(fresh_database, [Pupil("Ada Cell", subjects)]))
    }
    assert found["English language"] == (
        "persistent",
        "▼2",
        "English language: 4, target 6; two grades behind, twice running",
    )
    assert found["English literature"][:2] == ("new", "▼1")
    assert found["Mathematics"][:2] == ("one-off", "was")
    assert found["History"][:2] == ("on", "●")
    assert found["Geography"][:2] == ("above", "▲")
    assert found["French"] == ("no-target", "–", "French: 5, no target")


def test_half_grades_are_shown_without_noughts(fresh_database):
    pupil = Pupil("Ada Half", {"combined_science": ("6-6", "5-4 5-4")})
    assert cells_of(grid(fresh_database, [pupil]))[0][2] == "▼1.5"


def test_names_groups_and_subjects_cannot_become_markup(fresh_database):
    pupil = Pupil('<b>"Eve"</b> <img src=x>', {"mathematics": ("6", "4 4")})
    latest = build(fresh_database, [pupil], ["predicted"] * 2)
    help_with(fresh_database, 1, '<script>"x"</script>', "mathematics")
    behind = behind_list(behind_evidence(fresh_database, latest, TODAY))
    html = grid_html(behind, shortlist(behind, 1))
    assert "<script>" not in html
    assert 'title="<' not in html


def test_two_groups_are_a_clash_and_none_is_said_in_words(fresh_database):
    subjects = {"mathematics": ("6", "4 4")}
    latest = build(
        fresh_database, [Pupil("Ada Two", subjects), Pupil("Bo None", subjects)], ["predicted"] * 2
    )
    help_with(fresh_database, 1, "Maths group", "mathematics")
    help_with(fresh_database, 1, "Reading group")
    behind = behind_list(behind_evidence(fresh_database, latest, TODAY))
    html = grid_html(behind, shortlist(behind, 5))
    assert "2 groups: clash" in html
    assert "▼ None" in html


def test_the_line_stands_after_the_last_place(fresh_database):
    pupils = [Pupil(f"Ada Number{i}", {"mathematics": ("6", "4 4")}) for i in range(8)]
    before, line, after = grid(fresh_database, pupils, how_many=3).partition('<tr class="g-line">')
    assert before.count('<td class="g-place">') == 3
    assert after.count('<td class="g-place">') == drawing.NEXT_IN_LINE
    assert line


def many_subjects(count):
    rows = [
        {"pupil_id": pupil, "subject_id": f"s{i}", "subject_short": f"S{i}", "subject_order": i}
        for i in range(count)
        for pupil in range(count - i)
    ]
    return pd.DataFrame(rows)


@pytest.mark.parametrize("count", [1, 7, 8, 11, 12, 20])
@pytest.mark.parametrize("hidden", ["g-wide", "g-narrow"])
def test_at_either_width_every_subject_stands_in_exactly_one_column(count, hidden):
    columns = [c for c in subject_columns(many_subjects(count)) if c.shown_on != hidden]
    shown = [subject for column in columns for subject in column.subject_ids]
    assert sorted(shown) == sorted(f"s{i}" for i in range(count))
    assert len(columns) <= (12 if hidden == "g-narrow" else 8)


def test_columns_stand_in_the_schools_order_with_other_last():
    columns = [c for c in subject_columns(many_subjects(20)) if c.shown_on != "g-narrow"]
    assert [c.name for c in columns] == [f"S{i}" for i in range(11)] + ["Other"]
