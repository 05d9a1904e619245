"""The decisions of a meeting: writing one down, those of last time with their numbers, today's."""

from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

import pandas as pd
import streamlit as st

from lib.analysis.meeting.decisions import Decision, Decisions, number_now
from lib.analysis.meeting.numbers import NAMES
from lib.dates import day_and_month
from lib.store.meeting.decisions import (
    LONGEST_WHAT,
    LONGEST_WHO,
    STATES,
    NewDecision,
    change_decision,
    keep_decision,
)
from lib.ui.frame.names import pupil_label
from lib.ui.frame.questions import answer, ask, database
from lib.ui.frame.show import show_answer, show_section
from lib.ui.frame.writing_as import carry_out

IN_THE_RAIL = 2
ON_A_SCREEN = 5
SHAPES = {"better": ("▲", "cp-above"), "worse": ("▼", "cp-below")}
NO_NUMBER = "No number"
EVERYBODY = "The whole department"
NOT_IMPACT = (
    "The same pupils then and now. A number that moved does not show that the decision moved it."
)
WEEKS_AHEAD = 2


@dataclass(frozen=True)
class Meeting:
    """The meeting on screen: whose, about which cohort, at which checkpoint, on which day."""

    urn: int
    department: str
    results_year: int
    checkpoint_id: int
    today: date


def show_last_time(decisions: Decisions) -> None:
    """Open the meeting on what was decided before, open ones first, each with its number."""
    show_answer("What did we decide last time, and did the number move?", decisions.finding)
    for decision in decisions.earlier[:ON_A_SCREEN]:
        _show_changeable(decision, decisions.today)
    more = len(decisions.earlier) - ON_A_SCREEN
    rest = f" {more} more are in the meeting pack." if more > 0 else ""
    st.html(f'<p class="m-note">{escape(NOT_IMPACT + rest)}</p>')


def show_today(decisions: Decisions) -> None:
    """Close the meeting on what was decided today."""
    show_answer("What did we decide today?", decisions.today_finding)
    for decision in decisions.made_today[:ON_A_SCREEN]:
        _show_changeable(decision, decisions.today)
    more = len(decisions.made_today) - ON_A_SCREEN
    if more > 0:
        st.html(f'<p class="m-note">{more} more are in the meeting pack.</p>')


def show_rail(decisions: Decisions) -> None:
    """Draw the decisions beside a screen: last time's, then today's as they are made."""
    if decisions.earlier:
        show_section("Last time we decided")
        _show_few(decisions.earlier, decisions.today)
    show_section("Today")
    if decisions.made_today:
        _show_few(decisions.made_today, decisions.today)
    else:
        st.html('<p class="m-note">Nothing decided yet.</p>')


def offer_to_decide(meeting: Meeting) -> None:
    """Draw the button that opens the form; the key D does the same."""
    if st.button("Write down a decision", type="primary", shortcut="D", key="decide"):
        _decide(meeting)


def decision_html(decision: Decision, today: date) -> str:
    """Return one decision in three lines: what about whom, who by when, and the number."""
    glyph, kind = SHAPES.get(decision.reading, ("●", ""))
    moved = f'<span class="{kind}">{glyph} {escape(decision.number)}</span>'
    late = " ▼ past its day" if decision.is_late(today) else ""
    state = "" if decision.state == "open" else f" ({decision.state})"
    when = f"{decision.who}, by {day_and_month(decision.due_on)}{state}{late}"
    return (
        f'<div class="m-decision"><b>{escape(decision.what)}</b>, {escape(decision.about)}'
        f"<span>{escape(when)}</span>{moved if decision.number else ''}</div>"
    )


def _show_few(decisions: tuple[Decision, ...], today: date) -> None:
    """The newest; how many more there are stands below."""
    st.html("".join(decision_html(d, today) for d in decisions[:IN_THE_RAIL]))
    if len(decisions) > IN_THE_RAIL:
        st.html(f'<p class="m-note">and {len(decisions) - IN_THE_RAIL} more</p>')


