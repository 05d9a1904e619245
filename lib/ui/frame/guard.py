"""The first call of every page: a page opened from a bookmark must run inside the frame.

Streamlit finds `pages/` by itself until `st.navigation` has been called once, and then runs a
page without dashboard.py. Registering the pages and running again puts that right.
"""

import streamlit as st

from lib.store.errors import StoreError
from lib.ui.frame.address import read_address
from lib.ui.frame.navigation import navigation
from lib.ui.frame.opening import prepare_opening
from lib.ui.frame.questions import database, is_first_start
from lib.ui.frame.show import show_unopened

FRAME_DRAWN = "frame_drawn"
FIRST_START = "First start: bringing in the sample school, which takes a few seconds."


def require() -> None:
    """Make sure that the frame is drawn and the data can be read; otherwise stop here.

    The page begins with nothing to open yet.
    """
    if not st.session_state.get(FRAME_DRAWN):
        navigation()
        st.session_state[FRAME_DRAWN] = True
        st.rerun()
    require_data()
    # A page that was switched to runs at once, after the frame had read the address before.
    read_address()
    prepare_opening()


def require_data() -> None:
    """Stop with a plain page that says what to do when the data cannot be opened."""
    try:
        if is_first_start():
            with st.spinner(FIRST_START):
                database()
        else:
            database()
    except StoreError as error:
        show_unopened(error.message, error.remedy)
        st.stop()
