"""Headline measures over time, side by side: our line and band, last year's, England's line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from lib.charts.frame import palette
from lib.charts.frame.template import (
    SIZE_LABEL,
    SIZE_SMALL,
    SIZE_TEXT,
    Figure,
    Trace,
    figure,
    note,
    rule,
)
from lib.charts.frame.traces import band, hidden, hovering, margins

HEIGHT = 250
GAP = 0.035
LABEL_SHARE = 0.44
"""Of each panel's width: what the labels at its right end need."""
LINE_APART = 20
TOP, BOTTOM = 40, 34


@dataclass(frozen=True)
class Mark:
    """One figure at one place along the course (0 is the first place of any line)."""

    place: int
    name: str
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Panel:
    """One measure. `words` writes a value in its unit; `england` is a value and its words.

    `sentence` stands in place of the picture where the measure does not exist. The lines start
    afresh at each of `breaks`. `last_is` names the checkpoint of our last mark where the figure of
    the one on screen cannot be told.
    """

    title: str
    ours: Sequence[Mark]
    last_year: Sequence[Mark]
    last_year_words: str
    england: tuple[float, str] | None
    words: Callable[[float], str]
    sentence: str = ""
    breaks: frozenset[int] = frozenset()
    last_is: str = ""


def measure_panels(panels: Sequence[Panel], ticks: Sequence[tuple[int, str]]) -> Figure:
    """Draw the panels in one row on one course; `ticks` are places and their words."""
    width = (1 - GAP * (len(panels) - 1)) / len(panels)
    traces, shapes, notes, axes = [], [], [], {}
    for i, panel in enumerate(panels):
        left = i * (width + GAP)
        right = left + width * (1 - LABEL_SHARE)
        notes.append(_title(panel, left))
        number = "" if i == 0 else str(i + 1)
        axes |= _axes(panel, number, left, right, ticks)
        if panel.sentence or not panel.ours:
            notes.append(_sentence(panel, left))
            continue
        axis = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
        traces += [trace | axis for trace in _lines(panel)]
        shapes += _england(panel, number, ticks)
        notes += _labels(panel, right, number)
        notes += _tick_words(ticks, number)
    return figure(
        traces,
        height=HEIGHT,
        margin=margins(0, 10, TOP, BOTTOM),
        shapes=shapes,
        annotations=notes,
        hovermode="closest",
        **axes,
    )


def _axes(
    panel: Panel, number: str, left: float, right: float, ticks: Sequence[tuple[int, str]]
) -> Trace:
    low, high = _span(panel)
    places = [place for place, _ in ticks]
    return {
        f"xaxis{number}": hidden(
            min(places) - 0.4,
            max(places) + 0.4,
            domain=[left, right],
            anchor=f"y{number}",
        ),
        f"yaxis{number}": hidden(low, high, anchor=f"x{number}"),
    }


def _span(panel: Panel) -> tuple[float, float]:
    ends = [m.low for m in panel.ours] + [m.high for m in panel.ours]
    ends += [m.value for m in panel.last_year]
    ends += [panel.england[0]] if panel.england else []
    if not ends:
        return 0.0, 1.0
    room = 0.08 * (max(ends) - min(ends) or 1)
    return min(ends) - room, max(ends) + room


def _title(panel: Panel, left: float) -> Trace:
    return note(
        f"<b>{escape(panel.title)}</b>",
        left,
        1,
        size=SIZE_LABEL,
        xref="paper",
        yref="paper",
        yshift=26,
    )


def _sentence(panel: Panel, left: float) -> Trace:
    words = escape(panel.sentence or "No checkpoint yet.").replace(": ", ":<br>")
    return note(
        words, left, 0.7, colour=palette.SECONDARY, size=SIZE_TEXT, xref="paper", yref="paper"
    )


def _lines(panel: Panel) -> list[Trace]:
    before = _line(panel, panel.last_year, panel.last_year_words, palette.BAR, 2, 6)
    ours = _line(panel, panel.ours, "", palette.MAIN, 2.5, 8)
    ours["marker"]["size"] = [*[8] * (len(ours["x"]) - 1), 14]
    return [_band(panel), before, ours]


