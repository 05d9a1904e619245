"""The headline tiles: label, value, change in words, strip with its comparator, n."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from lib.charts.frame.marks import mark
from lib.charts.frame.strip import Strip, strip_svg
from lib.ui.frame.glossary import explained


@dataclass(frozen=True)
class Tile:
    """One tile. Give a `value` with its `strip`, or a `sentence` that says why there is none.

    `change_reading` (above, below, not clear) gives the change its shape and colour, and is
    empty where nothing can be compared. `comparator` names the thin line on the strip, with
    year and status. `foot` says the likely range and n.
    """

    label: str
    value: str = ""
    change: str = ""
    change_reading: str = ""
    strip: Strip | None = None
    comparator: str = ""
    foot: str = ""
    sentence: str = ""

    @property
    def alt(self) -> str:
        """The strip in words."""
        return f"{self.label} {self.value}, {self.foot}; {self.comparator}".strip("; ")


def show_tiles(tiles: Sequence[Tile]) -> None:
    """Draw the tiles in one row; two by two where the screen is narrow."""
    st.html(f'<div class="cp-tiles">{"".join(_tile(t) for t in tiles)}</div>')


def _tile(tile: Tile) -> str:
    body = _sentence(tile) if tile.sentence else _value(tile) + _strip(tile)
    foot = f'<div class="cp-tile-foot">{escape(tile.foot)}</div>' if tile.foot else ""
    label = f'<div class="cp-tile-label">{explained(tile.label)}</div>'
    return f'<div class="cp-tile">{label}{body}{foot}</div>'


def _sentence(tile: Tile) -> str:
    return f'<div class="cp-tile-sentence">{escape(tile.sentence)}</div>'


def _value(tile: Tile) -> str:
    change = ""
    if tile.change_reading:
        kind = {"above": "cp-above", "below": "cp-below"}.get(tile.change_reading, "")
        words = f"{mark(tile.change_reading).glyph} {tile.change}"
        change = f'<span class="cp-tile-change {kind}">{escape(words)}</span>'
    number = f'<span class="cp-tile-number">{escape(tile.value)}</span>'
    return f'<div class="cp-tile-value">{number}{change}</div>'


def _strip(tile: Tile) -> str:
    if tile.strip is None:
        return ""
    picture = b64encode(strip_svg(tile.strip).encode()).decode()
    at = 50.0 if tile.strip.comparator is None else 100 * tile.strip.share(tile.strip.comparator)
    # Half the words' own width is kept free at either end, so that none are cut off.
    room = f"{0.27 * len(tile.comparator):.1f}em"
    place = f"left: clamp({room}, {at:.1f}%, calc(100% - {room}))"
    return (
        f'<div class="cp-tile-strip"><img src="data:image/svg+xml;base64,{picture}" '
        f'alt="{escape(tile.alt)}"></div>'
        f'<div class="cp-tile-comparator"><span style="{place}">'
        f"{escape(tile.comparator)}</span></div>"
    )
