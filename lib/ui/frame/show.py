"""Drawing: each `show_*` puts one thing on the page and returns nothing. All text is escaped.

The order of a page: `show_answer` (the question small, the finding as the only h1), then
sections with charts and tables. Colours and sizes are in style.css and the theme.
"""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import NoReturn

import pandas as pd
import streamlit as st

from lib.charts.frame.enlarge import enlarged
from lib.charts.frame.template import Figure
from lib.charts.frame.unchecked import Unchecked
from lib.dates import long_date, short_date
from lib.store.errors import StoreError
from lib.ui.frame.address import carried, place
from lib.ui.frame.glossary import explained
from lib.ui.frame.meeting_mode import LARGER, in_meeting_mode, rows_that_fit
from lib.ui.frame.meeting_style import meeting_style
from lib.ui.frame.navigation import page_of
from lib.ui.frame.situations import Checkpoint

STYLE = Path(__file__).with_name("style.css")
BADGE_TICK = "✓"


def show_style() -> None:
    """Send the few rules that the theme cannot express; in meeting mode, grown as well."""
    st.html(STYLE)
    if in_meeting_mode():
        st.html(meeting_style())


def show_answer(question: str, finding: str, lede: str = "") -> None:
    """Open the page: the design's question, the finding, then who, n and likely range."""
    below = f'<p class="cp-lede">{escape(lede)}</p>' if lede else ""
    st.html(
        f'<p class="cp-question">{escape(question)}</p>'
        f'<h1 class="cp-finding">{escape(finding)}</h1>{below}'
    )


def show_section(title: str, sub: str = "", question: str = "") -> None:
    """Head a section with its finding; `sub` is one grey line below it.

    `question` is one of the design's questions, printed above the part that answers it.
    """
    above = f'<p class="cp-question">{escape(question)}</p>' if question else ""
    below = f'<p class="cp-section-sub">{escape(sub)}</p>' if sub else ""
    st.html(f'{above}<h2 class="cp-section">{escape(title)}</h2>{below}')


def show_question(question: str) -> None:
    """Print one of the design's questions above the part of the page that answers it."""
    st.html(f'<p class="cp-question">{escape(question)}</p>')


def show_caption(text: str) -> None:
    """Print measure, population, period, source and n under a chart or table."""
    st.html(f'<p class="cp-caption">{escape(text)}</p>')


def show_rule() -> None:
    """Draw a hairline between two parts of a page."""
    st.html('<hr class="cp-hairline">')


def show_link(page: str, label: str, **filters: str) -> None:
    """Link to another page (the stem of its file) with the filters it should open on.

    The cohort and checkpoint on screen go along, and the place on the way down.
    """
    there = carried() | place() | filters
    st.page_link(page_of(page), label=label, icon="", query_params=there)


def show_chart(
    figure: Figure,
    alt: str,
    key: str,
    name: str = "checkpoint",
    exported: tuple[int, int, int] = (1600, 900, 2),
) -> None:
    """Draw a figure as it is, or grown in meeting mode. `alt` says the finding, the range and n.

    `key` must change with cohort, checkpoint and filters; `name` names the exported picture, and
    `exported` are its width, height and scale.
    """
    shown, shown_key = _for_this_screen(figure, key)
    st.plotly_chart(shown, theme=None, key=shown_key, alt=alt, config=_config(name, exported))


def show_clickable_chart(figure: Figure, alt: str, key: str, name: str = "checkpoint") -> list:
    """Draw a figure and return the `customdata` of the points that are selected by clicking."""
    shown, shown_key = _for_this_screen(figure, key)
    state = st.plotly_chart(
        shown,
        theme=None,
        key=shown_key,
        alt=alt,
        config=_config(name),
        on_select="rerun",
        selection_mode="points",
    )
    return [point.get("customdata") for point in state["selection"]["points"]]


def show_table(
    frame: pd.DataFrame,
    numbers: Sequence[str] = (),
    caption: str = "",
    *,
    links: Mapping[str, Sequence[str]] | None = None,
    scroll: bool = False,
) -> None:
    """Show a short table with the frame's own headings; `numbers` are right-aligned.

    `links` gives a column's cells as ready HTML (from `pupil_links`); all else is escaped.
    """
    st.html(table_html(frame, numbers, caption, links=links, scroll=scroll))


