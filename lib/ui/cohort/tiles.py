"""A headline figure as a tile: its value, its change in words, its likely range and n."""

from collections.abc import Sequence

from lib.analysis.cohort.headlines import Change, Headline
from lib.analysis.statistics.intervals import Estimate, TooFew
from lib.charts.frame.strip import Strip
from lib.measures import MEASURES
from lib.numerals import plain
from lib.ui.frame.situations import Checkpoint
from lib.ui.frame.tiles import Tile
from lib.words import counted

WITH_KS2 = "with KS2"


def headline_tiles(found: Sequence[Headline], checkpoint: Checkpoint, since: str) -> list[Tile]:
    """Turn headlines into tiles; `since` names the earlier checkpoint, as in July."""
    tiles = [_tile(headline, checkpoint, since) for headline in found]
    if checkpoint.makes_attainment_8:
        return tiles
    why = (
        f"Year {checkpoint.year_group} gives working-at grades. "
        "Attainment 8 and Progress 8 need end-of-course grades."
        if checkpoint.kind == "working_at"
        else "No Attainment 8 is made from these scales of Years 7 to 9."
    )
    return [*tiles, Tile("Attainment 8", sentence=why)]


def published(measure: str, value: float) -> str:
    """Write a published figure to the place it was published to: 45.9, 64.5%."""
    return f"{100 * value:.4g}%" if MEASURES[measure].is_share else plain(value, 1)


def label_words(measure: str, checkpoint: Checkpoint) -> str:
    """Name a measure; a Progress 8 that nobody has published says what it rests on."""
    added = {"predicted": ", predicted", "mock": ", from mocks"}.get(checkpoint.kind, "")
    return MEASURES[measure].label + (added if measure == "progress_8" else "")


def _tile(headline: Headline, checkpoint: Checkpoint, since: str) -> Tile:
    label = label_words(headline.measure, checkpoint)
    if headline.absent:
        return Tile(label, sentence=headline.absent)
    if isinstance(headline.estimate, TooFew) or headline.estimate is None:
        few = headline.estimate or TooFew(0)
        foot = f"{few.n} pupils; shown at {few.minimum} or more"
        return Tile(label, sentence="○ Too few to tell", foot=foot)
    estimate, comparator = headline.estimate, headline.comparator
    return Tile(
        label,
        value=MEASURES[headline.measure].written(estimate.value),
        change=_change_words(headline, since),
        change_reading="" if headline.change is None else headline.change.reading,
        strip=Strip(
            estimate.value,
            estimate.low,
            estimate.high,
            None if comparator is None else comparator.value,
        ),
        comparator="" if comparator is None else comparator.label,
        foot=f"likely {_range_words(headline.measure, estimate)} · {_counted(headline, estimate)}",
    )


def _range_words(measure: str, estimate: Estimate) -> str:
    low, high = (MEASURES[measure].written(v) for v in (estimate.low, estimate.high))
    return f"{low} to {high}"


def _counted(headline: Headline, estimate: Estimate) -> str:
    if headline.of:
        return f"{headline.counted:,} of {headline.of:,} {MEASURES[headline.measure].share_of}s"
    who = WITH_KS2 if headline.measure == "progress_8" else "pupils"
    return f"{estimate.n} {who}"


def _change_words(headline: Headline, since: str) -> str:
    change = headline.change
    if change is None:
        return ""
    if change.value == 0:
        return f"the same as in {since}"
    direction = "up" if change.value > 0 else "down"
    ending = f" since {since}" if change.is_clear else ": too small to call"
    return f"{direction} {_size(headline.measure, change)}{ending}"


def _size(measure: str, change: Change) -> str:
    unit = MEASURES[measure]
    if not unit.is_share:
        return plain(abs(change.value), 2 if abs(change.value) < 0.1 else unit.places)
    return counted(round(abs(change.value)), unit.share_of)
