"""The shapes and words of a reading, and how numbers are written: one way everywhere."""

from dataclasses import dataclass

from lib.charts import palette


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


MARKS = {
    "below": Mark("▼", "triangle-down", "Below", palette.BELOW, palette.BELOW_TEXT),
    "not clear": Mark("●", "circle", "Not clear", palette.ON, palette.SECONDARY),
    "on": Mark("●", "circle", "On", palette.ON, palette.SECONDARY),
    "above": Mark("▲", "triangle-up", "Above", palette.ABOVE, palette.ABOVE),
    "promising": Mark("△", "triangle-up-open", "Promising", palette.PROMISING, palette.PROMISING),
    "copied": Mark("○", "circle-open", "Copied", palette.ON, palette.SECONDARY),
    "too few to tell": Mark("○", "circle-open", "Too few to tell", palette.ON, palette.SECONDARY),
}
"""By the reading of lib.analysis.intervals, and the few that pages add."""


def mark(reading: str) -> Mark:
    """Return how a reading is drawn. Raises KeyError for one that has no shape."""
    return MARKS[reading]


def signed(value: float, places: int = 2) -> str:
    """Write a difference with its sign and a true minus: +0.21, −0.55, 0.00."""
    text = f"{abs(value):.{places}f}"
    if float(text) == 0:
        return text
    return f"{'+' if value > 0 else '−'}{text}"


def plain(value: float, places: int = 1) -> str:
    """Write a level with a true minus where it is negative: 47.2, −0.08."""
    text = f"{abs(value):.{places}f}"
    return f"−{text}" if value < 0 and float(text) != 0 else text


def percent(share: float) -> str:
    """Write a share from 0 to 1 as a whole percentage; never 0% or 100% for what is not."""
    whole = round(share * 100)
    if whole == 100 and share < 1:
        return "over 99%"
    if whole == 0 and share > 0:
        return "under 1%"
    return f"{whole}%"
