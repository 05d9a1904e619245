"""Who is writing, asked once a session: every change is kept with this name."""

import streamlit as st

WHO = "plan_who"
WIDTH = 240
"""Pixels of the field."""
NOBODY = "Not said"


def choose_who() -> None:
    """Ask once a session who is writing; every change is kept with this name."""
    st.text_input(
        "Written by",
        key=WHO,
        placeholder="Your name or initials",
        persist_state="session",
        width=WIDTH,
    )


def who() -> str:
    """Return who is writing."""
    return (st.session_state.get(WHO) or "").strip() or NOBODY
