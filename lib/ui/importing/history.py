"""The files brought in so far: who, when, what came of each, what it stored, and the way back."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.dates import long_moment
from lib.importing.depending import UndoRefusedError
from lib.importing.findings import FindingGroup, from_records, grouped
from lib.importing.kinds import kind_of
from lib.importing.undoing import undo
from lib.store.errors import StoreError
from lib.store.row import Row
from lib.ui.frame.names import pupil_label
from lib.ui.frame.opening import show_opener
from lib.ui.frame.questions import ask, ask_records, database
from lib.ui.frame.show import show_caption, show_refusal, show_section, show_table
from lib.ui.importing.panels import SHAPES
from lib.words import counted

STYLE = Path(__file__).with_name("history.css")
HISTORY_ROWS = 12
SHOWN_ROWS = 300
FINGERPRINT = 12
"""Characters of a fingerprint that tell one file from another at a glance."""

OUTCOMES = {"created": "new", "updated": "changed", "cleared": "taken out"}
OPENED = "import_opened"
"""Which line of the history is open: one at a time."""


@dataclass(frozen=True)
class StoredImport(Row, query="importing/stored_imports"):
    """A part of a file brought in, what came of it, and the checkpoint it belongs to."""

    import_id: int
    file_name: str
    content: str
    imported_by: str
    imported_at: datetime
    status: str
    undone_at: datetime | None
    row_count: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    missing: int
    findings: str
    fingerprint: str
    format: str | None
    sheet: str | None
    standing_parts: int
    checkpoint: str | None
    checkpoint_status: str | None


def show_history(urn: int) -> None:
    """List the files brought in, the newest first, each with its counts, its detail, its undo."""
    imports = ask_records(StoredImport, urn=urn)
    if not imports:
        return
    st.html(STYLE)
    show_section(
        f"{counted(len(imports), 'file')} brought in so far",
        "Undoing a file brings back what it had replaced. The newest is undone first.",
    )
    for entry in imports[:HISTORY_ROWS]:
        _show_import(entry)
    if len(imports) > HISTORY_ROWS:
        _show_earlier(imports[HISTORY_ROWS:])


def _show_earlier(earlier: Sequence[StoredImport]) -> None:
    by_id = {entry.import_id: entry for entry in earlier}
    names = {i: f"{e.file_name}, {long_moment(e.imported_at)}" for i, e in by_id.items()}
    title = counted(len(earlier), "earlier file")
    with st.container(horizontal=True, key="import_earlier_line", vertical_alignment="center"):
        chosen = st.selectbox(
            "An earlier file",
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder=f"{title}: choose one to open or undo",
            key="import_earlier",
            label_visibility="collapsed",
        )
        show_opener("All as a table", title, lambda: _show_table(earlier), "large")
    if chosen:
        _show_import(by_id[chosen])


def _show_table(imports: Sequence[StoredImport]) -> None:
    show_table(_as_table(imports), numbers=("New", "Changed", "Rejected"), scroll=True)


def _show_import(entry: StoredImport) -> None:
    is_open = st.session_state.get(OPENED) == entry.import_id
    standing = _standing(entry)
    with st.container(horizontal=True, key=f"line_{entry.import_id}", vertical_alignment="center"):
        st.html(_line(entry, standing))
        st.button(
            "Close" if is_open else "Open" if standing else "Open or undo",
            key=f"open_{entry.import_id}",
            type="tertiary",
            on_click=_turn,
            args=(entry.import_id,),
        )
    if is_open:
        with st.container(key=f"opened_{entry.import_id}"):
            _show_detail(entry)
            if not standing:
                _offer_undo(entry)


def _standing(entry: StoredImport) -> str:
    """Why a file is not to be undone, in a word or two; blank where it is."""
    if entry.status == "undone":
        return "Undone"
    if entry.checkpoint_status == "locked":
        return "Locked"
    return "Kept as plans" if kind_of(entry.content).stays else ""


def _turn(import_id: int) -> None:
    is_open = st.session_state.get(OPENED) == import_id
    st.session_state[OPENED] = None if is_open else import_id


def _line(entry: StoredImport, standing: str) -> str:
    """Return one line: the file and where it belongs, then who, when and what came of it."""
    place = [f"sheet {entry.sheet}"] if entry.sheet else []
    place += [entry.checkpoint] if entry.checkpoint else []
    file_format = f"{entry.format} · " if entry.format else ""
    below = (
        f"{long_moment(entry.imported_at)} · {entry.imported_by} · {file_format}{_counts(entry)}"
    )
    return (
        f'<div class="cp-import"><b>{escape(entry.file_name)}</b>'
        f"{escape(''.join(f' · {part}' for part in place))}"
        f'<span class="cp-standing">{escape(standing)}</span>'
        f'<span class="cp-quiet">{escape(below)} · '
        f'<span class="cp-print" title="Fingerprint of the file">'
        f"{escape(entry.fingerprint[:FINGERPRINT])}</span></span></div>"
    )


def _counts(entry: StoredImport, with_none: bool = False) -> str:
    """Return `5 new, 2 rejected`: what did not occur is left to the detail."""
    counts = {
        f"{entry.created:,} new": entry.created,
        f"{entry.updated:,} changed": entry.updated,
        f"{entry.unchanged:,} as before": entry.unchanged,
        f"{entry.rejected:,} rejected": entry.rejected,
        f"{counted(entry.missing, 'pupil')} not in the file": entry.missing,
    }
    return ", ".join(words for words, count in counts.items() if count or with_none)


def _show_detail(entry: StoredImport) -> None:
    """Show one import's findings as they were, and the rows it stored."""
    groups = grouped(from_records(json.loads(entry.findings)))
    if groups:
        st.html(f'<div class="cp-findings">{"".join(map(_finding, groups))}</div>')
    else:
        show_caption("Nothing was wrong with it.")
    if entry.status == "undone" and entry.undone_at:
        show_caption(f"Undone on {long_moment(entry.undone_at)}: what it had stored was taken out.")
    else:
        _show_rows(entry.import_id)
    show_caption(
        f"{counted(entry.row_count, 'row')} in the file: {_counts(entry, True)}. "
        f"Its fingerprint (SHA-256): {entry.fingerprint}. Files with the same fingerprint are the "
        "same to the last letter."
    )