def _show_changeable(decision: Decision, today: date) -> None:
    number = decision.decision_id
    with st.container(key=f"decided_{number}", horizontal=True, vertical_alignment="center"):
        st.html(decision_html(decision, today))
        if decision.state == "open" and st.button("Done", key=f"done_{number}"):
            _change(decision, {"state": "done"})
        with st.popover("Change", type="tertiary"), st.form(f"change_{number}", border=False):
            said = {
                "state": st.segmented_control(
                    "It is", STATES, default=decision.state, required=True, key=f"state_{number}"
                ),
                "what": st.text_input("What", decision.what, key=f"what_{number}"),
                "who": st.text_input("Who", decision.who, key=f"who_{number}"),
                "due_on": st.date_input(
                    "By", decision.due_on, format="DD/MM/YYYY", key=f"due_{number}"
                ).isoformat(),
            }
            if st.form_submit_button("Keep the change"):
                _change(decision, said)


def _change(decision: Decision, said: dict[str, str]) -> None:
    """Keep what is different from what was seen, and draw the page again."""
    seen = {field: str(getattr(decision, field)) for field in said}
    new = {field: value for field, value in said.items() if value != seen[field]}
    number = decision.decision_id
    carry_out(lambda: change_decision(database(), number, seen, new, "Meeting page"))


@st.dialog("Write down a decision", width="large")
def _decide(meeting: Meeting) -> None:
    grades = ask(
        "meeting/grades",
        checkpoint_id=meeting.checkpoint_id,
        department=meeting.department,
        as_of_on=meeting.today,
    )
    with st.form("decision", border=False):
        what = st.text_input(
            "What will be done?",
            max_chars=LONGEST_WHAT,
            placeholder="As you said it, with codes and never a name",
            key="decision_what",
        )
        left, right = st.columns(2)
        who = left.text_input("Who? Initials or a role", max_chars=LONGEST_WHO, key="decision_who")
        ahead = meeting.today + timedelta(weeks=WEEKS_AHEAD)
        due_on = right.date_input("By when?", ahead, format="DD/MM/YYYY", key="decision_due")
        classes = sorted(grades.class_code.dropna().unique())
        about = left.selectbox("About whom?", [EVERYBODY, *classes], key="decision_class")
        measure = right.selectbox(
            "Which number should it move?",
            [*NAMES, None],
            format_func=lambda name: NAMES.get(name, NO_NUMBER),
            key="decision_measure",
        )
        pupils = _choose_pupils(grades)
        if not st.form_submit_button("Keep it", type="primary"):
            return
    class_code = None if about == EVERYBODY or pupils else about
    said = (meeting, what, who, due_on, class_code, tuple(map(int, pupils)), measure)
    carry_out(lambda: _keep(*said))


def _choose_pupils(grades: pd.DataFrame) -> list[int]:
    each = grades.drop_duplicates("pupil_id")
    labels = dict(zip(each.pupil_id, pupil_label(each), strict=True))
    return st.multiselect(
        "Or only these pupils",
        sorted(labels, key=labels.__getitem__),
        format_func=labels.__getitem__,
        key="decision_pupils",
    )


def _keep(
    meeting: Meeting,
    what: str,
    who: str,
    due_on: date,
    class_code: str | None,
    pupil_ids: tuple[int, ...],
    measure: str | None,
) -> None:
    whom = (class_code, pupil_ids)
    at = (meeting.checkpoint_id, meeting.department, meeting.today)
    now = None if measure is None else answer(number_now, *at, measure, *whom)
    keep_decision(
        database(),
        NewDecision(
            urn=meeting.urn,
            department=meeting.department,
            results_year=meeting.results_year,
            checkpoint_id=meeting.checkpoint_id,
            decided_on=meeting.today,
            what=what,
            who=who,
            due_on=due_on,
            class_code=class_code,
            pupil_ids=pupil_ids,
            measure=measure,
            value_then=now and now.value,
            n_then=now and now.n,
        ),
    )
