"""The papers of a meeting: the pack with the same screens, and the key to its codes."""

from collections.abc import Sequence

import streamlit as st

from lib.analysis.meeting.decisions import Decisions
from lib.analysis.meeting.screen import Screen
from lib.exports.meeting.papers import code_key_name, pack_name, write_code_key, write_pack
from lib.ui.frame.meeting_mode import in_meeting_mode
from lib.ui.frame.questions import ask, the_school
from lib.ui.frame.situations import Cohort

PAGE = "text/html"


def offer_pack(screens: Sequence[Screen], decisions: Decisions, stamps: Sequence[str]) -> None:
    """Offer the meeting as a page to print: the same screens, with codes and never a name."""
    st.download_button(
        "Meeting pack, to print",
        lambda: write_pack(screens, decisions, stamps),
        file_name=pack_name(stamps),
        mime=PAGE,
        icon=":material/print:",
        on_click="ignore",
        key="meeting_pack",
    )


def offer_key(cohort: Cohort) -> None:
    """Offer the key to the codes, to print; never while projecting."""
    if in_meeting_mode():
        return
    at = the_school()
    rows = ask("meeting/code_key", urn=at.urn, results_year=cohort.results_year)
    st.download_button(
        "Key to the codes, to print",
        lambda: write_code_key(rows, at.name, cohort.label),
        file_name=code_key_name(cohort.label),
        mime=PAGE,
        icon=":material/key:",
        on_click="ignore",
        key="code_key",
    )
