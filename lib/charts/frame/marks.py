"""The shapes and words of a reading, and how numbers are written: one way everywhere."""

from dataclasses import dataclass

from lib.charts.frame import palette


@dataclass(frozen=True)
class Mark:
    """How one reading is drawn and named."""

    glyph: str
    symbol: str
    word: str
    colour: str
    text_colour: str

    @property
    def words(self) -> str:
        """Shape and word together, as in "▼ Below"."""
        return f"{self.glyph} {self.word}"

    @property
    def is_hollow(self) -> bool:
        """Whether it is white inside, with its colour round it: promising, no more."""
        return self.symbol.endswith("-open")

    @property
    def shape(self) -> str:
        """circle, triangle-up or triangle-down."""
        return self.symbol.removesuffix("-open")

    @property
    def inside(self) -> str:
        """The colour it is filled with."""
        return palette.WHITE if self.is_hollow else self.colour

    @property
    def edge(self) -> str:
        """The colour round it."""
        return self.colour if self.is_hollow else palette.WHITE

    @property
    def edge_width(self) -> float:
        """Pixels of the line round it."""
        return 2.5 if self.is_hollow else 1.5


MARKS = {
    "below": Mark("▼", "triangle-down", "Below", palette.BELOW, palette.BELOW_TEXT),
    "not clear": Mark("●", "circle", "Not clear", palette.ON, palette.SECONDARY),
    "on": Mark("●", "circle", "On", palette.ON, palette.SECONDARY),
    "above": Mark("▲", "triangle-up", "Above", palette.ABOVE, palette.ABOVE),
    "promising": Mark("△", "triangle-up-open", "Promising", palette.PROMISING, palette.PROMISING),
    "likely working": Mark("▲", "triangle-up", "Likely working", palette.ABOVE, palette.ABOVE),
    "no sign": Mark("●", "circle", "No sign", palette.ON, palette.SECONDARY),
    "copied": Mark("○", "circle-open", "Copied", palette.ON, palette.SECONDARY),
    "too few to tell": Mark("○", "circle-open", "Too few to tell", palette.ON, palette.SECONDARY),
}
"""By the reading of lib.analysis.statistics.intervals, and the few that pages add."""


def mark(reading: str) -> Mark:
    """Return how a reading is drawn. Raises KeyError for one that has no shape."""
    return MARKS[reading]
