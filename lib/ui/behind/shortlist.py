"""The facts beside the places slider, the offers of a plan, and who is left."""

from html import escape

import pandas as pd
import streamlit as st

from lib.analysis.behind.pupils import NO_PLAN, BehindList
from lib.analysis.behind.shortlist import GROUP_SIZE, Shortlist
from lib.analysis.behind.wording import odds
from lib.analysis.statistics.intervals import MINIMUM_PUPILS
from lib.numerals import percent, signed
from lib.ui.behind.grid import NEXT_IN_LINE
from lib.ui.frame.meeting_mode import flags_shown
from lib.ui.frame.names import pupil_label, pupil_links
from lib.ui.frame.questions import follow
from lib.ui.frame.show import show_table
from lib.ui.plans.from_list import offer_plan_for
from lib.words import either


def show_place_facts(behind: BehindList, shortlist: Shortlist) -> None:
    """Draw what the list of this size is like, each figure with what it compares to.

    Results have no groups, plans or noise to tell of.
    """
    if not shortlist.count:
        return
    groups = either(shortlist.groups, "group", "groups")
    plans = either(shortlist.without_plan, "has no plan", "have no plan")
    cohort = f"disadvantaged, cohort {percent(shortlist.cohort_disadvantaged_share)}"
    facts = [
        (f"{shortlist.groups} {groups}", f"of {GROUP_SIZE} at most", False),
        (_share(shortlist), cohort, False),
        (str(shortlist.without_plan), f"▼ {plans}", shortlist.without_plan > 0),
        (str(shortlist.clashes), "would clash", shortlist.clashes > 0),
        (odds(shortlist.risk_at_the_line), f"risk that place {shortlist.count} is noise", False),
    ]
    shown = facts[1:2] if behind.evidence.is_final else facts
    st.html(f'<div class="g-facts">{"".join(_fact(*fact) for fact in shown)}</div>')


def offer_plan(behind: BehindList, shortlist: Shortlist, subject_id: str | None) -> None:
    """Offer a plan for the pupils placed; results of leavers are not planned for."""
    if shortlist.count and not behind.evidence.is_final:
        who = f"Plan for {shortlist.count}"
        ids = list(shortlist.placed.pupil_id)
        offer_plan_for(ids, subject_id, who, "placed", type="primary", width="stretch")


def offer_plan_for_the_rest(behind: BehindList, subject_id: str | None) -> None:
    """Offer a plan for everyone listed who has none."""
    ids = list(behind.pupils[behind.pupils.plan == NO_PLAN].pupil_id)
    offer_plan_for(ids, subject_id, f"Plan for the {len(ids)} without one", "planless")


def show_waiting(behind: BehindList, shortlist: Shortlist, **filters: object) -> None:
    """List those further down than the grid shows, in the same order, each with the risk."""
    rest = shortlist.waiting.iloc[NEXT_IN_LINE:]
    if rest.empty:
        return
    labels = pupil_label(rest)
    shown = follow(_waiting, shortlist).assign(Pupil=labels)
    if not behind.makes_attainment_8:
        shown = shown.drop(columns="Adds")
    if not flags_shown():
        shown = shown.drop(columns="Disadvantaged")
    if not flags_shown() or not shown["Attendance"].any():
        shown = shown.drop(columns="Attendance")
    links = pupil_links(rest.pupil_id, labels, **filters)
    numbers = ["Place", "Adds"]
    show_table(shown, numbers, links={"Pupil": links}, scroll=True)


def _waiting(shortlist: Shortlist) -> pd.DataFrame:
    """What is said of each, but for what to call them."""
    rest = shortlist.waiting.iloc[NEXT_IN_LINE:]
    first = shortlist.count + NEXT_IN_LINE + 1
    return pd.DataFrame(
        {
            "Place": range(first, first + len(rest)),
            "Pupil": "",
            "Form": rest.form.fillna(""),
            "Disadvantaged": rest.is_disadvantaged.map({True: "D", False: ""}),
            "Why this place": rest.reason,
            "Attendance": [
                f"▼ {away.removeprefix('attendance ')}" if away else ""
                for away in rest.low_attendance
            ],
            "Risk it is noise": [odds(risk) for risk in rest.risk],
            "Adds": ["" if pd.isna(a) else signed(a, 0 if a % 1 == 0 else 1) for a in rest.adds],
            "Plan now": rest.plan.replace(NO_PLAN, "▼ None"),
        }
    )


def _share(shortlist: Shortlist) -> str:
    """Of a list too short for a percentage, the count itself."""
    if shortlist.count < MINIMUM_PUPILS:
        return f"{shortlist.disadvantaged} of {shortlist.count}"
    return percent(shortlist.disadvantaged / shortlist.count)


def _fact(figure: str, words: str, needs_action: bool) -> str:
    kind = ' class="g-none"' if needs_action else ""
    return f"<div><b{kind}>{escape(figure)}</b><span>{escape(words)}</span></div>"
