"""Whatever is saved, in whatever order: no session and no mark is ever lost by another save."""

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from conftest import opened_copy
from interventions.a_plan import PLAN, STARTS, rows_of, with_a_plan

from lib.interventions.sessions.dose import dose
from lib.interventions.sessions.marking import (
    REASONS,
    Session,
    SessionTakenError,
    correct_session,
    save_session,
)

hypothesis = pytest.importorskip("hypothesis")
given, settings, st = hypothesis.given, hypothesis.settings, hypothesis.strategies

MARKS = st.fixed_dictionaries(dict.fromkeys((1, 2, 3), st.sampled_from((None, *REASONS))))
SAVES = st.lists(st.tuples(st.integers(0, 2), MARKS), min_size=1, max_size=6)


@settings(max_examples=10, deadline=None)
@given(SAVES)
def test_every_mark_ever_saved_is_kept_and_the_last_of_each_counts(filled_file, saves):
    with (
        tempfile.TemporaryDirectory() as folder,
        opened_copy(filled_file(with_a_plan), Path(folder) / "copy.duckdb") as database,
    ):
        kept, last = [], {}
        for day, marks in saves:
            session = Session(STARTS + timedelta(days=day), marks)
            try:
                save_session(database, PLAN, session, "Mx Lead", STARTS + timedelta(days=30))
            except SessionTakenError as taken:
                correct_session(database, taken.session_id, session, "Ms Deputy")
            last[day] = marks
            now = rows_of(database, "session_mark")
            assert set(kept) <= set(now)
            kept = now
        told = dose(database, PLAN)
        assert told.held == len(last)
        absent = sum(reason is not None for marks in last.values() for reason in marks.values())
        assert (told.present, told.absent) == (3 * len(last) - absent, absent)
        assert told.present == told.pupils.present.sum()
