"""The plans of a cohort: live, ending soon, overdue a review, to begin, closed; each opens."""

from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import urlencode

import pandas as pd

from lib.dates import long_date
from lib.interventions.plans.choices import LARGEST_GROUP
from lib.interventions.plans.listed import STATES, in_state
from lib.rows import rows_of
from lib.ui.frame.address import carried
from lib.ui.frame.choices import choose_view
from lib.ui.frame.questions import School
from lib.ui.frame.show import show_caption, show_section, show_table
from lib.ui.sessions.panels import show_todays_sessions
from lib.words import either

WORDS = {
    "live": "Live",
    "ending": "Ending soon",
    "overdue": "Overdue a review",
    "to_begin": "To begin",
    "closed": "Over or closed",
}
TODAY = "today"
TITLES = {
    "live": ("plan is live", "plans are live"),
    "ending": ("plan ends within two weeks", "plans end within two weeks"),
    "overdue": ("plan is overdue a review", "plans are overdue a review"),
    "to_begin": ("plan has yet to begin", "plans have yet to begin"),
    "closed": ("plan is over or closed", "plans are over or closed"),
}


@dataclass(frozen=True)
class ListedPlan:
    """A plan of `plan_list`, in the words of its row."""

    intervention_id: int
    name: str
    subject: str | None
    wave: float | None
    lead: str | None
    leader: str | None
    ends_on: date | None
    closed_on: date | None
    state: str
    pupils: int
    pupils_now: int
    days_overdue: float | None
    overdue: str | None

    @property
    def pupils_in_words(self) -> str:
        """How many are on it, marked where that is more than a group holds."""
        count = self.pupils_now if self.state in ("live", "ending") else self.pupils
        return f"▼ {count}" if self.pupils_now > LARGEST_GROUP else str(count)

    @property
    def until(self) -> str:
        """When it ends, or was closed."""
        if self.closed_on is not None:
            return f"closed {long_date(self.closed_on)}"
        return "no end set" if self.ends_on is None else long_date(self.ends_on)

    @property
    def review(self) -> str:
        """How late its review is, or nothing."""
        if self.days_overdue is None:
            return ""
        what = "Follow-up" if self.overdue == "follow_up" else "Review"
        return f"▼ {what} {self.days_overdue:.0f} days late"


def plans_finding(plans: pd.DataFrame) -> str:
    """Say how many plans are live and how many need a decision."""
    live, ending, overdue = (len(in_state(plans, s)) for s in ("live", "ending", "overdue"))
    said = f"{live} {_agree('live', live)}"
    if overdue:
        return f"{said}; {overdue} {either(overdue, 'is', 'are')} overdue a review"
    return f"{said}; {ending} {either(ending, 'ends', 'end')} within two weeks"


def show_plans(at: School, plans: pd.DataFrame) -> None:
    """Draw the switch and the plans in the state chosen, or the registers of today."""
    counts = {state: len(in_state(plans, state)) for state in STATES}
    words = {s: f"{WORDS[s]} {counts[s]}" for s in STATES} | {TODAY: "Today’s registers"}
    chosen = choose_view("state", "Plans", words)
    if chosen == TODAY:
        show_todays_sessions(at, part="sessions")
        return
    shown = in_state(plans, chosen)
    show_section(f"{counts[chosen] or 'No'} {_agree(chosen, counts[chosen])}")
    if not shown.empty:
        _show_table(shown)


def plan_link(intervention_id: int, name: str, **more: str) -> str:
    """Return an HTML link to one plan, in the same tab, with its name escaped."""
    address = urlencode(carried() | {"plan": str(int(intervention_id))} | more)
    return f'<a href="interventions?{escape(address)}" target="_self">{escape(name)}</a>'


def _show_table(shown: pd.DataFrame) -> None:
    longest_first = shown.sort_values("days_overdue", ascending=False, kind="stable")
    plans = rows_of(ListedPlan, longest_first)
    table = pd.DataFrame(
        {
            "Plan": [plan.name for plan in plans],
            "Subject": [plan.subject or "None in particular" for plan in plans],
            "Wave": ["" if plan.wave is None else f"{plan.wave:.0f}" for plan in plans],
            "Expert": [plan.lead or "▼ Nobody" for plan in plans],
            "Leader": [plan.leader or "" for plan in plans],
            "Until": [plan.until for plan in plans],
            "Review": [plan.review for plan in plans],
            "Pupils": [plan.pupils_in_words for plan in plans],
        }
    )
    links = [plan_link(plan.intervention_id, plan.name) for plan in plans]
    empty = [name for name in ("Leader", "Review") if table[name].eq("").all()]
    show_table(table.drop(columns=empty), ("Pupils",), links={"Plan": links})
    show_caption(f"{len(table)} plans with a pupil of this year group. A name opens its plan.")


def _agree(state: str, count: int) -> str:
    return TITLES[state][count != 1]
