"""A new plan: the pupils first, then the six things that matter, the rest under More."""

from html import escape

import streamlit as st

from lib.interventions.plans.choices import HelpType, offered_types
from lib.interventions.plans.clashes import clashes
from lib.interventions.plans.plan import Plan, PlanPupil, usual_end
from lib.ui.frame.address import address_value
from lib.ui.frame.questions import School, answer, ask, database
from lib.ui.frame.show import show_answer
from lib.ui.frame.situations import Checkpoint
from lib.ui.frame.writing_as import choose_who
from lib.ui.plans.fields import choose_more, choose_what_matters, open_fields, written_plan
from lib.ui.plans.pupils import choose_pupils, choose_targets, offer_groups
from lib.ui.plans.saving import FORM, names_of, save_new, show_refused
from lib.ui.plans.types import offer_types
from lib.words import counted, in_sentence

QUESTION = "Is my intervention specific to the identified needs of each child?"
NOBODY_LEFT = "Choose a year group that is still being taught to plan for its pupils."
ALONE, TOGETHER = "One to one", "Small group"


def show_new_plan(at: School, checkpoint: Checkpoint) -> None:
    """Draw the form of a new plan for pupils of the checkpoint's cohort."""
    subjects = _subjects(checkpoint)
    asked = address_value("for", "")
    opened_for = asked if asked in subjects else None
    types = answer(offered_types, at.urn)
    token = f"new {at.urn} {checkpoint.checkpoint_id} {opened_for}"
    open_fields(token, _first_plan(at, checkpoint, opened_for, types))
    plan = written_plan()
    day = {"checkpoint_id": checkpoint.checkpoint_id, "as_of_on": at.as_of}
    candidates = ask("plans/candidates", subject_id=plan.subject_id, **day)
    if candidates.empty:
        show_answer(QUESTION, "Nobody of this year group is at school any more", NOBODY_LEFT)
        return
    top = st.container()
    with st.container(key="plan_form"):
        whom, what = st.columns([1.15, 1], gap="large")
    with whom:
        chosen = choose_pupils(candidates)
    behind, plans = ask("plans/coverage_cells", **day), ask("plans/coverage_plans", **day)
    with whom:
        offer_groups(behind, plans, chosen, plan.subject_id)
        pupils = choose_targets(
            candidates, behind, chosen, checkpoint.checkpoint_id, plan.subject_id
        )
    with what:
        _show_fields(at, subjects, types)
        show_warnings(at, written_plan(), chosen)
        show_refused(FORM)
        _offer_saving(at, pupils, usual_name(written_plan(), subjects))
    with top:
        show_answer(QUESTION, _finding(chosen, plan, subjects), _lede(checkpoint, chosen))


def show_warnings(
    at: School, plan: Plan, chosen: list[int], intervention_id: int | None = None
) -> None:
    """Say what the plan would clash with; it can be saved all the same."""
    if plan.starts_on is None or plan.ends_on is None or not chosen:
        return
    found = clashes(database(), at.urn, plan, chosen, at.as_of, intervention_id)
    lines = [
        f"<div>▼ {escape(clash.words)} "
        f'<span class="cp-quiet">{escape(names_of(clash.pupil_ids))}</span></div>'
        for clash in found
    ]
    if lines:
        st.html(f'<div class="p-warn">{"".join(lines)}</div>')


def usual_name(plan: Plan, subjects: dict[str, str]) -> str:
    """Return the name of a plan that was given none: Mathematics small group."""
    kind = (plan.kind or "Help").lower()
    subject = subjects.get(plan.subject_id or "")
    return f"{subject} {kind}" if subject else kind[:1].upper() + kind[1:]


def _show_fields(at: School, subjects: dict[str, str], types: tuple[HelpType, ...]) -> None:
    staff = ask("frame/staff_names", urn=at.urn)
    leads = list(staff[staff.part == "lead"].name)
    leaders = list(staff[staff.part == "leader"].name)
    choose_what_matters(types, subjects, leads)
    with st.expander("More: timetable, wave, Leader, success, resources, cost"):
        choose_more(subjects, leaders or leads, usual_name(written_plan(), subjects))
        offer_types(at)


def _offer_saving(at: School, pupils: list[PlanPupil], name: str) -> None:
    written, button = st.columns(2, vertical_alignment="bottom")
    with written:
        choose_who()
    with button:
        st.button(
            "Save plan",
            type="primary",
            key="save_plan",
            on_click=save_new,
            args=(at, pupils, name),
            width="stretch",
        )


def _first_plan(
    at: School, checkpoint: Checkpoint, subject_id: str | None, types: tuple[HelpType, ...]
) -> Plan:
    count = len([i for i in address_value("pupils", "").split(",") if i])
    usual = next((t for t in types if t.name == (ALONE if count == 1 else TOGETHER)), None)
    rule = f"Behind target at {checkpoint.academic_year_label} {checkpoint.name}" if count else None
    return Plan(
        name="",
        starts_on=at.as_of,
        ends_on=usual_end(at.as_of),
        subject_id=subject_id,
        kind=usual and usual.name,
        chosen_by=rule,
        from_checkpoint_id=checkpoint.checkpoint_id,
        wave=usual and usual.wave,
        place=usual and usual.place,
    )


def _subjects(checkpoint: Checkpoint) -> dict[str, str]:
    rows = ask("frame/checkpoint_subjects", checkpoint_id=checkpoint.checkpoint_id)
    return dict(zip(rows.subject_id, rows.subject, strict=True))


def _finding(chosen: list[int], plan: Plan, subjects: dict[str, str]) -> str:
    if not chosen:
        return "A new plan: choose who it is for"
    count = counted(len(chosen), "pupil")
    subject = subjects.get(plan.subject_id or "")
    return (
        f"A new plan for {count} in {in_sentence(subject)}"
        if subject
        else f"A new plan for {count}"
    )


def _lede(checkpoint: Checkpoint, chosen: list[int]) -> str:
    if not chosen:
        return "Type names, or take one of the groups suggested below."
    return (
        f"Each starts from their grade at {checkpoint.academic_year_label} {checkpoint.name} "
        "and aims at their own target, unless you write another."
    )
