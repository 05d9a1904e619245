"""Changing a plan: its details, who is on it, and closing it. Nothing is ever deleted."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.interventions.plans.choices import offered_types
from lib.interventions.plans.plan import PlanPupil
from lib.interventions.plans.reading import PlanRecord
from lib.ui.frame.names import pupil_label
from lib.ui.frame.opening import show_opener
from lib.ui.frame.questions import School, answer, ask
from lib.ui.frame.show import show_caption
from lib.ui.frame.writing_as import choose_who
from lib.ui.plans.fields import OPENED, choose_more, choose_what_matters, open_fields, written_plan
from lib.ui.plans.new import show_warnings, usual_name
from lib.ui.plans.pupils import said_or_none
from lib.ui.plans.saving import (
    ACTIONS,
    FORM,
    is_refused,
    save_changes,
    save_closing,
    save_joining,
    save_leaving,
    save_targets,
    show_refused,
    token_of,
)


def offer_changes(at: School, record: PlanRecord) -> None:
    """Draw what can be changed: pupils join or come off, the plan closes, its details change."""
    show_refused(ACTIONS)
    with st.container(horizontal=True, key="plan_actions", vertical_alignment="bottom"):
        choose_who()
        joining = partial(_show_joining, at, record)
        show_opener("Add pupils", "Who joins, from today?", joining, type="secondary")
        with st.popover("Change targets", icon=":material/flag:"):
            _offer_targets(at, record)
        with st.popover("Take a pupil off", icon=":material/person_remove:"):
            _offer_leaving(at, record)
        with st.popover("Close the plan", icon=":material/task_alt:"):
            _offer_closing(at, record)
    with st.expander("Change what the plan says", key="plan_change", on_change="rerun") as change:
        if change.open:
            _offer_details(at, record)


def _offer_details(at: School, record: PlanRecord) -> None:
    token = token_of(record)
    opened = st.session_state.get(OPENED, "")
    # A form opened at an earlier version stays as it is: saving it says what has changed.
    if not opened.startswith(token.rpartition(" at ")[0] + " at "):
        opened = token
    open_fields(opened, record.plan)
    names = ask("frame/subject_names")
    subjects = dict(zip(names.subject_id, names.subject, strict=True))
    staff = ask("frame/staff_names", urn=at.urn)
    leads = list(staff[staff.part == "lead"].name)
    leaders = list(staff[staff.part == "leader"].name)
    choose_what_matters(answer(offered_types, at.urn), subjects, leads)
    checkpoints = ask("plans/checkpoints", intervention_id=record.intervention_id)
    labels = dict(zip(checkpoints.checkpoint_id, checkpoints.label, strict=True))
    choose_more(subjects, leaders or leads, usual_name(written_plan(), subjects), labels)
    on_it = [int(pupil_id) for pupil_id in record.on_it.pupil_id]
    show_warnings(at, written_plan(), on_it, record.intervention_id)
    show_refused(FORM)
    st.button(
        "Save changes",
        type="primary",
        key="save_changes",
        on_click=save_changes,
        args=(at, record, int(opened.rpartition(" at ")[2])),
    )


def _show_joining(at: School, record: PlanRecord) -> None:
    rows = ask("plans/joiners", intervention_id=record.intervention_id, as_of_on=at.as_of)
    words = dict(zip(rows.pupil_id, pupil_label(rows) + ", " + rows.form.fillna(""), strict=True))
    key = f"joining_{record.intervention_id}_{record.version}"
    st.multiselect(
        "Who joins, from today",
        list(words),
        format_func=words.__getitem__,
        key=key,
        placeholder="Type a name",
        select_all=False,
    )
    refused = is_refused(ACTIONS)
    show_refused(ACTIONS)
    said = (at, record, key)
    if st.button("Add them", key="save_joining", on_click=save_joining, args=said) and not refused:
        st.rerun()


def _offer_targets(at: School, record: PlanRecord) -> None:
    on_it = record.on_it
    key = f"targets_{record.intervention_id}_{record.version}"
    grades = ask(
        "frame/grade_scale",
        checkpoint_id=record.plan.from_checkpoint_id,
        subject_id=record.plan.subject_id,
    )
    config = st.column_config
    target = config.SelectboxColumn(options=list(grades.grade)) if len(grades) else None
    edited = st.data_editor(
        pd.DataFrame(
            {
                "Pupil": pupil_label(on_it),
                "At the start": on_it.baseline_grade.fillna("none"),
                "Target": on_it.target_grade,
                "Need": on_it.need.fillna(""),
            }
        ).reset_index(drop=True),
        key=key,
        hide_index=True,
        width=520,
        row_height=36,
        disabled=["Pupil", "At the start"],
        column_config={"Target": target} if target else {},
    )
    show_caption("A target left blank is the pupil’s own in the subject.")
    rows = zip(on_it.pupil_id, edited["Target"], edited["Need"], strict=True)
    pupils = [PlanPupil(int(i), said_or_none(aim), said_or_none(need)) for i, aim, need in rows]
    st.button("Save targets", key="save_targets", on_click=save_targets, args=(at, record, pupils))


def _offer_leaving(at: School, record: PlanRecord) -> None:
    on_it = record.on_it
    words = dict(zip(on_it.pupil_id, pupil_label(on_it), strict=True))
    key = f"leaving_{record.intervention_id}_{record.version}"
    st.selectbox(
        "Who comes off, from today",
        list(words),
        index=None,
        format_func=words.__getitem__,
        key=key,
        placeholder="Choose a pupil",
    )
    st.text_input("Why", key=f"{key}_because", placeholder="Back on target")
    st.button("Take off", key="save_leaving", on_click=save_leaving, args=(at, record, key))


def _offer_closing(at: School, record: PlanRecord) -> None:
    key = f"closing_{record.intervention_id}"
    show_caption("From today it is live no longer. It stays, with its reviews and its history.")
    st.text_input("Why", key=key, placeholder="All five are back on target")
    st.button("Close it", key="save_closing", on_click=save_closing, args=(at, record, key))
