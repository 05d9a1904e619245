"""The grid that is the list: a row for each place, a cell for each subject, and why.

Solid is persistent, outlined is new, dashed is one-off; every cell also says so in words to
those who hover or listen. One table, all text escaped.
"""

from collections.abc import Iterable
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.analysis.behind_target import CLASH_FROM, NO_PLAN, BehindList
from lib.analysis.behind_target_words import grades_behind, times_running
from lib.analysis.places import Places
from lib.charts.marks import plain, signed
from lib.ui.names import pupil_label, pupil_link

STYLE = Path(__file__).with_name("behind_grid.css")
SUBJECT_COLUMNS = 11
"""As many as a laptop shows; the less taken subjects share one column after them."""
NEXT_IN_LINE = 4
OTHER = "other"
URGENCY = ["persistent", "new", "one_off", "above", "on", "no_target"]

LEGEND = (
    ('<i class="g-persistent">▼2</i>', "persistent"),
    ('<i class="g-new">▼1.5</i>', "new this time"),
    ('<i class="g-one-off">was</i>', "one-off, back on target"),
    ('<i class="g-on">●</i>', "on"),
    ('<i class="g-above">▲</i>', "above"),
    ("", "blank: not taken"),
)


def show_behind_grid(behind: BehindList, places: Places, **filters: object) -> None:
    """Draw the legend and the list: the places, the line where they end, the next in line.

    `filters` go into the links to each pupil's page.
    """
    st.html(STYLE)
    st.html(_legend(behind))
    if places.count:
        st.html(grid_html(behind, places, **filters))


def grid_html(behind: BehindList, places: Places, **filters: object) -> str:
    """Return the list as one HTML table."""
    columns = subject_columns(behind.cells)
    cells = _by_pupil(behind.cells, columns)
    shown = pd.concat([places.placed, places.waiting.head(NEXT_IN_LINE)])
    labels = pupil_label(shown)
    rows = [
        _row(rank, pupil, label, cells.get(pupil.pupil_id, {}), columns, filters)
        for rank, (pupil, label) in enumerate(
            zip(shown.itertuples(index=False), labels, strict=True), 1
        )
    ]
    width = len(columns) + 7 - (not behind.makes_attainment_8)
    line = (
        f'<tr class="g-line"><td colspan="{width}"><div><b>{escape(places.ends)}</b>'
        f"<span>{escape(places.below)}</span><hr></div></td></tr>"
    )
    body = "".join([*rows[: places.count], line, *rows[places.count :]])
    if not behind.makes_attainment_8:
        body = body.replace('<td class="g-adds"></td>', "")
    head = _head(columns, behind.makes_attainment_8)
    return f'<div class="g-frame"><table class="g-table">{head}<tbody>{body}</tbody></table></div>'


def subject_columns(cells: pd.DataFrame) -> dict[str, str]:
    """Return the subjects to show (subject_id: short name), in the school's order, then Other."""
    taken = cells.groupby(["subject_id", "subject_short", "subject_order"]).size()
    subjects = taken.rename("pupils").reset_index()
    if len(subjects) <= SUBJECT_COLUMNS + 1:
        kept = subjects
    else:
        kept = subjects.nlargest(SUBJECT_COLUMNS, "pupils")
    kept = kept.sort_values(["subject_order", "subject_id"])
    columns = dict(zip(kept.subject_id, kept.subject_short, strict=True))
    return columns if len(kept) == len(subjects) else columns | {OTHER: "Other"}


def _by_pupil(cells: pd.DataFrame, columns: dict[str, str]) -> dict[int, dict[str, tuple]]:
    """Cells by pupil and column; where several share Other, the most urgent one."""
    urgency = cells.status.map({status: place for place, status in enumerate(URGENCY)})
    order = cells.assign(urgency=urgency).sort_values(["urgency", "shortfall"], ascending=[0, 1])
    found: dict[int, dict[str, tuple]] = {}
    for cell in order.itertuples(index=False):
        column = cell.subject_id if cell.subject_id in columns else OTHER
        found.setdefault(cell.pupil_id, {})[column] = cell
    return found


def _legend(behind: BehindList) -> str:
    keys = "".join(f"<span>{mark} {escape(words)}</span>" for mark, words in LEGEND)
    adds = "“Adds”: Attainment 8 points if targets are met. " if behind.makes_attainment_8 else ""
    note = f"▼ grades below target. {adds}D: disadvantaged."
    return f'<div class="g-legend">{keys}<em>{escape(note)}</em></div>'


def _head(columns: dict[str, str], has_adds: bool) -> str:
    subjects = "".join(f'<th class="g-cell">{escape(name)}</th>' for name in columns.values())
    adds = '<th class="g-adds">Adds</th>' if has_adds else ""
    return (
        '<thead><tr><th class="g-place">Place</th><th>Pupil</th><th><span class="g-hidden">Form'
        '</span></th><th><span class="g-hidden">Disadvantaged</span></th>'
        f'{subjects}<th class="g-why">Why this place</th>{adds}<th>Plan now</th></tr></thead>'
    )


def _row(
    rank: int,
    pupil: tuple,
    label: str,
    cells: dict[str, tuple],
    columns: Iterable[str],
    filters: dict[str, object],
) -> str:
    subjects = "".join(f'<td class="g-cell">{_cell(cells.get(column))}</td>' for column in columns)
    adds = "" if pd.isna(pupil.adds) else signed(pupil.adds, 0 if pupil.adds % 1 == 0 else 1)
    return (
        f'<tr><td class="g-place">{rank}</td>'
        f'<td class="g-pupil">{pupil_link(pupil.pupil_id, label, **filters)}</td>'
        f'<td class="g-form">{escape(pupil.form or "")}</td>'
        f'<td class="g-d">{"D" if pupil.is_disadvantaged else ""}</td>{subjects}'
        f'<td class="g-why">{escape(pupil.reason)}</td><td class="g-adds">{adds}</td>'
        f'<td class="g-plan">{_plan(pupil)}</td></tr>'
    )


def _cell(cell: tuple | None) -> str:
    if cell is None:
        return ""
    kind = cell.status.replace("_", "-")
    words = {"one_off": "was", "on": "●", "above": "▲", "no_target": "–"}.get(cell.status)
    text = words or f"▼{plain(cell.shortfall, 2).rstrip('0').rstrip('.')}"
    meaning = escape(_meaning(cell), quote=True)
    return f'<i class="g-{kind}" title="{meaning}" aria-label="{meaning}">{text}</i>'


def _meaning(cell: tuple) -> str:
    if cell.status == "no_target":
        return f"{cell.subject}: {cell.grade}, no target"
    standing = {"on": "on target", "above": "above target", "one_off": "was behind, now on target"}
    behind = f"{grades_behind(cell.shortfall)} behind, {times_running(cell.behind_run)}"
    words = standing.get(cell.status, behind)
    return f"{cell.subject}: {cell.grade}, target {cell.target_grade}; {words}"


def _plan(pupil: tuple) -> str:
    if pupil.plan == NO_PLAN:
        return '<b class="g-none">▼ None</b>'
    if pupil.groups >= CLASH_FROM:
        return f'<b class="g-none">{pupil.groups} groups: clash</b>'
    return escape(pupil.plan)
