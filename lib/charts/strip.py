"""The strip of a tile: a value and its likely range on a line, with one comparator. SVG text."""

from dataclasses import dataclass

from lib.charts import palette

WIDTH, HEIGHT = 330, 28


@dataclass(frozen=True)
class Strip:
    """What a strip shows, all in one unit. `comparator` is None where there is none."""

    value: float
    low: float
    high: float
    comparator: float | None

    @property
    def scale(self) -> tuple[float, float]:
        """From and to: room for half the range again at either end."""
        shown = [self.low, self.high, self.value]
        if self.comparator is not None:
            shown.append(self.comparator)
        spread = max(shown) - min(shown) or 1.0
        return min(shown) - 0.9 * spread, max(shown) + 0.9 * spread

    def share(self, value: float) -> float:
        """Where a value stands along the strip, 0 to 1."""
        start, end = self.scale
        return (value - start) / (end - start)


def strip_svg(strip: Strip) -> str:
    """Draw the strip. The words beside it are the page's; the alt text too."""
    low, high, value = (strip.share(v) * WIDTH for v in (strip.low, strip.high, strip.value))
    middle = HEIGHT / 2
    comparator = ""
    if strip.comparator is not None:
        at = strip.share(strip.comparator) * WIDTH
        comparator = _line(at, 2, at, HEIGHT - 2, palette.INK, 2)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        + _line(0, middle, WIDTH, middle, palette.LINE, 2)
        + _line(low, middle, high, middle, palette.MAIN, 5)
        + comparator
        + f'<circle cx="{value:.1f}" cy="{middle}" r="8" fill="{palette.MAIN}" '
        f'stroke="{palette.WHITE}" stroke-width="1.5"/></svg>'
    )


def _line(x0: float, y0: float, x1: float, y1: float, colour: str, width: float) -> str:
    return (
        f'<line x1="{x0:.1f}" y1="{y0:.1f}" x2="{x1:.1f}" y2="{y1:.1f}" stroke="{colour}" '
        f'stroke-width="{width}" stroke-linecap="round"/>'
    )