def table_html(
    frame: pd.DataFrame,
    numbers: Sequence[str] = (),
    caption: str = "",
    *,
    links: Mapping[str, Sequence[str]] | None = None,
    scroll: bool = False,
) -> str:
    """Return the table of `show_table` as HTML; in meeting mode, its first twelve rows."""
    every, fit = len(frame), rows_that_fit(len(frame))
    if fit < every:
        links = {column: cells[:fit] for column, cells in (links or {}).items()}
        frame, scroll = frame.head(fit), False
        caption = f"{caption} The first {fit} of {every}: meeting mode shows no more.".strip()
    classes = {c: ' class="cp-number"' if c in numbers else "" for c in frame.columns}
    head = "".join(f"<th{classes[c]}>{explained(str(c))}</th>" for c in frame.columns)
    body = "".join(
        "<tr>" + "".join(f"<td{classes[c]}>{cell}</td>" for c, cell in row) + "</tr>"
        for row in _cells(frame, links or {})
    )
    foot = f"<caption>{escape(caption)}</caption>" if caption else ""
    table = (
        f'<table class="cp-table">{foot}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    )
    return f'<div class="cp-scroll">{table}</div>' if scroll else table


def show_status_badge(checkpoint: Checkpoint | None) -> None:
    """Say whether the grades have been checked; the last thing in the filter row."""
    if checkpoint is None:
        return
    if checkpoint.is_checked:
        day = checkpoint.checked_on or checkpoint.collected_on
        locked = "Locked, checked" if checkpoint.status == "locked" else "Checked"
        words, kind = f"{BADGE_TICK} {locked} {short_date(day)}", "checked"
    else:
        words, kind = (
            f"○ Unchecked, collected {long_date(checkpoint.collected_on)}",
            "unchecked",
        )
    st.html(f'<span class="cp-badge cp-badge-{kind}">{escape(words)}</span>')


def show_empty(question: str, heading: str, line: str, page: str, label: str) -> NoReturn:
    """End a page that has nothing to show: what is missing, and one button that fixes it.

    `page` is the stem of a file in pages/.
    """
    st.html(
        f'<div class="cp-empty"><p class="cp-question">{escape(question)}</p>'
        f'<h1 class="cp-finding">{escape(heading)}</h1><p class="cp-lede">{escape(line)}</p></div>'
    )
    if st.button(label, type="primary"):
        st.switch_page(page_of(page), query_params=carried())
    st.stop()


def show_no_checkpoint(question: str) -> NoReturn:
    """End a page of a school that has no grades yet."""
    show_empty(
        question,
        "There are no grades yet",
        "Bring in a pupil list, targets and one checkpoint’s grades; the answers follow at once.",
        "import_data",
        "Import data",
    )


def show_refusal(error: StoreError) -> None:
    """Say why something was not done, and what to do. File names act as text, never as markup."""
    st.html(
        '<p class="cp-refusal" role="alert"><span class="cp-below">'
        f"▼ {escape(error.message)}</span> {escape(error.remedy)}</p>"
    )


def show_unopened(message: str, remedy: str) -> None:
    """Fill the screen when the data cannot be opened: what happened and what to do."""
    show_style()
    st.html(
        f'<div class="cp-empty"><p class="cp-question">Checkpoint could not open its data</p>'
        f'<h1 class="cp-finding">{escape(message)}</h1>'
        f'<p class="cp-lede">{escape(remedy)}</p></div>'
    )
    if st.button("Try again", type="primary"):
        st.rerun()


def _for_this_screen(figure: Figure, key: str) -> tuple[Unchecked, str]:
    """The figure and its key as meeting mode wants them: another key, so that it is drawn anew."""
    if in_meeting_mode():
        return Unchecked(enlarged(figure, LARGER)), f"{key}-room"
    return Unchecked(figure), key


def _config(name: str, exported: tuple[int, int, int] = (1600, 900, 2)) -> dict:
    width, height, scale = exported
    picture = {"format": "png", "filename": name, "scale": scale, "width": width, "height": height}
    return {
        "displaylogo": False,
        "displayModeBar": "hover",
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": picture,
    }


def _cells(frame: pd.DataFrame, links: Mapping[str, Sequence[str]]) -> list[list[tuple[str, str]]]:
    columns = [
        [(c, cell) for cell in links[c]]
        if c in links
        else [(c, escape(str(v))) for v in _texts(frame[c])]
        for c in frame.columns
    ]
    return [list(row) for row in zip(*columns, strict=True)]


def _texts(column: pd.Series) -> list:
    return ["" if no else value for value, no in zip(column.tolist(), column.isna(), strict=True)]
