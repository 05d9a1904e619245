"""Which interventions are judged together: by themselves, or pooled over cycles, wave, people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

MOST = 2 / 3


@dataclass(frozen=True)
class Grouping:
    """One way to pool: its words in the filter row, and the key of each row of interventions.

    One that `is_of_people` is shown for one person at a time: there are no league tables of staff.
    """

    words: str
    key: Callable[[pd.DataFrame], pd.Series]
    is_of_people: bool = False


def _programme(interventions: pd.DataFrame) -> pd.Series:
    """Cycles of one programme where a plan names it, else the same type in the same subject."""
    kind = interventions["kind"].fillna(interventions["name"])
    subject = interventions["subject"].fillna("")
    return interventions["cycle"].fillna((subject + " " + kind.str.lower()).str.strip())


def _wave(interventions: pd.DataFrame) -> pd.Series:
    waves = interventions["wave"]
    return ("Wave " + waves.astype("Int64").astype("string")).fillna("Wave not recorded")


def _named(column: str, words: str) -> Callable[[pd.DataFrame], pd.Series]:
    def key(interventions: pd.DataFrame) -> pd.Series:
        return (words + " " + interventions[column]).fillna(f"{column.capitalize()} not recorded")

    return key


GROUPINGS: Mapping[str, Grouping] = {
    "cycles": Grouping("Pooled over cycles", _programme),
    "each": Grouping("Each intervention", lambda rows: rows["intervention_id"].astype("string")),
    "wave": Grouping("Pooled by wave", _wave),
    "lead": Grouping("Pooled by lead", _named("lead", "Help led by"), is_of_people=True),
    "provider": Grouping("Pooled by provider", _named("provider", "Help by")),
}


def group_names(interventions: pd.DataFrame, grouping: str) -> dict[str, str]:
    """Return what to call each group (column `group`).

    The name that two thirds of its places are under, in the school's own words; else, and for
    people and waves always, its key.
    """
    if grouping in ("wave", "lead", "provider"):
        return {group: str(group) for group in interventions["group"]}
    places = interventions.groupby(["group", "name"])["pupils"].sum().reset_index()
    shares = places["pupils"] / places.groupby("group")["pupils"].transform("sum")
    own = places[shares >= MOST]
    keys = {group: str(group) for group in interventions["group"]}
    return keys | dict(zip(own["group"], own["name"], strict=True))
