"""A filled-in subject list on its way back: what is new, changed, in conflict, then one button."""

import hashlib
from html import escape

import pandas as pd
import streamlit as st

from lib.importing.account.filled_list import (
    OUTCOME_WORDS,
    FilledList,
    with_choices,
)
from lib.importing.contents.filled_list.fields import PUPIL, label_of
from lib.importing.contents.filled_list.rows import ListRow
from lib.importing.contents.filled_list.weighing import CHECKPOINT, FILE, Weighed, sides
from lib.importing.contents.filled_list.wording import NO_UNDO, changes_words
from lib.importing.delivery import deliver
from lib.importing.importer import filled_lists, preview, store
from lib.store.errors import StoreError
from lib.ui.frame.names import names_shown
from lib.ui.frame.questions import School, ask, database
from lib.ui.frame.show import show_answer, show_caption, show_refusal, show_section, show_table
from lib.ui.frame.writing_as import choose_who, who
from lib.ui.sessions.panels import STYLE
from lib.words import counted, either

QUESTION = "Bring back a filled-in list: what is new, what has changed, what is in conflict?"
HOW = (
    "Write the subject lists on Behind target, fill in the shaded columns, and drop the workbook "
    "here. You see every row’s outcome before anything is saved."
)
SAID, TURN, SEEN = "plan_upload_said", "plan_upload_turn", "plan_upload_seen"
SHOWN_ROWS = 300


def show_filled_list(at: School) -> None:
    """Take a filled-in list, show what it would do, and save it when the button is pressed."""
    st.html(STYLE)
    top = st.container()
    turn = st.session_state.setdefault(TURN, 0)
    dropped = st.file_uploader("Drop a filled-in list", type=["xlsx"], key=f"plan_list_{turn}")
    saved = st.session_state.pop(SAID, None) if dropped is None else None
    if saved is not None:
        with top:
            show_answer(QUESTION, saved.finding, NO_UNDO)
        _show_left_out(saved)
        return
    if dropped is None:
        with top:
            show_answer(QUESTION, "No list has been dropped yet", HOW)
        return
    data = dropped.getvalue()
    try:
        listed = _preview(at, dropped.name, data)
    except StoreError as error:
        with top:
            show_answer(QUESTION, error.message, error.remedy)
        return
    with top:
        show_answer(QUESTION, listed.finding, listed.account)
    for warning in listed.too_large:
        st.html(f'<p class="d-said"><span class="cp-below">▼ {escape(warning)}</span></p>')
    _offer_to_save(at, listed)
    _show_conflicts(listed)
    _show_findings(listed)
    _show_rows(listed)


def _show_left_out(saved: FilledList) -> None:
    """Say once more what was not saved, now that the list has been put away."""
    undecided = len(saved.of("conflicting"))
    if undecided:
        rows = either(undecided, "row was", "rows were")
        show_caption(
            f"{undecided} {rows} in conflict and left as Checkpoint has it. Drop the list again "
            "to decide."
        )
    _show_findings(saved)


def _preview(at: School, name: str, data: bytes) -> FilledList:
    """Return what saving would do, worked out again only when something has changed."""
    opened, choices = database(), _choices()
    mark = hashlib.sha256(data).hexdigest()
    key = (mark, str(opened.path), opened.version, at.urn, str(sorted(choices.items())))
    if st.session_state.get(SEEN, (None, None))[0] != key:
        sheets = with_choices(filled_lists(opened, deliver(name, data), at.urn), choices)
        st.session_state[SEEN] = (key, FilledList(tuple(preview(opened, sheets, at.urn))))
    return st.session_state[SEEN][1]


def _choices() -> dict[tuple[str, int], str]:
    """Return whose word counts in each row that was in conflict and has been decided."""
    return dict(st.session_state.get(f"upload_choices_{st.session_state[TURN]}", {}))


def _choose(place: tuple[str, int], choice: str | None) -> None:
    kept = st.session_state.setdefault(f"upload_choices_{st.session_state[TURN]}", {})
    if choice is None:
        kept.pop(place, None)
    else:
        kept[place] = choice


