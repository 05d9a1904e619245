"""Who is writing, asked once a visit, and what becomes of it: the page drawn again, or why not."""

from collections.abc import Callable

import streamlit as st

from lib.store.errors import StoreError
from lib.ui.frame.show import show_refusal

WHO = "plan_who"
LAST = "writing_as"
"""Who wrote last: offered wherever a name is asked for, until the visit ends."""
WIDTH = 240
"""Pixels of the field."""
NOBODY = "Not said"


def choose_who() -> None:
    """Ask once a session who is writing; every change is kept with this name."""
    if not st.session_state.get(WHO):
        st.session_state[WHO] = st.session_state.get(LAST, "")
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


def ask_who(key: str, longest: int = 60) -> str:
    """Ask in a form of its own who makes a change; what was typed last is there the next time."""
    last = str(st.session_state.get(LAST) or st.session_state.get(WHO) or "")
    return st.text_input("Your name or initials", last, max_chars=longest, key=f"who_{key}")


def carry_out(
    change: Callable[[], object], who: str = "", after: Callable[[], object] = bool
) -> None:
    """Make a change, then `after`, and draw the page again; or say why nothing was changed."""
    st.session_state[LAST] = who.strip() or st.session_state.get(LAST, "")
    try:
        change()
    except StoreError as error:
        show_refusal(error)
        return
    after()
    st.rerun()
