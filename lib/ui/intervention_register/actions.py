"""What can be done from the register: renew it, add or take off a pupil, take the workbook."""

from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from lib.analysis.observations.now import beside, known_now
from lib.exports.frame.workbook import WORKBOOK_TYPE
from lib.exports.intervention_register.workbook import (
    RegisterPages,
    register_file_name,
    write_register,
)
from lib.interventions.intervention_register import wording as words
from lib.interventions.intervention_register.changing import put_on, renew, take_off
from lib.interventions.intervention_register.half_term import InterventionRegister
from lib.ui.frame.meeting_mode import flags_shown
from lib.ui.frame.opening import show_opener
from lib.ui.frame.questions import ask, database, the_school
from lib.ui.frame.writing_as import ask_who, carry_out
from lib.ui.intervention_register.panels import help_words
from lib.ui.registers.choosing import choose_pupil, is_chosen


def show_register_head(register: InterventionRegister, title: str) -> None:
    """Head the list with what it holds and what can be done with it."""
    with st.container(
        horizontal=True, key="register_head", vertical_alignment="center", gap="small"
    ):
        st.html(f'<h2 class="cp-section">{escape(title)}</h2>', width="stretch")
        if register.at.is_newest:
            _offer_renewal(register)
        if register.kept is not None:
            _offer_by_hand(register, register.kept.register_id)
        _offer_workbook(register)


def _offer_renewal(register: InterventionRegister) -> None:
    again = register.kept is not None
    label = "Renew again" if again else f"Renew the register for {register.at.half_term}"
    with (
        # Keyed by version, so that it closes once the register has been kept.
        st.popover(
            label,
            type="secondary" if again else "primary",
            key=f"renewal_{register.at.checkpoint_id}_{len(register.revisions)}",
        ),
        st.form("renew_register", border=False),
    ):
        st.markdown(
            "The list, its reasons, the help in place and the rules are kept as they are today."
            + (" The earlier version stays beside it." if again else "")
        )
        who = ask_who("renew")
        note = st.text_input("Why a second version?", max_chars=200) if again else ""
        if st.form_submit_button("Keep this register", type="primary"):
            chosen, day = register.at.checkpoint_id, the_school().as_of
            carry_out(lambda: renew(database(), chosen, day, who, note), who)


def _offer_by_hand(register: InterventionRegister, register_id: int) -> None:
    label, title = "Add or take off", "Add a pupil, or take one off"
    show_opener(label, title, partial(_show_by_hand, register, register_id), type="secondary")


def _show_by_hand(register: InterventionRegister, register_id: int) -> None:
    people = ask("intervention_register/people", checkpoint_id=register.at.checkpoint_id)
    people = people[people.left_on.isna()]
    on_it = set(register.entries.pupil_id)
    with st.form("register_by_hand", border=False):
        pupil_id = choose_pupil(people, on_it)
        reason = st.text_input("Why?", max_chars=200)
        who = ask_who("by_hand")
        st.caption("A pupil who is on it is taken off; one who is not is put on. Both are kept.")
        pressed = st.form_submit_button("Keep the change", type="primary")
        if pressed and is_chosen(pupil_id):
            change = take_off if pupil_id in on_it else put_on
            carry_out(lambda: change(database(), register_id, pupil_id, who, reason), who)


def _offer_workbook(register: InterventionRegister) -> None:
    # It names every pupil and their groups.
    if not flags_shown():
        return
    st.download_button(
        "Workbook",
        # Made on the click: no page waits for a workbook that nobody may want.
        lambda: write_register(register_pages(register)),
        file_name=register_file_name(register.at.label),
        mime=WORKBOOK_TYPE,
        icon=":material/download:",
        on_click="ignore",
        key="register_workbook",
    )


def register_pages(register: InterventionRegister) -> RegisterPages:
    """Put a register into the columns of its workbook; a workbook always names the pupils."""
    entries, left, before = register.entries, register.left, register.before
    change = entries.is_new.map({True: "Joined", False: "Stayed"}) if before else ""
    reasons = [
        "\n".join([*r, *([f"By hand: {h}"] if h else [])])
        for r, h in zip(entries.reasons, entries.by_hand, strict=True)
    ]
    return RegisterPages(
        label=register.at.label,
        school=register.at.school,
        finding=words.finding(register),
        standing=words.kept_words(register),
        facts=(
            ("On roll", register.on_roll),
            ("On the register", len(entries)),
            ("Of them with no help in place", len(register.without_help)),
            ("Joined", len(register.joined)),
            ("Left", len(left)),
            ("Of them after help", int(left.has_help.sum())),
            ("Help counted as in place on", register.as_of),
        ),
        before=f"{before.year_label} {before.half_term}" if before else "",
        on_it=beside(
            _with_groups(entries).assign(reasons=reasons, change=change),
            known_now(database(), register.at.urn, register.at.results_year),
        ),
        gone=_with_groups(left).assign(
            left_school=left.has_left.map({True: "Yes", False: None}).astype(object)
        ),
        rules=pd.DataFrame([vars(r) | {"proposed": r.counted} for r in register.rules]),
        as_of=register.as_of,
    )


def _with_groups(pupils: pd.DataFrame) -> pd.DataFrame:
    return pupils.assign(
        pupil=pupils.name,
        disadvantaged=pupils.is_disadvantaged.map({True: "Yes", False: None}),
        sen=pupils.sen.where(pupils.sen != "N", None),
        more_able=pupils.is_more_able.map({True: "Yes", False: None}),
        help=[help_words(names) for names in pupils.help],
    )
