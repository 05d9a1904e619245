"""The school's own list of types of help: put one on it, or take one off."""

from collections.abc import Callable

import streamlit as st

from lib.interventions.plans.choices import PLACES, offer_type, offered_types, stop_offering
from lib.store.errors import StoreError
from lib.ui.frame.questions import School, answer, database
from lib.ui.frame.show import show_caption

NAME, PLACE, OFF, SAID = "type_name", "type_place", "type_off", "type_said"


def offer_types(at: School) -> None:
    """Draw a quiet button that opens the list of types and what can be done with it."""
    with st.popover("Types of help this school offers", type="tertiary"):
        st.text_input("Add a type", key=NAME, placeholder="Reading mentors")
        st.radio("Given", list(PLACES), format_func=PLACES.__getitem__, key=PLACE, horizontal=True)
        st.button("Add to the list", key="type_add", on_click=_add, args=(at,))
        names = [kind.name for kind in answer(offered_types, at.urn)]
        st.selectbox("Stop offering", names, index=None, key=OFF, placeholder="Choose a type")
        st.button("Take off the list", key="type_stop", on_click=_stop, args=(at,))
        show_caption(st.session_state.pop(SAID, "Plans that have a type keep it."))


def _add(at: School) -> None:
    name = st.session_state[NAME]
    if _tried(lambda: offer_type(database(), at.urn, name, st.session_state[PLACE])):
        st.session_state[SAID] = f"{name} is on the list."
        st.session_state[NAME] = ""


def _stop(at: School) -> None:
    name = st.session_state[OFF]
    if name and _tried(lambda: stop_offering(database(), at.urn, name)):
        st.session_state[SAID] = f"{name} is off the list. Plans that have it keep it."
        st.session_state[OFF] = None


def _tried(act: Callable[[], object]) -> bool:
    try:
        act()
    except StoreError as error:
        st.session_state[SAID] = f"{error.message} {error.remedy}"
        return False
    return True
