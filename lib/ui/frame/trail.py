"""Where one is, from the school down to the pupil, and the way back up with the same filters.

Every step is a link that takes the whole place along (address.py), so going up and down
again ends where one was.
"""

from dataclasses import dataclass, field
from html import escape

import streamlit as st

from lib.ui.frame.address import address_value, carried, place
from lib.ui.frame.navigation import HOME, page_of, place_of
from lib.ui.frame.questions import ask
from lib.ui.frame.situations import Checkpoint, Cohort

DOWN_TO_A_PUPIL = ("cohort", "groups", "subjects", "compare", "behind_target")
"""Pages a pupil's page is opened from that are no step of the trail already."""


@dataclass(frozen=True)
class Step:
    """One step: the page it opens (empty for where one is), its words, and what it leaves out."""

    page: str
    label: str
    without: tuple[str, ...] = field(default=())


def show_trail(cohort: Cohort | None, checkpoint: Checkpoint | None, here: str) -> None:
    """Show the way to this page above its filters; `here` is what the page is about."""
    if cohort is None or checkpoint is None:
        return
    with st.container(horizontal=True, key="trail", gap=None, vertical_alignment="center"):
        whole = carried() | place() | {"cohort": str(cohort.results_year)}
        for step in trail(cohort, checkpoint):
            there = {k: v for k, v in whole.items() if k not in step.without}
            st.page_link(page_of(step.page), label=step.label, icon="", query_params=there)
        st.html(f'<span class="cp-trail" aria-current="page">{escape(here)}</span>')


def trail(cohort: Cohort, checkpoint: Checkpoint) -> list[Step]:
    """Return the steps above this page: school, year, subject and class, the list it came from."""
    steps = [
        Step(HOME, "School", ("class", "from")),
        Step("cohort", cohort.label, ("class", "from")),
    ]
    subject = _subject(checkpoint)
    if subject:
        steps.append(Step("subjects", subject, ("class", "from")))
        if taught := address_value("class", ""):
            steps.append(Step("subjects", taught, ("from",)))
    came_from = place_of(address_value("from", ""))
    if came_from is not None and _is_a_step(came_from.name, steps):
        steps.append(Step(came_from.name, came_from.title, ("from",)))
    return steps


def _is_a_step(name: str, steps: list[Step]) -> bool:
    return name in DOWN_TO_A_PUPIL and name not in {step.page for step in steps}


def _subject(checkpoint: Checkpoint) -> str:
    asked = address_value("subject", "")
    rows = ask("frame/checkpoint_subjects", checkpoint_id=checkpoint.checkpoint_id)
    named = rows.subject[rows.subject_id == asked]
    return str(named.iloc[0]) if len(named) else ""
