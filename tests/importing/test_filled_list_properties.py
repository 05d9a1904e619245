"""Whatever is typed into a list: every row has exactly one outcome, and nothing is half saved."""

from copy import deepcopy

import pytest
from analysis.hand_made import build
from conftest import opened, opened_copy
from importing.a_list import look, save, stand_on, written
from interventions.conftest import ADA, BEN, CHECKPOINT, PUPILS, asked, planned

from lib.importing.contents.filled_list.fields import FIELDS, label_of

hypothesis = pytest.importorskip("hypothesis")
given, settings, st = hypothesis.given, hypothesis.settings, hypothesis.strategies
example = hypothesis.example

TYPED = st.one_of(
    st.sampled_from(
        ["", "Maths fours", "Small group", "2", "7", "12/01/2026", "01/12/2025", "x", "Attendance"]
    ),
    st.text(max_size=8),
)
ROWS = st.lists(
    st.dictionaries(st.sampled_from([*map(label_of, FIELDS), "Pupil number"]), TYPED, max_size=5),
    min_size=4,
    max_size=4,
)


@pytest.fixture(scope="module")
def listed(empty_file, tmp_path_factory):
    """A closed file whose school has a plan of two pupils, and its list as it was written."""
    path = tmp_path_factory.mktemp("listed") / "school.duckdb"
    with opened_copy(empty_file, path) as database:
        build(database, PUPILS, ["predicted"] * CHECKPOINT)
        stand_on(database)
        planned(database, ADA, BEN, lead="Ms Lee")
        return path, written(database)


@pytest.fixture(scope="module")
def looked_at(listed, tmp_path_factory):
    yield from opened(listed[0], tmp_path_factory.mktemp("seen") / "a.duckdb")


def typed_in(sheets, typed):
    """The sheets with each row's cells typed over, and how many rows could be filled in."""
    sheets, texts, below = deepcopy(sheets), iter(typed), 0
    for _, grid in sheets:
        top = next((n for n, row in enumerate(grid) if "Intervention" in row), len(grid))
        for row in grid[top + 1 :]:
            below += 1
            for heading, text in next(texts, {}).items():
                row[grid[top].index(heading)] = text
    return sheets, below


@settings(max_examples=20, deadline=None)
@given(ROWS)
def test_every_row_has_one_outcome_and_a_preview_changes_nothing(listed, looked_at, typed):
    sheets, below = typed_in(listed[1], typed)
    before = asked(looked_at, "from intervention_change")
    upload = look(looked_at, sheets)
    assert len({one.row.place for one in upload.rows}) == len(upload.rows) == below == 4
    assert sum(upload.counts.values()) == below
    assert {one.row.place for one in upload.of("rejected")} == {
        one.row.place for one, _ in upload.findings
    }
    assert all(one.changes for one in upload.of("conflicting"))
    assert asked(looked_at, "from intervention_change") == before


@settings(max_examples=6, deadline=None)
@given(ROWS)
@example([{"Intervention": "Maths fours", "Start": "12/01/2026"}, {"Lead": "x"}] * 2)
def test_saving_does_what_was_promised_and_a_second_time_makes_nothing(
    listed, tmp_path_factory, typed
):
    sheets, _ = typed_in(listed[1], typed)
    with opened_copy(listed[0], tmp_path_factory.mktemp("saved") / "copy.duckdb") as database:
        promised = look(database, sheets)
        saved = save(database, sheets)
        assert [(r.row.place, r.outcome) for r in saved.rows] == [
            (r.row.place, r.outcome) for r in promised.rows
        ]
        (plans,) = asked(database, "select count(*) from intervention")
        assert plans == (1 + saved.plans_made,)
        save(database, sheets)
        assert asked(database, "select count(*) from intervention") == [plans]
