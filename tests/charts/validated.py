"""Charts are plain dicts; Plotly itself says here whether each attribute of theirs exists."""

from collections.abc import Callable
from functools import wraps

import plotly.graph_objects as go


def validated(chart: Callable) -> Callable:
    """Return the chart as a function whose dict has passed through graph_objects.

    Raises ValueError for an attribute or a value that Plotly does not know.
    """

    @wraps(chart)
    def drawn(*args, **arguments):
        figure = chart(*args, **arguments)
        if isinstance(figure, tuple):
            return tuple(each and go.Figure(each) for each in figure)
        return go.Figure(figure)

    return drawn
