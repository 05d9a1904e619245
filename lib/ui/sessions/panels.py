"""What was given of a plan, pupil by pupil and session by session, under its register."""

from html import escape
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from lib.dates import short_date
from lib.interventions.sessions.dose import Dose, dose
from lib.interventions.sessions.dose_wording import dose_facts, dose_finding
from lib.ui.frame.address import carried
from lib.ui.frame.names import pupil_label, pupil_link
from lib.ui.frame.questions import School, answer, ask
from lib.ui.frame.show import show_caption, show_section, show_table
from lib.ui.sessions.register import show_register

STYLE = Path(__file__).with_name("style.css")
"""The rules of sessions and of reviews, which look alike."""
SHOWN = 12
"""Sessions in the list of past ones."""


def show_sessions(at: School, intervention_id: int) -> None:
    """Draw a plan's register, what was given so far, and its sessions."""
    st.html(STYLE)
    given = answer(dose, intervention_id)
    plan = ask("sessions/plan", intervention_id=intervention_id).iloc[0]
    show_register(at, plan, given.sessions)
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

    `address` is what the link to a plan's register says beside `plan`.
    """
    plans = ask("sessions/plans", urn=at.urn, held_on=at.as_of)
    if plans.empty:
        return
    due = plans[plans.is_its_day]
    waiting = due[~due.is_taken]
    if due.empty:
        title = f"{len(plans)} plans are running; none has {at.as_of:%A} as its day"
    else:
        title = f"{len(waiting)} of {len(due)} sessions due today are still to be marked"
    show_section(title)
    shown = pd.concat([waiting, due[due.is_taken], plans[~plans.is_its_day]])
    table = pd.DataFrame(
        {
            "Plan": shown.name,
            "Lead": shown.lead.fillna(""),
            "Time": shown.time_of_day.fillna(""),
            "Room": shown.room.fillna(""),
            "Pupils": shown.pupils,
            "Today": [_today(row) for row in shown.itertuples(index=False)],
        }
    )
    links = {"Plan": _links(shown, address)}
    show_table(_without_blanks(table), ("Pupils",), links=links, scroll=True)


def _without_blanks(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table without the columns in which nothing stands."""
    return table.loc[:, ~table.eq("").all()]


def _links(plans: pd.DataFrame, address: dict[str, str]) -> list[str]:
    there = [urlencode(carried() | {"plan": int(i)} | address) for i in plans.intervention_id]
    return [
        f'<a href="?{escape(query)}" target="_self">{escape(name)}</a>'
        for query, name in zip(there, plans.name, strict=True)
    ]


def _today(row: tuple) -> str:
    if row.is_taken:
        return "● Marked" if row.was_held else "○ Not held"
    return "▼ To mark" if row.is_its_day else ""


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
            "Absent": [_absences(reasons) for reasons in pupils.reasons],
        }
    )
    links = [pupil_link(i, n) for i, n in zip(pupils.pupil_id, labels, strict=True)]
    caption = f"{given.n} pupils, all who were ever put on it. Of the sessions held for each."
    show_table(table, ("There", "Minutes"), caption, links={"Pupil": links}, scroll=True)


def _absences(reasons: object) -> str:
    if pd.isna(reasons):
        return ""
    counts = pd.Series(str(reasons).split(", ")).value_counts()
    return ", ".join(f"{why} {n}" if n > 1 else why for why, n in counts.items())


def _show_past(given: Dose) -> None:
    shown = given.sessions.head(SHOWN)
    if shown.empty:
        show_caption("Each session saved is listed here. Its day opens it again to be put right.")
        return
    table = pd.DataFrame(
        {
            "Session": [short_date(day) for day in pd.to_datetime(shown.held_on)],
            "There": [_there(row) for row in shown.itertuples(index=False)],
            "Taken by": shown.taken_by,
            "Note": shown.note.fillna(""),
        }
    )
    more = len(given.sessions) - len(shown)
    earlier = f"{more} earlier ones are not shown. " if more else ""
    caption = f"{earlier}To put one right, choose its day above: the earlier marks are kept."
    show_table(_without_blanks(table), ("There",), caption, scroll=True)


def _there(row: tuple) -> str:
    return f"{row.present} of {row.marked}" if row.was_held else "○ not held"
