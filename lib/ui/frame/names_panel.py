"""The pupils behind a count: every number on a page opens to them."""

from collections.abc import Callable, Mapping
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from lib.ui.frame.names import pupil_label, pupil_links
from lib.ui.frame.opening import show_opener
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


def show_names_opener(
    label: str,
    title: str,
    listed: Callable[[], pd.DataFrame],
    columns: Mapping[str, str] | None = None,
) -> None:
    """Draw a quiet button that opens the same list; `listed` gives its frame only then."""
    show_opener(label, title, partial(_show_names, listed, columns))


def names_html(frame: pd.DataFrame, columns: Mapping[str, str] | None = None) -> str:
    """Return the list of `show_names_panel` as HTML."""
    labels = pupil_label(frame)
    shown = pd.DataFrame({"Pupil": labels, "Form": frame["form"].fillna("")})
    for column, heading in (columns or {}).items():
        shown[heading] = frame[column]
    links = pupil_links(frame["pupil_id"], labels)
    return table_html(shown, links={"Pupil": links}, scroll=True)


def _show_names(listed: Callable[[], pd.DataFrame], columns: Mapping[str, str] | None) -> None:
    st.html(names_html(listed(), columns))
