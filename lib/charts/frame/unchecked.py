"""A figure handed to the page as it is: what shows it would build a dict again to check it."""

from plotly.basedatatypes import BaseFigure

from lib.charts.frame.template import Figure


class Unchecked(BaseFigure):
    """A plain figure that passes for one of Plotly's own, which nobody checks a second time.

    Streamlit checks each attribute of a dict, at 5 to 30 ms a chart and a rerun; of a figure it
    asks only `to_dict`. Every chart's attributes are checked once, by its tests.
    """

    def __init__(self, figure: Figure) -> None:
        self._figure = figure

    def to_dict(self) -> Figure:
        """Return the figure itself, not a copy."""
        return self._figure
