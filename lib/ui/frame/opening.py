"""What opens on a click and is made only then: lists of names, explanations, forms with pupils.

What nobody opens costs no rerun and does not travel to the browser. A page has one fragment, and
a button runs that alone; what it draws is a dialog, whose closing runs nothing. So the page
stands still behind it, and a click on the menu after closing is not lost to a rerun, as it was
with a popover that fetched.
"""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from itertools import count
from typing import Literal
from zlib import crc32

import streamlit as st

TO_OPEN = "to_open"
"""Where the session keeps what the page on screen can open, by the key of its button."""
ASKED = "asked_to_open"
OF_THE_PAGE = "open_"
FRAGMENT = "opened"


MARKED = re.compile(r"([\\`*_\[\]$~<:#])")
"""What would make a heading bold, a link or a picture: a plan may be called anything."""


@dataclass(frozen=True)
class Opening:
    """What one button opens: a heading that is not blank, and what draws the rest."""

    title: str
    draw: Callable[[], None]
    width: Literal["small", "medium", "large"]


def prepare_opening() -> None:
    """Begin a page with nothing to open yet but what the frame has; each page calls it first."""
    kept = st.session_state.get(TO_OPEN, {})
    of_the_frame = {k: o for k, o in kept.items() if not k.startswith(OF_THE_PAGE)}
    st.session_state[TO_OPEN] = of_the_frame
    _show_opened()


def show_opener(
    label: str,
    title: str,
    draw: Callable[[], None],
    width: Literal["small", "medium", "large"] = "medium",
    key: str = "",
    type: Literal["secondary", "tertiary"] = "tertiary",
) -> None:
    """Draw a button, a quiet one at first; a click calls `draw` in a dialog headed by `title`.

    A page's are told apart by their words, so that a click while the page is being drawn anew
    opens nothing else; the frame, which is drawn before the page, gives its own a `key`.
    """
    openings = st.session_state.setdefault(TO_OPEN, {})
    key = key or _key_of(f"{label} {title}", openings)
    openings[key] = Opening(MARKED.sub(r"\\\1", title), draw, width)
    st.button(label, key=key, type=type, on_click=_ask, args=[key])


def _key_of(words: str, taken: Container[str]) -> str:
    mark = crc32(words.encode())
    return next(k for n in count() if (k := f"{OF_THE_PAGE}{mark:08x}_{n}") not in taken)


def _ask(key: str) -> None:
    st.session_state[ASKED] = key
    st.rerun(FRAGMENT)


@st.fragment(key=FRAGMENT)
def _show_opened() -> None:
    asked = st.session_state.pop(ASKED, "")
    opening = st.session_state[TO_OPEN].get(asked)
    if opening is not None:
        st.dialog(opening.title, width=opening.width)(opening.draw)()
