"""Explain this number: one quiet button at the right of a page's question, the same everywhere."""

from collections.abc import Callable, Hashable
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from lib.analysis.explain.figures import Explained
from lib.ui.frame.names_panel import names_html
from lib.ui.frame.opening import show_opener
from lib.ui.frame.questions import answer
from lib.words import pupils

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
        show_opener(label, label, partial(_show, function, scalars))


def explained_html(told: tuple[Explained, ...]) -> str:
    """Return the explanations as HTML: one is open, several open one by one.

    Figures over the same pupils list them once; the others say whose list it is.
    """
    listed: dict[Hashable, str] = {}
    bodies = [_body(each, listed) for each in told]
    if len(told) == 1:
        heading = f'<h2 class="cp-panel-title">{escape(told[0].name)}</h2>'
        return f'<div class="cp-explain">{heading}{bodies[0]}</div>'
    parts = (
        f"<details{' open' if place == 0 else ''}><summary>{escape(each.name)}: "
        f"{escape(each.counted)}</summary>{body}</details>"
        for place, (each, body) in enumerate(zip(told, bodies, strict=True))
    )
    return f'<div class="cp-explain">{"".join(parts)}</div>'


def _show(
    function: Callable[..., Explained | tuple[Explained, ...] | None], scalars: tuple[Hashable, ...]
) -> None:
    found = answer(function, *scalars)
    told = found if isinstance(found, tuple) else (found,) if found else ()
    st.html(explained_html(told))


def _body(told: Explained, listed: dict[Hashable, str]) -> str:
    out = tuple((each.why, *each.pupils.pupil_id) for each in told.left_out)
    first = listed.setdefault((tuple(told.inside.pupil_id), out), told.name)
    left = f"Left out: {told.cohort - len(told.inside)} of the {told.cohort} ever on the cohort"
    if first == told.name:
        who = _names(f"In it: {told.counted}", told.inside) + f"<p><b>{escape(left)}</b></p>"
        who += "".join(_names(f"{pupils(len(e.pupils))}: {e.why}", e.pupils) for e in told.left_out)
    else:
        who = f"<p>In it: {escape(told.counted)}, the same as under {escape(first)}.</p>"
        who += f"<p>{escape(left)}.</p>"
    return (
        f"<p>{escape(told.how)}</p>{who}"
        f"<p><b>Rules</b> {escape(told.rules)}</p><p><b>Source</b> {escape(told.source)}</p>"
    )


def _names(summary: str, frame: pd.DataFrame) -> str:
    if frame.empty:
        return f"<p>{escape(summary)}</p>"
    rows = names_html(frame.reset_index(drop=True))
    return f"<details><summary>{escape(summary)}</summary>{rows}</details>"
