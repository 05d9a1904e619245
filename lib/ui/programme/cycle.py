"""A cycle on screen: its weeks in a strip, its milestones to choose from, the one chosen beside."""

from datetime import date, timedelta
from html import escape

import pandas as pd
import streamlit as st

from lib.analysis.programme import wording as words
from lib.analysis.programme.cycles import (
    DONE,
    OVERDUE,
    Cycle,
    Programme,
    Standing,
    proposed_milestones,
)
from lib.analysis.programme.self_review import SelfReview
from lib.dates import long_date, short_moment
from lib.rules.cycle_weeks import DEPARTMENT, KINDS, SCHOOL
from lib.ui.frame.address import in_address, to_address
from lib.ui.frame.choices import choose_one
from lib.ui.frame.questions import School, ask
from lib.ui.frame.show import show_caption, show_rule, show_section, show_table
from lib.ui.programme.cycle_forms import (
    show_changing,
    show_marking,
    show_start_form,
)

WHOLE = "school"


def choose_whose(review: SelfReview) -> str | None:
    """Choose whose cycle is on screen: a department, or None for the whole school."""
    options = {WHOLE: "Whole school"} | {name: name for name in review.departments}
    chosen = choose_one("whose", "Whose cycle", options)
    return None if chosen == WHOLE else chosen


def show_cycle(at: School, found: Programme, department: str | None) -> None:
    """Show the cycle of the school or of a department, or what starting one would mean."""
    cycle = found.of(department)
    if cycle is None:
        _show_proposal(at, found, department)
    else:
        _show_one(at, cycle, found)
    if department is None:
        show_rule()
        _show_departments(found)
    _show_history(at, department)


def _show_one(at: School, cycle: Cycle, found: Programme) -> None:
    whose = f"{cycle.department}: " if cycle.department else ""
    title = f"{whose}{KINDS[cycle.kind].name} from {long_date(cycle.starts_on)}"
    sub = f"Until {long_date(cycle.ends_on)}. {cycle.focus}".strip()
    show_section(title[:1].upper() + title[1:], sub)
    st.html(_weeks(cycle, found.day))
    show_caption("✓ done, ▼ overdue, ● this week, ○ to come. – a week without school. Shaded: now.")
    with st.container(key="o_pair"):
        left, right = st.columns([1, 1], gap="large")
    with left, st.container(key="o_pick"):
        chosen = _choose_milestone(cycle)
    with right:
        show_marking(at, cycle, chosen)
    show_changing(at, cycle)
    if cycle.is_over:
        with st.expander("Start the next cycle"):
            show_start_form(at, found, cycle.department)


def _choose_milestone(cycle: Cycle) -> Standing:
    by_name = {m.milestone: m for m in cycle.milestones}
    undone = next((m for m in cycle.milestones if m.state != DONE), cycle.milestones[-1])
    in_address("milestone", list(by_name), undone.milestone)
    chosen = st.radio(
        "Milestone",
        list(by_name),
        format_func=lambda name: f"{_mark(by_name[name])}  {by_name[name].name}",
        captions=[f"Week {m.week}. {_when(m)}" for m in cycle.milestones],
        key="milestone",
        on_change=to_address("milestone"),
        label_visibility="collapsed",
    )
    return by_name[chosen]


def _mark(milestone: Standing) -> str:
    return words.MARKS[milestone.state].split()[0]


def _when(milestone: Standing) -> str:
    # A caption is read as markdown, so nothing that a person typed may stand in it.
    if milestone.state == DONE and milestone.done_on is not None:
        return f"Done {long_date(milestone.done_on)}"
    state = words.MARKS[milestone.state].split(" ", 1)[1]
    return f"{state}: due {long_date(milestone.due_on)}"


def _weeks(cycle: Cycle, day: date) -> str:
    by_week: dict[int, list[Standing]] = {}
    for m in cycle.milestones:
        by_week.setdefault(m.week, []).append(m)
    cells, week, monday = [], 0, cycle.starts_on
    while monday <= cycle.ends_on:
        is_off = monday in cycle.weeks_off
        week += not is_off
        cells.append(_week(week, monday, [] if is_off else by_week.get(week, []), is_off, day))
        monday += timedelta(days=7)
    return f'<div class="o-weeks" role="list">{"".join(cells)}</div>'


def _week(week: int, monday: date, due: list[Standing], is_off: bool, day: date) -> str:
    kinds = ["o-off"] if is_off else [f"o-{due[0].state}"] if due else []
    kinds += ["o-now"] if monday <= day < monday + timedelta(days=7) else []
    label = "–" if is_off else str(week)
    said = "no school" if is_off else "; ".join(f"{m.name}, {words.milestone_line(m)}" for m in due)
    title = escape(f"Week of {long_date(monday)}: {said or 'no milestone'}")
    marks = "".join(_mark(m) for m in due)
    return (
        f'<div role="listitem" class="{" ".join(kinds)}" title="{title}" aria-label="{title}">'
        f"<b>{marks}</b>{label}</div>"
    )


def _show_proposal(at: School, found: Programme, department: str | None) -> None:
    kind = SCHOOL if department is None else DEPARTMENT
    whose = "" if department is None else f"{department}: "
    title = f"{whose}a {KINDS[kind].name} could start on {long_date(found.proposed_start)}"
    left, right = st.columns([1.4, 1], gap="large")
    with left:
        show_section(title[:1].upper() + title[1:], f"Proposed: {found.proposed_from}.")
        milestones = proposed_milestones(kind, found.proposed_start, found.day)
        show_table(
            pd.DataFrame(
                {
                    "Week": [m.week for m in milestones],
                    "Milestone": [m.name for m in milestones],
                    "Due": [words.short_day(m.due_on) for m in milestones],
                    "What is done by then": [m.meaning for m in milestones],
                }
            ),
            numbers=["Week"],
            caption="Weeks of school: those with Christmas and New Year are left out.",
        )
    with right:
        show_section("Start it")
        show_start_form(at, found, department)


def _show_departments(found: Programme) -> None:
    running = [c for c in found.departments if not c.is_over]
    if not running:
        show_section("No department is in a six-week cycle")
        show_caption("Choose a department above to start one from what its self-review shows.")
        return
    late = sum(bool(c.standing(OVERDUE)) for c in running)
    title = "Departments in a six-week cycle"
    show_section(f"{title}: {late} of {len(running)} with something overdue" if late else title)
    show_table(
        pd.DataFrame(
            {
                "Department": [c.department for c in running],
                "Where it stands": [words.where(c) for c in running],
                "Focus": [c.focus for c in running],
                "Overdue": [
                    "; ".join(f"▼ {m.name}" for m in c.standing(OVERDUE)) or "Nothing"
                    for c in running
                ],
                "Next": [_next(c) for c in running],
            }
        )
    )


def _next(cycle: Cycle) -> str:
    ahead = [m for m in cycle.milestones if m.state not in (DONE, OVERDUE)]
    return f"{ahead[0].name}, {words.short_day(ahead[0].due_on)}" if ahead else ""


def _show_history(at: School, department: str | None) -> None:
    rows = ask("programme/history", urn=at.urn)
    mine = rows[rows.department.isna() if department is None else rows.department == department]
    if mine.empty:
        return
    with st.expander(f"What was said and when: {len(mine)}"):
        show_table(
            pd.DataFrame(
                {
                    "When": mine.said_at.map(short_moment),
                    "By": mine.said_by,
                    "What": mine.what,
                    "Milestone": mine.milestone.fillna(""),
                    "Note": mine.note.fillna(""),
                }
            ),
            scroll=True,
        )
