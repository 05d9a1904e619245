"""Charts a school can edit in its slides: ranges as a scatter chart, counts as columns.

The names and values beside a chart are text boxes, level with its rows: labels of a chart's own
points are broken into narrow columns by the programs that show slides.
"""

from typing import Any, cast

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.point import Point
from pptx.chart.series import XySeries
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Length, Pt

from lib.charts.frame import palette
from lib.charts.frame.bars import Bar, Bars
from lib.charts.frame.marks import Mark
from lib.charts.frame.rows import Rows
from lib.exports.governors.slides.layout import Place, colour

MARKERS = {
    "triangle-down": XL_MARKER_STYLE.DIAMOND,
    "triangle-up": XL_MARKER_STYLE.TRIANGLE,
}
"""Slides have no triangle that points down; the value beside the row carries ▼."""
ABOVE_ROWS, BELOW_ROWS = 0.6, 0.6
"""Room over the first row and under the last, in rows."""
WHOLE = (
    "<c:layout {}><c:manualLayout><c:layoutTarget val='inner'/><c:xMode val='edge'/>"
    "<c:yMode val='edge'/><c:x val='0'/><c:y val='0'/><c:w val='1'/><c:h val='1'/>"
    "</c:manualLayout></c:layout>"
)


def add_ranges(slide: Slide, drawing: Rows, place: Place) -> GraphicFrame:
    """Add the rows as a scatter chart that fills its frame, and return the frame."""
    known, picture = drawing.drawn(), drawing.pictures[0]
    data = XyChartData(number_format="0.00")
    inks, marks = [], []
    for y, row, found in known:
        if found.low is not None and found.high is not None:
            _points(data, f"{row.name}, likely range", (found.low, -y), (found.high, -y))
            inks.append(picture.mark(found).colour)
    for y, row, found in known:
        _points(data, row.name, (found.value, -y))
        marks.append(picture.mark(found))
    for name, value, upper, lower in _lines(drawing):
        _points(data, name, (value, upper), (value, lower))
    frame = _add_chart(slide, XL_CHART_TYPE.XY_SCATTER_LINES, place, data)
    _clear(frame.chart, (picture.low, picture.high), (_bottom(drawing), ABOVE_ROWS))
    series = list(_plot(frame).series)
    ranges, dots = series[: len(inks)], series[len(inks) : len(inks) + len(marks)]
    for each, ink in zip(ranges, inks, strict=True):
        _draw_line(each, ink, 3.5)
    for each, shown in zip(dots, marks, strict=True):
        _draw_mark(each, shown)
    for each in series[len(inks) + len(marks) :]:
        _draw_line(each, palette.INK, 1.5)
    return frame


def _bottom(drawing: Rows) -> float:
    return -len(drawing.rows) + 1 - BELOW_ROWS


def row_place(count: int, row: int, top: Length, height: Length) -> tuple[int, int]:
    """Return the top and height, in the slide's units, of the words level with a row."""
    each = height / (count - 1 + ABOVE_ROWS + BELOW_ROWS)
    middle = top + each * (ABOVE_ROWS + row)
    return round(middle - each / 2), round(each)


def add_columns(slide: Slide, drawing: Bars, place: Place) -> GraphicFrame:
    """Add the counts as a column chart, and return its frame."""
    bars = drawing.bars
    data = CategoryChartData(number_format="0%" if drawing.is_share else "0")
    data.categories = [", ".join(part for part in (bar.name, bar.n) if part) for bar in bars]
    data.add_series("Share" if drawing.is_share else "Pupils", [bar.value for bar in bars])
    frame = _add_chart(slide, XL_CHART_TYPE.COLUMN_CLUSTERED, place, data)
    chart = frame.chart
    chart.has_legend = chart.has_title = False
    chart.font.size, chart.font.color.rgb = Pt(16), colour(palette.INK)
    scale = chart.value_axis
    scale.minimum_scale, scale.maximum_scale = 0, drawing.whole
    scale.has_major_gridlines, scale.visible = False, False
    chart.category_axis.format.line.color.rgb = colour(palette.INK)
    plot = _plot(frame)
    plot.gap_width = 90
    series = plot.series[0]
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = colour(palette.MAIN)
    for number, bar in enumerate(bars):
        _draw_column(series.points[number], bar)
    return frame


def _add_chart(
    slide: Slide, kind: XL_CHART_TYPE, place: Place, data: XyChartData | CategoryChartData
) -> GraphicFrame:
    """Add a chart and return its frame, which python-pptx declares to be the chart."""
    return cast(Any, slide.shapes).add_chart(kind, *place, data)


def _plot(frame: GraphicFrame) -> Any:  # noqa: ANN401
    """Return the chart's only plot, which python-pptx declares to be a list."""
    return frame.chart.plots[0]


def _points(data: XyChartData, name: str, *points: tuple[float, float]) -> None:
    series = data.add_series(name)
    for x, y in points:
        series.add_data_point(x, y)


def _lines(drawing: Rows) -> list[tuple[str, float, float, float]]:
    """The comparator as one line through every row, or a short one for each."""
    picture = drawing.pictures[0]
    if picture.zero is not None:
        return [(picture.line_words, picture.zero, ABOVE_ROWS, _bottom(drawing))]
    return [
        (f"{picture.line_words} {number}", value, 0.36 - y, -0.36 - y)
        for number, (y, value) in enumerate(drawing.compared())
    ]


def _clear(chart: Chart, across: tuple[float, float], up: tuple[float, float]) -> None:
    """Set the scales and take away everything that is not the picture."""
    chart.has_legend = chart.has_title = False
    chart.font.size = Pt(14)
    for axis, (low, high) in ((chart.category_axis, across), (chart.value_axis, up)):
        axis.minimum_scale, axis.maximum_scale = low, high
        axis.has_major_gridlines = axis.has_minor_gridlines = False
        axis.visible = False
        axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    area = chart._chartSpace.chart.plotArea
    for old in area.xpath("./c:layout"):
        area.remove(old)
    area.insert(0, parse_xml(WHOLE.format(nsdecls("c"))))


def _draw_line(series: XySeries, ink: str, width: float) -> None:
    series.marker.style = XL_MARKER_STYLE.NONE
    series.format.line.width, series.format.line.color.rgb = Pt(width), colour(ink)


def _draw_mark(series: XySeries, shown: Mark) -> None:
    series.format.line.fill.background()
    marker = series.marker
    marker.style, marker.size = MARKERS.get(shown.shape, XL_MARKER_STYLE.CIRCLE), 14
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = colour(shown.colour)
    marker.format.line.color.rgb = colour(palette.WHITE)


def _draw_column(point: Point, bar: Bar) -> None:
    point.format.fill.solid()
    point.format.fill.fore_color.rgb = colour(bar.fill)
    label = point.data_label
    label.position = XL_LABEL_POSITION.OUTSIDE_END
    run = label.text_frame.paragraphs[0].add_run()
    run.text = bar.words
    run.font.size, run.font.bold = Pt(20), True
    run.font.color.rgb = colour(bar.ink)
