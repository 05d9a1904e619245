"""The plans of a school as they stand on a day, and which of them are one's own."""

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
"""What a person asks for, and the states of the query plan_list that it means."""
ENDING_WITHIN = 14
"""Days before its end from which a plan is ending soon (the query counts by it)."""


def plan_list(
    database: Database, urn: int, day: date, mine: str = "everyone", whose: str = ""
) -> pd.DataFrame:
    """Return every plan of the school on a day, one row a plan, the soonest to end first.

    `mine` is everyone, lead, leader, form, class, department or year (a results year), and
    `whose` which one. The columns are those of the query plan_list.
    """
    plans = database.rows("plan_list", urn=urn, as_of_on=day)
    if mine in ("lead", "leader", "department"):
        return plans[plans[mine] == whose]
    if mine == "form":
        return plans[[whose in forms for forms in plans.forms]]
    if mine == "year":
        return plans[[int(whose) in list(years) for years in plans.results_years]]
    if mine == "class":
        return plans[plans.intervention_id.isin(_of_class(database, urn, whose))]
    return plans


def in_state(plans: pd.DataFrame, asked: str) -> pd.DataFrame:
    """Return the plans in one of STATES; those longest overdue come first."""
    return plans[plans.state.isin(STATES[asked])]


def _of_class(database: Database, urn: int, whose: str) -> set[int]:
    checkpoint_id, _, class_code = whose.partition(":")
    members = database.rows(
        "class_members", checkpoint_id=int(checkpoint_id), class_code=class_code
    )
    places = database.rows("plan_members", urn=urn)
    return set(places[places.pupil_id.isin(members.pupil_id)].intervention_id)
