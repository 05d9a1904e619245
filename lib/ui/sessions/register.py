"""The one-minute register: everyone is present, tap who was not and why, one button saves."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import escape

import pandas as pd
import streamlit as st

from lib.dates import day_and_month, long_date
from lib.interventions.sessions.marking import REASONS, Session, correct_session, save_session
from lib.store.errors import StoreError
from lib.ui.frame.names import pupil_label
from lib.ui.frame.questions import School, ask, database
from lib.ui.frame.show import show_caption, show_section
from lib.ui.importing.panels import show_refusal

SAID = "session_said"
"""What was just saved, told once above the register."""
HELD, NOT_HELD = "Held", "Not held"


@dataclass(frozen=True)
class Opened:
    """The register of one plan and day. `kept` has the session's row when it was saved before.

    `stamp` changes with every save, so that the widgets of one person never stand for marks that
    another has saved since.
    """

    number: int
    day: date
    kept: pd.DataFrame
    register: pd.DataFrame
    stamp: str

    def said(self, column: str) -> object:
        """Return what the session saved before says, None when there is none or it is blank."""
        value = None if self.kept.empty else self.kept[column].iloc[0]
        return None if value is None or pd.isna(value) else value


def show_register(at: School, plan: pd.Series, sessions: pd.DataFrame) -> None:
    """Draw the register of a plan for a day, the latest of its own weekday at first."""
    first, last = _days(plan, at.as_of)
    if first > last:
        show_section(f"The register opens with the plan, on {long_date(first)}")
        return
    _show_said()
    opened, session, who = _choose_session(plan, sessions, (first, last), at.as_of)
    marks = _choose_marks(opened) if session.was_held else {}
    if opened.register.empty and session.was_held:
        show_caption("Nobody is on this plan on that day.")
        return
    note_column, save_column = st.columns([5.5, 1.5], gap="small")
    with note_column:
        note = _choose_note(opened)
    with save_column:
        key = f"session_save_{opened.number}"
        pressed = st.button(_words(opened), type="primary", key=key, width="stretch")
    if pressed:
        _save(at, opened, replace(session, marks=marks, note=note), who)


def _choose_session(
    plan: pd.Series, sessions: pd.DataFrame, days: tuple[date, date], today: date
) -> tuple[Opened, Session, str]:
    """Choose the day, whether it was held, for how long and by whom: the register's one row."""
    columns = st.columns([3.4, 1.5, 1.7, 1.1, 2], vertical_alignment="bottom", gap="small")
    title, day_column, held_column, minutes_column, who_column = columns
    with day_column:
        day = _choose_day(plan, sessions, *days)
    opened = _opened(plan, sessions, day)
    with title:
        verb = "was" if day < today else "is"
        show_section(f"Who {verb} there on {day:%A} {day_and_month(day)}?")
    with held_column:
        was_held = _choose_held(opened)
    with minutes_column:
        minutes = _choose_minutes(opened, plan, sessions)
    with who_column:
        lead = "" if pd.isna(plan.lead) else plan.lead
        who = st.text_input("Taken by", lead, key=f"session_who_{opened.number}")
    return opened, Session(day, {}, was_held, minutes), who


def _days(plan: pd.Series, today: date) -> tuple[date, date]:
    """Return the first and last day that a session of the plan can have by today."""
    first = pd.Timestamp(plan.starts_on).date()
    last = today if pd.isna(plan.last_day) else pd.Timestamp(plan.last_day).date()
    return first, min(last, today)


def _opened(plan: pd.Series, sessions: pd.DataFrame, day: date) -> Opened:
    number = int(plan.intervention_id)
    kept = sessions[pd.to_datetime(sessions.held_on).dt.date == day]
    register = ask("sessions/register", intervention_id=number, held_on=day)
    return Opened(number, day, kept, register, f"{number}_{day}_{_saves(kept)}")


def _saves(kept: pd.DataFrame) -> str:
    if kept.empty:
        return "new"
    session = kept.iloc[0]
    marks = ask("sessions/markings", session_id=int(session.session_id))
    return f"{len(marks)}_{session.was_held}_{session.minutes}_{session.note}"


def _words(opened: Opened) -> str:
    return "Save the session" if opened.kept.empty else "Save the correction"


def _show_said() -> None:
    said = st.session_state.pop(SAID, None)
    if said:
        st.html(f'<p class="d-said cp-above">● {escape(said)}</p>')


