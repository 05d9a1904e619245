"""Every colour, by what it means. No other module of lib holds a colour.

The status colours keep 4.5:1 on white and stay apart in every kind of colour vision;
even so a colour never stands without a word and a shape (lib/charts/frame/marks.py).
"""

INK = "#0B0C0C"
"""Text, zero lines, comparators."""
SECONDARY = "#505A5F"
"""Captions, units, what stands beside the answer."""
WHITE = "#FFFFFF"
SELECTED = "#D8E1EA"
"""The page one is on, in the menu."""
VEIL = "rgba(255, 255, 255, 0.75)"
"""Behind a name that crosses a line."""

CLEAR = "rgba(0, 0, 0, 0)"

BELOW = "#C44A00"
BELOW_TEXT = "#A63F00"
BELOW_TINT = "#FBEDE4"
ON = "#767676"
ON_TINT = "#F0F1F2"
ABOVE = "#12436D"
ABOVE_TINT = "#E7EDF3"
PROMISING = "#2073BC"

MAIN = ABOVE
"""The one that matters, where nothing is above or below."""
BAND = "rgba(18, 67, 109, 0.13)"
"""A likely range drawn as a band: the main colour at 13%."""
BAR = "#9FB2C5"
"""Context bars, always with the value beside them."""
BAR_PALE = "#C9CED3"

LINE = "#D9DEE3"
"""Hairlines."""
LINE_PALE = "#EEF0F3"
"""Row rules and the one pale gridline."""
PANEL = "#F3F5F7"
"""Sidebar, inputs, the selected row."""
