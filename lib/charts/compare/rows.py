"""Two sides as dots with their likely ranges on one scale, and the difference on its own."""

from collections.abc import Callable
from math import ceil, floor, log10

from lib.charts.frame.row_pictures import Picture, Range, Row
from lib.charts.frame.rows import Column, rows_figure
from lib.charts.frame.template import Figure

TICKS = 4
OFF = 1.5
"""Where a column stands that is not to be seen: a side alone has no reading."""


def compared_rows(
    sides: tuple[Row, Row], gap: Row | None, words: Callable[[float], str]
) -> tuple[Figure, Figure | None]:
    """Draw A and B on one scale, then A less B round nought; None where there is no difference.

    Rows have one range; `cells` are the figure and its likely range. `words` writes a tick.
    """
    ends = [e for row in sides for r in row.ranges if r for e in (r.low, r.high)]
    low, high = (min(ends), max(ends)) if ends else (0.0, 1.0)
    step = _step(high - low)
    first, last = floor(low / step) * step, ceil(high / step) * step
    ticks = {
        first + i * step: words(first + i * step) for i in range(round((last - first) / step) + 1)
    }
    room = step * 0.15
    picture = Picture(
        "and likely range", 0.53, 0.98, first - room, last + room, ticks, first - 9, True
    )
    columns = [Column("Figure", 0.385, "right", strong=True), Column("Likely", 0.395)]
    above = rows_figure(
        sides, [picture], columns, name="Side", n="Pupils", n_at=0.305, reading_at=OFF
    )
    return above, None if gap is None else _gap_row(gap)


def _gap_row(gap: Row) -> Figure:
    found = gap.ranges[0]
    reach = 1.15 * max(abs(found.low), abs(found.high), 1e-6) if found else 1.0
    ticks = {-0.75 * reach: "A lower", 0.0: "the same", 0.75 * reach: "A higher"}
    picture = Picture("and likely range", 0.53, 0.86, -reach, reach, ticks)
    columns = [Column("Figure", 0.385, "right", strong=True), Column("Likely", 0.395)]
    return rows_figure([gap], [picture], columns, name="Difference", n="Pupils", n_at=0.305)


def _step(span: float) -> float:
    """A round step, so that about `TICKS` of them cross the span."""
    rough = max(span, 1e-6) / TICKS
    size = 10.0 ** floor(log10(rough))
    return next(size * m for m in (1, 2, 2.5, 5, 10) if size * m >= rough)


__all__ = ["Range", "Row", "compared_rows"]
