"""The parts of the impact page: the rows, those too small to judge, and one row's facts."""

from collections.abc import Mapping
from functools import partial
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.analysis.impact import wording as words
from lib.analysis.impact.facts import facts
from lib.analysis.impact.judged import ImpactAnswer, Judged, names_of
from lib.analysis.programme.questions import asked
from lib.charts.frame.marks import mark
from lib.ui.frame.address import remember
from lib.ui.frame.choices import choose_view
from lib.ui.frame.names_panel import show_names_opener
from lib.ui.frame.questions import School, answer
from lib.ui.frame.show import (
    show_caption,
    show_chart,
    show_clickable_chart,
    show_section,
    show_table,
)
from lib.ui.impact import pictures
from lib.words import pupils

STYLE = Path(__file__).with_name("style.css")
SHOWN_SMALL = 3
"""So few rows without a verdict stand among the others; more fold into one line."""
NEXT_QUESTION = asked("working")
METHOD = (
    "Each helped pupil is set beside up to three pupils of the same year group who had no help in "
    "that subject: the same grade at the same checkpoint, the nearest target, the same class and "
    "disadvantage where possible. What those gained is what was coming anyway.",
    "The extra gain is adjusted for what difference at the start is left, checkpoint by checkpoint "
    "when cycles are pooled. Its likely range is where the true gain most likely lies (95%).",
    "Too few to tell comes first: under the school's minimum, or where only a gain of more than a "
    "grade could have been seen. Then likely working (the whole range is above zero), promising "
    "(above zero, the range is not), no sign.",
    "It cannot see what is not in the grades, nor tell help from the reason for it where pupils "
    "were chosen on other grounds. docs/impact.md says more.",
)


def show_method() -> None:
    """Draw a quiet button that opens to how the verdicts come about."""
    st.html(STYLE)
    with st.popover("How this is judged", type="tertiary"):
        st.html("".join(f'<p class="i-method">{escape(text)}</p>' for text in METHOD))


def show_rows(found: ImpactAnswer, chosen: Judged, key: str) -> None:
    """Show the rows with a verdict as chart or table; the others fold into a line that opens."""
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        show_section(words.rows_title(found))
        view = choose_view("view", "Shown as", {"chart": "Chart", "table": "Table"})
    judged, small = found.judged, found.too_few
    few = small if len(small) <= SHOWN_SMALL else ()
    rows = judged + few if judged else small[:SHOWN_SMALL]
    if view == "table":
        show_table(
            pictures.rows_table(rows),
            numbers=["Pupils", "Expected anyway", "Gained", "Extra gain", "Smallest seen"],
        )
    else:
        figure, alt = pictures.rows_picture(rows, chosen.key), pictures.rows_alt(found, rows)
        clicked = show_clickable_chart(figure, alt, f"rows-{key}", "impact")
        if clicked and int(clicked[0][0]) != chosen.key:
            remember("row", str(int(clicked[0][0])))
            st.rerun()
    folded = [row for row in small if row not in rows]
    if folded:
        title = words.small_title(len(folded)) if rows else words.rows_title(found)
        with st.expander(title):
            show_table(pictures.small_table(folded), numbers=["Pupils"], scroll=True)
    show_caption(_note(found))


def show_row(row: Judged, minimum: int, school: School, key: str) -> None:
    """Show one row: the two lines, the facts, and the names behind each count."""
    with st.container(key="impact_columns"):
        left, right = st.columns([1, 1], gap="large")
    with left:
        show_section(words.lines_title(row))
        figure = pictures.lines_picture(row)
        if figure is not None:
            show_chart(figure, pictures.lines_alt(row), f"lines-{key}-{row.key}", "impact")
            show_caption(pictures.lines_note(row))
        else:
            show_caption(words.what_it_takes(minimum))
        _show_names(row, school)
    with right:
        st.html(_facts(row, school))


def _note(found: ImpactAnswer) -> str:
    rows = found.rows
    missing = [
        what
        for what, is_missing in (
            ("attendance", all(r.dose.share is None for r in rows)),
            ("cost", all(r.cost.total is None for r in rows)),
        )
        if is_missing
    ]
    said = f" {' and '.join(missing).capitalize()} not recorded." if missing else ""
    return (
        "Grades gained from the last checkpoint before the help to the first at or after its end. "
        f"Grey: expected without help. A verdict needs {found.minimum} pupils or more.{said}"
    )


def _facts(row: Judged, school: School) -> str:
    verdict = row.impact.verdict
    kind = verdict.replace(" ", "-")
    lines = "".join(
        f"<tr><td>{escape(fact.label)}</td><td><b>{escape(fact.answer)}</b>"
        + (f"<span>{escape(fact.detail)}</span>" if fact.detail else "")
        + "</td></tr>"
        for fact in facts(row, school.as_of)
    )
    return (
        f'<p class="cp-question">{escape(NEXT_QUESTION)}</p>'
        f'<div class="i-head"><h2 class="cp-section">{escape(row.name)}</h2>'
        f'<span class="i-verdict i-{kind}">{escape(mark(verdict).words)}</span>'
        f'<span class="i-why">{escape(words.why(row))}</span></div>'
        f'<table class="i-facts"><tbody>{lines}</tbody></table>'
    )


def _show_names(row: Judged, school: School) -> None:
    impact = row.impact
    left = {p: out.reason for out in row.not_judged for p in out.pupils}
    lists = {
        f"Names: {len(row.assigned)} helped": row.assigned,
        f"{len(impact.matched)} matched": impact.matched,
        f"{len(left)} not compared": tuple(sorted(left)),
    }
    with st.container(horizontal=True, key="impact_names"):
        for label, ids in lists.items():
            if ids:
                listed = partial(_named, school.urn, ids, left)
                columns = {"why": "Why not compared"} if set(ids) == set(left) else None
                show_names_opener(label, f"{row.name}: {pupils(len(ids))}", listed, columns)


def _named(urn: int, ids: tuple[int, ...], left: Mapping[int, str]) -> pd.DataFrame:
    named = answer(names_of, urn, ids)
    return named.assign(why=[left.get(p, "") for p in named["pupil_id"]])
