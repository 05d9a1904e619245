"""Who qualifies for help at a checkpoint: one named query for each rule, and its reach."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from lib.store.asking import Asks
from lib.store.named_queries import named_query
from lib.store.row import Row

RULES = {
    "below_expected": "intervention_register/rules/below_expected",
    "joined": "intervention_register/rules/joined",
    "less_than_good": "intervention_register/rules/less_than_good",
    "disadvantaged_behind": "intervention_register/rules/disadvantaged_behind",
    "under_100": "intervention_register/rules/under_100",
    "slot_behind": "intervention_register/rules/slot_behind",
}
"""The query that answers each rule; every rule has one and only one."""

REASON = ["pupil_id", "rule", "reason", "subjects"]


@dataclass(frozen=True)
class RuleInForce(Row, query="intervention_register/rules/in_force"):
    """One rule as set: by the school, with who, when and why, or as delivered, with its source."""

    rule: str
    letter: str
    name: str
    is_on: bool
    line: float | None
    subjects: int | None
    weeks: int | None
    valid_from: date
    set_by: str | None
    set_at: datetime | None
    note: str | None
    source: str


@dataclass(frozen=True)
class Reach(Row, query="intervention_register/rules/reach"):
    """How far a rule can be applied: the pupils it is about, and those there is a basis for."""

    rule: str
    in_scope: int
    judged: int
    on_roll: int


@dataclass(frozen=True)
class RuleReached(Row, query="intervention_register/rules/kept"):
    """One rule as it stood, of a kept register or of a proposal, and how far it could be applied.

    `in_scope`: the pupils it is about; `judged`: of them, those it could be applied to.
    """

    rule: str
    letter: str
    name: str
    is_on: bool
    line: float | None
    subjects: int | None
    weeks: int | None
    valid_from: date
    in_scope: int
    judged: int
    proposed: int


@dataclass(frozen=True)
class Proposal:
    """Who qualifies, and by which rules, as in force on the day.

    `reasons`: one row per pupil and rule (pupil_id, rule, reason, subjects). `on_roll` counts the
    pupils of the cohort that day.
    """

    reasons: pd.DataFrame
    rules: tuple[RuleReached, ...]
    on_roll: int


def propose(asks: Asks, checkpoint_id: int, as_of_on: date) -> Proposal:
    """Apply the rules in force on the day to one checkpoint. A rule that is off proposes nobody."""
    at: dict[str, Hashable] = {"checkpoint_id": checkpoint_id, "as_of_on": as_of_on}
    rules = asks.records(RuleInForce, **at)
    found = [_proposed(asks, rule, at) for rule in rules]
    reasons = pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=REASON)
    needed = next((r.subjects for r in rules if r.rule == "less_than_good"), None)
    reach = {r.rule: r for r in asks.records(Reach, **at, subjects=needed or 1)}
    counts = reasons.groupby("rule").pupil_id.nunique().to_dict()
    return Proposal(
        reasons=reasons,
        rules=tuple(_reached(r, reach[r.rule], counts.get(r.rule, 0)) for r in rules),
        on_roll=next(iter(reach.values())).on_roll,
    )


def _reached(rule: RuleInForce, reach: Reach, proposed: int) -> RuleReached:
    return RuleReached(
        rule=rule.rule,
        letter=rule.letter,
        name=rule.name,
        is_on=rule.is_on,
        line=rule.line,
        subjects=rule.subjects,
        weeks=rule.weeks,
        valid_from=rule.valid_from,
        in_scope=reach.in_scope,
        judged=reach.judged,
        proposed=proposed,
    )


def _proposed(asks: Asks, rule: RuleInForce, at: dict[str, Hashable]) -> pd.DataFrame:
    if not rule.is_on:
        return pd.DataFrame(columns=REASON)
    query = RULES[rule.rule]
    known = {**at, "line": rule.line, "subjects": rule.subjects, "weeks": rule.weeks}
    return asks.rows(query, **{name: known[name] for name in named_query(query).parameters})
