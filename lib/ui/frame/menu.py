"""The frame round every page: the menu, the school's name, the names switch, the promise."""

from base64 import b64encode
from html import escape

import streamlit as st

from lib.charts.frame import palette
from lib.ui.frame.address import PAGE, carried, read_address
from lib.ui.frame.choices import choose_one
from lib.ui.frame.guard import FRAME_DRAWN, require_data
from lib.ui.frame.meeting_mode import choose_meeting_mode, in_meeting_mode, show_meeting_bar
from lib.ui.frame.names import choose_names
from lib.ui.frame.navigation import HOME, SECTIONS, navigation, page_of
from lib.ui.frame.questions import school, schools, settle
from lib.ui.frame.saved_views import show_saved_views
from lib.ui.frame.show import show_style

SIDEBAR_WIDTH = 264

MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 14">'
    f'<path d="M1 1v12M35 1v12M1 7h34" stroke="{palette.MAIN}" stroke-width="2.2" fill="none"/>'
    f'<circle cx="20" cy="7" r="6.4" fill="{palette.MAIN}" stroke="{palette.PANEL}" '
    'stroke-width="1.6"/></svg>'
)
"""The logo: a dot and its likely range."""
ICON = MARK.replace('viewBox="0 0 36 14"', 'viewBox="0 -11 36 36"')
"""The same, square, for the browser's tab."""
LOGO = "data:image/svg+xml;base64," + b64encode(MARK.encode()).decode()
"""As an image, because Streamlit takes drawings out of HTML."""


def show_frame() -> None:
    """Set the page up, draw the frame and run the page the address asks for."""
    read_address()
    page = navigation()
    st.set_page_config(
        page_title=f"{page.title} · Checkpoint",
        page_icon=ICON,
        layout="wide",
        initial_sidebar_state="collapsed" if in_meeting_mode() else SIDEBAR_WIDTH,
    )
    st.session_state[FRAME_DRAWN] = True
    st.session_state[PAGE] = page.url_path or HOME
    show_style()
    require_data()
    with st.sidebar:
        _show_menu()
    if in_meeting_mode():
        show_meeting_bar()
    page.run()
    settle()


def _show_menu() -> None:
    at = school()
    name = "No school yet" if at is None else at.name + (" (sample)" if at.is_sample else "")
    st.html(
        f'<div class="cp-brand"><img src="{LOGO}" alt="">'
        '<span class="cp-brand-name">Checkpoint</span></div>'
        f'<div class="cp-brand-school">{escape(name)}</div>'
    )
    found = schools()
    if len(found) > 1:
        choose_one("school", "School", {str(s.urn): s.name for s in found}, width="stretch")
    there = carried()
    for title, section in SECTIONS.items():
        if title:
            st.html(f'<div class="cp-menu-head">{escape(title)}</div>')
        for place in section:
            icon = f":material/{place.icon}:"
            st.page_link(page_of(place.name), icon=icon, query_params=there)
    with st.container(key="sidebar_foot"):
        show_saved_views()
        choose_meeting_mode()
        if not in_meeting_mode():
            choose_names()
        sample = "Sample school: invented pupils. " if at is not None and at.is_sample else ""
        st.html(f'<div class="cp-foot">{sample}Nothing leaves this computer.</div>')
