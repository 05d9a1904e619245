"""What the person at the import page has said of each sheet of a file, until it is stored."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Any, TypeVar

import streamlit as st

from lib.importing.delivery import Delivery
from lib.importing.reading.answers import NOTHING_SAID, Answers
from lib.importing.sheet import SchoolFile

SAID = "import_answers"
WORKED_OUT = "import_worked_out"
Answer = TypeVar("Answer")


def sheet_key(delivery: Delivery) -> str:
    """Return what tells one sheet of one file from all others on the page."""
    file = delivery.file
    if file is None:
        return f"{delivery.file_name}_"
    return key_of(file, delivery.sheet or "")


def key_of(file: SchoolFile, label: str) -> str:
    """Return what tells a sheet by its label from all others; an only sheet has no need of one."""
    return f"{file.fingerprint[:10]}_{label if len(file.sheets) > 1 else ''}"


def answers_of(key: str) -> Answers:
    """Return what was said of a sheet, NOTHING_SAID until something is."""
    return st.session_state.get(SAID, {}).get(key, NOTHING_SAID)


def say(key: str, **said: Any) -> None:  # noqa: ANN401
    """Keep one more thing said of a sheet: columns, pupils or blanks."""
    st.session_state.setdefault(SAID, {})[key] = replace(answers_of(key), **said)


def targets_said() -> tuple[str | None, ...]:
    """Return which kinds of target were chosen: with them a file may hold one table more."""
    return tuple(answers.target for answers in st.session_state.get(SAID, {}).values())


def forget_all() -> None:
    """Forget what was said, once the files are stored: what is to be remembered is stored too."""
    st.session_state.pop(SAID, None)
    st.session_state.pop(WORKED_OUT, None)


def once(name: str, about: Hashable, work_out: Callable[[], Answer]) -> Answer:
    """Return what `work_out` gives, worked out again only when what it is about has changed.

    Files are read, recognised and previewed on every click otherwise.
    """
    kept = st.session_state.setdefault(WORKED_OUT, {})
    if name not in kept or kept[name][0] != about:
        kept[name] = (about, work_out())
    return kept[name][1]
