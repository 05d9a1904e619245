"""One plan on its own: what it says, its sessions, its reviews, its history."""

from dataclasses import dataclass
from datetime import date, datetime
from html import escape

import pandas as pd
import streamlit as st

from lib.dates import long_date, short_date
from lib.interventions.plans.reading import PlanRecord, read_plan
from lib.interventions.plans.wording import FIELD_WORDS, value_words
from lib.numerals import plain
from lib.rows import rows_of
from lib.store.row import Row
from lib.ui.frame.address import address_value, forget, remember
from lib.ui.frame.choices import choose_view
from lib.ui.frame.meeting_mode import flags_shown
from lib.ui.frame.names import names_shown, pupil_label, pupil_links
from lib.ui.frame.questions import School, answer, ask, ask_records
from lib.ui.frame.show import show_answer, show_caption, show_section, show_table
from lib.ui.frame.writing_as import NOBODY
from lib.ui.plans.changing import offer_changes
from lib.ui.plans.saving import show_saved
from lib.ui.reviews.panels import show_reviews
from lib.ui.sessions.panels import show_sessions
from lib.words import either, pupils

QUESTION = "Who is being helped, by whom, until when?"
ROWS = 12
"""Pupils from which on the table scrolls."""
PARTS = {"plan": "Plan", "sessions": "Sessions", "reviews": "Reviews", "history": "History"}
FACTS = (
    ("kind", "wave", "barrier", "leader"),
    ("sessions_planned", "minutes", "weekday", "time_of_day", "room"),
    ("success_criteria", "resources", "resources_assured_by"),
    ("provider", "cycle", "cost", "cost_per_session", "chosen_by"),
)
"""What a plan says beside its heading, in the order it is read."""


@dataclass(frozen=True)
class OnPlan:
    """From and to when a pupil is on a plan, and why they came off it."""

    starts_on: date
    ends_on: date | None
    left_because: str | None


@dataclass(frozen=True)
class Change(Row, query="plans/changes"):
    """What somebody changed of a plan, or of a pupil's place on it."""

    changed_at: datetime
    changed_by: str
    field: str
    old: str | None
    new: str | None
    pupil_id: int | None
    name: str | None
    code: str | None


def plan_asked_for() -> int | None:
    """Return the number of the plan in the address, or None."""
    asked = address_value("plan", "")
    return int(asked) if asked.isdigit() else None


def show_plan(at: School, intervention_id: int) -> None:
    """Draw one plan with its switch, or say that there is no such plan."""
    try:
        record = answer(read_plan, intervention_id, at.as_of)
    except KeyError:
        show_answer(QUESTION, "There is no such plan", "It may belong to another school’s file.")
        _offer_way_back()
        return
    _offer_way_back()
    show_answer(QUESTION, record.finding, _lede(record))
    show_saved()
    part = choose_view("part", "Part of the plan", PARTS)
    if part == "plan":
        _show_details(at, record)
    elif part == "sessions":
        show_sessions(at, intervention_id)
    elif part == "reviews":
        show_reviews(at, intervention_id)
    else:
        _show_history(record)


def _offer_way_back() -> None:
    st.button("All plans", icon=":material/arrow_back:", type="tertiary", on_click=_go_back)


def _go_back() -> None:
    forget("plan", "part")
    remember("view", "plans")


def _lede(record: PlanRecord) -> str:
    plan = record.plan
    started = "Began" if plan.starts_on <= record.day else "Begins"
    said = [f"{started} on {long_date(plan.starts_on)}"]
    if record.subject:
        said.append(f"in {record.subject}")
    if record.from_checkpoint:
        said.append(f"from the grades of {record.from_checkpoint}")
    closed = f" Closed: {record.closed_because}." if record.closed_because else ""
    return f"{', '.join(said)}.{closed}"


def _show_details(at: School, record: PlanRecord) -> None:
    with st.container(key="main_and_rail"):
        main, rail = st.columns([1.54, 1], gap="large")
    with main:
        _show_pupils(record)
    with rail:
        _show_facts(record)
    if not record.is_closed:
        offer_changes(at, record)


