"""The three-year strategic plan on screen: a column a year, a form for a line, what was before."""

from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from lib.analysis.groups.defined import GROUPS
from lib.analysis.programme.strategy import Line, StrategicPlan, Year, year_label
from lib.analysis.programme.wording import short_day
from lib.dates import short_date
from lib.store.programme.said import LONGEST_LINE
from lib.store.programme.strategy import (
    StrategyLine,
    add_line,
    change_line,
    withdraw_line,
    year_bounds,
)
from lib.ui.frame.address import in_address, to_address
from lib.ui.frame.questions import School, database
from lib.ui.frame.show import show_caption, show_rule, show_section, show_table
from lib.ui.frame.writing_as import ask_who
from lib.ui.programme.saving import save

NEW = "new"


def show_plan_years(at: School, plan: StrategicPlan) -> None:
    """Show the plan year by year, the form that writes a line, and what it said before."""
    for column, year in zip(st.columns(len(plan.years), gap="large"), plan.years, strict=True):
        with column:
            _show_year(year)
    show_rule()
    _show_form(at, plan)
    _show_before(plan)


def _show_year(year: Year) -> None:
    show_section(year.label)
    if not year.lines:
        show_caption("No group is put first in this year yet.")
        return
    st.html("".join(_card(line) for line in year.lines))


def _card(line: Line) -> str:
    experts = f". Experts: {line.experts}" if line.experts else ""
    first, last = year_bounds(line.academic_year)
    whole = (line.starts_on, line.ends_on) == (first, last)
    days = "All year" if whole else f"{short_day(line.starts_on)} to {short_day(line.ends_on)}"
    return (
        f'<div class="o-card"><b>{escape(line.group_words)}</b><br>{escape(line.aim)}<br>'
        f"<span>Leader: {escape(line.leader)}{escape(experts)}. {days}.</span></div>"
    )


def _show_form(at: School, plan: StrategicPlan) -> None:
    lines = {str(line.line_id): line for year in plan.years for line in year.lines}
    options = [NEW, *lines]
    in_address("line", options, NEW)
    with st.container(key="main_and_rail"):
        left, _ = st.columns([1.4, 1], gap="large")
    with left:
        show_section("Write a line, or change one")
        chosen = st.selectbox(
            "Line",
            options,
            format_func=lambda name: "A new line" if name == NEW else _named(lines[name]),
            key="line",
            on_change=to_address("line"),
        )
        _show_fields(at, plan, lines.get(chosen))


def _named(line: Line) -> str:
    return f"{year_label(line.academic_year)}: {line.group_words}, {line.leader}"


def _show_fields(at: School, plan: StrategicPlan, line: Line | None) -> None:
    # A line that was added leaves an empty form, so that a second press adds nothing twice.
    count = sum(len(year.lines) for year in plan.years)
    key = f"goal_new_{count}" if line is None else f"goal_{line.line_id}_{line.version}"
    years = [year.academic_year for year in plan.years]
    year = st.segmented_control(
        "Year",
        years,
        default=years[0] if line is None else line.academic_year,
        format_func=year_label,
        required=True,
        key=f"{key}_year",
    )
    with st.form(key, border=False, clear_on_submit=False):
        new = _written(line, year, key)
        why = "" if line is None else _text("Why is it changed or withdrawn?", "", key)
        who = ask_who(key)
        with st.container(horizontal=True):
            is_kept = st.form_submit_button("Keep this line", type="primary")
            is_gone = line is not None and st.form_submit_button("Withdraw it")
    if is_kept:
        save(lambda: _keep(at, line, new, who, why), who, "Kept in the three-year plan.")
    if is_gone and line is not None:
        save(
            lambda: withdraw_line(
                database(), at.urn, line.line_id, line.version, _standing(line), who, why
            ),
            who,
            "Withdrawn. It stays in the history.",
        )


def _written(line: Line | None, year: int, key: str) -> StrategyLine:
    groups = list(GROUPS)
    if line is not None and line.pupil_group not in groups:
        groups.append(line.pupil_group)
    group = st.selectbox(
        "Pupils: choose a group, or type your own words",
        groups,
        index=None if line is None else groups.index(line.pupil_group),
        format_func=lambda name: GROUPS[name].name if name in GROUPS else name,
        accept_new_options=True,
        placeholder="Such as: disadvantaged, or Year 9 boys new to the school",
        key=f"{key}_group",
    )
    aim = _text("Aim", line.aim if line else "", key)
    with st.container(horizontal=True):
        leader = _text("Leader", line.leader if line else "", key)
        experts = _text("Experts", line.experts if line else "", key)
    # The days belong to a year: in another year they begin as all of it.
    first, last = year_bounds(year)
    own = line if line is not None and line.academic_year == year else None
    with st.container(horizontal=True):
        starts_on = _day("From", own.starts_on if own else first, f"{key}_{year}_from")
        ends_on = _day("To", own.ends_on if own else last, f"{key}_{year}_to")
    return StrategyLine(year, group or "", aim, leader, experts, starts_on, ends_on)


def _text(label: str, value: str, key: str) -> str:
    return st.text_input(label, value=value, max_chars=LONGEST_LINE, key=f"{key}_{label}")


def _day(label: str, value: date, key: str) -> date:
    return st.date_input(label, value, format="DD/MM/YYYY", key=key)


def _keep(at: School, line: Line | None, new: StrategyLine, who: str, why: str) -> None:
    if line is None:
        add_line(database(), at.urn, new, who)
    else:
        change_line(database(), at.urn, line.line_id, line.version, new, who, why)


def _standing(line: Line) -> StrategyLine:
    return StrategyLine(
        line.academic_year,
        line.pupil_group,
        line.aim,
        line.leader,
        line.experts,
        line.starts_on,
        line.ends_on,
    )


def _show_before(plan: StrategicPlan) -> None:
    told = [(line, "Withdrawn" if line.is_withdrawn else "Replaced") for line in plan.replaced]
    told += [(line, "An earlier year") for line in plan.earlier]
    if not told:
        return
    with st.expander(f"What it said before: {len(told)}"):
        show_table(
            pd.DataFrame(
                {
                    "Year": [year_label(line.academic_year) for line, _ in told],
                    "Pupils": [line.group_words for line, _ in told],
                    "Aim": [line.aim for line, _ in told],
                    "Leader": [line.leader for line, _ in told],
                    "Experts": [line.experts for line, _ in told],
                    "What became of it": [what for _, what in told],
                    "Written": [f"{short_date(line.said_on)}, {line.said_by}" for line, _ in told],
                    "Why": [line.because for line, _ in told],
                }
            ),
            scroll=True,
        )
