"""The pieces that Plotly's charts are made of: words, whiskers, dots, bands, axes, margins."""

from collections.abc import Sequence

from lib.charts.frame import palette
from lib.charts.frame.marks import Mark
from lib.charts.frame.template import DOT, SIZE_TEXT, WHISKER, Trace


def words(
    x: Sequence[float],
    y: Sequence[float],
    text: Sequence[str],
    side: str | Sequence[str] = "right",
    colour: str | Sequence[str] = palette.SECONDARY,
    size: int | Sequence[int] = SIZE_TEXT,
    weight: int | Sequence[int] | None = None,
) -> Trace:
    """Return words at points, each on a `side` of its own: left, right or center."""
    font = {"size": size, "color": colour}
    sides = f"middle {side}" if isinstance(side, str) else [f"middle {each}" for each in side]
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(x),
        "y": list(y),
        "text": list(text),
        "textposition": sides,
        "textfont": font if weight is None else font | {"weight": weight},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def whiskers(
    ends: Sequence[tuple[float, float, float]], colour: str, width: float = WHISKER
) -> Trace:
    """Return a likely range for each (y, low, high)."""
    return {
        "type": "scatter",
        # Markers as small as the line is wide give it round ends.
        "mode": "lines+markers",
        "x": [x for _, low, high in ends for x in (low, high, None)],
        "y": [each for y, _, _ in ends for each in (y, y, None)],
        "line": {"color": colour, "width": width},
        "marker": {"size": width, "color": colour},
        "hoverinfo": "skip",
    }


def dots(
    x: Sequence[float],
    y: Sequence[float],
    marks: Sequence[Mark],
    hover: Sequence[str],
    smaller: int = 0,
) -> Trace:
    """Return a mark at each point, in the shape and colours of its reading."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(x),
        "y": list(y),
        "marker": {
            "symbol": [m.shape for m in marks],
            "color": [m.inside for m in marks],
            "size": [(DOT if m.shape == "circle" else DOT + 4) - smaller for m in marks],
            "line": {"color": [m.edge for m in marks], "width": [m.edge_width for m in marks]},
            "opacity": 1,
        },
        **hovering(hover),
        "cliponaxis": False,
    }


def hovering(hover: Sequence[str | None]) -> Trace:
    """Return what the pointer is told over each point, and nothing else."""
    return {"hovertext": list(hover), "hovertemplate": "%{hovertext}<extra></extra>"}


def band(x: Sequence[float | None], y: Sequence[float | None], colour: str = palette.BAND) -> Trace:
    """Return the area inside a line that comes back to where it began."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(x),
        "y": list(y),
        "fill": "toself",
        "fillcolor": colour,
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def hidden(low: float, high: float, **more: object) -> Trace:
    """Return an axis from `low` to `high` that is not seen."""
    return {"range": [low, high], "visible": False, **more}


def margins(left: int, right: int, top: int, bottom: int) -> Trace:
    """Return the room round a figure, in pixels."""
    return {"l": left, "r": right, "t": top, "b": bottom, "autoexpand": False}


def box(x0: float, x1: float, y0: float, y1: float, fill: str, **more: object) -> Trace:
    """Return a filled rectangle without an edge (a shape of the layout)."""
    corners = {"type": "rect", "x0": x0, "x1": x1, "y0": y0, "y1": y1}
    return corners | {"fillcolor": fill, "line": {"width": 0}, **more}
