"""How a likely range is written."""

from lib.analysis.statistics.intervals import Reading, TooFew
from lib.numerals import signed


def likely(reading: Reading, places: int = 2) -> str:
    """Return "−1.03 to −0.07", or nothing for a group too small to say."""
    if isinstance(reading, TooFew):
        return ""
    return f"{signed(reading.low, places)} to {signed(reading.high, places)}"
