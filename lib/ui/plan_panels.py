"""One plan on its own: what it says, its sessions, its reviews, its history."""

from html import escape

import pandas as pd
import streamlit as st

from lib.interventions.plan_words import FIELD_WORDS, day_words, value_words
from lib.interventions.read_plan import PlanRecord, read_plan
from lib.numerals import plain
from lib.ui.address import address_value, forget
from lib.ui.choices import choose_view
from lib.ui.names import pupil_label, pupil_link
from lib.ui.plan_changing import offer_changes
from lib.ui.plan_saving import show_outcome
from lib.ui.questions import School, answer, ask
from lib.ui.review_panels import show_reviews
from lib.ui.session_panels import show_sessions
from lib.ui.show import show_answer, show_caption, show_section, show_table

QUESTION = "Who is being helped, by whom, until when?"
PARTS = {"plan": "Plan", "sessions": "Sessions", "reviews": "Reviews", "history": "History"}
FACTS = (
    ("kind", "wave", "barrier", "leader"),
    ("sessions_planned", "minutes", "weekday", "time_of_day", "room"),
    ("success_criteria", "resources", "resources_assured_by"),
    ("provider", "cycle", "cost", "cost_per_session", "chosen_by"),
)
"""What a plan says beside its heading, in the order it is read."""


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
    show_outcome()
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
    st.query_params["view"] = "plans"


def _lede(record: PlanRecord) -> str:
    plan = record.plan
    started = "Began" if plan.starts_on <= record.day else "Begins"
    said = [f"{started} on {day_words(plan.starts_on)}"]
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
    pupils = record.pupils
    behind = record.on_it
    reached = int((behind.points_now >= behind.target_points).sum())
    known = int((behind.points_now.notna() & behind.target_points.notna()).sum())
    show_section(
        f"{reached} of {known} with a target are at it now"
        if known
        else f"{len(behind)} on the plan, none with a target yet",
        "A grade now is not what the help did: see Reviews and Impact.",
    )
    labels = pupil_label(pupils)
    table = pd.DataFrame(
        {
            "Pupil": labels,
            "Form": pupils.form.fillna(""),
            "D": pupils.is_disadvantaged.map({True: "D", False: ""}),
            "At the start": pupils.baseline_grade.fillna("–"),
            "Target": pupils.target_grade.fillna("–"),
            "Grade now": pupils.grade_now.fillna("–"),
            "Need": pupils.need.fillna(""),
            "On it": [_on_it(row) for row in pupils.itertuples(index=False)],
        }
    )
    empty = [c for c in ("Need", "D") if table[c].eq("").all()]
    links = [pupil_link(i, n) for i, n in zip(pupils.pupil_id, labels, strict=True)]
    numbers = ("At the start", "Target", "Grade now")
    show_table(table.drop(columns=empty), numbers, links={"Pupil": links}, scroll=True)
    flag = "" if "D" in empty else "D: disadvantaged. "
    show_caption(f"{flag}Grade now: the latest in the plan’s subject. n = {len(behind)}.")


def _on_it(row: tuple) -> str:
    since = f"since {_short(row.starts_on)}"
    if isinstance(row.left_because, str):
        return f"until {_short(row.ends_on)}: {row.left_because}"
    return since if pd.isna(row.ends_on) else f"{since}, until {_short(row.ends_on)}"


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
    changes = ask("plan_changes", intervention_id=record.intervention_id)
    count = len(changes)
    made = f"Made by {record.made_by}" if record.made_by else "Brought in from a file"
    show_section(
        f"{count or 'No'} change{'' if count == 1 else 's'} written down",
        f"{made}. Nothing is lost.",
    )
    if changes.empty:
        return
    labels = pupil_label(changes).where(changes.pupil_id.notna(), "")
    table = pd.DataFrame(
        {
            "When": [f"{_short(at)}, {at:%H:%M}" for at in pd.to_datetime(changes.changed_at)],
            "Who": changes.changed_by,
            "What": [FIELD_WORDS.get(field, field) for field in changes.field],
            "Pupil": labels,
            "Was": [_read(row.field, row.old) for row in changes.itertuples(index=False)],
            "Became": [_read(row.field, row.new) for row in changes.itertuples(index=False)],
        }
    )
    show_table(table, scroll=True)


def _read(field: str, value: object) -> str:
    if value is None or pd.isna(value):
        return ""
    if field in ("subject_id", "misses_subject_id"):
        names = ask("subject_names")
        return dict(zip(names.subject_id, names.subject, strict=True)).get(value, str(value))
    return value_words(field, value)


def _short(day: object) -> str:
    at = pd.Timestamp(day)
    return f"{at.day} {at:%b %Y}"
