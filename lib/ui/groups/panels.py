"""What the groups page shows of the chosen group: three pictures, and the names behind them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from lib.analysis.groups import finding as words
from lib.analysis.groups.keeping_up import GroupsAnswer
from lib.analysis.statistics.intervals import TooFew
from lib.charts.frame.template import Figure
from lib.ui.frame.choices import choose_view
from lib.ui.frame.meeting_mode import flags_shown
from lib.ui.frame.names_panel import show_names_opener
from lib.ui.frame.show import show_caption, show_chart, show_section, show_table
from lib.ui.groups import pictures
from lib.ui.observations.of_groups import show_groups_beside
from lib.words import sentence

MEASURED = {"grades": "Grades", "attendance": "Attendance", "attitude": "Attitude"}


@dataclass(frozen=True)
class Part:
    """One of the page's three pictures of the chosen group, with its words."""

    name: str
    title: Callable[[GroupsAnswer], str]
    picture: Callable[[GroupsAnswer], Figure | None]
    alt: Callable[[GroupsAnswer], str]
    note: Callable[[GroupsAnswer], str]


PARTS = (
    Part(
        "gap over time",
        words.over_time_title,
        pictures.over_time_picture,
        pictures.over_time_alt,
        words.over_time_note,
    ),
    Part(
        "gap in pupils",
        words.in_pupils_title,
        pictures.in_pupils_picture,
        pictures.in_pupils_alt,
        words.in_pupils_note,
    ),
    Part(
        "same start",
        words.same_start_title,
        pictures.same_start_picture,
        pictures.same_start_alt,
        words.same_start_note,
    ),
)


def show_gap(answer: GroupsAnswer, key: str) -> None:
    """Show the gap over time, in pupils and from the same start, each with its own finding.

    Where there are too few to tell, nothing but the names.
    """
    if isinstance(answer.chosen.gap, TooFew):
        _show_names(answer)
        return
    with st.container(key="three_up"):
        places = st.columns(3, gap="large")
    for place, part in zip(places, PARTS, strict=True):
        with place:
            show_section(part.title(answer))
            if (figure := part.picture(answer)) is not None:
                show_chart(figure, part.alt(answer), f"{key}-{part.name}", part.name)
            show_caption(part.note(answer))
    with places[1]:
        _show_names(answer)


def show_rows(answer: GroupsAnswer, urn: int, key: str) -> None:
    """Show every group against the rest of the year: in grades, in attendance or in attitude."""
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        of = choose_view("of", "Every group’s", MEASURED)
        view = choose_view("view", "Shown as", {"chart": "Chart", "table": "Table"})
    if of != "grades":
        show_groups_beside(answer.checkpoint_id, urn, of, view, f"{key}-{of}")
        return
    show_section(words.rows_title(answer))
    if view == "chart":
        picture, alt = pictures.rows_picture(answer), pictures.rows_alt(answer)
        show_chart(picture, alt, f"{key}-rows", "groups")
    else:
        show_table(pictures.rows_table(answer), numbers=["Pupils", "Others", "Gap"])
    show_caption(words.rows_note(answer))


def _show_names(answer: GroupsAnswer) -> None:
    n = len(answer.members)
    if n == 0 or not flags_shown():
        return
    who = f"{n} {answer.group.pupils}, {answer.checkpoint}"
    listed, columns = partial(pictures.members_table, answer), pictures.members_columns(answer)
    show_names_opener(f"Names of the {n}", sentence(who), listed, columns)