def _offer_to_save(at: School, listed: FilledList) -> None:
    if not listed.can_be_saved:
        show_caption("There is nothing to save.")
        return
    who_column, button_column = st.columns([2, 3], vertical_alignment="bottom")
    with who_column:
        choose_who()
    counts = listed.counts
    with button_column:
        ready = counts["created"] + counts["updated"]
        words = f"Save {counted(ready, 'row')}"
        pressed = st.button(words, type="primary", key="plan_upload_save")
    if not pressed:
        return
    try:
        saved = store(database(), listed.sheets, who(), at.urn)
    except StoreError as error:
        show_refusal(error)
        return
    st.session_state[SAID] = FilledList(tuple(saved), is_saved=True)
    st.session_state[TURN] += 1
    st.rerun()


def _show_conflicts(listed: FilledList) -> None:
    """Show both sides of every row that both changed, decided or not, with its choice."""
    decided = _choices()
    rows = [r for r in listed.rows if r.outcome == "conflicting" or r.row.place in decided]
    if not rows:
        return
    show_section(
        f"{len(listed.of('conflicting'))} of {len(rows)} conflicts still to decide",
        "The list and Checkpoint were both changed since the list was written. Choose for each.",
    )
    for weighed in rows:
        _show_conflict(weighed, decided.get(weighed.row.place))


def _show_conflict(weighed: Weighed, decided: str | None) -> None:
    row = weighed.row
    both = "; ".join(sides(change) for change in weighed.changes if change.is_conflict)
    words, choice = st.columns([3, 2], vertical_alignment="center")
    with words:
        st.html(
            f'<div class="d-clash"><b>{escape(_who(row))}</b>, {escape(row.sheet)} row '
            f"{row.number}. {escape(both or weighed.remark)}</div>"
        )
    options = {CHECKPOINT: "Keep Checkpoint’s", FILE: "Take the list’s"}
    key = f"clash_{row.sheet}_{row.number}_{st.session_state[TURN]}"
    with choice:
        st.segmented_control(
            "Whose word counts?",
            list(options),
            format_func=options.__getitem__,
            default=decided,
            key=key,
            on_change=lambda: _choose(row.place, st.session_state[key]),
            label_visibility="collapsed",
        )


def _show_findings(listed: FilledList) -> None:
    rows = listed.of("rejected")
    if not rows:
        return
    told = listed.findings
    are = either(len(rows), "row is", "rows are")
    show_section(
        f"{len(rows)} {are} rejected and not saved", "Put right in the list, drop it again."
    )
    table = pd.DataFrame(
        {
            "Where": [f"{one.row.sheet}, row {one.row.number}" for one, _ in told],
            "Pupil": [_who(one.row) for one, _ in told],
            "Column": [t.column for _, t in told],
            "Value": [_shown(t.column or "", t.value or "") for _, t in told],
            "What is wrong": [t.message for _, t in told],
            "What to do": [t.remedy for _, t in told],
        }
    )
    show_table(table, scroll=True)


def _show_rows(listed: FilledList) -> None:
    """Let each count be opened to its rows."""
    options = {
        outcome: f"{listed.counts[outcome]} {words}"
        for outcome, words in OUTCOME_WORDS.items()
        if listed.counts[outcome] and outcome not in ("conflicting", "rejected")
    }
    if not options:
        return
    chosen = st.segmented_control(
        "Open the rows",
        list(options),
        format_func=options.__getitem__,
        key=f"plan_upload_rows_{st.session_state[TURN]}",
        default=next(iter(options)),
        label_visibility="collapsed",
    )
    found = listed.of(chosen) if chosen else []
    rows, more = found[:SHOWN_ROWS], len(found[SHOWN_ROWS:])
    if not rows:
        return
    table = pd.DataFrame(
        {
            "Where": [f"{one.row.sheet}, row {one.row.number}" for one in rows],
            "Pupil": [_who(one.row) for one in rows],
            "Intervention": [str(one.row.said.get("name", "")) for one in rows],
            "What": [changes_words(one) or one.remark or "as it was" for one in rows],
        }
    )
    show_table(table, caption=f"{more} more are not shown." if more else "", scroll=True)


def _who(row: ListRow) -> str:
    """Return the pupil as the screen names them: the list's name, or the code."""
    if names_shown():
        return row.pupil
    if row.written is None:
        return "not known"
    pupils = ask("pupil/choices", urn=row.written.urn).set_index("pupil_id").code
    return str(pupils.get(row.written.pupil_id, "not known"))


def _shown(column: str, value: str) -> str:
    return "" if column == label_of(PUPIL) and not names_shown() else value