def _show_pupils(record: PlanRecord) -> None:
    places = record.pupils
    show_section(_standing(record), "A grade now is not what the help did: see Reviews.")
    labels = pupil_label(places)
    numbers = ("At the start", "Target", "Grade now")
    table = pd.DataFrame(
        {
            "Pupil": labels,
            "Form": places.form.fillna(""),
            "D": places.is_disadvantaged.map({True: "D" if flags_shown() else "", False: ""}),
            "At the start": places.baseline_grade.fillna("–"),
            "Target": places.target_grade.fillna("–"),
            "Grade now": places.grade_now.fillna("–"),
            "Need": places.need.fillna(""),
            "On it": [_on_it(record, place) for place in rows_of(OnPlan, places)],
        }
    )
    empty = [c for c in ("Need", "D", "On it") if table[c].eq("").all()]
    # A plan of no one subject has no grades to set side by side.
    empty += [c for c in numbers if record.plan.subject_id is None]
    links = pupil_links(places.pupil_id, labels)
    shown = [c for c in numbers if c not in empty]
    show_table(table.drop(columns=empty), shown, links={"Pupil": links}, scroll=len(table) > ROWS)
    flag = "" if "D" in empty else "D: disadvantaged. "
    grade = "Grade now: the latest in the plan’s subject. " if shown else ""
    if shown and places.is_read_off.any():
        grade += "The start, not kept by the plan, is the last grade before it. "
    show_caption(f"{flag}{grade}n = {len(record.on_it)}.")


def _standing(record: PlanRecord) -> str:
    on_it = record.on_it
    known = on_it[on_it.points_now.notna() & on_it.target_points.notna()]
    reached = int((known.points_now >= known.target_points).sum())
    if record.plan.subject_id is None:
        return f"{pupils(len(on_it))}, in no one subject"
    if known.empty:
        return f"{pupils(len(on_it))}, none with a target yet"
    at_it = either(reached, "is at it now", "are at it now")
    return f"{reached} of {pupils(len(known))} with a target {at_it}"


def _on_it(record: PlanRecord, place: OnPlan) -> str:
    """Say from and to when a pupil is on the plan, where that is not all of it."""
    until = "" if place.ends_on is None else f"until {short_date(place.ends_on)}"
    if place.left_because is not None:
        return f"{until}: {place.left_because}"
    plan = record.plan
    since = "" if place.starts_on == plan.starts_on else f"since {short_date(place.starts_on)}"
    last = plan.ends_on if record.closed_on is None else None
    is_all = last is None or place.ends_on == last
    return ", ".join(filter(None, (since, "" if is_all else until)))


def _show_facts(record: PlanRecord) -> None:
    blocks = []
    for block in FACTS:
        lines = [
            f"<dt>{escape(FIELD_WORDS[field])}</dt><dd>{escape(_fact(record, field))}</dd>"
            for field in block
            if _fact(record, field)
        ]
        if lines:
            blocks.append(f'<dl class="p-facts">{"".join(lines)}</dl>')
    missed = (
        f'<dl class="p-facts"><dt>Lesson missed</dt><dd>{escape(record.misses_subject)}</dd></dl>'
        if record.misses_subject
        else ""
    )
    show_section("What is given")
    st.html("".join(blocks) + missed)
    if record.still_to_say and not record.is_closed:
        show_caption(f"Still to say: {', '.join(record.still_to_say)}.")


def _fact(record: PlanRecord, field: str) -> str:
    value = getattr(record.plan, field)
    if field == "minutes" and value is not None:
        return f"{plain(value, 0)} minutes"
    return value_words(field, value)


def _show_history(record: PlanRecord) -> None:
    changes = ask_records(Change, intervention_id=record.intervention_id)
    count = len(changes)
    made = f"Made by {record.made_by}" if record.made_by else "Brought in from a file"
    made = "Made here" if record.made_by == NOBODY else made
    show_section(
        f"{count or 'No'} change{either(count, '', 's')} written down",
        f"{made}. Nothing is lost.",
    )
    if not changes:
        return
    table = pd.DataFrame(
        {
            "When": [short_date(change.changed_at) for change in changes],
            "Who": [change.changed_by for change in changes],
            "What": [FIELD_WORDS.get(change.field, change.field) for change in changes],
            "Pupil": [(c.name if names_shown() else c.code) or "" for c in changes],
            "Was": [_read(change.field, change.old) for change in changes],
            "Became": [_read(change.field, change.new) for change in changes],
        }
    )
    show_table(table, scroll=True)


def _read(field: str, value: str | None) -> str:
    if value is not None and field in ("subject_id", "misses_subject_id"):
        names = ask("frame/subject_names")
        return dict(zip(names.subject_id, names.subject, strict=True)).get(value, value)
    return value_words(field, value)
