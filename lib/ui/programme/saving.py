"""Saving on the programme page, and what was saved last."""

from collections.abc import Callable
from html import escape
from pathlib import Path

import streamlit as st

from lib.ui.frame.writing_as import carry_out

STYLE = Path(__file__).with_name("style.css")
SAID = "programme_said"


def show_programme_style() -> None:
    """Send the page's own rules."""
    st.html(STYLE)


def save(change: Callable[[], object], who: str, done: str) -> None:
    """Make a change and draw the page again with what was `done`; or say why nothing was saved."""
    carry_out(change, who, lambda: st.session_state.update({SAID: done}))


def show_said() -> None:
    """Say once what was saved: at the top of the page, and wherever it is scrolled to."""
    if said := st.session_state.pop(SAID, None):
        st.toast(said)
        st.html(f'<p class="o-said" role="status">✓ {escape(said)}</p>')
