"""The health of a collection on the assessment page: what stands out, a line each, with names."""

from html import escape

import streamlit as st

from lib.analysis.assessment.health import CollectionHealth, looked_at
from lib.analysis.assessment.standing_out import HealthLine
from lib.ui.frame.names_panel import show_names_opener
from lib.ui.frame.show import show_link, show_section
from lib.words import sentence

QUESTION = "How do I know my data is accurate?"
ASK, LOOK = ("cp-below", "▼ Ask first"), ("cp-quiet", "● Look")


def show_health(health: CollectionHealth) -> None:
    """Show the verdict, then each thing that stands out: what, whom to ask, and its pupils."""
    show_section(sentence(health.verdict), looked_at(health), QUESTION)
    for number, line in enumerate(health.lines):
        _show_line(line, number)
    if any(line.check.startswith("missing") for line in health.lines):
        with st.container(key="bring_grades"):
            show_link("import_data", "Bring in grades")


def _show_line(line: HealthLine, number: int) -> None:
    css, word = ASK if line.asks else LOOK
    with st.container(horizontal=True, key=f"line_health_{number}", vertical_alignment="center"):
        st.html(
            f'<div class="cp-health"><span class="{css}">{word}</span><span>'
            f'<b>{escape(line.heading)}</b>. <span class="cp-quiet">{escape(line.ask)}</span>'
            "</span></div>"
        )
        if len(line.pupils):
            show_names_opener("names", line.heading, lambda: line.pupils, line.columns)
