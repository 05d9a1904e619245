"""Counts by date, described once: a bar each within the whole it is of."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.charts.frame import palette


@dataclass(frozen=True)
class Bar:
    """A count, what it is `of` (None where there is no whole), and the words above and below it.

    `reading` is below where the count has grown, context where it only stands beside another.
    """

    name: str
    n: str
    value: float
    of: float | None
    value_words: str
    reading: str

    @property
    def words(self) -> str:
        """The value, with a shape where it has grown, so that no colour stands alone."""
        return f"▲ {self.value_words}" if self.reading == "below" else self.value_words

    @property
    def ink(self) -> str:
        """The colour of the value."""
        return palette.BELOW_TEXT if self.reading == "below" else palette.INK

    @property
    def fill(self) -> str:
        """The colour of the bar: orange where the count has grown."""
        return {"context": palette.BAR, "below": palette.BELOW}.get(self.reading, palette.MAIN)


@dataclass(frozen=True)
class Bars:
    """Bars from the left; `is_share` where their values are shares of 1."""

    bars: Sequence[Bar]
    is_share: bool = False

    @property
    def whole(self) -> float:
        """Where the scale ends."""
        return max(bar.of or bar.value for bar in self.bars)
