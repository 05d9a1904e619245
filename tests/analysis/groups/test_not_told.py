"""Groups of a checkpoint none of whose grades has a distance from its target."""

import pytest
from analysis.hand_made import Pupil, build

from lib.analysis.groups import finding as words
from lib.analysis.groups.keeping_up import groups_at
from lib.analysis.statistics.intervals import TooFew

OTHER_SCALE = "update result set qualification = 'percentages' where checkpoint_id = 3"


@pytest.fixture
def untold(filled):
    """Twelve disadvantaged pupils and twelve others; the third checkpoint is on another scale."""
    return groups_at(filled(changed_scale), 3, "disadvantaged")


def changed_scale(database):
    pupils = [
        Pupil(f"Ann No{i}", {"history": ("5", f"{3 + i % 3} 4 5")}, disadvantaged=i < 12)
        for i in range(24)
    ]
    build(database, pupils, ["working_at"] * 3, (OTHER_SCALE, {}), year_group=8)


def test_the_pupils_are_counted_and_nothing_is_said_of_their_gap(untold):
    assert untold.chosen.gap == TooFew(0)
    assert words.finding(untold) == (
        "None of the 12 disadvantaged pupils in Year 8 has a grade with a target on its scale"
    )
    assert words.lede(untold) == "Nothing can be said of their distance from target, or of a gap."
    assert words.rows_title(untold) == "No group can be told to be behind or not"


def test_a_gap_that_cannot_be_told_has_not_moved_since_an_earlier_checkpoint(untold):
    assert untold.over_time.change is None
    assert words.over_time_note(untold) == ""
    assert words.over_time_title(untold) == "The gap is not shown"
