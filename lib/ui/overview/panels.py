"""The parts of the overview page: the change with its names, where to look, what is missing."""

from collections.abc import Sequence
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from lib.analysis.assessment import completeness as grades_in
from lib.analysis.assessment.completeness import Completeness, SubjectIn
from lib.analysis.overview import changes
from lib.analysis.overview.attention import Attention
from lib.analysis.overview.changes import Overview
from lib.analysis.statistics.intervals import Reading
from lib.charts.frame.marks import mark
from lib.charts.overview.change_bar import ChangeCounts, change_bar
from lib.numerals import percent
from lib.ui.frame.names_panel import show_names_opener
from lib.ui.frame.show import show_chart, show_link, show_section

BEHIND_IN = {"subjects": "Behind in"}


def show_change(answer: Overview, key: str) -> None:
    """Show who left, stayed and joined as one bar, then in sentences that open to names."""
    show_section(changes.change_title(answer))
    if not answer.n:
        return
    if answer.since:
        counts = ChangeCounts(
            left=len(answer.left),
            stayed_with_plan=len(answer.stayed) - len(answer.stayed_without_plan),
            stayed_without_plan=len(answer.stayed_without_plan),
            joined=len(answer.joined),
            since=answer.since,
            has_plans=answer.kind != "final",
            untold=answer.awaited,
        )
        show_chart(change_bar(counts), counts.alt, f"change_{key}", "behind-list-change")
    joined = "joined" if answer.since else "behind target"
    _show_sentence(answer.joined, joined, changes.joined_words(answer), "below", key)
    if answer.since:
        _show_sentence(answer.left, "left", changes.left_words(answer), "", key)
        _show_sentence(answer.stayed, "stayed", changes.stayed_words(answer), "below", key)


def show_gap_line(heading: str, why: str, moved: Reading | None) -> None:
    """Add the disadvantaged gap to the sentences, with the way to its page.

    `moved` is the change in the gap; above nought it has narrowed.
    """
    reading = "not clear" if moved is None else moved.reading
    glyph = mark(reading).glyph
    with st.container(horizontal=True, key="line_gap", vertical_alignment="center"):
        st.html(
            '<div class="cp-line"><span class="cp-line-number cp-quiet">'
            f"{glyph}</span><span><b>{escape(heading)}</b>. {escape(why)}</span></div>"
        )
        show_link("groups", "groups")


def show_where_to_look(found: Sequence[Attention]) -> None:
    """Show what to look at first, ranked, each with why and the way there."""
    show_section("Where to look first")
    if not found:
        st.html('<p class="cp-lede">Nothing stands out at this checkpoint.</p>')
    for rank, item in enumerate(found, start=1):
        with st.container(horizontal=True, key=f"look_{rank}", vertical_alignment="bottom"):
            st.html(
                f'<div class="cp-look"><span class="cp-look-rank">{rank}</span>'
                f"<span><b>{escape(item.heading)}</b><br>"
                f'<span class="cp-quiet">{escape(item.why)}</span></span></div>'
            )
            show_link(item.page, item.label, **dict(item.filters))


def show_completeness(answer: Completeness) -> None:
    """Show how complete the checkpoint is, naming only what is missing."""
    words, bars = st.columns([1.25, 2], gap="large")
    with words:
        asked = "How do I know my data is accurate?"
        show_section(grades_in.finding(answer), grades_in.lede(answer), asked)
        if len(answer.missing):
            title = "No grade at this checkpoint"
            with st.container(horizontal=True, key="chase", vertical_alignment="center"):
                listed = partial(_missing, answer.missing)
                show_names_opener("names", title, listed, {"subjects": "Missing"})
                show_link("assessment", "Chase")
    if answer.exceptions:
        bars.html(f'<div class="cp-bars">{"".join(_bars(answer))}</div>')


def _show_sentence(pupils: pd.DataFrame, verb: str, words: str, reading: str, key: str) -> None:
    with st.container(horizontal=True, key=f"line_{verb.split()[0]}", vertical_alignment="center"):
        kind = "cp-below" if reading else ""
        detail = f": {escape(words)}" if len(pupils) and words else ""
        st.html(
            f'<div class="cp-line"><span class="cp-line-number {kind}">{len(pupils)}</span>'
            f"<span><b>{escape(verb)}</b>{detail}</span></div>"
        )
        if len(pupils):
            columns = BEHIND_IN | {"plan": "Plan now"}
            show_names_opener("names", f"{len(pupils)} {verb}", partial(_listed, pupils), columns)


def _listed(pupils: pd.DataFrame) -> pd.DataFrame:
    return pupils.assign(
        subjects=pupils.behind_in.map(", ".join),
        plan=pupils.has_plan.map({True: "Yes", False: "▼ None"}),
    )


def _missing(pupils: pd.DataFrame) -> pd.DataFrame:
    return pupils.assign(subjects=pupils.subjects.map(", ".join))


def _bars(answer: Completeness) -> list[str]:
    bars = [_bar(subject) for subject in answer.exceptions]
    if answer.others:
        bars.append(
            f'<div><div class="cp-bar"><i style="width:{100 * answer.others_share:.0f}%"></i></div>'
            f"{answer.others} other subjects<br>{answer.others_state}</div>"
        )
    return bars


def _bar(subject: SubjectIn) -> str:
    kind = " cp-bar-short" if subject.is_short else ""
    sign = "▼ " if subject.is_short else ""
    return (
        f'<div class="cp-bar-item{kind}"><div class="cp-bar">'
        f'<i style="width:{100 * subject.share:.0f}%"></i></div>'
        f"<b>{escape(subject.subject)}</b><br><span>{sign}{percent(subject.share)}, "
        f"{subject.received} of {subject.expected}</span></div>"
    )
