"""A cohort none of whose grades has a distance from its target: nothing is said of them."""

from dataclasses import replace

import pytest
from analysis.hand_made import Pupil, build

from lib.analysis.cohort import finding as words
from lib.analysis.cohort import starting_points
from lib.analysis.cohort.headlines import headlines
from lib.analysis.cohort.history import stories
from lib.analysis.compare.sides import Asked, compare
from lib.analysis.explain.figures import explained_headlines
from lib.analysis.statistics.intervals import Estimate, TooFew

SAID = "No grade has a target on its scale: nothing can be said of who is behind"
OTHER_SCALE = "update result set qualification = 'percentages' where checkpoint_id = 2"


@pytest.fixture
def on_another_scale(filled):
    """Twelve pupils, four of them behind in October; the grades since are on another scale."""
    return filled(changed_scale)


def changed_scale(database):
    pupils = [Pupil(f"Ann No{i}", {"history": ("5", "3 5" if i < 4 else "5 5")}) for i in range(12)]
    build(database, pupils, ["working_at"] * 2, (OTHER_SCALE, {}), year_group=8)


def some_untold(database):
    """Twelve with a target, of whom three are behind, and eight without one."""
    told = [Pupil(f"Ann No{i}", {"history": ("5", "3" if i < 3 else "5")}) for i in range(12)]
    untold = [Pupil(f"Bo No{i}", {"history": (".", "3")}) for i in range(8)]
    build(database, [*told, *untold], ["working_at"], year_group=8)


def test_a_share_behind_is_of_the_pupils_with_a_distance(filled):
    database = filled(some_untold)
    behind = headlines(database, 1, None)["behind"]
    assert (behind.counted, behind.of) == (3, 12)
    assert isinstance(behind.estimate, Estimate)
    assert behind.estimate.value == 0.25
    told = {story.measure: story for story in stories(database, 1)}
    assert told["behind"].now == behind.estimate
    (band,) = starting_points.by_start(database, 1).rows
    assert band.behind == behind.estimate
    found = compare(database, "behind", Asked(1), Asked(1))
    assert (found.a.n, found.a.figure) == (12, behind.estimate)
    beside = database.rows("observations/of_groups", checkpoint_id=1).is_behind
    assert (int(beside.sum()), int(beside.isna().sum())) == (3, 8)


def test_where_nobody_has_a_distance_no_headline_gives_a_figure(on_another_scale):
    found = headlines(on_another_scale, 2, 1)
    assert {h.absent for h in found.values()} == {"No grade has a target on its scale."}
    assert {h.estimate for h in found.values()} == {None}
    assert {h.change for h in found.values()} == {None}


def test_the_cohorts_page_gives_no_figure_of_the_checkpoint_before(on_another_scale):
    told = stories(on_another_scale, 2)
    assert [story.now for story in told] == [TooFew(0)] * 3
    assert words.finding(told, headlines(on_another_scale, 2, 1)) == SAID
    assert words.lede(told, headlines(on_another_scale, 2, 1)) == ""
    before = [story.ours[0] for story in told]
    assert [(p.checkpoint_id, type(p.estimate)) for p in before] == [(1, Estimate)] * 3


def test_no_band_of_starters_is_behind_or_not(on_another_scale):
    answer = starting_points.by_start(on_another_scale, 2)
    assert {row.behind for row in answer.rows} == {TooFew(0)}
    assert starting_points.finding(answer) == (
        "No grade has a target on its scale: no band of starters can be told to be behind"
    )


def test_nothing_untold_is_level_with_last_year(on_another_scale):
    told = stories(on_another_scale, 2)
    then = [replace(story.ours[0], half_term=2) for story in told]
    beside = (replace(story, last_year=(p,)) for story, p in zip(told, then, strict=True))
    assert words.history_title(tuple(beside)) == "Nothing here to set beside last year’s cohort"


def test_who_cannot_be_told_is_left_out_of_the_share_behind_for_that_reason(filled):
    told = {each.name: each for each in explained_headlines(filled(some_untold), 1)}
    for explained in told.values():
        (out,) = explained.left_out
        assert (len(explained.inside), len(out.pupils)) == (12, 8)
        assert out.why == "no grade with a target on its scale"
