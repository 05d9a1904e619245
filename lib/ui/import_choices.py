"""Choosing files, the checkpoint they belong to, and when to store them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html import escape

import streamlit as st

from lib.importing.delivery import CheckpointChoice, Delivery, deliver
from lib.importing.importer import preview, store
from lib.importing.preview import Preview
from lib.importing.preview_words import button, stored
from lib.importing.suggestion import Suggestion, suggestion
from lib.importing.times import HALF_TERMS
from lib.store.errors import StoreError
from lib.store.own_school import start_own_school
from lib.ui.import_panels import STYLE, show_refusal
from lib.ui.questions import School, database
from lib.ui.situations import KINDS

WIDTH, DATE_WIDTH = 118, 140
"""Of each choice, so that five stand beside the file's name on a laptop."""

SAID = "import_said"
"""What was just done, told once as the page's heading."""


def choose_files() -> list[tuple[str, bytes]]:
    """Let files be dropped. Returns their names and bytes, in the order given."""
    st.html(STYLE)
    turn = st.session_state.setdefault("import_turn", 0)
    dropped = st.file_uploader(
        "Drop CSV or Excel files: pupil lists, targets, marksheets, results, interventions",
        accept_multiple_files=True,
        key=f"files_{turn}",
    )
    return [(file.name, file.getvalue()) for file in dropped]


def choose_checkpoints(files: Sequence[tuple[str, bytes]], at: School) -> list[Delivery]:
    """Say which checkpoint each file seems to belong to, and let that be changed."""
    deliveries = [deliver(name, data) for name, data in files]
    return [_placed(delivery, number, at) for number, delivery in enumerate(deliveries)]


def preview_of(deliveries: Sequence[Delivery], at: School) -> list[Preview]:
    """Return what storing would do, worked out again only when something has changed."""
    opened = database()
    marks = [(d.file and d.file.fingerprint, d.checkpoint, d.academic_year) for d in deliveries]
    key = (str(opened.path), opened.version, at.urn, str(marks))
    if st.session_state.get("import_preview", (None, None))[0] != key:
        st.session_state["import_preview"] = (key, preview(opened, deliveries, at.urn))
    return st.session_state["import_preview"][1]


def offer_to_store(previews: Sequence[Preview], at: School) -> None:
    """Draw the page's one primary button; when it is pressed, store and say what was done."""
    ready = [p for p in previews if p.can_be_stored]
    if not ready or not st.button(button(ready), type="primary", key="store"):
        return
    try:
        with st.spinner("Storing and measuring"):
            kept = store(database(), previews, "Import page", at.urn)
    except StoreError as error:
        show_refusal(error)
        return
    st.session_state[SAID] = stored([p for p in kept if p.can_be_stored])
    st.session_state["import_turn"] += 1
    st.rerun()


def said() -> str | None:
    """Return what was just done, once."""
    return st.session_state.pop(SAID, None)


def offer_own_school(at: School) -> None:
    """From the sample school to one's own: its name and URN, and one button."""
    with st.expander("Start with your own school"), st.form("own_school", border=False):
        st.markdown("The invented pupils are removed, and your files come into an empty school.")
        name = st.text_input("Name of the school", key="own_name")
        urn = st.text_input("URN (six digits)", key="own_urn", max_chars=6)
        if st.form_submit_button(f"Remove {at.name} and start"):
            _start(urn, name)


def _start(urn: str, name: str) -> None:
    try:
        start_own_school(database(), int(urn) if urn.isdigit() else 0, name)
    except StoreError as error:
        show_refusal(error)
    else:
        st.session_state[SAID] = f"{name.strip()} is ready for its first pupil list"
        st.rerun()


def _placed(delivery: Delivery, number: int, at: School) -> Delivery:
    found = suggestion(database(), delivery, at.urn, at.as_of)
    if found is None:
        return delivery
    if not found.needs_checkpoint:
        return replace(delivery, academic_year=_choose_year(delivery, number, found))
    return replace(delivery, checkpoint=_choose_checkpoint(delivery, number, found, at.as_of))


def _choose_year(delivery: Delivery, number: int, found: Suggestion) -> int:
    if found.content != "targets":
        return found.academic_year
    key = f"{number}_{delivery.file.fingerprint[:8]}"
    with st.container(horizontal=True, key=f"place_{number}", vertical_alignment="center"):
        _name(delivery, "holds targets for")
        return _select("Academic year", _years(found), found.academic_year, f"year_{key}", _year)


def _choose_checkpoint(
    delivery: Delivery, number: int, found: Suggestion, day: date
) -> CheckpointChoice:
    key = f"{number}_{delivery.file.fingerprint[:8]}"
    terms = {n: term for n, term in enumerate(HALF_TERMS, start=1)}
    with st.container(horizontal=True, key=f"place_{number}", vertical_alignment="center"):
        _name(delivery, "holds grades of")
        year = _select("Academic year", _years(found), found.academic_year, f"year_{key}", _year)
        term = _select("Half term", terms, found.half_term, f"term_{key}", terms.__getitem__)
        group = _select("Year group", range(7, 12), found.year_group, f"group_{key}", _group)
        kind = _select("Kind", KINDS, found.kind, f"kind_{key}", KINDS.__getitem__)
        collected = st.date_input(
            "Collected on",
            day,
            key=f"day_{key}",
            format="DD/MM/YYYY",
            label_visibility="collapsed",
            width=DATE_WIDTH,
        )
    return CheckpointChoice(year, term, group, kind, collected)


def _name(delivery: Delivery, words: str) -> None:
    st.html(f"<b>{escape(delivery.file_name)}</b> {escape(words)}", width="content")


def _select(label: str, options: object, default: object, key: str, words: object) -> object:
    values = list(options)
    return st.selectbox(
        label,
        values,
        index=values.index(default),
        format_func=words,
        key=key,
        label_visibility="collapsed",
        width=WIDTH,
    )


def _years(found: Suggestion) -> range:
    return range(found.academic_year + 1, found.academic_year - 4, -1)


def _year(year: int) -> str:
    return f"{year - 1}/{year % 100:02d}"


def _group(year_group: int) -> str:
    return f"Year {year_group}"
