"""The plans of a cohort as they stand on a day, and which of them are one's own."""

from datetime import date

import pandas as pd

from lib.store.database import Database

STATES = {
    "live": ("live", "ending"),
    "ending": ("ending",),
    "overdue": ("overdue",),
    "to_begin": ("to_begin",),
    "closed": ("closed", "ended"),
}
"""What a person asks for, and the states of a plan that it means."""


def plan_list(
    database: Database,
    checkpoint_id: int,
    day: date,
    mine: str = "everyone",
    whose: str = "",
) -> pd.DataFrame:
    """Return the plans of a checkpoint's cohort on a day, the soonest to end first.

    `mine` is everyone, lead, leader, form, class or department, and `whose` which one. One row a
    plan with the columns of the query plan_list, and `days_overdue` and `overdue` (review or
    follow_up) where one is. `state` is to_begin, live, ending (within two weeks), overdue, ended
    or closed.
    """
    about = database.rows("behind/checkpoint", checkpoint_id=checkpoint_id, as_of_on=day).iloc[0]
    plans = database.rows(
        "plans/listed", urn=int(about.urn), results_year=int(about.results_year), as_of_on=day
    )
    overdue = database.rows("reviews/overdue", urn=int(about.urn), day=day)
    # A plan whose review and follow-up are both late is late once, by the longer.
    overdue = overdue.drop_duplicates("intervention_id").set_index("intervention_id")
    days = plans.intervention_id.map(overdue.days_overdue)
    plans = plans.assign(
        days_overdue=days,
        overdue=plans.intervention_id.map(overdue.what),
        state=plans.state.where(days.isna(), "overdue"),
    )
    return _mine(database, plans, checkpoint_id, mine, whose)


def in_state(plans: pd.DataFrame, asked: str) -> pd.DataFrame:
    """Return the plans in one of STATES."""
    return plans[plans.state.isin(STATES[asked])]


def _mine(
    database: Database, plans: pd.DataFrame, checkpoint_id: int, mine: str, whose: str
) -> pd.DataFrame:
    if mine in ("lead", "leader", "department"):
        return plans[plans[mine] == whose]
    if mine == "form":
        return plans[[whose in forms for forms in plans.forms]]
    if mine == "class":
        members = database.rows(
            "plans/class_members", checkpoint_id=checkpoint_id, class_code=whose
        )
        return plans[[bool(set(ids) & set(members.pupil_id)) for ids in plans.pupil_ids]]
    return plans
