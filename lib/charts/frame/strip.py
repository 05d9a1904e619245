"""The strip of a tile: a value and its likely range on a line, with one comparator. SVG text."""

from dataclasses import dataclass

from lib.charts.frame import palette

HEIGHT = 28


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
    """Draw the strip as wide as the place it is shown in. Its words and alt text are the page's."""
    comparator = ""
    if strip.comparator is not None:
        at = strip.share(strip.comparator)
        comparator = _line(at, at, 2, HEIGHT - 2, palette.INK, 2)
    middle = HEIGHT / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{HEIGHT}">'
        + _line(0, 1, middle, middle, palette.LINE, 2)
        + _line(strip.share(strip.low), strip.share(strip.high), middle, middle, palette.MAIN, 5)
        + comparator
        + f'<circle cx="{strip.share(strip.value):.2%}" cy="{middle}" r="8" '
        f'fill="{palette.MAIN}" stroke="{palette.WHITE}" stroke-width="1.5"/></svg>'
    )


def _line(x0: float, x1: float, y0: float, y1: float, colour: str, width: float) -> str:
    return (
        f'<line x1="{x0:.2%}" y1="{y0}" x2="{x1:.2%}" y2="{y1}" stroke="{colour}" '
        f'stroke-width="{width}" stroke-linecap="round"/>'
    )
