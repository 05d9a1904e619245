"""Explain this number: one quiet button at the right of a page's question, the same everywhere.

What it holds is asked for when it is opened and not before.
"""

from collections.abc import Callable, Hashable
from html import escape

import pandas as pd
import streamlit as st

from lib.analysis.explained import Explained
from lib.analysis.words import pupils
from lib.ui.names_panel import names_html
from lib.ui.questions import answer

LABEL = "Explain these numbers"


def show_explain(
    function: Callable[..., Explained | tuple[Explained, ...] | None],
    *scalars: Hashable,
    label: str = LABEL,
) -> None:
    """Draw the button that opens what `function(database, *scalars)` explains.

    Call it just before `show_answer`: it stands at the right end of the question's line.
    """
    with st.container(key="explain"):
        panel = st.popover(label, type="tertiary", on_change="rerun", key="explain_open")
    if not panel.open:
        return
    found = answer(function, *scalars)
    told = found if isinstance(found, tuple) else (found,) if found else ()
    with panel:
        st.html(explained_html(told))


def explained_html(told: tuple[Explained, ...]) -> str:
    """Return the explanations as HTML: one is open, several open one by one."""
    if len(told) == 1:
        return f'<div class="cp-explain">{_heading(told[0])}{_body(told[0])}</div>'
    parts = (
        f"<details{' open' if place == 0 else ''}><summary>{escape(each.name)}: "
        f"{escape(each.counted)}</summary>{_body(each)}</details>"
        for place, each in enumerate(told)
    )
    return f'<div class="cp-explain">{"".join(parts)}</div>'


def _heading(told: Explained) -> str:
    return f'<h2 class="cp-panel-title">{escape(told.name)}</h2>'


def _body(told: Explained) -> str:
    out = "".join(_names(f"{pupils(len(e.pupils))}: {e.why}", e.pupils) for e in told.left_out)
    left = told.cohort - len(told.inside)
    return (
        f"<p>{escape(told.how)}</p>"
        f"{_names(f'In it: {told.counted}', told.inside)}"
        f"<p><b>Left out: {left} of the {told.cohort} ever on the cohort</b></p>{out}"
        f"<p><b>Rules</b> {escape(told.rules)}</p><p><b>Source</b> {escape(told.source)}</p>"
    )


def _names(summary: str, frame: pd.DataFrame) -> str:
    if frame.empty:
        return f"<p>{escape(summary)}</p>"
    rows = names_html(frame.reset_index(drop=True))
    return f"<details><summary>{escape(summary)}</summary>{rows}</details>"
