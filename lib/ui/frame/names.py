"""Names or codes: every pupil on screen is written through here, so one switch hides them all."""

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from lib.ui.frame.address import PAGE, address_value, carried, place, remember
from lib.ui.frame.meeting_mode import in_meeting_mode, names_back


def choose_names() -> bool:
    """Draw the switch: on shows names, off shows codes that say the form and never the name."""
    st.session_state["names"] = names_shown()
    return st.toggle("Show names", key="names", on_change=_carry)


def names_shown() -> bool:
    """Say whether names are on, without drawing the switch.

    On a projected page they are off whatever the switch says, until somebody brings them back.
    """
    if in_meeting_mode():
        return names_back()
    return address_value("names", "on") != "off"


def pupil_label(frame: pd.DataFrame) -> pd.Series:
    """Return what to call each pupil: the name, or the code when names are hidden.

    `frame` has `pupil_name` and `pupil_code` (viewer.grade, viewer.measure), or `name` and
    `code` (viewer.pupil).
    """
    prefix = "pupil_" if "pupil_code" in frame.columns else ""
    return frame[f"{prefix}name" if names_shown() else f"{prefix}code"]


def pupil_links(pupil_ids: Iterable[int], labels: Iterable[str], **filters: object) -> list[str]:
    """Return an HTML link to each pupil's page, in the same tab, with the label escaped.

    `filters` are further values for the address, such as the checkpoint to open on; the
    cohort and checkpoint on screen, the place on the way down, and whether names are hidden go
    along, so that the pupil's page leads back to where one was.
    """
    came_from = {"from": st.session_state[PAGE]} if PAGE in st.session_state else {}
    there = carried() | place() | came_from | filters
    start = escape(f"pupil?{urlencode(there)}&" if there else "pupil?")
    return [
        f'<a href="{start}pupil={int(pupil_id)}" target="_self">{escape(label)}</a>'
        for pupil_id, label in zip(pupil_ids, labels, strict=True)
    ]


def _carry() -> None:
    remember("names", "on" if st.session_state["names"] else "off")


def literal(text: str) -> str:
    """Return text from a file or a person for a label, which is read as markdown: as it stands."""
    return re.sub(r"([\\`*_\[\]~$:<>#|])", r"\\\1", text)
