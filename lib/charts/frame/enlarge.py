"""A figure at the size of a projected page: its type, marks, lines, margins and height grown."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from lib.charts.frame.template import Figure

SMALLEST_TYPE = 28
"""Pixels: nothing on a projected figure is smaller."""
FONTS = {"font", "textfont", "tickfont", "insidetextfont", "outsidetextfont"}
LENGTHS = {"height", "width", "xshift", "yshift", "ax", "ay", "standoff", "ticklen"}
"""What the layout measures in pixels; a line's own width is grown less."""
LINES = {"line", "error_x", "error_y"}
LINE_GROWS = 0.8
"""Lines and marks grow less than type: they were thick enough to see."""


def enlarged(figure: Figure, by: float) -> Figure:
    """Return the figure with its sizes in pixels grown `by` that much; the data are the same."""
    return _grown(figure, "", by)


def _grown(value: Any, inside: str, by: float) -> Any:  # noqa: ANN401
    """Return a part of a figure grown; `inside` is the name of what it belongs to."""
    if isinstance(value, dict):
        return {key: _part(key, part, inside, by) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_grown(part, inside, by) for part in value]
    return value


def _part(key: str, part: Any, inside: str, by: float) -> Any:  # noqa: ANN401
    if key == "size" and inside in FONTS:
        return _each(part, lambda size: max(SMALLEST_TYPE, size * by))
    if key == "size" and inside == "marker":
        return _each(part, lambda size: size * by * LINE_GROWS)
    if key == "width" and inside in LINES:
        return _each(part, lambda width: width * by * LINE_GROWS)
    if (inside == "margin" and key in "lrtb") or (
        key in LENGTHS and inside in ("layout", "annotations")
    ):
        return _each(part, lambda length: length * by)
    if key == "text":
        return _text(part, by)
    return _grown(part, key, by)


def _each(part: Any, grow: Any) -> Any:  # noqa: ANN401
    if part is None or isinstance(part, bool | str):
        return part
    if isinstance(part, Sequence | np.ndarray):
        return [grow(one) for one in part]
    return grow(part)


def _text(part: Any, by: float) -> Any:  # noqa: ANN401
    """Grow the sizes that stand inside the words themselves."""
    if isinstance(part, str):
        return re.sub(
            r"font-size: ?(\d+)px",
            lambda found: f"font-size:{max(SMALLEST_TYPE, round(int(found[1]) * by))}px",
            part,
        )
    return [_text(one, by) for one in part] if isinstance(part, list | tuple) else part
