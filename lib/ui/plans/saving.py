"""Saving: what a press of a button stores, and what is said of it afterwards.

Everything happens in the button's callback, so that the page is drawn after it, once, from what
the store then holds. A refusal changes nothing and leaves every field as it was typed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from lib.interventions.plans.changing import (
    add_pupils,
    change_plan,
    change_pupils,
    close_plan,
    make_plan,
    take_off,
)
from lib.interventions.plans.plan import (
    Plan,
    PlanChangedError,
    PlanError,
    PlanPupil,
    details,
    merged,
)
from lib.interventions.plans.reading import PlanRecord, read_plan
from lib.interventions.plans.wording import FIELD_WORDS, value_words
from lib.store.errors import StoreError
from lib.store.row import Row
from lib.ui.frame.address import forget, remember
from lib.ui.frame.names import names_shown
from lib.ui.frame.questions import School, ask_records, database
from lib.ui.frame.writing_as import who
from lib.ui.plans.fields import OPENED, base_plan, fill_fields, write_fields, written_plan
from lib.ui.plans.pupils import PUPILS, TARGETS
from lib.words import counted

SAID, REFUSED = "plan_said", "plan_refused"
FORM, ACTIONS = "form", "actions"
"""Where on the page something was refused: it is said beside the button that was pressed."""


@dataclass(frozen=True)
class NamedPupil(Row, query="plans/pupil_name"):
    """What a pupil is called."""

    pupil_id: int
    name: str
    code: str
    form: str | None


def save_new(at: School, pupils: Sequence[PlanPupil], usual_name: str) -> None:
    """Store the new plan and open it; a refusal is said above the form."""
    plan = written_plan()
    plan = replace(plan, name=plan.name or usual_name)
    try:
        number = make_plan(database(), at.urn, plan, pupils, who(), at.as_of)
    except StoreError as error:
        _refuse(error, FORM)
        return
    _forget_form()
    forget(PUPILS, "for", "view")
    remember("plan", str(number))
    count = counted(len(pupils), "pupil")
    _say(f"Saved: {plan.name}, {count}. It is on the list of plans.")


def save_changes(at: School, record: PlanRecord, version: int) -> None:
    """Store what the fields say. When somebody else was first, bring both together and say so."""
    mine = written_plan()
    try:
        change_plan(database(), record.intervention_id, mine, who(), version, at.as_of)
    except PlanChangedError as error:
        _bring_together(at, record.intervention_id, mine, error)
        return
    except StoreError as error:
        _refuse(error, FORM)
        return
    _forget_form()
    _say("Saved. What it said before is in its history.")


def save_joining(at: School, record: PlanRecord, key: str) -> None:
    """Put the pupils chosen in the widget `key` on the plan."""
    chosen = [PlanPupil(int(pupil_id)) for pupil_id in st.session_state.get(key, [])]
    number = record.intervention_id
    _act(
        at,
        record,
        lambda: add_pupils(database(), number, chosen, who(), at.as_of),
        f"{len(chosen)} joined the plan.",
    )


def save_targets(at: School, record: PlanRecord, pupils: Sequence[PlanPupil]) -> None:
    """Store the targets and needs written for the pupils on the plan."""
    number = record.intervention_id
    _act(
        at,
        record,
        lambda: change_pupils(database(), number, pupils, who(), record.version),
        "Saved. What they said before is in the plan’s history.",
    )


def save_leaving(at: School, record: PlanRecord, key: str) -> None:
    """Take the pupil chosen in the widget `key` off the plan, for the reason beside it."""
    pupil_id, because = st.session_state.get(key), st.session_state.get(f"{key}_because") or ""
    number = record.intervention_id
    if pupil_id is None:
        _refuse(StoreError("Nobody is chosen.", "Choose who comes off, then say why."), ACTIONS)
        return
    _act(
        at,
        record,
        lambda: take_off(database(), number, int(pupil_id), because, who(), at.as_of),
        "Taken off. The place stays in the plan’s history.",
    )


def save_closing(at: School, record: PlanRecord, key: str) -> None:
    """Close the plan for the reason in the widget `key`."""
    because, number = st.session_state.get(key) or "", record.intervention_id
    _act(
        at,
        record,
        lambda: close_plan(database(), number, because, who(), at.as_of, record.version),
        "Closed. The plan and all that belongs to it stay.",
    )


def show_saved() -> None:
    """Say once what was saved: at the top of the page, and wherever the page is scrolled to."""
    if said := st.session_state.pop(SAID, None):
        st.toast(said)
        st.html(f'<p class="p-said" role="status">● {escape(said)}</p>')


def is_refused(place: str) -> bool:
    """Say whether what was pressed at this place of the page was refused, and that is not said."""
    return st.session_state.get(REFUSED, {}).get("place") == place


def show_refused(place: str) -> None:
    """Say once, beside the button that was pressed, why nothing was saved and what to do."""
    if not is_refused(place):
        return
    refused = st.session_state.pop(REFUSED)
    st.html(
        f'<div class="p-warn" role="alert"><b>▼ Not saved. {escape(refused["message"])}</b> '
        f"{escape(refused['remedy'])}{_whose(refused['pupil_ids'])}</div>"
    )


def names_of(pupil_ids: Sequence[int]) -> str:
    """Return pupils as the screen names them: names, or codes when names are hidden."""
    found = [ask_records(NamedPupil, pupil_id=pupil_id) for pupil_id in pupil_ids]
    return ", ".join(p.name if names_shown() else p.code for pupils in found for p in pupils)


def _whose(pupil_ids: Sequence[int]) -> str:
    return f"<br>{escape(names_of(pupil_ids))}" if pupil_ids else ""


def _bring_together(at: School, number: int, mine: Plan, error: PlanChangedError) -> None:
    theirs = read_plan(database(), number, at.as_of)
    together, both = merged(base_plan(), mine, theirs.plan)
    fill_fields(token_of(theirs), theirs.plan)
    write_fields(together)
    was = details(theirs.plan)
    said = "; ".join(
        f"{FIELD_WORDS[f]}: they wrote {value_words(f, was[f]) or 'nothing'}" for f in both
    )
    remedy = f"{error.remedy} {said}." if said else error.remedy
    _refuse(PlanError(error.message, remedy), FORM)


def token_of(record: PlanRecord) -> str:
    """Return what tells the form of one version of one plan from every other."""
    return f"plan {record.intervention_id} at {record.version}"


def _act(at: School, record: PlanRecord, act: Callable[[], object], done: str) -> None:
    """Do one thing to a plan. A form of it that is open keeps what was typed, a version on."""
    try:
        act()
    except StoreError as error:
        _refuse(error, ACTIONS)
        return
    if st.session_state.get(OPENED) == token_of(record):
        fresh = read_plan(database(), record.intervention_id, at.as_of)
        st.session_state[OPENED] = token_of(fresh)
    _say(done)


def _refuse(error: StoreError, place: str) -> None:
    st.session_state[REFUSED] = {
        "place": place,
        "message": error.message,
        "remedy": error.remedy,
        "pupil_ids": error.pupil_ids if isinstance(error, PlanError) else (),
    }


def _say(words: str) -> None:
    st.session_state[SAID] = words


def _forget_form() -> None:
    st.session_state.pop(OPENED, None)
    st.session_state.pop(TARGETS, None)
