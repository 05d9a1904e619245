"""Meeting mode: the page for a projector, with large type, codes for names and no flags.

On or off lives in the address, so it survives a reload and travels along links. Whether names
were brought back does not: it ends with the visit, so that a link or a reload hides them again.
"""

from html import escape

import streamlit as st

from lib.ui.frame.address import address_value, remember

LARGER = 1.75
"""How much larger everything stands: 16 pixels become 28, read from four picture heights away."""
MOST_ROWS = 12
"""Rows of a table that the back row can still take in."""
NAMES_BACK = "names_back_in_meeting"


def in_meeting_mode() -> bool:
    """Say whether the page is drawn for a projector."""
    return address_value("meeting", "off") == "on"


def choose_meeting_mode() -> None:
    """Draw the switch; in the address it is kept as `meeting=on`."""
    st.session_state["meeting"] = in_meeting_mode()
    st.toggle("Meeting mode", key="meeting", on_change=_carry)


def leave_meeting_mode() -> None:
    """Go back to the page for one's own screen."""
    _switch(False)


def flags_shown() -> bool:
    """Say whether a pupil's SEN, disadvantage or care may stand beside them: never projected."""
    return not in_meeting_mode()


def names_back() -> bool:
    """Say whether somebody brought names back on this projected screen, and meant it."""
    return bool(st.session_state.get(NAMES_BACK))


def sized(pixels: int) -> int:
    """Return a width or height as it stands on this screen."""
    return round(pixels * LARGER) if in_meeting_mode() else pixels


def rows_that_fit(rows: int) -> int:
    """Return how many of so many rows of a table are shown on this screen."""
    return min(rows, MOST_ROWS) if in_meeting_mode() else rows


def show_meeting_bar() -> None:
    """Draw the bar of a projected page: whether names are hidden, and the ways to change that."""
    shown = names_back()
    words, kind = ("Names are shown", "shown") if shown else ("Names hidden", "hidden")
    with st.container(key="room_bar", horizontal=True, vertical_alignment="center"):
        st.html(f'<span class="cp-room-names cp-room-{kind}" role="status">● {words}</span>')
        if shown:
            st.button(
                "Hide names", key="hide_names", type="tertiary", on_click=_show_names, args=[0]
            )
        else:
            with st.popover("Show names", type="tertiary", key="ask_names"):
                st.html(
                    '<p class="cp-room-ask">Everyone who can see this screen will read pupils’ '
                    "names until you hide them, leave meeting mode or reload.</p>"
                )
                st.button(
                    "Yes, show names here", key="show_names_here", on_click=_show_names, args=[1]
                )
        st.button(
            "Leave meeting mode", key="leave_meeting", type="tertiary", on_click=leave_meeting_mode
        )


def refuse_a_projector(question: str) -> None:
    """In meeting mode, stop a page that cannot do without names, and say how to go on."""
    if not in_meeting_mode():
        return
    st.html(
        f'<p class="cp-question">{escape(question)}</p>'
        '<h1 class="cp-finding">Files hold pupils’ names, so none is opened on a projector</h1>'
        '<p class="cp-lede">Leave meeting mode to bring in a file; what you chose stays chosen.</p>'
    )
    st.stop()


def _carry() -> None:
    _switch(st.session_state["meeting"])


def _switch(on: bool) -> None:
    st.session_state[NAMES_BACK] = False
    remember("meeting", "on" if on else "off")


def _show_names(on: int) -> None:
    st.session_state[NAMES_BACK] = bool(on)
