"""The one Plotly template: sizes in pixels, fonts, no frame, no legend, no mode bar clutter."""

from collections.abc import Sequence
from typing import Any

from lib.charts.frame import palette

Figure = dict[str, Any]
"""A figure as Plotly's own JSON has it: {"data": [...], "layout": {...}}.

Plain dicts cost a thirtieth of graph_objects; tests check every attribute through them.
"""
Trace = dict[str, Any]
"""A trace, an axis, a shape or a note of a figure."""

SANS = '"Source Sans", sans-serif'
"""Bundled with Streamlit, so nothing is fetched."""
SERIF = '"Source Serif", serif'

SIZE_TEXT = 16
SIZE_LABEL = 17
SIZE_SMALL = 14
"""Nothing is smaller than this."""

WHISKER = 3.5
DOT = 14

TEMPLATE: Trace = {
    "layout": {
        "font": {"family": SANS, "size": SIZE_TEXT, "color": palette.INK},
        "paper_bgcolor": palette.WHITE,
        "plot_bgcolor": palette.CLEAR,
        "showlegend": False,
        "margin": {"l": 0, "r": 0, "t": 8, "b": 8, "autoexpand": False},
        "hoverlabel": {
            "bgcolor": palette.WHITE,
            "bordercolor": palette.LINE,
            "font": {"family": SANS, "size": SIZE_TEXT, "color": palette.INK},
        },
        "dragmode": False,
        "xaxis": {
            "showgrid": False,
            "zeroline": False,
            "showline": False,
            "ticks": "",
            "fixedrange": True,
            "title": {"font": {"size": SIZE_SMALL, "color": palette.SECONDARY}},
            "tickfont": {"size": SIZE_TEXT, "color": palette.SECONDARY},
        },
        "yaxis": {
            "gridcolor": palette.LINE_PALE,
            "showgrid": True,
            "zeroline": False,
            "showline": False,
            "ticks": "",
            "fixedrange": True,
            "title": {"font": {"size": SIZE_SMALL, "color": palette.SECONDARY}},
            "tickfont": {"size": SIZE_TEXT, "color": palette.SECONDARY},
        },
    }
}
"""Plotly's own default template is left out: it adds six kilobytes to every chart."""


def figure(traces: Sequence[Trace], height: int, **layout: object) -> Figure:
    """Make a figure of traces on the template, `height` pixels high.

    `layout` is merged over the template; axes default to the template's.
    """
    return {"data": list(traces), "layout": {"template": TEMPLATE, "height": height, **layout}}


def note(
    text: str,
    x: float | str,
    y: float | str,
    *,
    colour: str = palette.INK,
    size: int = SIZE_TEXT,
    anchor: str = "left",
    **more: object,
) -> dict:
    """Return one line of text at a point, without an arrow (an annotation of the layout)."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "showarrow": False,
        "xanchor": anchor,
        "yanchor": "middle",
        "font": {"size": size, "color": colour},
        "align": anchor,
        **more,
    }


def rule(x0: float, y0: float, x1: float, y1: float, colour: str, width: float = 1) -> dict:
    """Return one straight line between two points (a shape of the layout), under the marks."""
    return {
        "type": "line",
        "x0": x0,
        "y0": y0,
        "x1": x1,
        "y1": y1,
        "line": {"color": colour, "width": width},
        "layer": "below",
    }
