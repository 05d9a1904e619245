"""The four registers on screen: how many, who differs, who is on one, and changing it by hand."""

from datetime import date
from functools import partial
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.dates import short_date
from lib.interventions.registers import wording as words
from lib.interventions.registers.membership import (
    REGISTERS,
    Registers,
    follow_file,
    keep,
    put_on,
    registers,
    take_off,
)
from lib.ui.frame.choices import choose_view
from lib.ui.frame.meeting_mode import flags_shown
from lib.ui.frame.names import names_shown, pupil_label, pupil_links
from lib.ui.frame.names_panel import show_names_opener
from lib.ui.frame.opening import show_opener
from lib.ui.frame.questions import School, answer, ask, database
from lib.ui.frame.show import show_answer, show_caption, show_section, show_table
from lib.ui.frame.situations import Cohort
from lib.ui.frame.writing_as import ask_who, carry_out
from lib.ui.registers.choosing import choose_pupil, is_chosen

STYLE = Path(__file__).with_name("style.css")
QUESTION = "Which pupils are on the school’s registers, since when, and who says so?"
WORDS = ("Register", "Whom it holds")
SEN_KINDS = {"K": "SEN support", "E": "Education, health and care plan"}


def show_registers(at: School, cohort: Cohort | None) -> None:
    """Show the registers as they stand, the differences to settle first.

    Members are listed of one year group, or of the whole school while there is none to choose.
    """
    st.html(STYLE)
    found = answer(registers, at.urn, at.as_of)
    show_answer(QUESTION, words.finding(found), words.lede(found))
    if flags_shown():
        _show_differences(found)
    summary = (
        words.summary(found, cohort.results_year, cohort.label)
        if cohort
        else (words.summary(found))
    )
    show_table(summary, [str(column) for column in summary if column not in WORDS])
    show_caption(words.term_note(found))
    if not flags_shown():
        show_caption("Who is on a register is not shown in meeting mode.")
        return
    names = {kind.register: kind.name for kind in REGISTERS.values()}
    with st.container(horizontal=True, key="registers_head", vertical_alignment="center"):
        register = choose_view("which", "Register", names)
        _show_moves(found, register)
        _offer_change(found, register, at)
    _show_members(found, register, cohort)


def _show_moves(found: Registers, register: str) -> None:
    for move in ("joined", "left"):
        moved = found.moved(register, move)
        if len(moved):
            title = f"{len(moved)} {move} this term"
            show_names_opener(title, title, partial(_moved, moved), {"on": "On"})


def _moved(moved: pd.DataFrame) -> pd.DataFrame:
    return moved.assign(on=[short_date(day) for day in moved.day])


def _show_members(found: Registers, register: str, cohort: Cohort | None) -> None:
    kind = REGISTERS[register]
    on = _of(found.on(register), cohort)
    whose = cohort.label if cohort else "the school"
    show_section(f"{len(on)} of {whose} on the {kind.name} register")
    _show_taken_off(_of(found.taken_off(register), cohort))
    if on.empty:
        show_caption("Nobody here is on it.")
        return
    labels = pupil_label(on)
    shown = pd.DataFrame(
        {
            "Pupil": labels,
            "Form": on.form.fillna(""),
            **({"Kind": on.sen.map(SEN_KINDS)} if register == "sen" else {}),
            "Since": on.since,
            "Source": on.source_words,
        }
    )
    links = pupil_links(on.pupil_id, labels)
    show_table(shown, links={"Pupil": links}, scroll=True)


def _of(pupils: pd.DataFrame, cohort: Cohort | None) -> pd.DataFrame:
    return pupils[pupils.results_year == cohort.results_year] if cohort else pupils


def _show_taken_off(off: pd.DataFrame) -> None:
    if off.empty:
        return
    title = f"{len(off)} not on it, by hand"
    show_names_opener(title, title, partial(_said, off), {"said": "Said by", "note": "Why"})


def _said(off: pd.DataFrame) -> pd.DataFrame:
    told = zip(off.said_by, off.hand_from, strict=True)
    return off.assign(said=[f"{who}, {short_date(day)}" for who, day in told])


def _show_differences(found: Registers) -> None:
    """Show each difference with its two answers; nothing is changed until one is pressed."""
    if not found.differences:
        return
    with st.container(width=280):
        who = ask_who("differences")
    for row in found.differences:
        label = row.name if names_shown() else row.code
        with st.container(
            horizontal=True, key=f"line_differs_{row.membership_id}", vertical_alignment="center"
        ):
            st.html(
                f'<div class="cp-line"><span><b>{escape(label)}</b>, {escape(row.form or "")}, '
                f"{escape(REGISTERS[row.register].name)}: {escape(row.said)}</span></div>"
            )
            _offer_to_settle(row.membership_id, found.as_of, who)


def _offer_to_settle(membership_id: int, day: date, who: str) -> None:
    if st.button("Keep what was said", key=f"keep_{membership_id}"):
        carry_out(lambda: keep(database(), membership_id, who), who)
    if st.button("The file is right", key=f"end_{membership_id}"):
        carry_out(lambda: follow_file(database(), membership_id, day, who), who)


def _offer_change(found: Registers, register: str, at: School) -> None:
    label = f"Change the {REGISTERS[register].name} register"
    show_opener(label, label, partial(_show_change, found, register, at), type="secondary")


def _show_change(found: Registers, register: str, at: School) -> None:
    people = ask("registers/school_pupils", urn=at.urn, as_of_on=at.as_of)
    on_it = set(found.on(register).pupil_id)
    with st.form(f"by_hand_{register}", border=False):
        pupil_id = choose_pupil(people, on_it)
        detail = None
        if register == "sen":
            detail = st.selectbox("Kind", list(SEN_KINDS), format_func=SEN_KINDS.__getitem__)
        day = st.date_input("From", at.as_of, max_value=at.as_of, format="DD/MM/YYYY")
        note = st.text_input("Why?", max_chars=200)
        who = ask_who(register)
        st.caption("A pupil who is on it is taken off; one who is not is put on. Both are kept.")
        pressed = st.form_submit_button("Keep the change", type="primary")
        if pressed and is_chosen(pupil_id):
            said = (database(), pupil_id, register, day, at.as_of, who, note)
            if pupil_id in on_it:
                carry_out(lambda: take_off(*said), who)
            else:
                carry_out(lambda: put_on(*said, detail), who)
