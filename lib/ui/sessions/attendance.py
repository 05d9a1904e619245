"""The attendance of a session: everyone is present, tap who was not and why, one button saves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import escape

import streamlit as st

from lib.dates import day_and_month, long_date, weekday
from lib.interventions.sessions.marking import REASONS, Session, correct_session, save_session
from lib.interventions.sessions.plan import KeptSession, SessionPlan
from lib.store.errors import StoreError
from lib.store.row import Row
from lib.ui.frame.names import names_shown
from lib.ui.frame.questions import School, ask, ask_records, database
from lib.ui.frame.show import show_caption, show_refusal, show_section

SAID = "session_said"
"""What was just saved, told once above the marks."""
HELD, NOT_HELD = "Held", "Not held"


@dataclass(frozen=True)
class Mark(Row, query="sessions/attendance"):
    """A pupil of the plan on a day, with the mark that counts where it was taken."""

    pupil_id: int
    name: str
    code: str
    form: str | None
    surname: str
    forename: str
    session_id: int | None
    mark: str | None
    reason: str | None

    @property
    def label(self) -> str:
        """The name, or the code while names are hidden."""
        return self.name if names_shown() else self.code


@dataclass(frozen=True)
class Opened:
    """The attendance of one plan and day. `kept` is the session when it was saved before.

    `stamp` changes with every save, so that the widgets of one person never stand for marks that
    another has saved since.
    """

    number: int
    day: date
    kept: KeptSession | None
    attendance: list[Mark]
    stamp: str


def show_attendance(at: School, plan: SessionPlan, sessions: list[KeptSession]) -> None:
    """Draw the attendance of a plan for a day, the latest of its own weekday at first."""
    first, last = _days(plan, at.as_of)
    if first > last:
        show_section(f"The register opens with the plan, on {long_date(first)}")
        return
    _show_said()
    opened, session, who = _choose_session(plan, sessions, (first, last), at.as_of)
    marks = _choose_marks(opened) if session.was_held else {}
    if not opened.attendance and session.was_held:
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
    plan: SessionPlan, sessions: list[KeptSession], days: tuple[date, date], today: date
) -> tuple[Opened, Session, str]:
    """Choose the day, whether it was held, for how long and by whom: one row above the marks."""
    columns = st.columns([3.4, 1.5, 1.7, 1.1, 2], vertical_alignment="bottom", gap="small")
    title, day_column, held_column, minutes_column, who_column = columns
    with day_column:
        day = _choose_day(plan, sessions, *days)
    opened = _opened(plan, sessions, day)
    with title:
        verb = "was" if day < today else "is"
        show_section(f"Who {verb} there on {weekday(day)} {day_and_month(day)}?")
    with held_column:
        was_held = _choose_held(opened)
    with minutes_column:
        minutes = _choose_minutes(opened, plan, sessions)
    with who_column:
        who = st.text_input("Taken by", plan.lead or "", key=f"session_who_{opened.number}")
    return opened, Session(day, {}, was_held, minutes), who


def _days(plan: SessionPlan, today: date) -> tuple[date, date]:
    """Return the first and last day that a session of the plan can have by today."""
    return plan.starts_on, min(plan.last_day or today, today)


def _opened(plan: SessionPlan, sessions: list[KeptSession], day: date) -> Opened:
    number = plan.intervention_id
    kept = next((session for session in sessions if session.held_on == day), None)
    attendance = ask_records(Mark, intervention_id=number, held_on=day)
    return Opened(number, day, kept, attendance, f"{number}_{day}_{_saves(kept)}")


def _saves(kept: KeptSession | None) -> str:
    if kept is None:
        return "new"
    marks = ask("sessions/markings", session_id=kept.session_id)
    return f"{len(marks)}_{kept.was_held}_{kept.minutes}_{kept.note}"


def _words(opened: Opened) -> str:
    return "Save the correction" if opened.kept else "Save the session"


def _show_said() -> None:
    said = st.session_state.pop(SAID, None)
    if said:
        st.html(f'<p class="d-said cp-above">● {escape(said)}</p>')


def _choose_day(plan: SessionPlan, sessions: list[KeptSession], first: date, last: date) -> date:
    """Choose the day: at first the latest of the plan's weekday, or else of its last session's."""
    weekday = plan.weekday
    if weekday is None and sessions:
        weekday = sessions[0].held_on.isoweekday()
    back = 0 if weekday is None else (last.isoweekday() - weekday) % 7
    usual = max(first, last - timedelta(days=back))
    return st.date_input(
        "Day",
        usual,
        min_value=first,
        max_value=last,
        format="DD/MM/YYYY",
        key=f"session_day_{plan.intervention_id}",
    )


def _choose_held(opened: Opened) -> bool:
    was = NOT_HELD if opened.kept and not opened.kept.was_held else HELD
    key = f"session_held_{opened.stamp}"
    return st.segmented_control("Session", (HELD, NOT_HELD), default=was, key=key) != NOT_HELD


def _choose_minutes(opened: Opened, plan: SessionPlan, sessions: list[KeptSession]) -> int | None:
    """Choose the minutes: those kept, the plan's, or those of the last session."""
    told = [opened.kept and opened.kept.minutes, plan.minutes, *(s.minutes for s in sessions[:1])]
    value = next((minutes for minutes in told if minutes is not None), None)
    key = f"session_minutes_{opened.stamp}"
    chosen = st.number_input("Minutes", 1, 300, value, 5, key=key)
    return None if chosen is None else int(chosen)


