"""Which interventions are judged together: by themselves, or pooled over cycles, wave, people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

PEOPLE_UNKNOWN = "not recorded"


@dataclass(frozen=True)
class Grouping:
    """One way to pool: its words in the filter row, and the key of each row of interventions."""

    words: str
    key: Callable[[pd.DataFrame], pd.Series]


def _programme(interventions: pd.DataFrame) -> pd.Series:
    """Cycles of one programme where a plan names it, else the same type in the same subject."""
    kind = interventions["kind"].fillna(interventions["name"])
    subject = interventions["subject"].fillna("")
    return interventions["cycle"].fillna((subject + " " + kind.str.lower()).str.strip())


def _wave(interventions: pd.DataFrame) -> pd.Series:
    waves = interventions["wave"]
    return ("Wave " + waves.astype("Int64").astype("string")).fillna("Wave not recorded")


def _person(column: str, words: str) -> Callable[[pd.DataFrame], pd.Series]:
    def key(interventions: pd.DataFrame) -> pd.Series:
        return interventions[column].fillna(f"{words} {PEOPLE_UNKNOWN}")

    return key


GROUPINGS: Mapping[str, Grouping] = {
    "cycles": Grouping("Pooled over cycles", _programme),
    "each": Grouping("Each intervention", lambda rows: rows["intervention_id"].astype("string")),
    "wave": Grouping("Pooled by wave", _wave),
    "lead": Grouping("Pooled by lead", _person("lead", "Lead")),
    "provider": Grouping("Pooled by provider", _person("provider", "Provider")),
}


def group_names(interventions: pd.DataFrame, grouping: str) -> dict[str, str]:
    """Return what to call each group (column `group`): its interventions' name if they share one.

    Only groups of people and waves always go by their key.
    """
    if grouping in ("wave", "lead", "provider"):
        return {group: str(group) for group in interventions["group"]}
    names = interventions.groupby("group")["name"].agg(["min", "max"])
    return {
        group: first if first == last else str(group) for group, first, last in names.itertuples()
    }
