"""What was given of a plan, pupil by pupil and session by session, under its attendance."""

from collections import Counter
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from lib.dates import short_date, weekday
from lib.interventions.sessions.dose import Dose, dose
from lib.interventions.sessions.plan import KeptSession, session_plan
from lib.interventions.sessions.wording import dose_facts, dose_finding
from lib.store.row import Row
from lib.ui.frame.address import carried
from lib.ui.frame.names import pupil_label, pupil_links
from lib.ui.frame.questions import School, answer, ask_records
from lib.ui.frame.show import show_caption, show_section, show_table
from lib.ui.sessions.attendance import show_attendance

STYLE = Path(__file__).with_name("style.css")
"""The rules of sessions and of reviews, which look alike."""
SHOWN = 12
"""Sessions in the list of past ones."""


@dataclass(frozen=True)
class PlanOfDay(Row, query="sessions/plans"):
    """A plan that runs on a day, and whether that day's session is due and was taken."""

    intervention_id: int
    name: str
    lead: str | None
    time_of_day: str | None
    room: str | None
    is_its_day: bool
    is_taken: bool
    was_held: bool | None
    pupils: int

    @property
    def today(self) -> str:
        """How the day's session stands, with its shape."""
        if self.is_taken:
            return "● Marked" if self.was_held else "○ Not held"
        return "▼ To mark" if self.is_its_day else ""


def show_sessions(at: School, intervention_id: int) -> None:
    """Draw a plan's attendance, what was given so far, and its sessions."""
    st.html(STYLE)
    given = answer(dose, intervention_id)
    plan = answer(session_plan, intervention_id)
    show_attendance(at, plan, given.sessions)
    show_section(dose_finding(given))
    facts = "".join(
        f"<div><b>{escape(figure)}</b><span>{escape(words)}</span></div>"
        for figure, words in dose_facts(given)
    )
    st.html(f'<div class="d-facts">{facts}</div>')
    with st.container(key="two_halves"):
        pupils, sessions = st.columns([3, 2], gap="large")
        with pupils:
            _show_pupils(given)
        with sessions:
            _show_past(given)


def show_todays_sessions(at: School, **address: str) -> None:
    """List the plans that could have a session today, those due and not marked first, as links.

    `address` is what the link to a plan's attendance says beside `plan`.
    """
    plans = ask_records(PlanOfDay, urn=at.urn, held_on=at.as_of)
    if not plans:
        return
    due = [plan for plan in plans if plan.is_its_day]
    waiting = [plan for plan in due if not plan.is_taken]
    if not due:
        title = f"{len(plans)} plans are running; none has {weekday(at.as_of)} as its day"
    else:
        title = f"{len(waiting)} of {len(due)} sessions due today are still to be marked"
    show_section(title)
    shown = sorted(plans, key=lambda plan: (not plan.is_its_day, plan.is_its_day and plan.is_taken))
    table = pd.DataFrame(
        {
            "Plan": [plan.name for plan in shown],
            "Lead": [plan.lead or "" for plan in shown],
            "Time": [plan.time_of_day or "" for plan in shown],
            "Room": [plan.room or "" for plan in shown],
            "Pupils": [plan.pupils for plan in shown],
            "Today": [plan.today for plan in shown],
        }
    )
    links = {"Plan": [_link(plan, address) for plan in shown]}
    show_table(_without_blanks(table), ("Pupils",), links=links, scroll=True)


def _without_blanks(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table without the columns in which nothing stands."""
    return table.loc[:, [not (table[name] == "").all() for name in table]]


def _link(plan: PlanOfDay, address: dict[str, str]) -> str:
    query = urlencode(carried() | {"plan": str(plan.intervention_id)} | address)
    return f'<a href="?{escape(query)}" target="_self">{escape(plan.name)}</a>'


def _show_pupils(given: Dose) -> None:
    pupils = given.pupils
    labels = pupil_label(pupils)
    table = pd.DataFrame(
        {
            "Pupil": labels,
            "Form": pupils.form.fillna(""),
            "There": [
                f"{there} of {held}" if held else "none yet"
                for there, held in zip(pupils.present, pupils.held, strict=True)
            ],
            "Minutes": ["" if pd.isna(m) else f"{m:.0f}" for m in pupils.minutes],
            "Absent": [_absences(reasons) for reasons in pupils.reasons.fillna("")],
        }
    )
    links = pupil_links(pupils.pupil_id, labels)
    caption = f"{given.n} pupils, all who were ever put on it. Of the sessions held for each."
    show_table(table, ("There", "Minutes"), caption, links={"Pupil": links}, scroll=True)


def _absences(reasons: str) -> str:
    counts = Counter(filter(None, reasons.split(", "))).most_common()
    return ", ".join(f"{why} {n}" if n > 1 else why for why, n in counts)


def _show_past(given: Dose) -> None:
    shown = given.sessions[:SHOWN]
    if not shown:
        show_caption("Each session saved is listed here. Its day opens it again to be put right.")
        return
    table = pd.DataFrame(
        {
            "Session": [short_date(session.held_on) for session in shown],
            "There": [_there(session) for session in shown],
            "Taken by": [session.taken_by for session in shown],
            "Note": [session.note or "" for session in shown],
        }
    )
    more = len(given.sessions) - len(shown)
    earlier = f"{more} earlier ones are not shown. " if more else ""
    caption = f"{earlier}To put one right, choose its day above: the earlier marks are kept."
    show_table(_without_blanks(table), ("There",), caption, scroll=True)


def _there(session: KeptSession) -> str:
    return f"{session.present} of {session.marked}" if session.was_held else "○ not held"
