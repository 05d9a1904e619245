"""The parts of the cohort page: figures over time, by prior attainment, English beside maths."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from lib.analysis.cohort import english_and_maths as both
from lib.analysis.cohort import starting_points as start
from lib.analysis.cohort.english_and_maths import EnglishAndMaths
from lib.analysis.cohort.history import Point, Story
from lib.analysis.cohort.starting_points import StartAnswer, StartRow
from lib.analysis.statistics.intervals import Estimate, Reading, TooFew
from lib.charts.cohort.grade_grid import grade_grid
from lib.charts.cohort.measure_panels import Mark, Panel, measure_panels
from lib.charts.frame.rows import Column, Look, Picture, Range, Row, Rows
from lib.charts.frame.rows_figure import rows_figure
from lib.measures import MEASURES
from lib.numerals import percent, plain, signed
from lib.ui.cohort.tiles import published
from lib.ui.frame.address import address_value, remember
from lib.ui.frame.meeting_mode import in_meeting_mode
from lib.ui.frame.names_panel import show_names_panel
from lib.ui.frame.show import (
    show_caption,
    show_chart,
    show_clickable_chart,
    show_section,
    show_table,
)

THRESHOLD = 5
PANELS_IN_A_ROOM = 4
"""Of measures over time on a projected page: a fifth leaves no room for the labels."""


def show_history(found: Sequence[Story], key: str) -> None:
    """Show each measure over time with last year's cohort and England."""
    places = sorted({p.place for s in found for p in (*s.ours, *s.last_year)})
    at = {place: i for i, place in enumerate(places)}
    panels = [
        _panel(story, at) for story in (found[:PANELS_IN_A_ROOM] if in_meeting_mode() else found)
    ]
    ticks = [(at[place], _tick(place, places)) for place in places]
    show_chart(measure_panels(panels, ticks), history_alt(found), f"history_{key}", "cohort")


def history_alt(found: Sequence[Story]) -> str:
    """Say in words what the panels show."""
    parts = []
    for story in found:
        now = story.now
        if isinstance(now, Estimate):
            words = MEASURES[story.measure].written
            parts.append(
                f"{MEASURES[story.measure].short} {words(now.value)}, likely {words(now.low)} to "
                f"{words(now.high)}, n {now.n}"
            )
    return "; ".join(parts) + "."


def show_history_table(found: Sequence[Story]) -> None:
    """Show the same figures as a table, one row a checkpoint."""
    rows = [
        {"Cohort": whose, "Checkpoint": f"Year {p.year_group} {p.name}"}
        | {MEASURES[s.measure].short: _cell(s, p.checkpoint_id, attribute) for s in found}
        for whose, attribute in (("This cohort", "ours"), ("Last year’s", "last_year"))
        for p in getattr(found[0], attribute)
    ]
    numbers = [MEASURES[s.measure].short for s in found]
    show_table(pd.DataFrame(rows), numbers=numbers, scroll=True)


def show_by_start(answer: StartAnswer, key: str) -> None:
    """Show the bands of starters on the row template."""
    show_section(start.finding(answer))
    ends = [e for r in answer.rows if isinstance(r.judged, Estimate) for e in _ends(r.judged)]
    reach = max([0.6, *(abs(e) for e in ends)]) * 1.1
    on_target = "on course" if answer.allowance else "on target"
    words = "expected" if answer.basis == "progress_8" else on_target
    heading = "Progress 8" if answer.basis == "progress_8" else "From target"
    tick = 0.5 if reach < 1.1 else 1.0
    marks = {-tick: signed(-tick, 1), 0.0: words, tick: signed(tick, 1)}
    columns = [Column(heading, 0.66, "right", strong=True), Column("Likely", 0.685)]
    picture = Picture("and likely range", 0.35, 0.585, -reach, reach, marks)
    shown = [_start_row(row) for row in answer.rows]
    figure = rows_figure(
        Rows(shown, [picture], columns, "KS2 start", "Pupils", 0.33, look=Look(row=38))
    )
    alt = f"{start.finding(answer)}. " + "; ".join(_start_alt(row) for row in answer.rows)
    show_chart(figure, alt, f"start_{key}", "prior-attainment")
    rows = [_start_cells(row, answer) for row in answer.rows]
    show_table(pd.DataFrame(rows), numbers=[c for c in rows[0] if c != "KS2 start"])
    show_caption(start.note(answer))


