"""Drawing a meeting's screens: the table under a finding, from the back row, all text escaped."""

from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.analysis.meeting.screen import READ, Screen
from lib.charts.frame.marks import mark
from lib.numerals import plain
from lib.ui.frame.glossary import explained
from lib.ui.frame.names import pupil_label, pupil_links
from lib.ui.frame.show import show_answer

STYLE = Path(__file__).with_name("style.css")
BELOW_TARGET = " below target"
"""What the heading of the column with bars ends with: grades below target, or steps."""
LONGEST_BAR = 62
"""Per cent of its column that the largest shortfall takes; the rest is its figure's."""
UNBROKEN = ("Likely", "Mean error")
"""Columns whose ranges cannot be read down when they break."""
KINDS = {"▼": "m-act", "▲": "m-above", "△": "m-above", "●": "m-grey", "○": "m-grey"}


def show_heading(screen: Screen) -> None:
    """Head a screen with its question and its finding, as wide as the page."""
    show_answer(screen.question, screen.finding, screen.lede)


def show_rows(screen: Screen) -> None:
    """Draw the rows of a screen and what they are."""
    if len(screen.table):
        st.html(screen_html(screen))
    if screen.note and len(screen.table):
        st.html(f'<p class="m-note">{escape(screen.note)}</p>')


def screen_html(screen: Screen) -> str:
    """Return the table of a screen; a pupil is the name or the code, as the switch says."""
    table = screen.table.rename(columns={"Times": ""}) if _has_bars(screen) else screen.table
    heads = [c for c in table.columns if c]
    if screen.pupils is not None:
        heads = ["Pupil", *heads]
    head = "".join(f"<th{_number(screen, h)}>{explained(h)}</th>" for h in heads)
    needs = screen.needs or (False,) * len(table)
    rows = zip(_pupils(screen), screen.table.to_dict("records"), needs, strict=True)
    body = "".join(_row(screen, pupil, row, need) for pupil, row, need in rows)
    return f'<table class="m-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _has_bars(screen: Screen) -> bool:
    return bool(_bars(screen))


def _bars(screen: Screen) -> list[str]:
    return [name for name in screen.table.columns if name.endswith(BELOW_TARGET)]


def _pupils(screen: Screen) -> list[str]:
    """The first cell of each row, where rows are pupils: a link to the pupil's page."""
    if screen.pupils is None:
        return [""] * len(screen.table)
    labels = pupil_label(screen.pupils)
    links = pupil_links(screen.pupils.pupil_id, labels)
    return [f"<td>{link}</td>" for link in links]


def _row(screen: Screen, pupil: str, row: dict, needs: bool) -> str:
    largest = max((screen.table[name].max() for name in _bars(screen)), default=0)
    cells = "".join(
        _bar(value, row["Times"], largest)
        if name.endswith(BELOW_TARGET)
        else _cell(screen, name, value)
        for name, value in row.items()
        if name != "Times"
    )
    kind = ' class="m-needs"' if needs else ""
    return f"<tr{kind}>{pupil}{cells}</tr>"


def _cell(screen: Screen, name: str, value: str | float | None) -> str:
    text = "" if value is None or pd.isna(value) else str(value)
    if name in READ:
        text = mark(text).words
    kind = "m-whole" if name in UNBROKEN else KINDS.get(text[:1])
    classes = f' class="{kind}"' if kind else _number(screen, name)
    return f"<td{classes}>{escape(text)}</td>"


def _bar(size: float, times: str, largest: float) -> str:
    width = LONGEST_BAR * size / largest if largest else 0
    figure = plain(size, 2).rstrip("0").rstrip(".")
    return (
        f'<td><div class="m-bar"><i style="width:{width:.0f}%"></i><em>▼</em>'
        f'<b>{figure}</b>&ensp;<span class="m-grey">{escape(times)}</span></div></td>'
    )


def _number(screen: Screen, name: str) -> str:
    return ' class="cp-number"' if name in screen.numbers else ""
