"""A headline figure as a tile: its value, its change in words, its likely range and n."""

from collections.abc import Sequence

from lib.analysis.cohort.headlines import Change, Headline
from lib.analysis.statistics.intervals import Estimate, TooFew
from lib.charts.frame.strip import Strip
from lib.numerals import percent, plain, signed
from lib.ui.frame.situations import Checkpoint
from lib.ui.frame.tiles import Tile

LABELS = {
    "attainment_8": "Attainment 8",
    "progress_8": "Progress 8",
    "english_and_maths_4": "Grade 4 or more in English and maths",
    "english_and_maths_5": "Grade 5 or more in English and maths",
    "at_target": "Grades at or above target",
    "behind": "Pupils behind target in a subject",
    "shortfall": "Average distance from target, in grades",
}
SHARES = ("english_and_maths_4", "english_and_maths_5", "at_target", "behind")
UNITS = {"at_target": "grade", "behind": "pupil"}
PLACES = {"attainment_8": 1, "progress_8": 2, "shortfall": 2}
WITH_KS2 = "with KS2"


def headline_tiles(found: Sequence[Headline], checkpoint: Checkpoint, since: str) -> list[Tile]:
    """Turn headlines into tiles; `since` names the earlier checkpoint, as in July."""
    tiles = [_tile(headline, checkpoint, since) for headline in found]
    if checkpoint.has_attainment_8:
        return tiles
    why = (
        f"Year {checkpoint.year_group} gives working-at grades. "
        "Attainment 8 and Progress 8 need end-of-course grades."
    )
    return [*tiles, Tile("Attainment 8", sentence=why)]


def value_words(measure: str, value: float) -> str:
    """Write a value in the unit of its measure: 47.2, −0.08, 46%."""
    if measure in SHARES:
        return percent(value)
    if measure == "attainment_8":
        return plain(value, 1)
    return signed(value, PLACES[measure])


def published(measure: str, value: float) -> str:
    """Write a published figure to the place it was published to: 45.9, 64.5%."""
    return f"{100 * value:.4g}%" if measure in SHARES else plain(value, 1)


def label_words(measure: str, checkpoint: Checkpoint) -> str:
    """Name a measure; a Progress 8 that nobody has published says what it rests on."""
    added = {"predicted": ", predicted", "mock": ", from mocks"}.get(checkpoint.kind, "")
    return LABELS[measure] + (added if measure == "progress_8" else "")


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
        value=value_words(headline.measure, estimate.value),
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
    low, high = (value_words(measure, v) for v in (estimate.low, estimate.high))
    return f"{low} to {high}"


def _counted(headline: Headline, estimate: Estimate) -> str:
    if headline.of:
        unit = "grades" if headline.measure == "at_target" else "pupils"
        return f"{headline.counted:,} of {headline.of:,} {unit}"
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
    if measure not in SHARES:
        return plain(abs(change.value), 2 if abs(change.value) < 0.1 else PLACES[measure])
    count = round(abs(change.value))
    return f"{count} {UNITS.get(measure, 'pupil')}{'' if count == 1 else 's'}"