def show_english_and_maths(answer: EnglishAndMaths, key: str) -> None:
    """Show the grid of the two grades; a click on a cell shows who is in it."""
    show_section(both.finding(answer, THRESHOLD), both.note(answer))
    grid, names = st.columns([1.1, 1], gap="medium")
    cell = _chosen_cell()
    with grid:
        figure = grade_grid(answer.counts, THRESHOLD, cell)
        clicked = show_clickable_chart(figure, both.finding(answer), f"both_{key}", "grades")
        if clicked and tuple(clicked[0]) != cell:
            remember("cell", "-".join(str(int(g)) for g in clicked[0]))
            st.rerun()
    with names:
        if cell is None or answer.in_cell(*cell).empty:
            lacking = answer.only_english(THRESHOLD)
            show_names_panel(f"{len(lacking)} have English at 5, not maths", _graded(lacking), BOTH)
        else:
            found = answer.in_cell(*cell)
            title = f"{len(found)} with English {_grade(cell[0])}, maths {_grade(cell[1])}"
            show_names_panel(title, _graded(found), BOTH)


BOTH = {"english": "English", "maths": "Maths"}


def _graded(pupils: pd.DataFrame) -> pd.DataFrame:
    return pupils.assign(**{c: [_grade(int(g)) for g in pupils[c]] for c in BOTH})


def _grade(grade: int) -> str:
    return "U" if grade == 0 else str(grade)


def _chosen_cell() -> tuple[int, int] | None:
    english, _, maths = address_value("cell", "").partition("-")
    return (int(english), int(maths)) if english.isdigit() and maths.isdigit() else None


def _panel(story: Story, at: dict[tuple[int, int], int]) -> Panel:
    words = MEASURES[story.measure].written
    england = None
    if story.england is not None:
        label = "0 = expected"
        if story.measure != "progress_8":
            label = f"England {published(story.measure, story.england.value)}"
        england = (story.england.value, label)
    marked = [p for p in story.ours if isinstance(p.estimate, Estimate)]
    is_now = bool(marked) and marked[-1] is story.ours[-1]
    starts = {at[p] for p in at if story.starts_afresh and p[1] == min(q[1] for q in at)}
    return Panel(
        title=MEASURES[story.measure].short,
        ours=_marks(story.ours, at),
        last_year=_marks(story.last_year, at),
        last_year_words="last year",
        england=england,
        words=words,
        sentence=story.absent,
        breaks=frozenset(starts),
        last_is="" if is_now or not marked else f"Y{marked[-1].year_group} {marked[-1].name}",
    )


def _marks(points: Sequence[Point], at: dict[tuple[int, int], int]) -> list[Mark]:
    return [
        Mark(
            at[p.place],
            f"Year {p.year_group} {p.name}",
            p.estimate.value,
            p.estimate.low,
            p.estimate.high,
        )
        for p in points
        if isinstance(p.estimate, Estimate)
    ]


def _tick(place: tuple[int, int], places: Sequence[tuple[int, int]]) -> str:
    """Name where a year group begins and where the course ends; nothing between."""
    year_group, half_term = place
    if half_term == 7:
        return "Final"
    first = min(p for p in places if p[0] == year_group)
    return f"Y{year_group}" if place == first else ""


def _cell(story: Story, checkpoint_id: int, attribute: str) -> str:
    found = [p for p in getattr(story, attribute) if p.checkpoint_id == checkpoint_id]
    if not found or isinstance(found[0].estimate, TooFew):
        return ""
    return MEASURES[story.measure].written(found[0].estimate.value)


def _ends(reading: Estimate) -> tuple[float, float]:
    return reading.low, reading.high


def _start_row(row: StartRow) -> Row:
    judged = row.judged
    if isinstance(judged, TooFew):
        word, why = ("No KS2", "no Progress 8") if row.band == "none" else _untold(judged)
        return Row(row.name, str(row.n), (None,), word=word, why=why)
    return Row(
        row.name,
        str(judged.n),
        (Range(judged.value, judged.low, judged.high, judged.reading),),
        cells=(signed(judged.value), f"{signed(judged.low)} to {signed(judged.high)}"),
        reading=judged.reading,
    )


def _untold(reading: TooFew) -> tuple[str, str]:
    if not reading.n:
        return "No target", "none on the grades’ scale"
    return "", f"shown at {reading.minimum} or more"


def _start_alt(row: StartRow) -> str:
    if isinstance(row.judged, TooFew):
        return f"{row.name}: too few to tell, {row.n} pupils"
    judged = row.judged
    return (
        f"{row.name}: {signed(judged.value)}, likely {signed(judged.low)} to "
        f"{signed(judged.high)}, {judged.n} pupils"
    )


def _start_cells(row: StartRow, answer: StartAnswer) -> dict[str, str]:
    attainment = {
        "Attainment 8": _value(row.attainment_8, plain),
        "5 or more in both": _value(row.english_and_maths_5, percent),
    }
    named = {"KS2 start": row.name, "Pupils": str(row.n)}
    targets = {
        "Grades at target": _value(row.at_target, percent),
        "Pupils behind": _value(row.behind, percent),
    }
    return named | (attainment if answer.has_attainment_8 else {}) | targets


def _value(reading: Reading, words: Callable[[float], str]) -> str:
    if isinstance(reading, TooFew):
        return "too few" if reading.n else "none known"
    return words(reading.value)
