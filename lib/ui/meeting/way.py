"""The way through a meeting: what it is about, picked once, and on from question to question."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from lib.analysis.meeting.screen import Screen
from lib.dates import short_date
from lib.ui.frame.address import address_value, remember
from lib.ui.frame.choices import choose_one
from lib.ui.frame.questions import ask
from lib.ui.frame.situations import Checkpoint, Cohort

FIRST, LAST = "last", "today"
NO_BREAK = "\u00a0"
TITLES = {FIRST: "What did we decide last time?", LAST: "What did we decide today?"}
"""The screens of decisions, before and after those of the questions."""


def choose_department(checkpoint: Checkpoint | None) -> str | None:
    """Choose a department with grades at the checkpoint; the largest is the default."""
    if checkpoint is None:
        return None
    rows = ask("frame/checkpoint_subjects", checkpoint_id=checkpoint.checkpoint_id)
    if rows.empty:
        return None
    by_size = rows.groupby("department").grades.sum().sort_values(ascending=False, kind="stable")
    largest = str(by_size.index[0])
    names = [largest, *sorted(d for d in by_size.index if d != largest)]
    return choose_one("department", "Department", {name: name for name in names}, width=220)


def stamps(department: str, cohort: Cohort, checkpoint: Checkpoint) -> tuple[str, ...]:
    """Say what every screen and the printed pack rest on."""
    day = checkpoint.checked_on or checkpoint.collected_on
    state = "checked" if checkpoint.is_checked else "unchecked, collected"
    return (
        department,
        cohort.label,
        checkpoint.label,
        f"{state} {short_date(day)}",
        f"{checkpoint.rule_set} rules",
    )


def show_stamps(said: Sequence[str]) -> None:
    """Print the stamps in one quiet line."""
    st.html(f'<span class="m-stamp">{escape(", ".join(said))}</span>')


def screen_on_show(screens: Sequence[Screen]) -> str:
    """Return the name of the screen that the address asks for; the first is the default."""
    asked = address_value("screen", FIRST)
    return asked if asked in _names(screens) else FIRST


def show_way(screens: Sequence[Screen]) -> None:
    """Draw the foot: the question before, the place in the order, the question after.

    The arrow keys, Page Up and Page Down do the same; a presenter's remote sends the latter.
    """
    names = _names(screens)
    place = names.index(screen_on_show(screens))
    asked = TITLES | {s.name: s.question for s in screens}
    before, after = place - 1, place + 1
    with st.container(key="meeting_nav", horizontal=True, vertical_alignment="center"):
        if before >= 0:
            _way(f"←{NO_BREAK}{asked[names[before]]}", names[before], "Left")
        else:
            st.html("<span></span>")
        st.html(f'<span class="m-place">Question {place + 1} of {len(names)}</span>')
        if after < len(names):
            _way(f"{asked[names[after]]}{NO_BREAK}→", names[after], "Right")
        else:
            st.html("<span></span>")
    with st.container(key="meeting_keys"):
        if before >= 0:
            _way("Before", names[before], "PageUp")
        if after < len(names):
            _way("After", names[after], "PageDown")


def _names(screens: Sequence[Screen]) -> list[str]:
    return [FIRST, *(s.name for s in screens), LAST]


def _way(label: str, name: str, key: str) -> None:
    st.button(
        label,
        type="tertiary",
        shortcut=key,
        wrap=True,
        key=f"way_{key}",
        on_click=remember,
        args=["screen", name],
    )