def _choose_note(opened: Opened) -> str:
    return st.text_input(
        "Note",
        (opened.kept and opened.kept.note) or "",
        key=f"session_note_{opened.stamp}",
        placeholder="Note, if any",
        label_visibility="collapsed",
    )


def _choose_marks(opened: Opened) -> dict[int, str | None]:
    """Let absences be tapped, everyone else being present; then why, for each."""
    attendance = opened.attendance
    labels = {mark.pupil_id: mark.label for mark in attendance}
    absent = st.pills(
        "Tap who was absent, and say why; everyone else is present",
        list(labels),
        selection_mode="multi",
        format_func=labels.__getitem__,
        default=[mark.pupil_id for mark in attendance if mark.mark == "absent"],
        key=f"absent_{opened.stamp}",
    )
    reasons = {mark.pupil_id: mark.reason for mark in attendance}
    marks: dict[int, str | None] = dict.fromkeys(labels)
    for pupil_id in absent:
        marks[pupil_id] = _choose_reason(opened, pupil_id, labels[pupil_id], reasons[pupil_id])
    return marks


def _choose_reason(opened: Opened, pupil_id: int, label: str, known: str | None) -> str:
    """Choose why; blank until chosen, since an absence without a reason is never a presence."""
    words, choices = st.columns([1.2, 5], gap="small", vertical_alignment="center")
    with words:
        st.html(f'<p class="d-why">{escape(label)}</p>')
    # A reason of a file may be none of the usual ones; it stays one of the choices.
    options = REASONS if known in REASONS or known is None else (*REASONS, known)
    with choices:
        why = st.segmented_control(
            f"Why was {label} absent?",
            options,
            default=known,
            key=f"why_{pupil_id}_{opened.stamp}",
            label_visibility="collapsed",
        )
    return why or ""


def _save(at: School, opened: Opened, session: Session, who: str) -> None:
    try:
        if opened.kept is None:
            save_session(database(), opened.number, session, who, at.as_of)
        else:
            changed = replace(session, marks=_changed(session.marks, opened.attendance))
            correct_session(database(), opened.kept.session_id, changed, who)
    except StoreError as error:
        show_refusal(error)
        return
    st.session_state[SAID] = _told(session)
    st.rerun()


def _changed(marks: Mapping[int, str | None], attendance: Sequence[Mark]) -> dict[int, str | None]:
    """Return the marks that are not what was kept already."""
    seen = {mark.pupil_id: (mark.mark, mark.reason) for mark in attendance}
    wanted = {i: ("present" if why is None else "absent", why) for i, why in marks.items()}
    return {i: marks[i] for i, mark in wanted.items() if mark != seen.get(i)}


def _told(session: Session) -> str:
    day = day_and_month(session.held_on)
    if not session.was_held:
        return f"Saved: the session of {day} was not held"
    absent = sum(why is not None for why in session.marks.values())
    return f"Saved: {day}, {len(session.marks) - absent} present and {absent} absent"
