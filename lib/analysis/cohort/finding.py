"""What the cohort page says: its finding and the line under it."""

from lib.analysis.cohort.headlines import Headline
from lib.analysis.cohort.history import Story
from lib.analysis.statistics.intervals import Estimate
from lib.measures import MEASURES
from lib.numerals import signed
from lib.words import (
    either,
    listed,
    no_attainment_8,
    nothing_of_who_is_behind,
    number,
    pupils,
    sentence,
)

STEADY = {"above": "and rising", "below": "and falling", "not clear": "and steady"}

RESULTS = {
    "above": "higher than the grades before the exams",
    "below": "lower than the grades before the exams",
    "not clear": "about the grades before the exams",
}
"""A result does not rise or fall from a prediction: it bears it out or not."""


def finding(stories: tuple[Story, ...], headlines: dict[str, Headline]) -> str:
    """The answer in about ten words: the level, where it stands, and whether it moved."""
    by_measure = {story.measure: story for story in stories}
    if "attainment_8" in by_measure:
        return _attainment_8(by_measure["attainment_8"], headlines["attainment_8"])
    return _targets(by_measure["at_target"], headlines["at_target"])


def lede(stories: tuple[Story, ...], headlines: dict[str, Headline]) -> str:
    """Who, how many, the likely range, and Progress 8 with what it is measured against."""
    by_measure = {story.measure: story for story in stories}
    if "attainment_8" not in by_measure:
        now = by_measure["at_target"].now
        kind = by_measure["at_target"].ours[-1].kind if by_measure["at_target"].ours else ""
        return "" if not isinstance(now, Estimate) else _share_words(now, kind)
    now = by_measure["attainment_8"].now
    if not isinstance(now, Estimate):
        return ""
    who = f"Likely {now.low:.1f} to {now.high:.1f}, {pupils(now.n)}."
    story = by_measure["progress_8"]
    if story.absent:
        return f"{who} {story.absent}"
    progress = story.now
    if not isinstance(progress, Estimate) or story.england is None:
        return who
    against = headlines["progress_8"].comparator
    words = "" if against is None else f" ({against.label})"
    return (
        f"{who} Progress 8 {signed(progress.value)}, likely {signed(progress.low)} to "
        f"{signed(progress.high)}, {progress.n} with KS2{words}."
    )


def _attainment_8(story: Story, headline: Headline) -> str:
    now = story.now
    if not isinstance(now, Estimate):
        return "Too few pupils to tell how the cohort is progressing"
    if story.ours[-1].kind == "final":
        before = "" if headline.change is None else f", {RESULTS[headline.change.reading]}"
        return f"Attainment 8 was {now.value:.1f}{before}; {_beside(story)}"
    moved = "" if headline.change is None else f" {STEADY[headline.change.reading]}"
    return f"Attainment 8 is {now.value:.1f}{moved}, {_beside(story)}"


def _beside(story: Story) -> str:
    now, then = story.now, story.then
    if then is None or not isinstance(now, Estimate):
        if story.england is None or not isinstance(now, Estimate):
            return "with nothing to compare it with yet"
        return f"{_compared(now, story.england.value)} England"
    # A year group is compared at the same point of its year; leavers have one point only.
    then_word = " then" if "Year" in story.last_year_label else ""
    return f"{_compared(now, then.value)} {story.last_year_label}{then_word}"


def _compared(now: Estimate, other: float) -> str:
    """Say above, below or level: level while the comparator is inside the likely range."""
    if now.low > other:
        return "above"
    return "below" if now.high < other else "level with"


def _targets(story: Story, headline: Headline) -> str:
    now = story.now
    if headline.absent:
        return sentence(nothing_of_who_is_behind())
    if not isinstance(now, Estimate):
        return "Too few pupils to tell how the cohort is progressing"
    moved = "" if headline.change is None else f" {STEADY[headline.change.reading]}"
    beside = "" if story.then is None else f", {_beside(story)}"
    return f"{now.value:.0%} of grades are at or above target{moved}{beside}"


def _share_words(now: Estimate, kind: str) -> str:
    return (
        f"Likely {now.low:.0%} to {now.high:.0%}, {now.n:,} grades. {no_attainment_8(kind)} or "
        "Progress 8."
    )


def history_title(stories: tuple[Story, ...]) -> str:
    """Head the pictures: which measures stand clear of last year's cohort at the same point."""
    clear = [s for s in stories if s.then is not None and _compared_now(s) != "level with"]
    if not any(isinstance(point.estimate, Estimate) for point in stories[0].last_year):
        return "Checkpoint by checkpoint"
    compared = [s for s in stories if s.then is not None]
    if not compared:
        return "Last year’s cohort has no checkpoint at the same point"
    compared = [s for s in compared if isinstance(s.now, Estimate)]
    if not compared:
        return "Nothing here to set beside last year’s cohort"
    if not clear:
        measures = either(len(compared), "measure", "measures")
        return (
            f"Level with last year’s cohort at this point on all {number(len(compared))} {measures}"
        )
    names = listed([f"{MEASURES[s.measure].short_inside} {_compared_now(s)}" for s in clear])
    return sentence(f"{names} last year’s cohort at the same point")


def history_note(stories: tuple[Story, ...]) -> str:
    """Say what the lines are, and the year and status of England's figures."""
    labels = {s.england.label for s in stories if s.england is not None}
    england = "; ".join(sorted(labels))
    stated = "Blue: this cohort with its likely range. Pale: last year’s, to its end."
    return f"{stated} {england}." if england else stated


def _compared_now(story: Story) -> str:
    now, then = story.now, story.then
    if then is None or not isinstance(now, Estimate):
        return "level with"
    return _compared(now, then.value)
