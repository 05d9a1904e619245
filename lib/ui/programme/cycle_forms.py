"""Starting a cycle, moving or stopping it, and marking a milestone."""

from datetime import date, timedelta
from html import escape

import streamlit as st

from lib.analysis.programme import wording as words
from lib.analysis.programme.cycles import DONE, Cycle, Programme, Standing
from lib.dates import long_date, short_date
from lib.rules.cycle_weeks import DEPARTMENT, KINDS, SCHOOL, usual_weeks_off
from lib.store.programme.cycles import mark_milestone, move_cycle, start_cycle, stop_cycle
from lib.store.programme.said import LONGEST_LINE, LONGEST_TEXT
from lib.ui.frame.questions import School, database
from lib.ui.frame.show import show_section
from lib.ui.frame.writing_as import ask_who
from lib.ui.programme.saving import save

WEEK = timedelta(days=7)
BREAKS = 8
"""Weeks beyond its own that a cycle's calendar offers: two holidays and two half-terms."""


def show_start_form(at: School, found: Programme, department: str | None) -> None:
    """Ask for the start and the weeks without school, and start a cycle."""
    kind, key = (SCHOOL, "school") if department is None else (DEPARTMENT, department)
    starts_on = st.date_input(
        "Starts on a Monday", found.proposed_start, format="DD/MM/YYYY", key=f"start_{key}"
    )
    weeks_off = _choose_weeks_off(
        kind, starts_on, usual_weeks_off(starts_on, KINDS[kind].weeks), f"{key}_{starts_on}"
    )
    focus = ""
    if department is not None:
        focus = st.text_input(
            "Focus: the one thing to improve", max_chars=LONGEST_LINE, key=f"focus_{key}"
        )
    who = ask_who(f"start_{key}")
    if st.button("Start the cycle", type="primary", key=f"start_button_{key}"):
        save(
            lambda: start_cycle(database(), at.urn, starts_on, weeks_off, who, department, focus),
            who,
            f"Started: {KINDS[kind].name} from {long_date(starts_on)}.",
        )


def show_marking(at: School, cycle: Cycle, chosen: Standing) -> None:
    """Show one milestone with what was last said of it, and the button that says it anew."""
    show_section(chosen.name, f"{chosen.meaning}. Due {long_date(chosen.due_on)}.")
    if chosen.said_by:
        said = words.milestone_line(chosen) if chosen.state == DONE else "taken back"
        note = f": {chosen.note}" if chosen.note else ""
        who = "" if chosen.state == DONE else f" by {chosen.said_by}"
        st.html(f'<p class="cp-caption">{escape(said.capitalize() + who + note)}</p>')
    key = f"{cycle.cycle_id}_{chosen.milestone}_{chosen.version}"
    is_done = chosen.state == DONE
    with st.form(f"mark_{key}", border=False):
        done_on = None
        with st.container(horizontal=True):
            if not is_done:
                done_on = st.date_input(
                    "Done on", at.as_of, max_value=at.as_of, format="DD/MM/YYYY"
                )
            who = ask_who(f"mark_{key}")
        asked = "Why is it not done after all?" if is_done else "Note, if there is one"
        note = st.text_input(asked, max_chars=LONGEST_TEXT, key=f"note_{key}")
        label = "Not done after all" if is_done else "Mark as done"
        if st.form_submit_button(label, type="secondary" if is_done else "primary"):
            save(
                lambda: mark_milestone(
                    database(),
                    cycle.cycle_id,
                    chosen.milestone,
                    chosen.version,
                    done_on,
                    who,
                    note,
                    today=at.as_of,
                ),
                who,
                f"{chosen.name}: {'taken back' if is_done else 'marked as done'}.",
            )


def show_changing(at: School, cycle: Cycle) -> None:
    """Offer other dates for a cycle, or stopping it; what it said before is kept."""
    key = f"{cycle.cycle_id}_{cycle.version}"
    with st.expander("Change its dates, or stop it"):
        starts_on = st.date_input(
            "Starts on a Monday", cycle.starts_on, format="DD/MM/YYYY", key=f"move_start_{key}"
        )
        weeks_off = _choose_weeks_off(cycle.kind, starts_on, cycle.weeks_off, f"move_{key}")
        why = st.text_input("Why?", max_chars=LONGEST_LINE, key=f"move_why_{key}")
        who = ask_who(f"move_{key}")
        with st.container(horizontal=True):
            is_moved = st.button("Keep these dates", type="primary", key=f"move_button_{key}")
            is_stopped = st.button("Stop this cycle", key=f"stop_button_{key}")
        number, seen = cycle.cycle_id, cycle.version
        if is_moved:
            save(
                lambda: move_cycle(database(), number, seen, starts_on, weeks_off, who, why),
                who,
                "The dates are changed; the old ones are kept.",
            )
        if is_stopped:
            save(
                lambda: stop_cycle(database(), number, seen, who, why),
                who,
                "The cycle is stopped. It and its milestones are kept.",
            )


def _choose_weeks_off(
    kind: str, starts_on: date, chosen: tuple[date, ...], key: str
) -> tuple[date, ...]:
    weeks = KINDS[kind].weeks + BREAKS
    mondays = [starts_on + place * WEEK for place in range(1, weeks)]
    options = sorted({*mondays, *chosen})
    return tuple(
        st.multiselect(
            "Weeks without school: they do not count",
            options,
            default=list(chosen),
            format_func=lambda day: short_date(day),
            placeholder="Add half-term, Easter …",
            key=f"off_{key}",
        )
    )
