"""What each column of a file was read as, with three of its values, to be corrected in place."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from lib.importing.account.preview import Preview
from lib.importing.kinds import kind_of
from lib.importing.reading.recognise import Recognition
from lib.importing.reading.subjects import SubjectBook, subject_book
from lib.importing.reading.targets import NAMES, chosen_target, kinds_of_target
from lib.importing.reading.wording import (
    HOLDS,
    UNKNOWN,
    corrected,
    counted,
    needs_subject,
    table,
)
from lib.ui.frame.names import names_shown
from lib.ui.frame.questions import School, database
from lib.ui.frame.show import show_caption
from lib.ui.importing.answers import answers_of, say, sheet_key

ROW_HEIGHT, MOST_ROWS = 35, 11
TO_PUT_RIGHT = {
    "columns_content_unknown",
    "columns_missing",
    "columns_of_marks",
    "columns_subject_twice",
    "columns_subject_unknown",
    "columns_without_subjects",
    "targets_not_chosen",
}
BLANKS = {"keep": "A blank cell changes nothing", "clear": "A blank cell clears what was there"}


def show_columns(previews: Sequence[Preview], at: School) -> None:
    """Show how the columns of each table were read; what the person changes is remembered."""
    for preview, found in _once_a_sheet(previews):
        label = f"How it was read: {counted(found)}"
        if len(previews) > 1:
            sheet = f", {preview.sheet}" if preview.sheet else ""
            label = f"{preview.file_name}{sheet}: {counted(found)}"
        is_open = any(f.check in TO_PUT_RIGHT for f in preview.findings)
        with st.expander(label, expanded=is_open):
            _edit(preview, found, at.urn)


def _once_a_sheet(previews: Sequence[Preview]) -> list[tuple[Preview, Recognition]]:
    """Return one preview of each sheet: a sheet may make two tables, of the same columns."""
    by_sheet = {
        sheet_key(p.delivery): (p, p.recognition)
        for p in reversed(previews)
        if p.recognition is not None
    }
    return list(reversed(by_sheet.values()))


def _edit(preview: Preview, found: Recognition, urn: int) -> None:
    key = sheet_key(preview.delivery)
    book = subjects_of(urn)
    shown = table(found, names_shown(), book)
    turn = st.session_state.setdefault(f"columns_turn_{key}", 0)
    grid = f"columns_{key}_{turn}"
    st.data_editor(
        shown,
        key=grid,
        hide_index=True,
        width="stretch",
        height=ROW_HEIGHT * (min(len(shown), MOST_ROWS) + 1) + 3,
        num_rows="fixed",
        placeholder="",
        alt="How each column was read, with three of its values",
        disabled=["Column", "Values", "Told by"],
        column_order=["Column", "Holds", "Subject", "Scale", "Values", "Told by"],
        column_config=_config(book),
        on_change=partial(_keep, key, grid, shown, book),
    )
    unfinished = st.session_state.get(f"unfinished_{key}")
    if unfinished:
        show_caption(f"Choose the subject of {', '.join(unfinished)} as well.")
    show_caption(
        "Double-click Holds, Subject or Scale to correct it; it is remembered. A ladder of the "
        "school’s own is written on the Rules page."
    )
    if len(kinds_of_target(found.columns)) > 1:
        _choose_target(key, found)
    kind = kind_of(preview.content) if preview.content else None
    if kind and (kind.has_grades or kind.clears):
        _choose_blanks(key)


def _config(book: SubjectBook) -> dict:
    subjects = sorted(subject.name for subject in book.by_id.values())
    choose = st.column_config.SelectboxColumn
    return {
        "Column": st.column_config.TextColumn(width=170),
        "Holds": choose(options=[h for h in HOLDS if h != UNKNOWN], required=True, width=140),
        "Subject": choose(options=["", *subjects], width=150),
        "Scale": choose(options=["", *book.scale_names.values()], width=150),
        "Values": st.column_config.TextColumn("Three of its values", width=220),
        "Told by": st.column_config.TextColumn(width=110),
    }


def _keep(key: str, grid: str, shown: pd.DataFrame, book: SubjectBook) -> None:
    """Take the changes of the grid into the answers; a grid with its changes kept starts anew."""
    changes = {int(row): change for row, change in st.session_state[grid]["edited_rows"].items()}
    unfinished = needs_subject(shown, changes)
    st.session_state[f"unfinished_{key}"] = unfinished
    answers = corrected(answers_of(key), shown, changes, book)
    say(key, columns=answers.columns)
    if not unfinished:
        st.session_state[f"columns_turn_{key}"] += 1


def _choose_target(key: str, found: Recognition) -> None:
    """Choose which of several kinds of target grades are held against; the others are kept."""
    widget = f"target_{key}"
    kinds = kinds_of_target(found.columns)
    st.session_state.setdefault(widget, chosen_target(found.columns, answers_of(key).target))
    st.radio(
        "Which of them is the target?",
        kinds,
        format_func=NAMES.__getitem__,
        key=widget,
        horizontal=True,
        on_change=lambda: say(key, target=st.session_state[widget]),
    )


def _choose_blanks(key: str) -> None:
    widget = f"blanks_{key}"
    st.session_state.setdefault(widget, answers_of(key).blanks)
    st.radio(
        "Blank cells",
        list(BLANKS),
        format_func=BLANKS.__getitem__,
        key=widget,
        horizontal=True,
        label_visibility="collapsed",
        on_change=lambda: say(key, blanks=st.session_state[widget]),
    )


def subjects_of(urn: int) -> SubjectBook:
    """Return the subjects and scales of the school, as they stand."""
    with database().cursor() as cursor:
        return subject_book(cursor, urn)
