"""Choosing files, the checkpoint they belong to, and when to store them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from html import escape
from typing import TypeVar

import streamlit as st

from lib.importing.account.preview import Preview
from lib.importing.account.wording import button, stored
from lib.importing.delivery import CheckpointChoice, Delivery, deliver
from lib.importing.importer import parts, preview, store
from lib.importing.kinds import kind_of, kinds
from lib.importing.people.suggestion import Suggestion, suggestion
from lib.importing.reading.answers import Answers
from lib.importing.reading.times import HALF_TERMS, LAST_HALF_TERM
from lib.store.errors import StoreError
from lib.store.importing.own_school import start_own_school
from lib.ui.frame.questions import School, database
from lib.ui.frame.show import show_caption, show_refusal
from lib.ui.frame.situations import KINDS
from lib.ui.importing.answers import answers_of, forget_all, key_of, once, sheet_key, targets_said
from lib.ui.importing.panels import STYLE

WIDTH, DATE_WIDTH, CONTENT_WIDTH = 118, 140, 240
"""Of each choice, so that all six stand in one line on a laptop."""

SKIP = "skip"
CONTENT_WORDS = {None: "not recognised", SKIP: "not to be brought in"}

Option = TypeVar("Option")
SAID = "import_said"
"""What was just done, told once as the page's heading."""


def choose_files() -> list[tuple[str, bytes]]:
    """Let files be dropped. Returns their names and bytes, in the order given."""
    st.html(STYLE)
    turn = st.session_state.setdefault("import_turn", 0)
    dropped = st.file_uploader(
        "Drop what your systems export: marksheets, results, targets, pupil lists, CTF, "
        "attendance, attitude, behaviour, reading tests, CAT4, needs, timetables, staff, "
        "interventions. CSV, Excel, OpenDocument or XML",
        accept_multiple_files=True,
        key=f"files_{turn}",
    )
    return [(file.name, file.getvalue()) for file in dropped]


def choose_checkpoints(files: Sequence[tuple[str, bytes]], at: School) -> list[Delivery]:
    """Say what each table of the files seems to be and where it belongs; let that be changed."""
    version = database().version
    read = [
        once(f"read_{n}", (name, data), partial(deliver, name, data))
        for n, (name, data) in enumerate(files)
    ]
    found = [
        part
        for number, file in enumerate(read)
        for part in once(
            f"parts_{number}",
            (file.file, version, targets_said()),
            partial(parts, database(), file, at.urn, partial(_said, file)),
        )
    ]
    placed = []
    for number, delivery in enumerate(found):
        if not number or sheet_key(delivery) != sheet_key(found[number - 1]):
            _name(delivery)
        placed.append(_placed(delivery, number, at))
    return [delivery for delivery in placed if delivery is not None]


def _said(file: Delivery, label: str) -> Answers:
    """Return what was said of a sheet of a file."""
    return answers_of(key_of(file.read, label))


def preview_of(deliveries: Sequence[Delivery], at: School) -> list[Preview]:
    """Return what storing would do, worked out again only when something has changed."""
    opened = database()
    about = (
        [(d.file_name, d.file and d.file.fingerprint, *_said_of(d)) for d in deliveries],
        (str(opened.path), opened.version, at.urn),
    )
    return once("preview", str(about), partial(preview, opened, deliveries, at.urn))


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
    forget_all()
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
        with st.spinner("Removing the sample school"):
            start_own_school(database(), int(urn) if urn.isdigit() else 0, name)
    except StoreError as error:
        show_refusal(error)
    else:
        st.session_state[SAID] = f"{name.strip()} is ready for its first pupil list"
        st.rerun()


def _said_of(delivery: Delivery) -> tuple:
    where = (delivery.checkpoint, delivery.academic_year, delivery.half_term)
    return (delivery.sheet, delivery.content, *where, delivery.answers)


def _placed(delivery: Delivery, number: int, at: School) -> Delivery | None:
    """Return the table with what the person says of it; None when it is not to be brought in."""
    delivery = replace(delivery, answers=answers_of(sheet_key(delivery)))
    about = (delivery.file, delivery.sheet, delivery.content, delivery.answers, database().version)
    found = once(
        f"suggestion_{number}",
        str(about),
        partial(suggestion, database(), delivery, at.urn, at.as_of),
    )
    if found is None or delivery.file is None:
        return delivery
    key = f"{number}_{delivery.file.fingerprint[:8]}"
    with st.container(horizontal=True, key=f"place_{number}", vertical_alignment="center"):
        content = _choose_content(found, key)
        if content == SKIP:
            return None
        if content != found.content:
            said = replace(delivery.answers, content=content)
            delivery = replace(delivery, content=content, answers=said)
            found = replace(found, content=content)
        if found.needs_checkpoint:
            delivery = replace(delivery, checkpoint=_choose_checkpoint(found, key, at.as_of))
        else:
            asks_year = found.content == "targets" or found.needs_half_term
            year = _choose_year(found, key) if asks_year else found.academic_year
            half_term = _choose_half_term(found, key) if found.needs_half_term else None
            delivery = replace(delivery, academic_year=year, half_term=half_term)
    if found.needs_checkpoint and found.is_guessed:
        show_caption(f"The file says no {found.is_guessed}: look at the boxes before storing.")
    return delivery


def _choose_content(found: Suggestion, key: str) -> str | None:
    """Choose what a table is, when it is not what it was taken for."""
    options = [*([] if found.content else [None]), *kinds(), SKIP]
    return st.selectbox(
        "What it is",
        options,
        index=options.index(found.content),
        format_func=lambda content: f"is {CONTENT_WORDS.get(content) or kind_of(content).words}",
        key=f"content_{key}_{found.content}",
        label_visibility="collapsed",
        width=CONTENT_WIDTH,
    )


def _choose_year(found: Suggestion, key: str) -> int:
    return _select("Academic year", _years(found), found.academic_year, f"year_{key}", _year)


def _choose_half_term(found: Suggestion, key: str) -> int | None:
    """Choose the half-term of what says none: the year so far, or the half-term it is now."""
    terms = {None: "Year so far", **dict(enumerate(HALF_TERMS[:LAST_HALF_TERM], start=1))}
    is_now = kind_of(found.content).half_terms == "now" and found.half_term in terms
    usual = found.half_term if is_now else None
    return _select("Half term", terms, usual, f"half_{key}", terms.__getitem__)


def _choose_checkpoint(found: Suggestion, key: str, day: date) -> CheckpointChoice:
    terms = {n: term for n, term in enumerate(HALF_TERMS, start=1)}
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


def _name(delivery: Delivery) -> None:
    sheet = f", {escape(delivery.sheet)}" if delivery.sheet else ""
    st.html(f'<p class="cp-file"><b>{escape(delivery.file_name)}</b>{sheet}</p>')


def _select(
    label: str,
    options: Iterable[Option],
    default: Option,
    key: str,
    words: Callable[[Option], str],
) -> Option:
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
