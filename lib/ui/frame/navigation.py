"""The pages, in the order and under the headings a school reads them. The one list of them."""

from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).resolve().parents[3] / "pages"
HOME = "overview"


@dataclass(frozen=True)
class Place:
    """One page: the stem of its file, which is also its address, its title and its icon."""

    name: str
    title: str
    icon: str

    @property
    def file(self) -> Path:
        """The page's file in pages/."""
        return FOLDER / f"{self.name}.py"


SECTIONS: dict[str, tuple[Place, ...]] = {
    "": (Place("overview", "Overview", "home"),),
    "How are we doing?": (
        Place("cohort", "Cohort", "groups"),
        Place("groups", "Groups", "compare_arrows"),
        Place("subjects", "Subjects", "menu_book"),
        Place("compare", "Compare", "difference"),
    ),
    "Who, and what next?": (
        Place("behind_target", "Behind target", "low_priority"),
        Place("register", "Register", "checklist"),
        Place("pupil", "Pupil", "person"),
        Place("interventions", "Interventions", "volunteer_activism"),
        Place("impact", "Impact", "balance"),
        Place("programme", "Programme", "event_note"),
    ),
    "Share it": (
        Place("meeting", "Meeting", "co_present"),
        Place("governors", "Governors", "account_balance"),
    ),
    "Can we trust it?": (
        Place("assessment", "Assessment", "fact_check"),
        Place("import_data", "Import data", "upload_file"),
        Place("rules", "Rules", "rule"),
    ),
}


def place_of(name: str) -> Place | None:
    """Return the page of this name, or None where there is none."""
    return next((p for section in SECTIONS.values() for p in section if p.name == name), None)


def page_of(name: str) -> st.Page:
    """Return the page of this name, to link or switch to. Raises KeyError where there is none."""
    return _pages()[name]


def navigation() -> st.Page:
    """Register every page and return the one the address asks for.

    The menu is hidden: the frame draws its own, with the school's name above it.
    """
    # Of each page a copy: which one runs is written on it, and sessions run side by side.
    pages = [copy(page) for page in _pages().values()]
    # Streamlit serves the first page at the bare address only; links may say its name as well.
    by_name = st.Page(_go_home, title="Overview", url_path=HOME, visibility="hidden")
    return st.navigation([*pages, by_name], position="hidden")


@lru_cache(1)
def _pages() -> dict[str, st.Page]:
    # Made once: each looks for its file on the disk, as every link by a file's name does.
    return {place.name: _page(place) for section in SECTIONS.values() for place in section}


def _page(place: Place) -> st.Page:
    if place.name == HOME:
        return st.Page(place.file, title=place.title, url_path="home", default=True)
    return st.Page(place.file, title=place.title, url_path=place.name)


def _go_home() -> None:
    st.switch_page(page_of(HOME), query_params=st.query_params.to_dict())
