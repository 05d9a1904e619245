"""Filters live in the address: what a widget shows is what the address says, and the reverse.

Streamlit's own `bind` writes the words of an option into the address, so a pupil's name would
stand in the browser's history and a reworded label would break old links. Here the address
holds short values that never change (`?cohort=2027&subject=maths`), always written out, so
that a link shows the reader what its sender saw.
"""

from collections.abc import Callable, Sequence

import streamlit as st

REMEMBERED = "address_remembered"


def in_address(name: str, options: Sequence[str], default: str) -> str:
    """Return the value of `name`: the address's, else the one last used here, else the default.

    A value that is not among the options falls back to the default. The address and the widget
    whose key is `name` are set to what is returned.
    """
    wanted = address_value(name, default)
    value = wanted if wanted in options else default
    _keep(name, value)
    st.session_state[name] = value
    return value


def many_in_address(name: str, options: Sequence[str], default: Sequence[str]) -> tuple[str, ...]:
    """Return the values of `name`, kept in the address as one comma-separated value."""
    chosen = address_value(name, ",".join(default)).split(",")
    values = tuple(option for option in options if option in chosen)
    _keep(name, ",".join(values))
    st.session_state[name] = list(values)
    return values


def to_address(name: str) -> Callable[[], None]:
    """Return the callback that carries a widget's new value into the address."""

    def carry() -> None:
        value = st.session_state[name]
        _keep(name, ",".join(value) if isinstance(value, list) else str(value))

    return carry


def address_value(name: str, default: str) -> str:
    """Return what the address says of `name`, else the one last used here, else the default."""
    return st.query_params.get(name, _remembered().get(name, default))


def remember(name: str, value: str) -> None:
    """Set a value without a widget: a click on a chart or on a cell."""
    _keep(name, value)


def _keep(name: str, value: str) -> None:
    if st.query_params.get(name) != value:
        st.query_params[name] = value
    _remembered()[name] = value


def _remembered() -> dict[str, str]:
    # A switch of page empties the address; the choice of cohort must survive it.
    return st.session_state.setdefault(REMEMBERED, {})
