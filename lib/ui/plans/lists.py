"""The plans of a cohort: live, ending soon, overdue a review, to begin, closed; each opens."""

from html import escape
from urllib.parse import urlencode

import pandas as pd

from lib.dates import long_date
from lib.interventions.plans.choices import LARGEST_GROUP
from lib.interventions.plans.listed import STATES, in_state
from lib.ui.frame.address import carried
from lib.ui.frame.choices import choose_view
from lib.ui.frame.questions import School
from lib.ui.frame.show import show_caption, show_section, show_table
from lib.ui.sessions.panels import show_todays_sessions

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


def plans_finding(plans: pd.DataFrame) -> str:
    """Say how many plans are live and how many need a decision."""
    live, ending, overdue = (len(in_state(plans, s)) for s in ("live", "ending", "overdue"))
    said = f"{live} {_agree('live', live)}"
    if overdue:
        return f"{said}; {overdue} {'is' if overdue == 1 else 'are'} overdue a review"
    return f"{said}; {ending} {'ends' if ending == 1 else 'end'} within two weeks"


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
    overdue = shown.sort_values("days_overdue", ascending=False, kind="stable")
    table = pd.DataFrame(
        {
            "Plan": overdue.name,
            "Subject": overdue.subject.fillna("None in particular"),
            "Wave": overdue.wave.map(lambda w: "" if pd.isna(w) else f"{w:.0f}"),
            "Expert": overdue.lead.fillna("▼ Nobody"),
            "Leader": overdue.leader.fillna(""),
            "Until": [_until(row) for row in overdue.itertuples(index=False)],
            "Review": [_review(row) for row in overdue.itertuples(index=False)],
            "Pupils": [_pupils(row) for row in overdue.itertuples(index=False)],
        }
    )
    links = [plan_link(i, n) for i, n in zip(overdue.intervention_id, overdue.name, strict=True)]
    empty = [name for name in ("Leader", "Review") if table[name].eq("").all()]
    show_table(table.drop(columns=empty), ("Pupils",), links={"Plan": links})
    show_caption(f"{len(table)} plans with a pupil of this year group. A name opens its plan.")


def _pupils(row: tuple) -> str:
    over = row.pupils_now > LARGEST_GROUP
    count = row.pupils_now if row.state in ("live", "ending") else row.pupils
    return f"▼ {count}" if over else str(count)


def _until(row: tuple) -> str:
    if not pd.isna(row.closed_on):
        return f"closed {long_date(pd.Timestamp(row.closed_on).date())}"
    return "no end set" if pd.isna(row.ends_on) else long_date(pd.Timestamp(row.ends_on).date())


def _review(row: tuple) -> str:
    if pd.isna(row.days_overdue):
        return ""
    what = "Follow-up" if row.overdue == "follow_up" else "Review"
    return f"▼ {what} {row.days_overdue:.0f} days late"


def _agree(state: str, count: int) -> str:
    return TITLES[state][count != 1]