def _show_rows(import_id: int) -> None:
    rows = ask("importing/rows", import_id=import_id)
    counts = {name: int((rows.outcome == name).sum()) for name in OUTCOMES}
    options = {name: f"{n:,} {OUTCOMES[name]}" for name, n in counts.items() if n}
    chosen = options and st.segmented_control(
        "Open the rows",
        list(options),
        format_func=options.__getitem__,
        key=f"rows_{import_id}",
        label_visibility="collapsed",
    )
    if chosen:
        found = rows[rows.outcome == chosen]
        more = len(found) - SHOWN_ROWS
        caption = f"{more:,} more are not shown." if more > 0 else ""
        table = _as_rows(found.head(SHOWN_ROWS))
        show_table(table, numbers=("Row",), caption=caption, scroll=True)


def _as_rows(rows: pd.DataFrame) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "Row": [_whole(row) for row in rows.source_row],
            "Pupil": pupil_label(rows),
            "What": rows.thing,
            "Column": rows.source_column,
            "In the file": rows.value_in_file,
            "Was": rows.was,
            "Stored": rows.here,
            "Since": rows.is_replaced.map({True: "replaced", False: ""}),
        }
    )
    empty = [name for name in table if table[name].isna().all() or table[name].eq("").all()]
    return table.drop(columns=empty)


def _finding(group: FindingGroup) -> str:
    css, word = SHAPES[group.severity]
    # The UPNs a finding is about are told; names are left to the rows.
    values = " ".join(group.values[:3]) if group.check.startswith("pupils_upn") else ""
    where = ", ".join(part for part in (group.where, values) if part)
    count = f"{group.count:,} × " if group.count > 1 else ""
    return (
        f'<div class="cp-found"><span class="{css}">{word}</span><span>'
        f"<b>{count}{escape(group.message)}</b> {escape(group.remedy)}"
        f'<span class="cp-quiet"> {escape(where[:1].upper() + where[1:])}</span></span></div>'
    )


def _offer_undo(entry: StoredImport) -> None:
    # One click opens the line, a second takes back: a slip must not cost a checkpoint.
    words = [
        f"To undo takes back what {entry.file_name} stored and brings back what it replaced. "
        "The file can be brought in again."
    ]
    if entry.standing_parts > 1:
        words.append(f"Its {entry.standing_parts} parts go together.")
    if entry.checkpoint_status == "checked":
        words.append(f"{entry.checkpoint} is checked, and will need checking again.")
    show_caption(" ".join(words))
    if st.button("Take it back", key=f"undo_{entry.import_id}"):
        _undo(entry.import_id)


def _undo(import_id: int) -> None:
    try:
        with st.spinner("Taking it back and measuring again"):
            undone = undo(database(), import_id)
    except StoreError as error:
        show_refusal(error)
        _show_first(error)
    else:
        again = "".join(f"; {label} needs checking again" for label in undone.unchecked)
        st.session_state["import_said"] = f"{undone.file_name} is undone{again}"
        st.rerun()


def _show_first(error: StoreError) -> None:
    """List what must be undone first, where a sentence has not said it already."""
    first = error.first if isinstance(error, UndoRefusedError) else ()
    if len(first) > 1:
        order = pd.DataFrame({"": range(1, len(first) + 1), "Undo, in this order": first})
        show_table(order, numbers=("",), scroll=True)


def _as_table(imports: Sequence[StoredImport]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "File": [entry.file_name for entry in imports],
            "Checkpoint": [entry.checkpoint for entry in imports],
            "New": [entry.created for entry in imports],
            "Changed": [entry.updated for entry in imports],
            "Rejected": [entry.rejected for entry in imports],
            "Brought in": [long_moment(entry.imported_at) for entry in imports],
            "State": [entry.status for entry in imports],
        }
    )


def _whole(number: float) -> str:
    return "" if pd.isna(number) else f"{int(number)}"
