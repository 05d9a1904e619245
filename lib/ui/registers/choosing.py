"""Choosing the pupil whom a person puts on a register, or takes off it."""

from typing import TypeGuard

import pandas as pd
import streamlit as st

from lib.store.errors import StoreError
from lib.ui.frame.names import pupil_label
from lib.ui.frame.show import show_refusal


def choose_pupil(people: pd.DataFrame, on_it: set[int]) -> int | None:
    """Ask for one of the people, each with form and whether they are on it now."""
    labels = pupil_label(people) + ", " + people.form.fillna("")
    marks = ["on it" if i in on_it else "not on it" for i in people.pupil_id]
    names = {
        int(i): f"{label} ({mark})"
        for i, label, mark in zip(people.pupil_id, labels, marks, strict=True)
    }
    return st.selectbox("Pupil", list(names), None, names.__getitem__, placeholder="Type a name")


def is_chosen(pupil_id: int | None) -> TypeGuard[int]:
    """Whether a pupil is chosen; where none is, say so beside the button that was pressed."""
    if pupil_id is None:
        show_refusal(StoreError("Nobody is chosen.", "Choose a pupil, then keep the change."))
    return pupil_id is not None