def _choose_day(plan: pd.Series, sessions: pd.DataFrame, first: date, last: date) -> date:
    """Choose the day: at first the latest of the plan's weekday, or else of its last session's."""
    weekday = None if pd.isna(plan.weekday) else int(plan.weekday)
    if weekday is None and len(sessions):
        weekday = pd.Timestamp(sessions.held_on.iloc[0]).isoweekday()
    back = 0 if weekday is None else (last.isoweekday() - weekday) % 7
    usual = max(first, last - timedelta(days=back))
    return st.date_input(
        "Day",
        usual,
        min_value=first,
        max_value=last,
        format="DD/MM/YYYY",
        key=f"session_day_{int(plan.intervention_id)}",
    )


def _choose_held(opened: Opened) -> bool:
    was = NOT_HELD if opened.said("was_held") is not None and not opened.said("was_held") else HELD
    key = f"session_held_{opened.stamp}"
    return st.segmented_control("Session", (HELD, NOT_HELD), default=was, key=key) != NOT_HELD


def _choose_minutes(opened: Opened, plan: pd.Series, sessions: pd.DataFrame) -> int | None:
    """Choose the minutes: those kept, the plan's, or those of the last session."""
    told = [opened.said("minutes"), plan.minutes, *sessions.minutes.head(1)]
    value = next((int(minutes) for minutes in told if not pd.isna(minutes)), None)
    key = f"session_minutes_{opened.stamp}"
    chosen = st.number_input("Minutes", 1, 300, value, 5, key=key)
    return None if chosen is None else int(chosen)


def _choose_note(opened: Opened) -> str:
    return st.text_input(
        "Note",
        opened.said("note") or "",
        key=f"session_note_{opened.stamp}",
        placeholder="Note, if any",
        label_visibility="collapsed",
    )


def _choose_marks(opened: Opened) -> dict[int, str | None]:
    """Let absences be tapped, everyone else being present; then why, for each."""
    register = opened.register
    labels = dict(zip(register.pupil_id.astype(int), pupil_label(register), strict=True))
    absent = st.pills(
        "Tap who was absent, and say why; everyone else is present",
        list(labels),
        selection_mode="multi",
        format_func=labels.__getitem__,
        default=register.pupil_id[register.mark == "absent"].astype(int).tolist(),
        key=f"absent_{opened.stamp}",
    )
    reasons = dict(zip(register.pupil_id.astype(int), register.reason, strict=True))
    marks: dict[int, str | None] = dict.fromkeys(labels)
    for pupil_id in absent:
        marks[pupil_id] = _choose_reason(opened, pupil_id, labels[pupil_id], reasons[pupil_id])
    return marks


def _choose_reason(opened: Opened, pupil_id: int, label: str, known: object) -> str:
    """Choose why; blank until chosen, since an absence without a reason is never a presence."""
    words, choices = st.columns([1.2, 5], gap="small", vertical_alignment="center")
    with words:
        st.html(f'<p class="d-why">{escape(label)}</p>')
    # A reason of a file may be none of the usual ones; it stays one of the choices.
    options = REASONS if known in REASONS or pd.isna(known) else (*REASONS, str(known))
    with choices:
        why = st.segmented_control(
            f"Why was {label} absent?",
            options,
            default=None if pd.isna(known) else str(known),
            key=f"why_{pupil_id}_{opened.stamp}",
            label_visibility="collapsed",
        )
    return why or ""


def _save(at: School, opened: Opened, session: Session, who: str) -> None:
    try:
        if opened.kept.empty:
            save_session(database(), opened.number, session, who, at.as_of)
        else:
            changed = replace(session, marks=_changed(session.marks, opened.register))
            correct_session(database(), int(opened.kept.session_id.iloc[0]), changed, who)
    except StoreError as error:
        show_refusal(error)
        return
    st.session_state[SAID] = _told(session)
    st.rerun()


def _changed(marks: Mapping[int, str | None], register: pd.DataFrame) -> dict[int, str | None]:
    """Return the marks that are not what was on the register already."""
    seen = {
        int(row.pupil_id): (row.mark, None if pd.isna(row.reason) else row.reason)
        for row in register.itertuples(index=False)
    }
    wanted = {i: ("present" if why is None else "absent", why) for i, why in marks.items()}
    return {i: marks[i] for i, mark in wanted.items() if mark != seen.get(i)}


def _told(session: Session) -> str:
    day = day_and_month(session.held_on)
    if not session.was_held:
        return f"Saved: the session of {day} was not held"
    absent = sum(why is not None for why in session.marks.values())
    return f"Saved: {day}, {len(session.marks) - absent} present and {absent} absent"
