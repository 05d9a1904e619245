"""Coverage on screen: the answer in lines that open to names, by subject and group, and the
department's questions answered of the plans that are live."""

from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from lib.analysis.plans import wording as words
from lib.analysis.plans.coverage import NONE, Coverage
from lib.charts.plans.coverage import CoverageRow, coverage_bars
from lib.ui.frame.address import address_value, remember
from lib.ui.frame.choices import choose_view
from lib.ui.frame.meeting_mode import flags_shown, rows_that_fit
from lib.ui.frame.names_panel import show_names_opener, show_names_panel
from lib.ui.frame.questions import follow
from lib.ui.frame.show import (
    show_caption,
    show_clickable_chart,
    show_question,
    show_rule,
    show_section,
)
from lib.ui.plans.from_list import offer_plan_for

QUESTION = "Do I have a plan for every child who is underachieving?"
COLUMNS = {"subjects": "Behind in", "plan": "Plans now"}
LEGEND = (
    '<div class="p-keys"><span><i class="p-fits"></i>a plan that fits</span>'
    '<span><i class="p-other"></i>another plan only</span>'
    '<span><i class="p-none"></i>no live plan</span></div>'
)
LONGEST = 18
"""Letters of a name that a row has room for on a laptop."""
SORTS = {"subject": "By subject", "group": "By group"}
STATE_WORDS = {
    "fits": "with a plan that fits",
    "other": "with another plan only",
    "none": "with no live plan",
}


def show_coverage(found: Coverage, live: pd.DataFrame, checkpoint_id: int) -> None:
    """Show who is covered and who is not, then where; `live` are the plans running now."""
    with st.container(key="main_and_rail"):
        main, rail = st.columns([1.54, 1], gap="large")
    with main:
        show_question(QUESTION)
        for line in follow(words.lines, found):
            _show_line(line)
    with rail:
        _show_answers(words.answers(live))
    if found.n:
        _show_slices(found, checkpoint_id)


def _show_line(line: words.Line) -> None:
    with st.container(horizontal=True, key=f"line_{line.verb}", vertical_alignment="center"):
        kind = "cp-below" if line.needs_action else ""
        more = f": {escape(line.words)}" if line.words else ""
        st.html(
            f'<div class="cp-line"><span class="cp-line-number {kind}">{line.count}</span>'
            f"<span><b>{escape(line.verb)}</b>{more}</span></div>"
        )
        title = f"{line.count} {line.verb}"
        show_names_opener("names", title, partial(_with_plans, line.who), COLUMNS)


@st.fragment
def _show_slices(found: Coverage, checkpoint_id: int) -> None:
    """Show the counts by subject or by group; a click on a part shows who is in it."""
    show_rule()
    with st.container(key="coverage_halves"):
        picture, names = st.columns([1.54, 1], gap="large")
    with picture:
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            title = st.container()
            sorts = SORTS if flags_shown() else {"subject": SORTS["subject"]}
            sort = choose_view("by", "Coverage by", sorts)
        with title:
            show_section(follow(words.slice_title, found, sort))
        st.html(LEGEND)
        rows = _rows(found, sort)
        cell = _chosen(rows, sort)
        alt = f"{follow(words.slice_title, found, sort)}. " + "; ".join(row.alt for row in rows)
        key = f"coverage-{checkpoint_id}-{sort}-{found.n}"
        clicked = show_clickable_chart(coverage_bars(rows, cell), alt, key, "coverage")
        show_caption(words.slice_note(sort))
    if clicked and tuple(clicked[0]) != cell:
        remember("who", ".".join((sort, *clicked[0])))
        st.rerun(scope="fragment")
    with names:
        _show_names(found, sort, cell, {row.row_id: row.name for row in rows})


def _show_names(
    found: Coverage, sort: str, cell: tuple[str, str] | None, names: dict[str, str]
) -> None:
    """Show who is in the part that was clicked; at first, everyone who has no live plan."""
    row_id, state = cell or (None, NONE)
    who = follow(_in_part, found, sort, row_id, state)
    if who.empty:
        return
    where = "" if row_id is None else f"{names[row_id]}: "
    columns = {"subjects": "Behind in"} if state == NONE else COLUMNS
    show_names_panel(f"{where}{len(who)} {STATE_WORDS[state]}", who, columns)
    if state == NONE:
        subject = row_id if sort == "subject" else None
        offer_plan_for(list(who.pupil_id), subject, f"Plan for these {len(who)}", "names")


def _in_part(found: Coverage, sort: str, row_id: str | None, state: str) -> pd.DataFrame:
    who = found.standing(NONE) if row_id is None else found.in_slice(sort, row_id, state)
    return _with_plans(who)


def _rows(found: Coverage, sort: str) -> list[CoverageRow]:
    every = follow(_every_row, found, sort)
    return every[: rows_that_fit(len(every))]


def _every_row(found: Coverage, sort: str) -> list[CoverageRow]:
    rows = found.slices[found.slices.sort == sort]
    keys = ["place", "slice_id", "name", "short", "state"]
    counts = rows.groupby(keys).size().unstack(fill_value=0)
    counts = counts.reindex(columns=list(STATE_WORDS), fill_value=0).reset_index()
    order = ["place"] if sort == "group" else [NONE, "place"]
    counts = counts.sort_values(order, ascending=[sort == "group"] + [True] * (len(order) - 1))
    return [
        CoverageRow(row["slice_id"], _label(row), {state: int(row[state]) for state in STATE_WORDS})
        for row in counts.to_dict("records")
    ]


def _label(row: dict) -> str:
    return row["name"] if len(row["name"]) <= LONGEST else row["short"]


def _chosen(rows: list[CoverageRow], sort: str) -> tuple[str, str] | None:
    """Return the row and state the address names, when somebody is in it."""
    asked_sort, _, rest = address_value("who", "").partition(".")
    row_id, _, state = rest.partition(".")
    held = {row.row_id: row.counts for row in rows} if asked_sort == sort else {}
    return (row_id, state) if held.get(row_id, {}).get(state) else None


def _show_answers(answers: tuple[words.Answer, ...]) -> None:
    show_section("What the live plans say")
    if not answers:
        st.html('<p class="cp-lede">No plan is live for these pupils.</p>')
    for place, answer in enumerate(answers):
        with st.container(key=f"look_answer_{place}"):
            short = answer.done < answer.plans
            mark = "▼ " if short else "● "
            kind = "cp-below" if short else "cp-above"
            st.html(
                f'<p class="cp-question">{escape(answer.question)}</p>'
                f'<div class="cp-look"><span><b class="{kind}">{mark}{answer.done} of '
                f"{answer.plans}</b> {escape(answer.words)}</span></div>"
            )


def _with_plans(pupils: pd.DataFrame) -> pd.DataFrame:
    return pupils.assign(
        subjects=pupils.behind_in.map(", ".join),
        plan=[", ".join(names) or "▼ None" for names in pupils.plan_names],
    )
