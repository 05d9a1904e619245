"""The first five minutes: what this is, how to bring in one's own school, where the data lives."""

from html import escape

import streamlit as st

from lib.store.location import database_path
from lib.store.meeting.decisions import read_note
from lib.ui.frame.meeting_mode import in_meeting_mode
from lib.ui.frame.questions import School, ask, database, school
from lib.ui.frame.show import show_link

NOTE = "welcome"


def show_welcome() -> None:
    """Welcome whoever opens the sample school, until somebody has put it away; never projected."""
    at = school()
    if at is None or not at.is_sample or in_meeting_mode():
        return
    if NOTE in set(ask("meeting/notes_read", urn=at.urn).note):
        return
    with st.container(key="welcome"):
        look, own, data = st.columns(3, gap="medium")
        with look:
            _show_part(
                "A school to look round",
                f"{at.name} is invented, pupils and all, with problems to be found. Questions are "
                "grey, answers are large, and every number opens to its pupils.",
            )
            show_link("behind_target", "Look round: the list")
        with own:
            _show_part(
                "Then your own",
                "Start with a pupil list, then targets, then one checkpoint’s grades, as your "
                "system exports them. Nothing is stored until you have seen what it says.",
            )
            show_link("import_data", "Bring in a file")
        with data:
            _show_part(
                "Where the data lives",
                f"In one file on this computer: {database_path().resolve()}. Nothing leaves it.",
            )
            st.button("Put this away", key="put_away", on_click=_put_away, args=[at])


def _show_part(title: str, line: str) -> None:
    st.html(f'<h3 class="cp-welcome-title">{escape(title)}</h3><p>{escape(line)}</p>')


def _put_away(at: School) -> None:
    read_note(database(), at.urn, NOTE)
