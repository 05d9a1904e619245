"""The grid that is the list: a row for each place, a cell for each subject, and why.

Solid is persistent, outlined is new, dashed is one-off; every cell also says so in words to
those who hover or listen. One table, all text escaped.
"""

from dataclasses import dataclass
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.analysis.behind.pupils import CLASH_FROM, NO_PLAN, BehindList
from lib.analysis.behind.reasons import NO_DISTANCE, distance, times_running
from lib.analysis.behind.shortlist import Shortlist
from lib.numerals import plain, signed
from lib.rows import rows_of
from lib.ui.frame.glossary import explained
from lib.ui.frame.meeting_mode import MOST_ROWS, flags_shown, in_meeting_mode, rows_that_fit
from lib.ui.frame.names import pupil_label, pupil_links
from lib.ui.frame.questions import follow
from lib.words import units

STYLE = Path(__file__).with_name("grid.css")
SUBJECT_COLUMNS = {"": 7, "g-wide": 11}
"""As many as a laptop shows, and a wide screen; the less taken subjects share one column."""
OTHER = {"g-narrow": 7, "g-wide": 11}
"""The shared column, one for each width: it holds what is not shown beside it."""
NEXT_IN_LINE = 4
URGENCY = ["persistent", "new", "one_off", "above", "on", "other_scale", "no_target"]

LEGEND = (
    ('<i class="g-persistent">▼2</i>', "persistent"),
    ('<i class="g-new">▼1.5</i>', "new this time"),
    ('<i class="g-one-off">was</i>', "one-off, back on target"),
    ('<i class="g-on">●</i>', "on"),
    ('<i class="g-above">▲</i>', "above"),
    ("", "blank: not taken"),
)
WITHOUT_DISTANCE = {"no_target": "no target", "other_scale": "target on another scale"}
"""What a dash stands for, told where the list has it."""


@dataclass(frozen=True)
class Listed:
    """A pupil of the list: `adds` in Attainment 8 points, `groups` the plans they are on."""

    pupil_id: int
    form: str | None
    is_disadvantaged: bool
    reason: str
    adds: float | None
    low_attendance: str
    plan: str
    groups: int


@dataclass(frozen=True)
class Cell:
    """How a pupil stands in one subject; `shortfall` in grades, or in steps of its scale."""

    pupil_id: int
    subject_id: str
    subject: str
    grade: str
    target_grade: str | None
    shortfall: float | None
    status: str
    behind_run: int | None
    unit: str
    units: str
    units_in_a_step: int


def show_behind_grid(behind: BehindList, shortlist: Shortlist, **filters: object) -> None:
    """Draw the legend and the list: the places, the line where they end, the next in line.

    `filters` go into the links to each pupil's page.
    """
    st.html(STYLE)
    st.html(_legend(behind))
    if shortlist.count:
        st.html(grid_html(behind, shortlist, **filters))


def grid_html(behind: BehindList, shortlist: Shortlist, **filters: object) -> str:
    """Return the list as one HTML table."""
    columns, cells = follow(_columns, behind), follow(_by_pupil, behind)
    listed = pd.concat([shortlist.placed, shortlist.waiting.head(NEXT_IN_LINE)])
    shown = listed.head(rows_that_fit(len(listed)))
    links = pupil_links(shown.pupil_id, pupil_label(shown), **filters)
    pupils = zip(rows_of(Listed, shown), links, strict=True)
    rows = [
        _row(rank, pupil, link, cells.get(pupil.pupil_id, {}), columns)
        for rank, (pupil, link) in enumerate(pupils, 1)
    ]
    width = len(columns) + 7 - (not behind.makes_attainment_8)
    line = (
        f'<tr class="g-line"><td colspan="{width}"><div><b>{escape(_ends(shortlist))}</b>'
        f"<span>{escape(shortlist.below)}</span><hr></div></td></tr>"
    )
    body = "".join([*rows[: shortlist.count], line, *rows[shortlist.count :]])
    if not behind.makes_attainment_8:
        body = body.replace('<td class="g-adds"></td>', "")
    head = _head(columns, behind.makes_attainment_8)
    return f'<div class="g-frame"><table class="g-table">{head}<tbody>{body}</tbody></table></div>'


@dataclass(frozen=True)
class SubjectColumn:
    """One column of cells: its heading, whose grades it holds, on which screens it shows."""

    name: str
    subject_ids: tuple[str, ...]
    shown_on: str


def subject_columns(cells: pd.DataFrame) -> list[SubjectColumn]:
    """Return the columns: the most taken subjects in the school's order, then Other."""
    taken = cells.groupby(["subject_id", "subject_short", "subject_order"], as_index=False).size()
    ranked = taken.sort_values(["size", "subject_order"], ascending=[False, True])
    ids = tuple(ranked.subject_id)
    most, fewest = max(SUBJECT_COLUMNS.values()), min(SUBJECT_COLUMNS.values())
    kept = ranked.head(most).assign(is_wide=[place >= fewest for place in range(len(ids[:most]))])
    kept = kept.sort_values(["subject_order", "subject_id"])
    columns = [
        SubjectColumn(name, (subject_id,), "g-wide" if is_wide else "")
        for name, subject_id, is_wide in zip(
            kept.subject_short, kept.subject_id, kept.is_wide, strict=True
        )
    ]
    names = dict(zip(ranked.subject_id, ranked.subject_short, strict=True))
    for shown_on, after in OTHER.items():
        rest = ids[after:]
        if rest:
            name = names[rest[0]] if len(rest) == 1 else "Other"
            columns.append(SubjectColumn(name, rest, shown_on))
    return columns


def _columns(behind: BehindList) -> list[SubjectColumn]:
    return subject_columns(behind.cells)


