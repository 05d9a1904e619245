"""Saved views: a page with its filters under a name, in the menu's foot, one click away."""

from dataclasses import dataclass
from functools import partial
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from lib.store.frame.saved_views import LONGEST_NAME, rename_view, save_view, withdraw_view
from lib.store.row import Row
from lib.ui.frame.address import PAGE, address
from lib.ui.frame.navigation import HOME, page_of, place_of
from lib.ui.frame.opening import show_opener
from lib.ui.frame.questions import ask_records, database, school
from lib.ui.frame.writing_as import ask_who, carry_out

OF_THE_SCREEN = ("names", "meeting")
"""Belongs to the room one is in and not to the view: a saved view never brings names back."""
SAID = "saved_views_said"
KEPT = (
    "A view keeps the page and what you chose on it. What you left as it was, such as the newest "
    "checkpoint, goes on following the newest."
)


@dataclass(frozen=True)
class SavedView(Row, query="frame/saved_views"):
    """A page with its filters, under a name."""

    view_id: int
    name: str
    page: str
    address: str
    saved_by: str


def show_saved_views() -> None:
    """Draw the button that opens the school's saved views, with ways to save and change them."""
    at = school()
    if at is None:
        return
    found = ask_records(SavedView, urn=at.urn)
    label = f"Saved views ({len(found)})"
    show_opener(label, "Saved views", partial(_show_views, at.urn, found), key="saved_views")
    if said := st.session_state.pop(SAID, ""):
        st.caption(said)


def this_view() -> tuple[str, str]:
    """Return the page on screen and its address, as they are saved."""
    chosen = {k: v for k, v in address().items() if k not in OF_THE_SCREEN}
    return st.session_state.get(PAGE, HOME), urlencode(chosen)


def _show_views(urn: int, found: list[SavedView]) -> None:
    for view in found:
        _show_link(view)
    _offer_saving(urn)
    if found:
        _offer_changing(urn, found)


def _show_link(view: SavedView) -> None:
    page = place_of(view.page)
    if page is None:
        return
    here = {k: address()[k] for k in OF_THE_SCREEN if k in address()}
    there = dict(parse_qsl(view.address)) | here
    st.page_link(page_of(page.name), label=view.name, icon="", query_params=there)


def _offer_saving(urn: int) -> None:
    with st.form("save_view", border=False):
        name = st.text_input("Name of the view", max_chars=LONGEST_NAME)
        who = ask_who("view", LONGEST_NAME)
        st.caption(KEPT)
        pressed = st.form_submit_button("Save this view", type="primary")
    if pressed:
        carry_out(lambda: save_view(database(), urn, name, *this_view(), who), who, _say_saved)


def _offer_changing(urn: int, found: list[SavedView]) -> None:
    with st.expander("Rename or delete", type="compact"):
        names = {view.view_id: view.name for view in found}
        chosen = st.selectbox("View", list(names), format_func=names.__getitem__, key="view_of")
        name = st.text_input("New name", max_chars=LONGEST_NAME, key="view_new_name")
        if st.button("Rename", key="rename_view"):
            carry_out(lambda: rename_view(database(), urn, chosen, name), after=_say_saved)
        if st.button("Delete", key="delete_view"):
            carry_out(lambda: withdraw_view(database(), urn, chosen), after=_say_saved)


def _say_saved() -> None:
    st.session_state[SAID] = "Saved."
