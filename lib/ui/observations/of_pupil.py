"""One pupil beside grades: attendance, attitude and tests; needs and what helps."""

from datetime import date
from html import escape
from pathlib import Path

import streamlit as st

from lib.analysis.observations.of_pupil import BesideGrades, Line, Needs, beside_grades
from lib.ui.frame.meeting_mode import flags_shown
from lib.ui.frame.questions import answer
from lib.ui.frame.show import show_caption, show_rule, show_section

STYLE = Path(__file__).with_name("style.css")
HEAD = (
    "<thead><tr><th></th><th>Now</th><th>Year group’s middle</th><th>Of</th>"
    "<th>Before, or by subject</th></tr></thead>"
)


def show_beside_grades(pupil_id: int, urn: int, results_year: int, as_of: date) -> None:
    """Show what is known beside grades; nothing where nothing has been brought in.

    Needs are not shown while projecting.
    """
    found = answer(beside_grades, pupil_id, urn, results_year, as_of)
    needs = found.needs if flags_shown() else None
    if not (found.lines or found.classes or needs):
        return
    show_rule()
    st.html(STYLE)
    if needs is None:
        _show_lines(found)
        _show_classes(found)
        return
    with st.container(key="pupil_beside"):
        left, right = st.columns([2.05, 1], gap="large")
    with left:
        _show_lines(found)
        _show_classes(found)
    with right:
        _show_needs(needs)


def _show_lines(found: BesideGrades) -> None:
    if not found.lines:
        return
    show_section(found.finding)
    rows = "".join(_row(line) for line in found.lines)
    st.html(f'<table class="o-table">{HEAD}<tbody>{rows}</tbody></table>')
    show_caption(f"{found.note} From {found.sources}.".strip())


def _show_classes(found: BesideGrades) -> None:
    if found.classes:
        moved = f" Changes of set: {'; '.join(found.moves)}." if found.moves else ""
        show_caption(f"Classes: {'; '.join(found.classes)}.{moved}")


def _row(line: Line) -> str:
    mark = '<b class="o-below">▼ under 90%</b> ' if line.mark else ""
    return (
        f"<tr><th>{escape(line.label)}</th><td><b>{escape(line.now)}</b> {mark}</td>"
        f"<td>{escape(line.middle)}</td><td>{escape(line.when)}</td>"
        f"<td>{escape(line.before)}</td></tr>"
    )


def _show_needs(needs: Needs) -> None:
    show_section("What helps in lessons" if needs.strategies else "Special needs")
    items = "".join(f"<li>{escape(strategy)}</li>" for strategy in needs.strategies)
    told = f'<p class="o-needs">{escape("; ".join(needs.needs))}</p>' if needs.needs else ""
    exams = (
        f'<p class="o-needs"><b>In exams</b> {escape(needs.arrangements)}</p>'
        if needs.arrangements
        else ""
    )
    st.html(f'{told}<ul class="o-list">{items}</ul>{exams}')
