"""The pupils behind a count: every number on a page opens to them."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from lib.ui.frame.names import pupil_label, pupil_link
from lib.ui.frame.show import table_html


def show_names_panel(
    title: str, frame: pd.DataFrame, columns: Mapping[str, str] | None = None
) -> None:
    """List the pupils of `frame` with their form, each a link to the pupil's page.

    `frame` has pupil_id, form, and pupil_name and pupil_code (or name and code). `columns`
    are further columns and their headings. The title names the filters, as two pupils may
    share a place in two lists.
    """
    st.html(f'<h3 class="cp-panel-title">{escape(title)}</h3>{names_html(frame, columns)}')


def show_names_popover(
    label: str, title: str, frame: pd.DataFrame, columns: Mapping[str, str] | None = None
) -> None:
    """Draw a quiet button that opens the same list beside it, without a rerun."""
    with st.popover(label, type="tertiary"):
        show_names_panel(title, frame, columns)


def names_html(frame: pd.DataFrame, columns: Mapping[str, str] | None = None) -> str:
    """Return the list of `show_names_panel` as HTML."""
    labels = pupil_label(frame)
    shown = pd.DataFrame({"Pupil": labels, "Form": frame["form"].fillna("")})
    for column, heading in (columns or {}).items():
        shown[heading] = frame[column]
    links = [pupil_link(i, n) for i, n in zip(frame["pupil_id"], labels, strict=True)]
    return table_html(shown, links={"Pupil": links}, scroll=True)
