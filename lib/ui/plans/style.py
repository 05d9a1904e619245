"""The few rules of the interventions page that the theme and the frame's style do not have."""

from pathlib import Path

import streamlit as st

STYLE = Path(__file__).with_name("style.css")


def show_plan_style() -> None:
    """Send the page's own rules."""
    st.html(STYLE)
