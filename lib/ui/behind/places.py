"""The facts beside the places slider, the button that takes the lists away, and who is left."""

from html import escape

import pandas as pd
import streamlit as st

from lib.analysis.behind.places import GROUP_SIZE, Places
from lib.analysis.behind.places_wording import odds
from lib.analysis.behind.pupils import NO_PLAN, BehindList
from lib.analysis.lists.subject_lists import subject_lists
from lib.analysis.statistics.intervals import MINIMUM_PUPILS
from lib.exports.lists.workbook import lists_file_name, write_lists
from lib.numerals import percent, signed
from lib.ui.behind.grid import NEXT_IN_LINE
from lib.ui.frame.meeting_mode import flags_shown
from lib.ui.frame.names import pupil_label, pupil_links
from lib.ui.frame.questions import database, follow
from lib.ui.frame.show import show_table
from lib.ui.frame.situations import Checkpoint
from lib.ui.plans.places import offer_plan_for

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_place_facts(behind: BehindList, places: Places) -> None:
    """Draw what the list of this size is like, each figure with what it compares to.

    Results have no groups, plans or noise to tell of.
    """
    if not places.count:
        return
    groups = "group" if places.groups == 1 else "groups"
    plans = "has no plan" if places.without_plan == 1 else "have no plan"
    cohort = f"disadvantaged, cohort {percent(places.cohort_disadvantaged_share)}"
    facts = [
        (f"{places.groups} {groups}", f"of {GROUP_SIZE} at most", False),
        (_share(places), cohort, False),
        (str(places.without_plan), f"▼ {plans}", places.without_plan > 0),
        (str(places.clashes), "would clash", places.clashes > 0),
        (odds(places.risk_at_the_line), f"risk that place {places.count} is noise", False),
    ]
    shown = facts[1:2] if behind.evidence.is_final else facts
    st.html(f'<div class="g-facts">{"".join(_fact(*fact) for fact in shown)}</div>')


def offer_plan(behind: BehindList, places: Places, subject_id: str | None) -> None:
    """Offer a plan for the pupils placed; results of leavers are not planned for."""
    if places.count and not behind.evidence.is_final:
        who = f"Plan for {places.count}"
        ids = list(places.placed.pupil_id)
        offer_plan_for(ids, subject_id, who, "placed", type="primary", width="stretch")


def offer_plan_for_the_rest(behind: BehindList, subject_id: str | None) -> None:
    """Offer a plan for everyone listed who has none."""
    ids = list(behind.pupils[behind.pupils.plan == NO_PLAN].pupil_id)
    offer_plan_for(ids, subject_id, f"Plan for the {len(ids)} without one", "planless")


def offer_subject_lists(
    checkpoint: Checkpoint, subject_id: str | None, subject: str | None
) -> None:
    """Offer the workbook for heads of department: every subject's list, or the one chosen.

    Not while projecting: it holds every name.
    """
    if not flags_shown():
        return
    opened, year_group = database(), f"Year {checkpoint.year_group}"
    name = f"{checkpoint.academic_year_label} {checkpoint.name}, {year_group}"
    st.download_button(
        f"{subject} list" if subject else "Subject lists",
        # Made on the click: no page waits for a workbook that nobody may want.
        lambda: write_lists(subject_lists(opened, checkpoint.checkpoint_id, subject_id)),
        file_name=lists_file_name(name, subject),
        mime=WORKBOOK,
        icon=":material/download:",
        on_click="ignore",
        key="subject_lists",
        width="stretch",
    )


def show_waiting(behind: BehindList, places: Places, **filters: object) -> None:
    """List those further down than the grid shows, in the same order, each with the risk."""
    rest = places.waiting.iloc[NEXT_IN_LINE:]
    if rest.empty:
        return
    labels = pupil_label(rest)
    shown = follow(_waiting, places).assign(Pupil=labels)
    if not behind.makes_attainment_8:
        shown = shown.drop(columns="Adds")
    if not flags_shown():
        shown = shown.drop(columns="Disadvantaged")
    links = pupil_links(rest.pupil_id, labels, **filters)
    numbers = ["Place", "Adds"]
    show_table(shown, numbers, links={"Pupil": links}, scroll=True)


def _waiting(places: Places) -> pd.DataFrame:
    """What is said of each, but for what to call them."""
    rest = places.waiting.iloc[NEXT_IN_LINE:]
    first = places.count + NEXT_IN_LINE + 1
    return pd.DataFrame(
        {
            "Place": range(first, first + len(rest)),
            "Pupil": "",
            "Form": rest.form.fillna(""),
            "Disadvantaged": rest.is_disadvantaged.map({True: "D", False: ""}),
            "Why this place": rest.reason,
            "Risk it is noise": [odds(risk) for risk in rest.risk],
            "Adds": ["" if pd.isna(a) else signed(a, 0 if a % 1 == 0 else 1) for a in rest.adds],
            "Plan now": rest.plan.replace(NO_PLAN, "▼ None"),
        }
    )


def _share(places: Places) -> str:
    """Of a list too short for a percentage, the count itself."""
    if places.count < MINIMUM_PUPILS:
        return f"{places.disadvantaged} of {places.count}"
    return percent(places.disadvantaged / places.count)


def _fact(figure: str, words: str, needs_action: bool) -> str:
    kind = ' class="g-none"' if needs_action else ""
    return f"<div><b{kind}>{escape(figure)}</b><span>{escape(words)}</span></div>"
