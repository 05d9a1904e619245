"""A pupil's subjects as small multiples on one scale: grades, target, and the shortfall shaded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from math import ceil, copysign

from lib.charts.frame import palette
from lib.charts.frame.marks import Mark, mark
from lib.charts.frame.template import SIZE_LABEL, SIZE_TEXT, Figure, Trace, figure, note
from lib.dates import month_and_year

ACROSS = 4
HEAD, PLOT, GAP = 60, 86, 22
"""Pixels: title and status, the picture, the space below it."""
LABEL = 21
"""Pixels from one label to the next."""
SHADE = palette.BELOW_TINT


@dataclass(frozen=True)
class Panel:
    """One subject: values in order, None where there is none. `reading` is that of its mark."""

    subject: str
    words: str
    reading: str
    grade: str
    target_grade: str | None
    days: Sequence[date]
    grades: Sequence[str]
    points: tuple[float | None, ...]
    targets: tuple[float | None, ...]


def pupil_history(panels: Sequence[Panel]) -> Figure:
    """Draw a panel for each subject, four across, in the order given. Points are on one scale."""
    rows = max(ceil(len(panels) / ACROSS), 1)
    height = rows * (HEAD + PLOT + GAP)
    known = [v for p in panels for v in (*p.points, *p.targets) if v is not None] or [0, 9]
    scale = [min(known) - 0.6, max(known) + 0.6]
    axes, traces, notes = {}, [], []
    for place, panel in enumerate(panels):
        left, right, bottom, top = _box(place, height)
        axes |= _axes(place, panel, (left, right), (bottom, top), scale)
        traces += _traces(place, panel)
        notes += _heading(panel, left, top + HEAD / height)
        notes += _target_label(place, panel, PLOT / (scale[1] - scale[0]))
    return figure(traces, height=height, annotations=notes, hovermode="closest", **axes)


def _box(place: int, height: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a panel's picture as shares of the figure."""
    across, down = place % ACROSS, place // ACROSS
    top = 1 - (down * (HEAD + PLOT + GAP) + HEAD) / height
    width = 1 / ACROSS
    return across * width, across * width + width * 0.92, top - PLOT / height, top


def _axes(
    place: int, panel: Panel, across: tuple[float, float], up: tuple[float, float], scale: list
) -> Trace:
    name = str(place + 1) if place else ""
    last = max(len(panel.days) - 1, 1)
    hidden = {"visible": False, "fixedrange": True}
    return {
        f"xaxis{name}": {
            **hidden,
            "domain": list(across),
            "range": [-0.04 * last, 1.34 * last],
            "anchor": f"y{name}",
        },
        f"yaxis{name}": {**hidden, "domain": list(up), "range": scale, "anchor": f"x{name}"},
    }


def _heading(panel: Panel, left: float, top: float) -> list[Trace]:
    status = _mark(panel)
    where = {"xref": "paper", "yref": "paper", "yanchor": "top"}
    return [
        note(f"<b>{escape(panel.subject)}</b>", left, top, size=SIZE_LABEL, **where),
        note(
            f"{status.glyph} {escape(panel.words)}",
            left,
            top,
            colour=status.text_colour,
            size=SIZE_TEXT,
            yshift=-23,
            **where,
        ),
    ]


def _traces(place: int, panel: Panel) -> list[Trace]:
    name = str(place + 1) if place else ""
    axes = {"xaxis": f"x{name}", "yaxis": f"y{name}"}
    steps = list(range(len(panel.days)))
    status = _mark(panel)
    return [
        *({**trace, **axes} for trace in _shaded(panel)),
        {
            **_line(steps, panel.targets, palette.INK, 1.5, "4px,3px", "hv"),
            **axes,
        },
        {
            **_line(steps, panel.points, status.colour, 2.5, "solid"),
            "mode": "lines+markers",
            "marker": {"size": 7, "color": status.colour},
            "hoverinfo": "text",
            "hovertext": [
                f"{month_and_year(day)}: {escape(grade)}"
                for day, grade in zip(panel.days, panel.grades, strict=True)
            ],
            **axes,
        },
        *({**trace, **axes} for trace in _end(panel, steps[-1] if steps else 0)),
    ]


def _line(
    steps: list[int], values: Sequence, colour: str, width: float, dash: str, shape: str = "linear"
) -> Trace:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": steps,
        "y": list(values),
        "line": {"color": colour, "width": width, "dash": dash, "shape": shape},
        "connectgaps": True,
        "hoverinfo": "skip",
    }


def _shaded(panel: Panel) -> Iterable[Trace]:
    """The shortfall: from the lower of grade and target up to the target."""
    both = [
        (step, point, target)
        for step, (point, target) in enumerate(zip(panel.points, panel.targets, strict=True))
        if point is not None and target is not None
    ]
    if panel.reading != "below" or not both:
        return
    steps = [step for step, _, _ in both]
    yield _line(steps, [target for _, _, target in both], palette.WHITE, 0, "solid", "hv")
    lower = _line(steps, [min(point, target) for _, point, target in both], SHADE, 0, "solid")
    yield lower | {"fill": "tonexty", "fillcolor": SHADE}


def _end(panel: Panel, last: int) -> Iterable[Trace]:
    """The mark and the grade of the latest checkpoint."""
    status = _mark(panel)
    if panel.points and panel.points[-1] is not None:
        yield {
            "type": "scatter",
            "mode": "markers+text",
            "x": [last],
            "y": [panel.points[-1]],
            "text": [f" {escape(panel.grade)}"],
            "textposition": "middle right",
            "marker": {"size": 15, "symbol": status.symbol, "color": status.colour},
            "textfont": {"size": SIZE_LABEL + 2, "color": status.text_colour, "weight": 600},
            "hoverinfo": "skip",
            "cliponaxis": False,
        }


def _target_label(place: int, panel: Panel, pixels: float) -> Iterable[Trace]:
    """The target beside its line where it is another grade, clear of the grade's own label.

    `pixels` is the height of one point.
    """
    if not panel.targets or not panel.target_grade:
        return
    point, target = panel.points[-1], panel.targets[-1]
    if target is None or target == point:
        return
    shift = 0.0
    if point is not None:
        apart = (target - point) * pixels
        shift = copysign(max(LABEL - abs(apart), 0), apart)
    name = str(place + 1) if place else ""
    yield note(
        escape(panel.target_grade),
        len(panel.days) - 1,
        target,
        colour=palette.SECONDARY,
        xref=f"x{name}",
        yref=f"y{name}",
        xshift=14,
        yshift=shift,
    )


def _mark(panel: Panel) -> Mark:
    return mark("too few to tell" if panel.reading == "no target" else panel.reading)