def _by_pupil(behind: BehindList) -> dict[int, dict[str, Cell]]:
    """Cells by pupil and subject, the most urgent of a pupil first."""
    cells = behind.cells[behind.cells.pupil_id.isin(behind.pupils.pupil_id)]
    urgency = cells.status.map({status: place for place, status in enumerate(URGENCY)})
    order = cells.assign(urgency=urgency).sort_values(
        ["urgency", "shortfall"], ascending=[True, False]
    )
    found: dict[int, dict[str, Cell]] = {}
    for cell in rows_of(Cell, order):
        found.setdefault(cell.pupil_id, {})[cell.subject_id] = cell
    return found


def _legend(behind: BehindList) -> str:
    held = set(behind.cells["status"])
    dash = " or ".join(words for status, words in WITHOUT_DISTANCE.items() if status in held)
    legend = (*LEGEND, ("–", dash)) if dash else LEGEND
    keys = "".join(f"<span>{mark} {escape(words)}</span>" for mark, words in legend)
    adds = "“Adds”: Attainment 8 points if targets are met. " if behind.makes_attainment_8 else ""
    flags = "D: disadvantaged." if flags_shown() else ""
    note = f"▼ {units(behind.evidence.unit)} below target. {adds}{flags}".strip()
    return f'<div class="g-legend">{keys}<em>{escape(note)}</em></div>'


def _head(columns: list[SubjectColumn], has_adds: bool) -> str:
    subjects = "".join(
        f'<th class="g-cell {column.shown_on}">{escape(column.name)}</th>' for column in columns
    )
    adds = '<th class="g-adds">' + explained("Adds") + "</th>" if has_adds else ""
    return (
        '<thead><tr><th class="g-place">Place</th><th>Pupil</th><th><span class="g-hidden">Form'
        '</span></th><th><span class="g-hidden">Disadvantaged</span></th>'
        f'{subjects}<th class="g-why">{explained("Why this place")}</th>{adds}'
        f"<th>{explained('Plan now')}</th></tr></thead>"
    )


def _row(
    rank: int,
    pupil: Listed,
    link: str,
    cells: dict[str, Cell],
    columns: list[SubjectColumn],
) -> str:
    subjects = "".join(
        f'<td class="g-cell {column.shown_on}">{_cell(_most_urgent(cells, column))}</td>'
        for column in columns
    )
    adds = "" if pupil.adds is None else signed(pupil.adds, 0 if pupil.adds % 1 == 0 else 1)
    return (
        f'<tr><td class="g-place">{rank}</td>'
        f'<td class="g-pupil">{link}</td>'
        f'<td class="g-form">{escape(pupil.form or "")}</td>'
        f'<td class="g-d">{_flag(pupil)}</td>{subjects}'
        f'<td class="g-why" title="{escape(_why(pupil))}">{_why_html(pupil)}</td>'
        f'<td class="g-adds">{adds}</td>'
        f'<td class="g-plan" title="{escape(pupil.plan)}">{_plan(pupil)}</td></tr>'
    )


def _why(pupil: Listed) -> str:
    """Return why the pupil is on the list, and beside it that they are often away."""
    away = pupil.low_attendance if flags_shown() else ""
    return "; ".join(part for part in (pupil.reason, away) if part)


def _why_html(pupil: Listed) -> str:
    if not pupil.low_attendance or not flags_shown():
        return escape(pupil.reason)
    away = f'<b class="g-none g-two">▼ {escape(pupil.low_attendance)}</b>'
    return f"{escape(pupil.reason)}{away}"


def _flag(pupil: Listed) -> str:
    return "D" if pupil.is_disadvantaged and flags_shown() else ""


def _ends(shortlist: Shortlist) -> str:
    """What the cut-off line says; where the screen has no room for it, how far the rows go."""
    if in_meeting_mode() and shortlist.count > MOST_ROWS:
        return f"The first {MOST_ROWS} of {shortlist.count} places: meeting mode shows no more."
    return shortlist.ends


def _most_urgent(cells: dict[str, Cell], column: SubjectColumn) -> Cell | None:
    return next((cell for subject, cell in cells.items() if subject in column.subject_ids), None)


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    kind = cell.status.replace("_", "-")
    words = {"one_off": "was", "on": "●", "above": "▲", "no_target": "–", "other_scale": "–"}.get(
        cell.status
    )
    text = words or f"▼{plain(cell.shortfall or 0, 2).rstrip('0').rstrip('.')}"
    meaning = escape(_meaning(cell), quote=True)
    label = f'title="{meaning}" role="img" aria-label="{meaning}"'
    return f'<i class="g-{kind}" {label}>{text}</i>'


def _meaning(cell: Cell) -> str:
    if cell.status == "no_target":
        return f"{cell.subject}: {cell.grade}, no target"
    if cell.status == "other_scale":
        return f"{cell.subject}: {cell.grade}, target {cell.target_grade}; {NO_DISTANCE}"
    standing = {"on": "on target", "above": "above target", "one_off": "was behind, now on target"}
    words = standing.get(cell.status) or (
        f"{distance(cell.shortfall or 0, cell.unit, cell.units, cell.units_in_a_step)} behind, "
        f"{times_running(cell.behind_run or 0)}"
    )
    return f"{cell.subject}: {cell.grade}, target {cell.target_grade}; {words}"


def _plan(pupil: Listed) -> str:
    if pupil.plan == NO_PLAN:
        return '<b class="g-none">▼ None</b>'
    if pupil.groups >= CLASH_FROM:
        return f'<b class="g-none">{pupil.groups} groups: clash</b>'
    return escape(pupil.plan)
