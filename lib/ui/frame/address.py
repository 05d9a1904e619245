"""Filters live in the address: a widget shows what the address says, and a choice changes it.

Streamlit's own `bind` writes the words of an option into the address, so a pupil's name would
stand in the browser's history and a reworded label would break old links. Here the address
holds short values that never change (`?cohort=2027&subject=maths`).

The address is the only truth. What it leaves out has its default, and nothing is written into
it but what a person chose: a page that added to its own address would trap the back button.
"""

from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar

import streamlit as st

CARRIED = ("school", "cohort", "checkpoint", "against", "names", "meeting", "department")
"""What stays the same from page to page; the other choices belong to one page."""

PLACE = (
    "subject",
    "class",
    "group",
    "crossed",
    "shortfalls",
    "places",
    "compared",
    "from",
)
"""Where one stood on the way down to a pupil: links down take it along, so the way back has it."""

PAGE = "page_on_screen"
"""Where the session keeps the page that is being drawn."""


_READ: ContextVar[Mapping[str, str]] = ContextVar("address")
"""The address as this run has read it: Streamlit's own takes a lock for every letter of a link."""


def read_address() -> None:
    """Read the address for a run of the page; until the next it changes by `remember` alone."""
    _READ.set(st.query_params.to_dict())


def address() -> Mapping[str, str]:
    """Return the whole address: short values by their names. Not to be changed by the caller."""
    if _READ.get(None) is None:
        read_address()
    return _READ.get()


def in_address(name: str, options: Sequence[str], default: str) -> str:
    """Return what the address says of `name`, or the default where it names none of the options.

    The widget whose key is `name` is set to what is returned.
    """
    wanted = address_value(name, default)
    value = wanted if wanted in options else default
    st.session_state[name] = value
    return value


def many_in_address(name: str, options: Sequence[str], default: Sequence[str]) -> tuple[str, ...]:
    """Return the values of `name`, kept in the address as one comma-separated value."""
    chosen = address_value(name, ",".join(default)).split(",")
    values = tuple(option for option in options if option in chosen)
    st.session_state[name] = list(values)
    return values


def address_value(name: str, default: str) -> str:
    """Return what the address says of `name`, as it stands there, else the default."""
    return address().get(name, default)


def to_address(name: str) -> Callable[[], None]:
    """Return the callback that carries a widget's new value into the address."""

    def carry() -> None:
        value = st.session_state[name]
        remember(name, ",".join(value) if isinstance(value, list) else str(value))

    return carry


def remember(name: str, value: str) -> None:
    """Put a value into the address without a widget: a click on a chart or on a cell."""
    if st.query_params.get(name) != value:
        st.query_params[name] = value
        read_address()


def place() -> dict[str, str]:
    """Return the part of the address that the way back up needs."""
    return _part(PLACE)


def forget(*names: str) -> None:
    """Take values out of the address, so that what they chose has its default again."""
    for name in names:
        st.query_params.pop(name, None)
    read_address()


def carried() -> dict[str, str]:
    """Return the part of the address that a link to another page takes along."""
    return _part(CARRIED)


def _part(names: Sequence[str]) -> dict[str, str]:
    there = address()
    return {name: there[name] for name in names if name in there}
