"""The fields of a plan as widgets: what is typed stays until it is saved, whatever happens.

Each field is one widget whose key is the field's name. `open_fields` sets them from a plan once;
after that only the person changes them, until another plan is opened.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

import streamlit as st

from lib.interventions.plans.choices import (
    BARRIERS,
    USUAL_WEEKS,
    WAVES,
    WEEKDAYS,
    HelpType,
    usual_help,
)
from lib.interventions.plans.plan import FIELDS, Plan, details

OPENED, BASE = "plan_opened", "plan_base"
BLANK = "Not said"
MAY_BE_NONE = (
    "starts_on",
    "ends_on",
    "lead",
    "leader",
    "sessions_planned",
    "minutes",
    "cost",
    "cost_per_session",
)
"""Fields whose widgets hold None when nothing is said; in the others a blank stands for it."""


def key_of(field: str) -> str:
    """Return the session key of a field's widget."""
    return f"plan_{field}"


def open_fields(token: str, plan: Plan) -> None:
    """Put a plan into the fields, unless `token` says that it is there already."""
    if st.session_state.get(OPENED) != token:
        fill_fields(token, plan)
    for field, value in details(st.session_state[BASE]).items():
        # A widget that was not on screen has been forgotten by Streamlit.
        st.session_state.setdefault(key_of(field), _held(field, value))


def fill_fields(token: str, plan: Plan) -> None:
    """Put a plan into the fields, over whatever they say."""
    st.session_state[OPENED], st.session_state[BASE] = token, plan
    write_fields(plan)


def write_fields(plan: Plan) -> None:
    """Put a plan into the fields and leave what they began from as it was."""
    for field, value in details(plan).items():
        st.session_state[key_of(field)] = _held(field, value)


def base_plan() -> Plan:
    """Return the plan that the fields began from."""
    return st.session_state[BASE]


def written_plan() -> Plan:
    """Return what the fields say now; blanks are None."""
    said = {field: st.session_state.get(key_of(field)) for field in FIELDS}
    blanked = {field: None if value == "" else value for field, value in said.items()}
    return replace(base_plan(), **blanked | {"name": said["name"] or ""})


def choose_what_matters(
    types: Sequence[HelpType], subjects: Mapping[str, str], staff: Sequence[str]
) -> None:
    """Draw the six things that matter: which help, in what, against what, by whom, from, until."""
    first, second, third = st.columns(2), st.columns(2), st.columns(2)
    places = {kind.name: kind for kind in types}
    with first[0]:
        named = {"": BLANK} | {name: name for name in places}
        _choose("kind", "Type of help", named, on_change=_follow_kind, args=(places,))
    with first[1]:
        _choose("subject_id", "Subject", {"": "No one subject"} | dict(subjects))
    with second[0]:
        _choose("barrier", "Barrier", {"": BLANK} | BARRIERS)
    with second[1]:
        _choose_staff("lead", "Expert, who gives it", staff)
    with third[0]:
        st.date_input(
            "From",
            key=key_of("starts_on"),
            format="DD/MM/YYYY",
            on_change=_follow_start,
            persist_state="session",
        )
    with third[1]:
        st.date_input("Until", key=key_of("ends_on"), format="DD/MM/YYYY", persist_state="session")


def choose_more(
    subjects: Mapping[str, str],
    leaders: Sequence[str],
    usual_name: str,
    checkpoints: Mapping[int, str] | None = None,
) -> None:
    """Draw the rest: the timetable, what it is measured by, resources, cost and cycle.

    `checkpoints` offers to take the baselines from another one.
    """
    if checkpoints:
        _choose("from_checkpoint_id", "Baselines from", {"": BLANK} | dict(checkpoints))
    left, right = st.columns(2)
    with left:
        _text("name", "Name", usual_name)
        _choose_staff("leader", "Leader, who oversees it", leaders)
        _choose("weekday", "Day", {"": BLANK} | WEEKDAYS)
        _text("room", "Room")
        _number("sessions_planned", "Sessions planned")
        _text("resources", "Resources")
        _number("cost", "Cost, £, for all of it")
        _text("provider", "Provider")
    with right:
        _choose("wave", "Wave", {"": BLANK} | WAVES)
        _text("success_criteria", "It has worked when")
        _text("time_of_day", "Time", "08:15")
        _choose("misses_subject_id", "Lesson missed", {"": "None"} | dict(subjects))
        _number("minutes", "Minutes a session")
        _text("resources_assured_by", "Their quality assured by")
        _number("cost_per_session", "Cost, £, of a session")
        _text("cycle", "Cycle", "Maths groups 2026/27")
    _text("chosen_by", "Chosen by, the rule that put these pupils on it")


def _choose(
    field: str,
    label: str,
    options: Mapping[str, str] | Mapping[str | int, str],
    on_change: Callable[..., None] | None = None,
    args: tuple[Mapping[str, HelpType], ...] = (),
) -> None:
    st.selectbox(
        label,
        _with_own(field, list(options)),
        format_func=lambda value: options.get(value, str(value)),
        key=key_of(field),
        persist_state="session",
        on_change=on_change,
        args=args,
    )


def _choose_staff(field: str, label: str, staff: Sequence[str]) -> None:
    st.selectbox(
        label,
        _with_own(field, list(staff)),
        index=None,
        key=key_of(field),
        accept_new_options=True,
        placeholder="Choose or write a name",
        persist_state="session",
    )


def _held(field: str, value: object) -> object:
    return "" if value is None and field not in MAY_BE_NONE else value


def _with_own(field: str, options: list) -> list:
    """Return the options with the field's own value among them: a type no longer offered."""
    own = st.session_state.get(key_of(field))
    return options if own in options or own is None else [*options, own]


def _text(field: str, label: str, example: str = "") -> None:
    st.text_input(label, key=key_of(field), placeholder=example, persist_state="session")


def _number(field: str, label: str) -> None:
    least, step = (0.0, 1.0) if field.startswith("cost") else (0, 1)
    st.number_input(
        label,
        min_value=least,
        step=step,
        value=None,
        key=key_of(field),
        placeholder=BLANK,
        persist_state="session",
    )


def _follow_kind(places: Mapping[str, HelpType]) -> None:
    """Another type of help has its own usual wave and place."""
    kind = places.get(st.session_state[key_of("kind")])
    if kind is not None:
        for field, value in usual_help(kind).items():
            st.session_state[key_of(field)] = value


def _follow_start() -> None:
    """The end follows the start, six weeks on."""
    starts_on = st.session_state[key_of("starts_on")]
    if starts_on is not None:
        st.session_state[key_of("ends_on")] = starts_on + timedelta(weeks=USUAL_WEEKS)
