"""A group and the rest from the same KS2 start: two marks a band, England's as a thin line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from math import ceil, floor

from lib.charts.frame import palette
from lib.charts.frame.marks import mark
from lib.charts.frame.rows import Range
from lib.charts.frame.template import SIZE_SMALL, SIZE_TEXT, Figure, Trace, figure, note, rule
from lib.charts.frame.traces import dots, hidden, margins, whiskers, words

BAND_HEIGHT = 84
ROOM_LEFT = 112


@dataclass(frozen=True)
class Start:
    """One KS2 band: the group and the rest (None where too few), and England's mean if known.

    `why` stands in place of the group where there are too few to tell.
    """

    name: str
    meaning: str
    group: Range | None
    rest: Range | None
    england: float | None = None
    why: str = ""
    rest_why: str = ""


def like_for_like(
    starts: Sequence[Start], group: str, rest: str, axis: str, england: str = ""
) -> Figure:
    """Draw the bands in the order given. `group`, `rest` and `england` name the marks once each."""
    low, high = _span(starts)
    return figure(
        [t for i, s in enumerate(starts) for t in _band(i, s, starts, group, rest)],
        height=len(starts) * BAND_HEIGHT + 62,
        margin=margins(ROOM_LEFT, 8, 6, 50),
        xaxis={
            "range": [low, high],
            "dtick": 2 if high - low > 4 else 1,
            "tick0": 0,
            "showgrid": True,
            "gridcolor": palette.LINE_PALE,
            "title": {"text": escape(axis), "standoff": 4},
        },
        yaxis=hidden(-len(starts) + 0.55, 0.55),
        shapes=[
            rule(s.england, -i - 0.36, s.england, -i - 0.02, palette.INK, 2) | {"layer": "above"}
            for i, s in enumerate(starts)
            if s.england is not None
        ],
        annotations=[*_names(starts), *_england_name(starts, england, high)],
    )


def _span(starts: Sequence[Start]) -> tuple[float, float]:
    ranges = [r for s in starts for r in (s.group, s.rest) if r is not None]
    ends = [end for known in ranges for end in known.ends]
    ends += [s.england for s in starts if s.england is not None]
    if not ends:
        return 0, 9
    return floor(min(ends) - 0.2), ceil(max(ends) + 0.8)


def _band(index: int, start: Start, starts: Sequence[Start], group: str, rest: str) -> list[Trace]:
    named = next((i for i, s in enumerate(starts) if s.group), None) == index
    rest_named = next((i for i, s in enumerate(starts) if s.rest), None) == index
    y_rest, y_group = -index + 0.17, -index - 0.19
    drawn = []
    for found, y, colour, name, why in (
        (start.rest, y_rest, palette.ON, rest if rest_named else "", start.rest_why),
        (start.group, y_group, palette.MAIN, group if named else "", start.why),
    ):
        span = _span(starts)
        drawn += _mark(found, y, colour, name, span) if found else _missing(why, y, span[0])
    return drawn


def _mark(found: Range, y: float, colour: str, name: str, span: tuple[float, float]) -> list[Trace]:
    ink = palette.SECONDARY if colour == palette.ON else colour
    value = f"{found.value:.1f}"
    said = escape(f"{name} {value}" if name else value)
    said = f"<b>{said}</b>" if colour == palette.MAIN else said
    # A long label goes to the side that has room for it.
    is_right = found.value < span[0] + 0.6 * (span[1] - span[0])
    side = "right" if is_right else "left"
    low, high = found.likely or (found.value, found.value)
    hover = f"{value}, likely {low:.1f} to {high:.1f}"
    return [
        whiskers([(y, low, high)], colour),
        dots([found.value], [y], [replace(mark("on"), colour=colour)], [hover]),
        words([high if is_right else low], [y], [f"\u2002{said}\u2002"], side, ink),
    ]


def _missing(why: str, y: float, left: float) -> list[Trace]:
    return [words([left], [y], [f"○ {escape(why)}"])] if why else []


def _names(starts: Sequence[Start]) -> list[Trace]:
    return [
        note(
            f"<b>{escape(s.name)}</b><br>{escape(s.meaning)}",
            0,
            -i,
            xref="paper",
            xshift=-ROOM_LEFT,
            size=SIZE_TEXT - 1,
        )
        for i, s in enumerate(starts)
    ]


def _england_name(starts: Sequence[Start], england: str, high: float) -> list[Trace]:
    known = [(i, s.england) for i, s in enumerate(starts) if s.england is not None]
    return [
        note(
            escape(england),
            value,
            -i - 0.42,
            size=SIZE_SMALL,
            anchor="right" if value > high - 2 else "left",
        )
        for i, value in known[:1]
    ]