def _band(panel: Panel) -> Trace:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for marks in _runs(panel.ours, panel.breaks):
        places = [m.place for m in marks]
        xs += [*places, *reversed(places), None]
        ys += [*(m.high for m in marks), *(m.low for m in reversed(marks)), None]
    return band(xs, ys)


def _runs(marks: Sequence[Mark], breaks: frozenset[int]) -> list[list[Mark]]:
    runs: list[list[Mark]] = []
    for m in marks:
        if not runs or m.place in breaks:
            runs.append([])
        runs[-1].append(m)
    return runs


def _line(
    panel: Panel, marks: Sequence[Mark], whose: str, colour: str, width: float, size: int
) -> Trace:
    joined: list[Mark | None] = []
    for run in _runs(marks, panel.breaks):
        joined += [*([None] if joined else []), *run]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [m and m.place for m in joined],
        "y": [m and m.value for m in joined],
        "line": {"color": colour, "width": width},
        "marker": {
            "size": size,
            "color": colour,
            "opacity": 1,
            "line": {"color": palette.WHITE, "width": 1.2},
        },
        **hovering([m and _hover(panel, m, whose) for m in joined]),
        "cliponaxis": False,
    }


def _hover(panel: Panel, found: Mark, whose: str) -> str:
    return (
        f"{escape(whose)} {escape(found.name)}: {panel.words(found.value)}, "
        f"likely {panel.words(found.low)} to {panel.words(found.high)}"
    )


def _england(panel: Panel, number: str, ticks: Sequence[tuple[int, str]]) -> list[Trace]:
    if panel.england is None:
        return []
    places = [place for place, _ in ticks]
    value = panel.england[0]
    line = rule(min(places) - 0.4, value, max(places) + 0.4, value, palette.INK, 1.4)
    return [line | {"xref": f"x{number}", "yref": f"y{number}"}]


def _labels(panel: Panel, right: float, number: str) -> list[Trace]:
    """Write the last values at the right end, apart from each other."""
    now = panel.ours[-1]
    labels = [(now.value, f"<b>{panel.words(now.value)}</b>", palette.MAIN, SIZE_LABEL)]
    if panel.last_is:
        words = f"{panel.words(now.value)} in {escape(panel.last_is)}"
        labels = [(now.value, words, palette.MAIN, SIZE_SMALL)]
    if panel.last_year:
        end = panel.last_year[-1]
        words = f"{escape(panel.last_year_words)} {panel.words(end.value)}"
        labels.append((end.value, words, palette.SECONDARY, SIZE_SMALL))
    if panel.england is not None:
        labels.append((panel.england[0], escape(panel.england[1]), palette.INK, SIZE_SMALL))
    low, high = _span(panel)
    scale = (HEIGHT - TOP - BOTTOM) / (high - low)
    places = _apart([value * scale for value, *_ in labels])
    return [
        note(text, right, place / scale, colour=colour, size=size, xref="paper", xshift=8)
        | {"yref": f"y{number}"}
        for place, (_, text, colour, size) in zip(places, labels, strict=True)
    ]


def _tick_words(ticks: Sequence[tuple[int, str]], number: str) -> list[Trace]:
    return [
        note(
            escape(words),
            place,
            0,
            colour=palette.SECONDARY,
            size=SIZE_SMALL,
            # The first stands at the figure's edge and would lose its left half.
            anchor="left" if i == 0 else "center",
            xshift=-6 if i == 0 else 0,
            xref=f"x{number}",
            yref=f"y{number} domain",
            yshift=-16,
        )
        for i, (place, words) in enumerate(ticks)
        if words
    ]


def _apart(places: Sequence[float]) -> list[float]:
    """Push labels apart about their middle until none covers another."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    moved = list(places)
    for below, above in pairwise(order):
        moved[above] = max(moved[above], moved[below] + LINE_APART)
    shift = sum(moved[i] - places[i] for i in order) / max(len(order), 1)
    return [place - shift for place in moved]
