"""Saving on the programme page: who is writing, what was saved, and why something was not."""

from collections.abc import Callable
from html import escape
from pathlib import Path

import streamlit as st

from lib.store.errors import StoreError
from lib.store.programme.said import LONGEST_WHO
from lib.ui.importing.panels import show_refusal

STYLE = Path(__file__).with_name("style.css")
SAID, WHO = "programme_said", "programme_who"


def show_programme_style() -> None:
    """Send the page's own rules."""
    st.html(STYLE)


def choose_who(key: str) -> str:
    """Ask who is writing; what was typed last is there the next time."""
    return st.text_input(
        "Your name or initials",
        value=str(st.session_state.get(WHO, "")),
        max_chars=LONGEST_WHO,
        key=f"who_{key}",
    )


def carry_out(change: Callable[[], object], who: str, done: str) -> None:
    """Make a change and draw the page again, or say why nothing was saved."""
    st.session_state[WHO] = who.strip()
    try:
        change()
    except StoreError as error:
        show_refusal(error)
        return
    st.session_state[SAID] = done
    st.rerun()


def show_said() -> None:
    """Say once what was saved: at the top of the page, and wherever it is scrolled to."""
    if said := st.session_state.pop(SAID, None):
        st.toast(said)
        st.html(f'<p class="o-said" role="status">✓ {escape(said)}</p>')
