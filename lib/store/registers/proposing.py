"""Who qualifies for help at a checkpoint: one named query for each rule, and its reach."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.store.named_queries import named_query

RULES = {
    "below_expected": "registers/rules/below_expected",
    "joined": "registers/rules/joined",
    "less_than_good": "registers/rules/less_than_good",
    "disadvantaged_behind": "registers/rules/disadvantaged_behind",
    "under_100": "registers/rules/under_100",
    "slot_behind": "registers/rules/slot_behind",
}
"""The query that answers each rule; every rule has one and only one."""

REASON = ["pupil_id", "rule", "reason", "subjects"]
Ask = Callable[..., pd.DataFrame]
"""`ask(query, **parameters)`: a database's `rows`, or a cursor inside a transaction."""


@dataclass(frozen=True)
class Proposal:
    """Who qualifies, and by which rules.

    `reasons`: one row per pupil and rule (pupil_id, rule, reason, subjects). `rules`: one row per
    rule as in force on the day, with in_scope (pupils it is about), judged (of them, those it
    could be applied to) and proposed. `on_roll` counts the pupils of the cohort that day.
    """

    reasons: pd.DataFrame
    rules: pd.DataFrame
    on_roll: int


def propose(ask: Ask, checkpoint_id: int, as_of_on: date) -> Proposal:
    """Apply the rules in force on the day to one checkpoint. A rule that is off proposes nobody."""
    rules = ask("registers/rules/in_force", checkpoint_id=checkpoint_id, as_of_on=as_of_on)
    found = [_proposed(ask, rule, checkpoint_id, as_of_on) for rule in rules.itertuples()]
    reasons = pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=REASON)
    needed = rules.loc[rules.rule == "less_than_good", "subjects"]
    reach = ask(
        "registers/rules/reach",
        checkpoint_id=checkpoint_id,
        as_of_on=as_of_on,
        subjects=int(needed.iloc[0]) if len(needed) else 1,
    )
    counts = reasons.groupby("rule").pupil_id.nunique()
    with_reach = rules.merge(reach, on="rule", validate="one_to_one")
    return Proposal(
        reasons=reasons,
        rules=with_reach.assign(proposed=with_reach.rule.map(counts).fillna(0).astype(int)),
        on_roll=int(reach.on_roll.iloc[0]),
    )


def _proposed(ask: Ask, rule: tuple, checkpoint_id: int, as_of_on: date) -> pd.DataFrame:
    if not rule.is_on:
        return pd.DataFrame(columns=REASON)
    query = RULES[rule.rule]
    known = {
        "checkpoint_id": checkpoint_id,
        "as_of_on": as_of_on,
        **{name: _known(getattr(rule, name)) for name in ("line", "subjects", "weeks")},
    }
    return ask(query, **{name: known[name] for name in named_query(query).parameters})


def _known(value: float | None) -> float | None:
    return None if pd.isna(value) else float(value)
