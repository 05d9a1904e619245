"""The rules of the register on screen: what each says, what stands beside it, and changing one."""

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
import streamlit as st

from lib.dates import short_date
from lib.interventions.intervention_register.rules import (
    LABELS,
    LIMITS,
    USES,
    Rule,
    rules_at,
    rules_finding,
    set_rule,
)
from lib.store.row import Row
from lib.ui.frame.questions import answer, ask_records, database
from lib.ui.frame.show import show_answer, show_caption, show_section, show_table
from lib.ui.frame.writing_as import ask_who, carry_out

QUESTION = "Which rules say who qualifies for help, since when, and on whose word?"
MEANINGS = (
    "Expected and good are the school’s own lines, in grades from England’s mean for the same KS2 "
    "start and subject. A line near nought would list chance."
)


@dataclass(frozen=True)
class RuleChange(Row, query="intervention_register/rules/changes"):
    """What the school set of one rule, once: its values, who said so, when and why."""

    letter: str
    valid_from: date
    is_on: bool
    line: float | None
    subjects: int | None
    weeks: int | None
    set_by: str
    set_at: datetime
    note: str | None

    @property
    def set_to(self) -> str:
        """The values in words."""
        if not self.is_on:
            return "Off"
        said = [] if self.line is None else [f"line {self.line:g}"]
        counts = (("subjects", self.subjects), ("weeks", self.weeks))
        said += [f"{count} {unit}" for unit, count in counts if count is not None]
        return ", ".join(said) or "On"


def show_rules(checkpoint_id: int, as_of: date) -> None:
    """Show every rule as in force, with the national figure beside its line, and the form."""
    rules = answer(rules_at, checkpoint_id, as_of)
    show_answer(QUESTION, rules_finding(rules), MEANINGS)
    show_table(_table(rules), numbers=["Pupils"])
    show_caption(
        "Pupils: those proposed at the checkpoint on screen, by the rules in force today. A "
        "register that was kept shows the rules of its own day."
    )
    form, history = st.columns([1, 1.6], gap="large")
    with form:
        _show_form(rules, checkpoint_id, as_of)
    with history:
        _show_history(checkpoint_id)


def _table(rules: tuple[Rule, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Rule": [rule.letter for rule in rules],
            "Pupils": ["–" if rule.counted is None else str(rule.counted) for rule in rules],
            "Who it proposes": [_said(rule) for rule in rules],
            "Who cannot be judged": [rule.gap for rule in rules],
            "Since, and from whom": [f"{short_date(r.valid_from)}. {r.source}" for r in rules],
        }
    )


def _said(rule: Rule) -> str:
    return f"{rule.meaning}. {rule.beside}" if rule.beside else rule.meaning


def _show_form(rules: tuple[Rule, ...], checkpoint_id: int, as_of: date) -> None:
    show_section("Change a rule")
    by_name = {rule.rule: rule for rule in rules}
    chosen = st.selectbox(
        "Rule", list(by_name), format_func=lambda name: by_name[name].name, key="rule_to_change"
    )
    rule = by_name[chosen]
    with st.form(f"rule_{chosen}", border=False):
        is_on = st.toggle("In force", rule.is_on)
        values = {name: _choose(rule, name) for name in USES[chosen]}
        valid_from = st.date_input("From", as_of, format="DD/MM/YYYY")
        note = st.text_input("Why?", max_chars=200)
        who = ask_who("rule")
        if st.form_submit_button("Keep this rule", type="primary"):
            carry_out(
                lambda: set_rule(
                    database(), checkpoint_id, chosen, valid_from, is_on, values, who, note
                ),
                who,
            )


def _choose(rule: Rule, name: str) -> float:
    low, high = LIMITS[name]
    kind = float if name == "line" else int
    return st.number_input(
        LABELS[name],
        kind(low),
        kind(high),
        kind(getattr(rule, name)),
        kind(0.25) if name == "line" else 1,
        key=f"{rule.rule}_{name}",
    )


def _show_history(checkpoint_id: int) -> None:
    changes = ask_records(RuleChange, checkpoint_id=checkpoint_id)
    show_section("What the school has changed")
    if not changes:
        show_caption("Nothing yet: every rule is as delivered.")
        return
    table = pd.DataFrame(
        {
            "Rule": [change.letter for change in changes],
            "From": [short_date(change.valid_from) for change in changes],
            "Set to": [change.set_to for change in changes],
            "By": [change.set_by for change in changes],
            "Why": [change.note for change in changes],
        }
    )
    show_table(table)
