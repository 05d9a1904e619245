"""Two sides as dots with their likely ranges on one scale, and the difference on its own."""

from collections.abc import Callable
from math import ceil, floor, log10

from lib.charts.frame.rows import Column, Picture, Row, Rows
from lib.charts.frame.rows_figure import rows_figure
from lib.charts.frame.template import Figure

TICKS = 4
COLUMNS = (Column("Figure", 0.385, "right", strong=True), Column("Likely", 0.395))


def compared_rows(
    sides: tuple[Row, Row], gap: Row | None, words: Callable[[float], str]
) -> tuple[Figure, Figure | None]:
    """Draw A and B on one scale, then A less B round nought; None where there is no difference.

    Rows have one range; `cells` are the figure and its likely range. `words` writes a tick.
    """
    ends = [e for row in sides for r in row.ranges if r for e in r.ends]
    low, high = (min(ends), max(ends)) if ends else (0.0, 1.0)
    step = _step(high - low)
    first, last = floor(low / step) * step, ceil(high / step) * step
    ticks = {
        first + i * step: words(first + i * step) for i in range(round((last - first) / step) + 1)
    }
    room = step * 0.15
    scale = (first - room, last + room)
    picture = Picture("and likely range", 0.53, 0.98, *scale, ticks, zero=None, quiet=True)
    # A side alone has no reading.
    rows = Rows(sides, [picture], COLUMNS, "Side", "Pupils", 0.305, reading_at=None)
    above = rows_figure(rows)
    return above, None if gap is None else _gap_row(gap)


def _gap_row(gap: Row) -> Figure:
    reach = 1.15 * max(abs(end) for end in gap.ranges[0].ends) if gap.ranges[0] else 1.0
    reach = reach or 1e-6
    ticks = {-0.75 * reach: "A lower", 0.0: "the same", 0.75 * reach: "A higher"}
    picture = Picture("and likely range", 0.53, 0.86, -reach, reach, ticks)
    return rows_figure(Rows([gap], [picture], COLUMNS, "Difference", "Pupils", 0.305))


def _step(span: float) -> float:
    """A round step, so that about `TICKS` of them cross the span."""
    rough = max(span, 1e-6) / TICKS
    size = 10.0 ** floor(log10(rough))
    return next(size * m for m in (1, 2, 2.5, 5, 10) if size * m >= rough)
