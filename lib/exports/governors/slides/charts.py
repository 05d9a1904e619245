"""Charts a school can edit in its slides: ranges as a scatter chart, counts as columns.

The names and values beside a chart are text boxes, level with its rows: labels of a chart's own
points are broken into narrow columns by the programs that show slides.
"""

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.series import XySeries
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide
from pptx.util import Length, Pt

from lib.analysis.governors.card import Mark, Picture
from lib.charts.frame import palette
from lib.charts.governors.card import bar_colour, colour_of, one_line, span
from lib.exports.governors.slides.layout import colour

MARKERS = {
    "below": XL_MARKER_STYLE.DIAMOND,
    "above": XL_MARKER_STYLE.TRIANGLE,
    "promising": XL_MARKER_STYLE.TRIANGLE,
}
"""Slides have no triangle that points down; the value beside the row carries ▼."""
ABOVE_ROWS, BELOW_ROWS = 0.6, 0.6
"""Room over the first row and under the last, in rows."""
WHOLE = (
    "<c:layout {}><c:manualLayout><c:layoutTarget val='inner'/><c:xMode val='edge'/>"
    "<c:yMode val='edge'/><c:x val='0'/><c:y val='0'/><c:w val='1'/><c:h val='1'/>"
    "</c:manualLayout></c:layout>"
)


def add_ranges(slide: Slide, picture: Picture, *place: Length) -> object:
    """Add the rows as a scatter chart that fills its frame, and return the frame."""
    rows = picture.marks
    data = XyChartData(number_format="0.00")
    drawn = [(row, y) for y, row in enumerate(rows) if row.low is not None]
    for row, y in drawn:
        _points(data, f"{row.name}, likely range", (row.low, -y), (row.high, -y))
    for y, row in enumerate(rows):
        _points(data, row.name, (row.value, -y))
    lines = _lines(picture)
    for name, value, upper, lower in lines:
        _points(data, name, (value, upper), (value, lower))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER_LINES, *place, data)
    chart = frame.chart
    up = (-len(rows) + 1 - BELOW_ROWS, ABOVE_ROWS)
    _clear(chart, span(picture), up)
    series = list(chart.plots[0].series)
    for each, (row, _) in zip(series, drawn, strict=False):
        _draw_line(each, colour_of(row), 3.5)
    for each, row in zip(series[len(drawn) :], rows, strict=False):
        _draw_mark(each, row)
    for each in series[len(drawn) + len(rows) :]:
        _draw_line(each, palette.INK, 1.5)
    return frame


def row_place(count: int, row: int, top: Length, height: Length) -> tuple[int, int]:
    """Return the top and height, in the slide's units, of the words level with a row."""
    each = height / (count - 1 + ABOVE_ROWS + BELOW_ROWS)
    middle = top + each * (ABOVE_ROWS + row)
    return round(middle - each / 2), round(each)


def add_columns(slide: Slide, picture: Picture, *place: Length) -> object:
    """Add the counts as a column chart, and return its frame."""
    rows = picture.marks
    is_share = picture.unit == "percent"
    data = CategoryChartData(number_format="0%" if is_share else "0")
    data.categories = [", ".join(part for part in (row.name, row.n_words) if part) for row in rows]
    data.add_series("Share" if is_share else "Pupils", [row.value for row in rows])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data)
    chart = frame.chart
    chart.has_legend = chart.has_title = False
    chart.font.size, chart.font.color.rgb = Pt(16), colour(palette.INK)
    scale = chart.value_axis
    scale.minimum_scale, scale.maximum_scale = 0, max(row.of or row.value for row in rows)
    scale.has_major_gridlines, scale.visible = False, False
    chart.category_axis.format.line.color.rgb = colour(palette.INK)
    plot = chart.plots[0]
    plot.gap_width = 90
    series = plot.series[0]
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = colour(palette.MAIN)
    for number, row in enumerate(rows):
        _draw_column(series.points[number], row)
    return frame


def _points(data: XyChartData, name: str, *points: tuple[float, float]) -> None:
    series = data.add_series(name)
    for x, y in points:
        series.add_data_point(x, y)


def _lines(picture: Picture) -> list[tuple[str, float, float, float]]:
    """The comparator as one line through every row, or a short one for each."""
    words = picture.against_words
    shared = one_line(picture)
    if shared is not None:
        return [(words, shared, ABOVE_ROWS, -len(picture.marks) + 1 - BELOW_ROWS)]
    compared = [(y, row.against) for y, row in enumerate(picture.marks) if row.against is not None]
    return [(f"{words} {number}", v, 0.36 - y, -0.36 - y) for number, (y, v) in enumerate(compared)]


def _clear(chart: object, across: tuple[float, float], up: tuple[float, float]) -> None:
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
    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.NONE
    series.format.line.width, series.format.line.color.rgb = Pt(width), colour(ink)


def _draw_mark(series: XySeries, row: Mark) -> None:
    series.smooth = False
    series.format.line.fill.background()
    marker = series.marker
    marker.style, marker.size = MARKERS.get(row.reading, XL_MARKER_STYLE.CIRCLE), 14
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = colour(colour_of(row))
    marker.format.line.color.rgb = colour(palette.WHITE)


def _draw_column(point: object, row: Mark) -> None:
    point.format.fill.solid()
    point.format.fill.fore_color.rgb = colour(bar_colour(row))
    label = point.data_label
    label.position = XL_LABEL_POSITION.OUTSIDE_END
    run = label.text_frame.paragraphs[0].add_run()
    is_up = row.reading == "below"
    run.text = f"{'▲ ' if is_up else ''}{row.value_words}"
    run.font.size, run.font.bold = Pt(20), True
    run.font.color.rgb = colour(palette.BELOW_TEXT if is_up else palette.INK)
