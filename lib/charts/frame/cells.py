"""Squares with a count in each, which a click tells apart: grids of grades."""

from collections.abc import Sequence

from lib.charts.frame import palette
from lib.charts.frame.template import SIZE_LABEL, SIZE_TEXT, Trace


def cells(
    places: Sequence[tuple[int, int]],
    counts: Sequence[int],
    keys: Sequence[Sequence[int | str]],
    tint: str,
    ink: str,
    weight: int,
    edges: Sequence[str],
    size: int,
) -> Trace:
    """Return one kind of cell: its count at each place (across, up), its key as customdata."""
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [across for across, _ in places],
        "y": [up for _, up in places],
        "text": [str(count) for count in counts],
        "textfont": {"size": SIZE_LABEL - 1, "color": ink, "weight": weight},
        "customdata": [list(key) for key in keys],
        "marker": {
            "symbol": "square",
            "size": size,
            "color": tint,
            "opacity": 1,
            "line": {"color": list(edges), "width": 2},
        },
        # Plotly fades what is not selected; a grid must stay readable after a click.
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": ink}},
    }


def grade_axis(names: Sequence[str], low: float, high: float, **more: object) -> Trace:
    """Return an axis with a grade at each place."""
    return {
        "range": [low, high],
        "tickvals": list(range(len(names))),
        "ticktext": [f"<b>{name}</b>" for name in names],
        "tickfont": {"size": SIZE_TEXT, "color": palette.INK},
        "showgrid": False,
        **more,
    }
